package dev.entente.entity;

import dev.entente.article.Span;
import java.util.List;

/** Finds names that no table holds, such as a tagger for persons and organisations does. */
@FunctionalInterface
public interface NameFinder {

  /**
   * A name in a text.
   *
   * @param kind name of an actor kind: Person, Organisation or Place
   */
  record Name(Span span, String kind) {}

  /** The names in the text, in its order, not overlapping. */
  List<Name> names(String text);
}
