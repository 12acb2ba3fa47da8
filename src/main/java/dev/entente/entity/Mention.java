package dev.entente.entity;

import dev.entente.article.Span;
import java.util.List;

/**
 * Words of a text that stand for actors.
 *
 * @param entities who is meant: one as a rule, several for "the two nations", none where the words
 *     name somebody whom nothing resolves
 * @param reason how it was resolved, or why not, for people
 * @param parts the words for each of the entities, in their order ("US" and "British forces");
 *     empty where the same words mean all of them
 */
public record Mention(
    Span span, List<Entity> entities, Form form, String reason, List<Span> parts) {

  /** What kind of words they are. */
  public enum Form {
    /** A proper name, short name or acronym. */
    NAME,
    /** "Russian", "Russians". */
    DEMONYM,
    /** A capital or seat that acts for its state. */
    METONYM,
    /** An organ, office-holder or group told by its words: "South Korea's intelligence agency". */
    DESCRIPTION,
    /** "its neighbor", "the two nations", "both countries", "the alliance". */
    ANAPHOR,
    /** "he", "its", "they". */
    PRONOUN
  }

  public Mention {
    entities = List.copyOf(entities);
    parts = List.copyOf(parts);
  }

  /** One whose words mean all of its entities. */
  public Mention(Span span, List<Entity> entities, Form form, String reason) {
    this(span, entities, form, reason, List.of());
  }

  /** The words for one of the entities. */
  public Span spanOf(int entity) {
    return parts.isEmpty() ? span : parts.get(entity);
  }
}
