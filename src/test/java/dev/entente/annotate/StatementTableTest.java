package dev.entente.annotate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.article.Article;
import dev.entente.article.ArticleDetails;
import dev.entente.article.ArticleId;
import dev.entente.article.ArticleText;
import dev.entente.article.Span;
import dev.entente.entity.Entity;
import dev.entente.entity.EntityTables;
import dev.entente.entity.TextActors;
import dev.entente.rdf.OntologyReader;
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
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written as a table is read again as the same statements. */
class StatementTableTest {

  private static final Vocabulary VOCABULARY = OntologyReader.read(Path.of("ontology"));
  private static final EntityTables ENTITIES =
      EntityTables.load(List.of(Path.of("seeds/entities")));
  private static final Path FILE = Path.of("table");

  /** Pieces that break writers: delimiters, quotes, line ends, bidirectional and other marks. */
  private static final List<String> HOSTILE =
      List.of(
          "a",
          "Kim",
          " ",
          ",",
          ";",
          "\t",
          "\"",
          "\"\"",
          "'",
          "’",
          "\n",
          "\\",
          "\\n",
          "{",
          "}",
          "|",
          "=1+1",
          "@x",
          "<b>",
          "\u202E",
          "\u0301",
          "\uD83D\uDE80",
          "\u0000",
          "\r\n",
          "北京",
          "#",
          "\uFEFF",
          "null",
          "\u2028");

  @ParameterizedTest
  @EnumSource(StatementTableWriter.Form.class)
  void statementsOfAnyWordsSurviveWritingAndReading(StatementTableWriter.Form form)
      throws IOException {
    for (int seed = 0; seed < 150; seed++) {
      AnnotatedArticle made = new Generator(new Random(seed)).article();
      StringBuilder out = new StringBuilder();
      new StatementTableWriter(form, out, ENTITIES::entity).write(made);
      CsvAnnotator annotator =
          new CsvAnnotator(
              VOCABULARY, ENTITIES, List.of(StatementTable.parse(FILE, out.toString())));
      AnnotatedArticle read = annotator.annotate(made.article());
      assertEquals(List.of(), annotator.rejectionsBeyond(List.of(made.article().id())));
      assertEquals(List.of(), read.rejections(), "seed " + seed);
      assertEquals(made.statements(), read.statements(), "seed " + seed);
      assertEquals(
          made.actors().stream().map(Entity::id).sorted().toList(),
          read.actors().stream().map(Entity::id).sorted().toList());
    }
  }

  @Test
  void theHeaderIsTheContract() throws IOException {
    StringBuilder out = new StringBuilder();
    new StatementTableWriter(StatementTableWriter.Form.CSV, out, ENTITIES::entity);
    assertEquals(
        "id,article,subject,subject_label,relation,object,object_label,polarity,certainty,tense,"
            + "attribution,source,source_label,via,cue,stance,context,event,about,valid_from,"
            + "valid_to,begin,end,quote,subject_span,object_span,trigger_span,cue_span,annotator,"
            + "rule,confidence\n",
        out.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          {"article": "a", "colour": "red"}     # 2 # there is no key 'colour'
          {"article": {"id": "a"}}              # 2 # the key 'article' must be flat
          [1]                                   # 2 # a line must be one JSON object
          {"article":                           # 2 # no JSON object
          """)
  void aLineThatIsNoRowIsToldAndTheOthersAreRead(String line, int number, String problem) {
    StatementTable table =
        StatementTable.parse(
            FILE, "{\"article\":\"x\",\"via\":[\"a\",\"b\"]}\n" + line.strip() + "\n");
    assertEquals(List.of("a", "b"), table.rows().get(0).values("via"));
    assertEquals("table:" + number, table.rejections().get(0).place());
    assertTrue(
        table.rejections().get(0).reason().startsWith(problem), table.rejections().get(0).reason());
  }

  @Test
  void anEmptyFileIsRefused() {
    assertEquals(
        "table:1: the table is empty; its first line must name the columns",
        StatementTable.parse(FILE, "\uFEFF\n").rejections().get(0).toString());
  }

  /** Makes articles of hostile words with statements of every shape. */
  private static final class Generator {
    private final Random random;
    private final Map<EntityId, Entity> actors = new HashMap<>();
    private final List<Relation> relations = List.copyOf(VOCABULARY.relations());

    Generator(Random random) {
      this.random = random;
    }

    AnnotatedArticle article() {
      ArticleId id = new ArticleId("folder/" + plain() + " é;,\"" + random.nextInt(9));
      String text = ArticleText.normalise(words(60));
      Article article = new Article(id, text, ArticleDetails.UNKNOWN);
      List<Statement> statements = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Statement statement = statement(article, i);
        boolean twice =
            statements.stream()
                .anyMatch(other -> other.evidence().span().equals(statement.evidence().span()));
        if (!twice && !statement.evidence().quote().isBlank()) {
          statements.add(statement);
        }
      }
      statements.removeIf(statement ->
          !statements.stream()
              .map(other -> other.annotation().key().orElse(""))
              .toList()
              .containsAll(statement.annotation().about()));
      actors.keySet().retainAll(named(statements));
      return new AnnotatedArticle(article, statements, actors.values(), List.of());
    }

    private static List<EntityId> named(List<Statement> statements) {
      List<EntityId> named = new ArrayList<>();
      for (Statement statement : statements) {
        named.add(statement.claim().subject());
        named.add(statement.claim().object());
        statement.attribution().source().ifPresent(named::add);
        named.addAll(statement.attribution().via());
      }
      return named;
    }

    private Statement statement(Article article, int number) {
      EntityId subject = actor(article.id());
      EntityId object = actor(article.id());
      while (object.equals(subject)) {
        object = actor(article.id());
      }
      return new Statement(
          new Claim(
              subject,
              relations.get(random.nextInt(relations.size())),
              object,
              one(Polarity.values()),
              one(Certainty.values()),
              one(Tense.values()),
              maybe(new Validity(Optional.of("2020-02"), maybe("2021-01-31"))),
              maybe("human-rights")),
          attribution(article.id()),
          Evidence.of(
              article,
              span(article),
              maybe(span(article)),
              maybe(span(article)),
              maybe(span(article)),
              maybe(span(article))),
          new Annotation(
              "rules",
              Optional.of("1.0/ab12"),
              maybe("rule \"" + number),
              maybe(random.nextInt(101) / 100.0),
              maybe("joint, \"event\""),
              number == 7 ? List.of("key 0") : List.of(),
              Optional.of("key " + number)));
    }

    private Attribution attribution(ArticleId article) {
      Optional<String> cue = maybe(ArticleText.normalise("x" + words(3)));
      List<EntityId> via =
          random.nextBoolean() ? List.of() : List.of(actor(article), actor(article));
      Stance stance = one(Stance.values());
      return switch (random.nextInt(4)) {
        case 0 -> new Attribution.Narrated(stance);
        case 1 -> new Attribution.Quoted(actor(article), cue, via, stance);
        case 2 -> new Attribution.Reported(actor(article), cue, via, stance);
        default -> new Attribution.Unnamed(ArticleText.normalise("x" + words(3)), cue, via, stance);
      };
    }

    private EntityId actor(ArticleId article) {
      Entity entity =
          switch (random.nextInt(5)) {
            case 0 -> unnamed(article, "rebels of " + plain());
            case 1 -> newcomer("Person", "Jane \"J.\" D'Arc, Jr. " + plain());
            case 2 -> newcomer("Company", "Ölmühle & Söhne; " + plain());
            default -> ENTITIES.entity(new EntityId(one("fiji", "peru", "kremlin"))).orElseThrow();
          };
      if (ENTITIES.actor(entity.id()).isEmpty()) {
        actors.putIfAbsent(entity.id(), entity);
      }
      return entity.id();
    }

    private static Entity unnamed(ArticleId article, String words) {
      return new Entity(
          TextActors.unnamed(article, words), TextActors.UNNAMED_KIND, words, Optional.empty());
    }

    private static Entity newcomer(String kind, String name) {
      return new Entity(TextActors.newcomer(kind, name), kind, name, Optional.empty());
    }

    /** Anywhere, but never between the halves of a surrogate pair, which UTF-8 cannot write. */
    private Span span(Article article) {
      String text = article.text();
      int begin = whole(text, random.nextInt(text.length() - 1));
      int end = whole(text, begin + 1 + random.nextInt(text.length() - begin));
      return end > begin ? new Span(begin, end) : new Span(begin, text.length());
    }

    private static int whole(String text, int position) {
      return position < text.length() && Character.isLowSurrogate(text.charAt(position))
          ? position - 1
          : position;
    }

    private String words(int pieces) {
      StringBuilder words = new StringBuilder();
      for (int i = 0; i < pieces; i++) {
        words.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
      }
      return words + "zz";
    }

    private String plain() {
      return one("one", "two", "three");
    }

    @SafeVarargs
    private <T> T one(T... values) {
      return values[random.nextInt(values.length)];
    }

    private <T> Optional<T> maybe(T value) {
      return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }
  }
}
