package dev.entente.annotate;

import dev.entente.article.Article;
import dev.entente.article.Span;
import dev.entente.entity.Entity;
import dev.entente.statement.Annotation;
import dev.entente.statement.Attribution;
import dev.entente.statement.Certainty;
import dev.entente.statement.Claim;
import dev.entente.statement.EntityId;
import dev.entente.statement.Evidence;
import dev.entente.statement.Polarity;
import dev.entente.statement.Relation;
import dev.entente.statement.Stance;
import dev.entente.statement.Statement;
import dev.entente.statement.Tense;
import dev.entente.statement.Validity;
import dev.entente.statement.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes a statement of a row, or says which of its cells is wrong and what would be right. */
final class RowStatements {

  private static final List<String> ATTRIBUTIONS =
      List.of("narrated", "quoted", "reported", "unnamed");

  private final Vocabulary vocabulary;

  RowStatements(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** A row that cannot be used, thrown to where its place is known. */
  static final class BadCell extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final String column;

    BadCell(String column, String problem) {
      super(problem, null, false, false);
      this.column = column;
    }
  }

  Statement statement(Article article, StatementTable.Row row, ActorCells actors) {
    return new Statement(
        claim(row, actors), attribution(row, actors), evidence(article, row), annotation(row));
  }

  private Claim claim(StatementTable.Row row, ActorCells actors) {
    Relation relation = relation(row);
    Entity subject = actor("subject", row, actors);
    Entity object = actor("object", row, actors);
    Optional<String> from = row.value("valid_from");
    Optional<String> to = row.value("valid_to");
    Optional<Validity> validity =
        from.isEmpty() && to.isEmpty()
            ? Optional.empty()
            : Optional.of(
                checked(
                    from.isPresent() ? "valid_from" : "valid_to", () -> new Validity(from, to)));
    Optional<String> context = row.value("context");
    context
        .filter(word -> !vocabulary.contexts().contains(word))
        .ifPresent(word -> {
          throw new BadCell(
              "context",
              vocabulary.contexts().isEmpty()
                  ? "the ontology has no contexts; leave the cell empty"
                  : "'%s' is no context; nearest: %s"
                      .formatted(word, Nearest.to(word, vocabulary.contexts())));
        });
    Polarity polarity = word(row, "polarity", Polarity::parse, Polarity.AFFIRMED);
    Certainty certainty = word(row, "certainty", Certainty::parse, Certainty.CERTAIN);
    Tense tense = word(row, "tense", Tense::parse, Tense.UNSPECIFIED);
    return checked(
        "object",
        () ->
            new Claim(
                subject.id(),
                relation,
                object.id(),
                polarity,
                certainty,
                tense,
                validity,
                context));
  }

  private Relation relation(StatementTable.Row row) {
    String name = required(row, "relation");
    return vocabulary
        .relation(name)
        .orElseThrow(() -> {
          Optional<Relation> turned =
              vocabulary.relations().stream()
                  .filter(relation -> relation.inverse().filter(name::equals).isPresent())
                  .findFirst();
          return new BadCell(
              "relation",
              turned
                  .map(relation ->
                      "'%s' is the other direction of %s; write that and swap subject and object"
                          .formatted(name, relation.name()))
                  .orElseGet(() ->
                      "'%s' is not in the ontology; nearest: %s"
                          .formatted(name, String.join(", ", vocabulary.relationsLike(name)))));
        });
  }

  private Entity actor(String column, StatementTable.Row row, ActorCells actors) {
    Optional<String> label = row.value(column + "_label");
    String used = row.value(column).isPresent() ? column : column + "_label";
    String cell =
        row.value(column)
            .or(() -> label)
            .orElseThrow(() -> new BadCell(column, "must not be empty"));
    return checked(used, () -> actors.resolve(cell, label));
  }

  private Attribution attribution(StatementTable.Row row, ActorCells actors) {
    boolean named = row.value("source").isPresent();
    boolean labelled = row.value("source_label").isPresent();
    String kind = row.value("attribution").orElse(named || labelled ? "reported" : "narrated");
    if (!ATTRIBUTIONS.contains(kind)) {
      throw new BadCell(
          "attribution",
          "'%s' is no attribution; it is one of %s"
              .formatted(kind, String.join(", ", ATTRIBUTIONS)));
    }
    List<EntityId> via = new ArrayList<>();
    for (String cell : row.values("via")) {
      via.add(checked("via", () -> actors.resolve(cell, Optional.empty()).id()));
    }
    Optional<String> cue = Optional.of(row.cell("cue")).filter(words -> !words.isBlank());
    if (kind.equals("narrated")) {
      if (named || labelled || !via.isEmpty()) {
        throw new BadCell(
            "attribution",
            "a narrated statement has no source; write reported, quoted or unnamed, or empty the"
                + " source cells");
      }
      if (cue.isPresent()) {
        throw new BadCell("cue", "a narrated statement has no cue; empty the cell");
      }
      return new Attribution.Narrated(word(row, "stance", Stance::parse, Stance.COMMITTED));
    }
    Stance stance = word(row, "stance", Stance::parse, Stance.UNCOMMITTED);
    if (kind.equals("unnamed")) {
      String words =
          Optional.of(row.cell("source_label"))
              .filter(label -> !label.isBlank())
              .orElseThrow(() ->
                  new BadCell(
                      "source_label", "must hold what the article calls the unnamed source"));
      if (named) {
        throw new BadCell(
            "source", "an unnamed source has no entity; empty the cell or write reported");
      }
      return new Attribution.Unnamed(words, cue, via, stance);
    }
    if (!named && !labelled) {
      throw new BadCell("source", "a %s statement needs its source".formatted(kind));
    }
    EntityId speaker = actor("source", row, actors).id();
    return kind.equals("quoted")
        ? new Attribution.Quoted(speaker, cue, via, stance)
        : new Attribution.Reported(speaker, cue, via, stance);
  }

  private static Evidence evidence(Article article, StatementTable.Row row) {
    String quote = row.cell("quote");
    if (quote.isBlank()) {
      throw new BadCell("quote", "must not be empty: no evidence, no statement");
    }
    Span span = place(article, row, quote);
    return Evidence.of(
        article,
        span,
        span(article, row, "subject_span"),
        span(article, row, "object_span"),
        span(article, row, "trigger_span"),
        span(article, row, "cue_span"));
  }

  private static Span place(Article article, StatementTable.Row row, String quote) {
    String text = article.text();
    List<Span> places = Quotes.places(text, quote);
    Optional<String> begin = row.value("begin");
    Optional<String> end = row.value("end");
    if (begin.isPresent() != end.isPresent()) {
      throw new BadCell(
          begin.isPresent() ? "end" : "begin", "begin and end stand together or not at all");
    }
    if (begin.isPresent() && end.isPresent()) {
      Span span = span("begin", begin.get() + "-" + end.get(), text);
      if (!span.of(text).equals(quote)) {
        throw new BadCell(
            "begin",
            "at %s stands '%s', not the quote; %s"
                .formatted(span, shortened(span.of(text)), whereabouts(places, text, quote)));
      }
      return span;
    }
    if (places.size() == 1) {
      return places.get(0);
    }
    if (places.isEmpty()) {
      throw new BadCell(
          "quote",
          "'%s' does not stand in the article; %s"
              .formatted(shortened(quote), whereabouts(places, text, quote)));
    }
    throw new BadCell(
        "quote",
        "'%s' stands %d times in the article, at %s; fill begin and end"
            .formatted(shortened(quote), places.size(), joined(places)));
  }

  private static String whereabouts(List<Span> places, String text, String quote) {
    if (!places.isEmpty()) {
      return "the quote stands at " + joined(places);
    }
    return Quotes.near(text, quote)
        .map(near -> "the article has '%s' at %s".formatted(shortened(near.of(text)), near))
        .orElse("copy the words as the article has them");
  }

  private static String joined(List<Span> places) {
    return String.join(" and ", places.stream().limit(5).map(Span::toString).toList());
  }

  private static String shortened(String words) {
    String line = words.replace('\n', ' ');
    return line.length() <= 80 ? line : line.substring(0, 77) + "…";
  }

  private static Optional<Span> span(Article article, StatementTable.Row row, String column) {
    return row.value(column).map(cell -> span(column, cell, article.text()));
  }

  private static Span span(String column, String cell, String text) {
    Span span = checked(column, () -> Span.parse(cell));
    if (span.end() > text.length()) {
      throw new BadCell(
          column,
          "%s ends beyond the article, which has %d UTF-16 units".formatted(span, text.length()));
    }
    return span;
  }

  private static Annotation annotation(StatementTable.Row row) {
    String annotator = row.value("annotator").orElse(CsvAnnotator.NAME);
    int slash = annotator.indexOf('/');
    Optional<Double> confidence =
        row.value("confidence")
            .map(cell -> {
              try {
                return Double.valueOf(cell);
              } catch (NumberFormatException notANumber) {
                throw new BadCell(
                    "confidence", "must be a number from 0 to 1, not '%s'".formatted(cell));
              }
            });
    return checked(
        "confidence",
        () ->
            new Annotation(
                slash < 0 ? annotator : annotator.substring(0, slash),
                slash < 0 ? Optional.empty() : Optional.of(annotator.substring(slash + 1)),
                Optional.of(row.cell("rule")).filter(rule -> !rule.isBlank()),
                confidence,
                row.value("event"),
                row.values("about"),
                row.value("id")));
  }

  private static String required(StatementTable.Row row, String column) {
    return row.value(column).orElseThrow(() -> new BadCell(column, "must not be empty"));
  }

  private static <T> T word(
      StatementTable.Row row, String column, Function<String, T> parse, T otherwise) {
    return row.value(column)
        .map(cell -> checked(column, () -> parse.apply(cell)))
        .orElse(otherwise);
  }

  private interface Making<T> {
    T make();
  }

  /** Turns what a constructor refuses into a rejection of the column. */
  private static <T> T checked(String column, Making<T> making) {
    try {
      return making.make();
    } catch (IllegalArgumentException nonsense) {
      throw new BadCell(column, String.valueOf(nonsense.getMessage()));
    }
  }
}
