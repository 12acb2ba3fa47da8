package dev.entente.curate;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An article as one person left it in an annotation tool.
 *
 * @param article its id, where the file tells it
 * @param text that the tool had
 * @param reviewer who marked it, where the file tells
 * @param shown the ids of the statements that the tool began with, where the file tells
 * @param marked what is there now
 */
record MarkedArticle(
    Optional<String> article,
    String text,
    Optional<String> reviewer,
    Optional<Set<String>> shown,
    List<Marked> marked) {}
