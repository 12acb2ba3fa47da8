package dev.entente.rdf;

import dev.entente.article.Article;
import dev.entente.article.ArticleDetails;
import dev.entente.article.ArticleId;
import dev.entente.article.ArticleText;
import dev.entente.article.Span;
import dev.entente.entity.Entity;
import dev.entente.statement.ActorKind;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Articles and statements with hostile names and texts, the same for the same seed. */
public final class Generator {

  /** A small domain of its own: what the tests need and nothing that the shipped one has. */
  public static final Vocabulary VOCABULARY =
      new Vocabulary(
          "https://example.org/trade#",
          List.of(
              relation("dealsWith", "", true),
              relation("sellsTo", "", false),
              relation("rentsTo", "sellsTo", false)),
          List.of(
              new ActorKind("Firm", "https://example.org/trade#Firm", "firm", Optional.empty()),
              new ActorKind("Crowd", "https://example.org/trade#Crowd", "crowd", Optional.empty())),
          List.of("retail", "human-rights", "ünïcode space & <sign>"));

  private static final List<String> PIECES =
      List.of(
          "Kim",
          " ",
          "\n",
          "\t",
          "\"",
          "'",
          "\\",
          "<b>",
          "&amp;",
          "🚀",
          "👩‍👩‍👧",
          "بوتين",
          "שלום",
          "\u202E",
          "\uFEFF",
          "é",
          "e\u0301",
          "北朝鮮",
          "\uFFFD",
          "%2F",
          "{}",
          "$1",
          "|",
          ";",
          "a",
          "b",
          "\u0085",
          "\u2028",
          "# ? / \\ ..",
          "..",
          "_:x",
          "@en",
          "^^",
          "'''",
          "\"\"\"");

  private final Random random;

  public Generator(long seed) {
    random = new Random(seed);
  }

  private static Relation relation(String name, String parent, boolean symmetric) {
    return new Relation(
        name,
        "https://example.org/trade#" + name,
        name,
        Optional.of(parent).filter(above -> !above.isEmpty()),
        Optional.empty(),
        symmetric,
        Optional.empty(),
        false,
        Optional.empty());
  }

  /** Words of several pieces, never blank. */
  public String words() {
    StringBuilder words = new StringBuilder("w");
    for (int i = random.nextInt(6); i >= 0; i--) {
      words.append(pick(PIECES));
    }
    return words.toString();
  }

  public Article article() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      text.append(pick(PIECES));
    }
    String clean = ArticleText.normalise(text + "the end");
    String id = words().replaceAll("\\p{Cc}", "/");
    return new Article(
        new ArticleId(id),
        clean,
        new ArticleDetails(
            maybe(this::words),
            List.of(words(), "w" + words()),
            maybe(this::words),
            maybe(() -> random.nextBoolean() ? "https://example.org/a?b=c" : words()),
            maybe(this::date),
            maybe(() -> "ko"),
            random.nextBoolean()));
  }

  /** Statements of the article, no two of one identity, some about one another. */
  public List<Statement> statements(Article article, int number) {
    Map<String, Statement> byIdentity = new LinkedHashMap<>();
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      String key = i + words();
      Statement statement = statement(article, key, keys);
      if (byIdentity.putIfAbsent(statement.identity(), statement) == null) {
        keys.add(key);
      }
    }
    return List.copyOf(byIdentity.values());
  }

  public List<Entity> actors() {
    return List.of(
        new Entity(new EntityId("firm/x"), "Firm", words(), Optional.empty()),
        new Entity(
            new EntityId("firm/x/board"), "Crowd", words(), Optional.of(new EntityId("firm/x"))),
        new Entity(new EntityId("mob"), "Crowd", words(), Optional.of(new EntityId("firm/x"))));
  }

  private Statement statement(Article article, String key, List<String> earlier) {
    EntityId subject = entity();
    EntityId object = entity();
    while (object.equals(subject)) {
      object = entity();
    }
    Claim claim =
        new Claim(
            subject,
            pick(List.copyOf(VOCABULARY.relations())),
            object,
            pick(List.of(Polarity.values())),
            pick(List.of(Certainty.values())),
            pick(List.of(Tense.values())),
            maybe(this::validity),
            maybe(() -> pick(VOCABULARY.contexts().stream().sorted().toList())));
    boolean speaksOfAnother = !earlier.isEmpty() && random.nextBoolean();
    Annotation annotation =
        new Annotation(
            "rules/ü ?",
            Optional.of("1.0/c0ffee"),
            maybe(this::words),
            maybe(random::nextDouble),
            maybe(this::words),
            speaksOfAnother ? List.of(pick(earlier), pick(earlier)) : List.of(),
            Optional.of(key));
    return new Statement(
        claim,
        attribution(),
        Evidence.of(
            article,
            span(article),
            maybe(() -> span(article)),
            maybe(() -> span(article)),
            maybe(() -> span(article)),
            maybe(() -> span(article))),
        annotation);
  }

  private Attribution attribution() {
    Stance stance = pick(List.of(Stance.values()));
    List<EntityId> via = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      via.add(entity());
    }
    return switch (random.nextInt(4)) {
      case 0 -> new Attribution.Narrated(stance);
      case 1 -> new Attribution.Quoted(entity(), maybe(this::words), via, stance);
      case 2 -> new Attribution.Reported(entity(), maybe(this::words), via, stance);
      default -> new Attribution.Unnamed(words(), maybe(this::words), via, stance);
    };
  }

  private EntityId entity() {
    return new EntityId(
        pick(
            List.of(
                "north-korea",
                "a--b",
                "c",
                "a",
                "b--c",
                "-x",
                "firm/x",
                "article/https%3A%2F%2Fe.org%2Fa%3Fb/mob",
                "côte-d’ivoire".replace("’", "-"),
                "北朝鮮",
                "person/بوتين")));
  }

  private Validity validity() {
    return switch (random.nextInt(3)) {
      case 0 -> new Validity(Optional.of(date()), Optional.empty());
      case 1 -> new Validity(Optional.empty(), Optional.of(date()));
      default -> new Validity(Optional.of("1999-02"), Optional.of("2024-02-31"));
    };
  }

  private String date() {
    return pick(List.of("0000", "2022", "2022-02", "2022-02-24", "2023-02-31", "9999-12-31"));
  }

  private Span span(Article article) {
    int begin = random.nextInt(article.text().length() - 1);
    int end = begin + 1 + random.nextInt(article.text().length() - begin - 1);
    // No quote begins or ends within a surrogate pair.
    if (Character.isLowSurrogate(article.text().charAt(begin))) {
      begin--;
    }
    if (end < article.text().length() && Character.isLowSurrogate(article.text().charAt(end))) {
      end++;
    }
    return new Span(begin, end);
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
