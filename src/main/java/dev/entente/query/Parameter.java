package dev.entente.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a question leaves open: a variable of its SPARQL that is bound before it runs.
 *
 * @param name of the variable, without the question mark
 * @param required whether the question makes no sense without it; an optional one without a default
 *     stays a variable, which means any
 * @param standard the value it has unless another is given, as people write it
 */
public record Parameter(
    String name, Kind kind, boolean required, Optional<String> standard, String description) {

  /** What people may write for it. */
  public enum Kind {
    /** A name, alias, id or IRI of an actor. */
    ENTITY,
    /** A name, label or IRI of a relation. */
    RELATION,
    /** An IRI of a statement, or the first letters of its id. */
    STATEMENT,
    /** YYYY, YYYY-MM or YYYY-MM-DD. */
    DATE,
    /** A decimal number. */
    NUMBER,
    /** true or false. */
    BOOLEAN,
    /** Any words. */
    TEXT,
    /** Words to search for, of which the last may be a beginning. */
    WORDS;

    /** The word in the header of a query. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind parse(String word) {
      return Arrays.stream(values())
          .filter(kind -> kind.word().equals(word))
          .findFirst()
          .orElseThrow(() ->
              new IllegalArgumentException(
                  "'%s' is no kind of parameter; it is one of %s"
                      .formatted(
                          word,
                          Arrays.stream(values())
                              .map(Kind::word)
                              .collect(Collectors.joining(", ")))));
    }
  }

  /**
   * @throws IllegalArgumentException if the name is no SPARQL variable or a required one has a
   *     default
   */
  public Parameter {
    if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
      throw new IllegalArgumentException("'" + name + "' cannot be the name of a variable");
    }
    if (required && standard.isPresent()) {
      throw new IllegalArgumentException("a required parameter has no default: " + name);
    }
    if (description.isBlank()) {
      throw new IllegalArgumentException("parameter " + name + " needs a description");
    }
  }
}
