package dev.entente.annotate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.article.Article;
import dev.entente.article.ArticleDetails;
import dev.entente.article.ArticleId;
import dev.entente.article.TextArticles;
import dev.entente.entity.EntityTables;
import dev.entente.rdf.OntologyReader;
import dev.entente.statement.Attribution;
import dev.entente.statement.Certainty;
import dev.entente.statement.EntityId;
import dev.entente.statement.Polarity;
import dev.entente.statement.Stance;
import dev.entente.statement.Statement;
import dev.entente.statement.Tense;
import dev.entente.statement.Vocabulary;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Good rows load, and a bad one is told with its place and what would be right. */
class CsvAnnotatorTest {

  private static final Vocabulary VOCABULARY = OntologyReader.read(Path.of("ontology"));
  private static final EntityTables ENTITIES =
      EntityTables.load(List.of(Path.of("seeds/entities")));

  private static final Article ARTICLE =
      new Article(
          new ArticleId("oslo"),
          "Fiji’s envoy went to Peru on Monday.\nPeru said that Fiji had not armed rebels.\n"
              + "Fiji’s envoy will return.",
          ArticleDetails.UNKNOWN);

  private static final String HEADER =
      "id,article,subject,relation,object,polarity,certainty,tense,attribution,source,via,cue,"
          + "context,about,valid_from,valid_to,begin,end,quote,subject_span,confidence";
  private static final String GOOD =
      "g1,oslo,fiji,visits,peru,,,past,,,,,,,,,,,Fiji’s envoy went to Peru,,";

  @TempDir Path folder;

  @Test
  void whatARowLeavesOutHasItsDefault() throws IOException {
    AnnotatedArticle read =
        annotate("article,subject,relation,object,quote\noslo,fiji,visits,peru,went to Peru\n");
    assertEquals(List.of(), read.rejections());
    Statement statement = read.statements().get(0);
    assertEquals(Polarity.AFFIRMED, statement.claim().polarity());
    assertEquals(Certainty.CERTAIN, statement.claim().certainty());
    assertEquals(Tense.UNSPECIFIED, statement.claim().tense());
    assertEquals(new Attribution.Narrated(Stance.COMMITTED), statement.attribution());
    assertEquals("13-25", statement.evidence().span().toString());
  }

  @Test
  void actorsAreIdsNamesGroupsOrNewcomers() throws IOException {
    AnnotatedArticle read =
        annotate(
            """
            article,subject,relation,object,quote,source,polarity
            oslo,Fiji,suppliesArmsTo,_:rebels,Fiji had not armed rebels,Peru,negated
            oslo,new:Person:Jane Doe,visits,PERU,went to Peru,,
            oslo,fiji/coast-guard,visits,peru,envoy went to Peru,,
            """);
    assertEquals(List.of(), read.rejections());
    Statement denial = read.statements().get(0);
    assertEquals(new EntityId("article/oslo/rebels"), denial.claim().object());
    assertEquals(Optional.of(new EntityId("peru")), denial.attribution().source());
    assertEquals(Stance.UNCOMMITTED, denial.attribution().stance());
    assertEquals("reported", denial.attribution().kind());
    assertEquals(new EntityId("person/jane-doe"), read.statements().get(1).claim().subject());
    assertEquals(
        List.of("UnnamedGroup rebels", "Person Jane Doe", "GovernmentBody coast guard"),
        read.actors().stream().map(actor -> actor.kind() + " " + actor.label()).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          b,oslo,fiji,visit,peru,,,,,,,,,,,,,,went to Peru,,            # relation   # 'visit' is not in the ontology; nearest: visits,
          b,oslo,fiji,hosts,peru,,,,,,,,,,,,,,went to Peru,,            # relation   # 'hosts' is the other direction of visits
          b,oslo,fiji,,peru,,,,,,,,,,,,,,went to Peru,,                 # relation   # must not be empty
          b,oslo,fiji,visits,peru,,,,,,,,,,,,,,went to Chile,,          # quote      # 'went to Chile' does not stand in the article; copy the words
          b,oslo,fiji,visits,peru,,,,,,,,,,,,,,Fiji's envoy  went,,     # quote      # the article has 'Fiji’s envoy went' at 0-17
          b,oslo,fiji,visits,peru,,,,,,,,,,,,,,Fiji’s envoy,,           # quote      # 'Fiji’s envoy' stands 2 times in the article, at 0-12 and 79-91; fill begin and end
          b,oslo,fiji,visits,peru,,,,,,,,,,,,,,,,                       # quote      # must not be empty
          b,oslo,fiji,visits,peru,,,,,,,,,,,,13,24,went to Peru,,       # begin      # at 13-24 stands 'went to Per', not the quote; the quote stands at 13-25
          b,oslo,fiji,visits,peru,,,,,,,,,,,,13,,went to Peru,,         # end        # begin and end stand together or not at all
          b,oslo,fiji,visits,peru,,,,,,,,,,,,x,25,went to Peru,,        # begin      # a span is written begin-end
          b,oslo,fiji,visits,peru,,,,,,,,,,,,25,13,went to Peru,,       # begin      # end 13 must be > begin 25
          b,oslo,fiji,visits,peru,,,,,,,,,,,,13,9999,went to Peru,,     # begin      # ends beyond the article
          b,oslo,fiji,visits,peru,,,,,,,,,,,,,,went to Peru,3-9999,     # subject_span # ends beyond the article
          b,oslo,fijji,visits,peru,,,,,,,,,,,,,,went to Peru,,          # subject    # no entity is called 'fijji'; nearest: fiji
          b,oslo,fiji,visits,Congo,,,,,,,,,,,,,,went to Peru,,          # object     # 'Congo' may mean
          b,oslo,fiji,visits,new:Persn:Jo,,,,,,,,,,,,,,went to Peru,,   # object     # the ontology has no actor kind 'Persn'; nearest: Person
          b,oslo,fiji,visits,new:Jo,,,,,,,,,,,,,,went to Peru,,         # object     # must read new:Kind:Name
          b,oslo,fiji,visits,_:,,,,,,,,,,,,,,went to Peru,,             # object     # '_:' must be followed by words
          b,oslo,fiji,visits,,,,,,,,,,,,,,,went to Peru,,               # object     # must not be empty
          b,oslo,fiji,visits,fiji,,,,,,,,,,,,,,went to Peru,,           # object     # the same actor: fiji
          b,oslo,fiji,visits,peru,denied,,,,,,,,,,,,,went to Peru,,     # polarity   # 'denied' is no polarity; it is one of affirmed, negated
          b,oslo,fiji,visits,peru,,sure,,,,,,,,,,,,went to Peru,,       # certainty  # 'sure' is no certainty; it is one of certain, probable, possible
          b,oslo,fiji,visits,peru,,,now,,,,,,,,,,,went to Peru,,        # tense      # 'now' is no tense; it is one of past, present, future, unspecified
          b,oslo,fiji,visits,peru,,,,said,peru,,,,,,,,,went to Peru,,   # attribution # 'said' is no attribution; it is one of narrated, quoted, reported, unnamed
          b,oslo,fiji,visits,peru,,,,quoted,,,,,,,,,,went to Peru,,     # source     # a quoted statement needs its source
          b,oslo,fiji,visits,peru,,,,narrated,peru,,,,,,,,,went to Peru,, # attribution # a narrated statement has no source
          b,oslo,fiji,visits,peru,,,,unnamed,,,,,,,,,,went to Peru,,    # source_label # must hold what the article calls the unnamed source
          b,oslo,fiji,visits,peru,,,,,peru,pery,,,,,,,,went to Peru,,   # via        # no entity is called 'pery'
          b,oslo,fiji,visits,peru,,,,,,,,militar,,,,,,went to Peru,,    # context    # 'militar' is no context; nearest: military,
          b,oslo,fiji,visits,peru,,,,,,,,,,soon,,,,went to Peru,,       # valid_from # a date is YYYY, YYYY-MM or YYYY-MM-DD, not 'soon'
          b,oslo,fiji,visits,peru,,,,,,,,,,2024,2023,,,went to Peru,,   # valid_from # must not run backwards
          b,oslo,fiji,visits,peru,,,,,,,,,z9,,,,,went to Peru,,         # about      # has the id 'z9'
          b,oslo,fiji,visits,peru,,,,,,,,,,,,,,went to Peru,,1.5        # confidence # confidence must lie in 0 to 1, not 1.5
          b,oslo,fiji,visits,peru,,,,,,,,,,,,,,went to Peru,,high       # confidence # must be a number from 0 to 1, not 'high'
          g1,oslo,peru,criticizes,fiji,,,,,,,,,,,,,,Peru said,,         # id         # 'g1' stands in line 2 of
          b,oslo,fiji,visits,peru,,,past,,,,,,,,,,,Fiji’s envoy went to Peru,, # quote # says the same as line 2 of
          """)
  void aBadCellIsToldWithItsPlaceAndTheGoodRowLoads(String row, String column, String problem)
      throws IOException {
    AnnotatedArticle read = annotate(HEADER + "\n" + GOOD + "\n" + row.strip() + "\n");
    assertEquals(1, read.statements().size(), read.rejections().toString());
    assertEquals(1, read.rejections().size());
    Rejection rejection = read.rejections().get(0);
    assertEquals(folder.resolve("t.csv") + ":3, column " + column.strip(), rejection.place());
    assertTrue(rejection.reason().contains(problem), rejection.reason());
    assertEquals(1, rejection.toString().lines().count());
  }

  @Test
  void aMirroredRowOfASymmetricRelationSaysTheSame() throws IOException {
    AnnotatedArticle read =
        annotate(
            """
            article,subject,relation,object,quote
            oslo,fiji,meetsWith,peru,went to Peru
            oslo,peru,meetsWith,fiji,went to Peru
            """);
    assertEquals(1, read.statements().size());
    assertTrue(read.rejections().get(0).reason().startsWith("says the same as line 2"));
  }

  @Test
  void rowsAboutARejectedRowGoWithIt() throws IOException {
    AnnotatedArticle read =
        annotate(
            """
            id,article,subject,relation,object,quote,about
            a,oslo,fiji,accuses,peru,went to Peru,b
            b,oslo,fiji,expressesConcernAbout,peru,envoy went,c
            c,oslo,fiji,nothing,peru,Monday,
            """);
    assertEquals(List.of(), read.statements());
    assertEquals(3, read.rejections().size());
  }

  @Test
  void rowsOfUnknownArticlesAreToldToo() throws IOException {
    CsvAnnotator annotator =
        annotator(
            """
            article,subject,relation,object,quote
            olso,fiji,visits,peru,went to Peru
            ,fiji,visits,peru,went to Peru
            """);
    assertEquals(
        List.of(
            folder.resolve("t.csv")
                + ":2, column article: there is no article 'olso'; nearest: oslo",
            folder.resolve("t.csv") + ":3, column article: must name the article"),
        annotator.rejectionsBeyond(List.of(ARTICLE.id())).stream()
            .map(Rejection::toString)
            .toList());
  }

  @Test
  void aRowWithTheWrongNumberOfCellsIsTold() throws IOException {
    CsvAnnotator annotator =
        annotator(
            """
            article,subject,relation,object,quote
            oslo,fiji,visits,peru,went to Peru, on Monday
            oslo,fiji,visits,peru
            oslo,fiji,visits,peru,went to Peru
            """);
    assertEquals(1, annotator.annotate(ARTICLE).statements().size());
    List<Rejection> rejections = annotator.rejectionsBeyond(List.of(ARTICLE.id()));
    assertEquals(2, rejections.size());
    assertTrue(rejections.get(0).toString().contains(":2: 6 cells where the header has 5"));
    assertTrue(rejections.get(1).toString().contains(":3: 4 cells where the header has 5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void markOrderMarkLineEndsAndDelimitersAreOurWorry(String delimiter) throws IOException {
    String table =
        "\uFEFFarticle,subject,relation,object,quote\r\n"
            + "oslo,fiji,visits,peru,\"Peru on Monday.\r\nPeru said\"\r\n"
            + "\r\n"
            + "oslo,peru,criticizes,fiji,\"Peru said\"";
    AnnotatedArticle read = annotate(table.replace(",", delimiter));
    assertEquals(List.of(), read.rejections());
    assertEquals(
        List.of("Peru on Monday.\nPeru said", "Peru said"),
        read.statements().stream().map(statement -> statement.evidence().quote()).toList());
  }

  @Test
  void lineNumbersCountTheLinesOfQuotedCells() throws IOException {
    AnnotatedArticle read =
        annotate(
            """
            article,subject,relation,object,quote
            oslo,fiji,visits,peru,"Peru on Monday.
            Peru said"

            oslo,fiji,visits,peru,nowhere
            """);
    assertEquals(folder.resolve("t.csv") + ":5, column quote", read.rejections().get(0).place());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          article|subject|relation|object|quote # the first line does not name the columns
          oslo,fiji,visits,peru,went to Peru    # the first line does not name the columns
          article,subjekt,relation,object,quote # there is no column 'subjekt'; nearest: subject
          article,subject,relation,object       # the column quote is missing
          article,subject,relation,object,quote,quote # the column quote is there twice
          """)
  void aFileWithoutItsColumnsIsRefusedInOneLine(String header, String problem) throws IOException {
    List<Rejection> rejections =
        annotator(header.strip() + "\n").rejectionsBeyond(List.of(ARTICLE.id()));
    assertEquals(1, rejections.size());
    assertEquals(folder.resolve("t.csv") + ":1", rejections.get(0).place());
    assertTrue(rejections.get(0).reason().startsWith(problem), rejections.get(0).reason());
  }

  static Stream<Charset> otherEncodings() {
    return Stream.of(StandardCharsets.UTF_16, Charset.forName("windows-1252"));
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("otherEncodings")
  void anotherEncodingIsRefusedInOneLine(Charset charset) throws IOException {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, HEADER + "\n" + GOOD + "\n", charset);
    CsvAnnotator annotator = CsvAnnotator.read(VOCABULARY, ENTITIES, List.of(file));
    List<Rejection> rejections = annotator.rejectionsBeyond(List.of(ARTICLE.id()));
    assertEquals(1, rejections.size());
    assertTrue(rejections.get(0).reason().contains("not UTF-8"));
  }

  @Test
  void anUnclosedQuoteCostsOnlyWhatFollows() throws IOException {
    CsvAnnotator annotator =
        annotator(
            """
            article,subject,relation,object,quote
            oslo,fiji,visits,peru,went to Peru
            oslo,fiji,visits,peru,"envoy went
            oslo,fiji,visits,peru,Monday
            """);
    assertEquals(1, annotator.annotate(ARTICLE).statements().size());
    assertTrue(
        annotator.rejectionsBeyond(List.of(ARTICLE.id())).get(0).toString().contains(":3: "));
  }

  @Test
  void theSeedAnnotationsLoadWithoutARejection() throws IOException {
    List<Article> articles = TextArticles.read(Path.of("seeds/articles")).articles();
    CsvAnnotator annotator =
        CsvAnnotator.read(VOCABULARY, ENTITIES, List.of(Path.of("seeds/annotations")));
    assertEquals(
        List.of(), annotator.rejectionsBeyond(articles.stream().map(Article::id).toList()));
    for (Article article : articles) {
      AnnotatedArticle read = annotator.annotate(article);
      assertEquals(List.of(), read.rejections());
      for (Statement statement : read.statements()) {
        assertTrue(statement.evidence().standsIn(article));
        assertTrue(statement.evidence().subjectSpan().isPresent(), statement.toString());
        assertTrue(statement.evidence().objectSpan().isPresent(), statement.toString());
        assertTrue(statement.evidence().triggerSpan().isPresent(), statement.toString());
        statement
            .attribution()
            .cue()
            .ifPresent(cue ->
                assertEquals(cue, statement.evidence().cueSpan().orElseThrow().of(article.text())));
      }
    }
  }

  @Test
  void theSeedSaysWhoDeniesWhoProposesAndThroughWhom() throws IOException {
    Article article = TextArticles.readFile(Path.of("seeds/articles/kim-meets-putin.txt"));
    List<Statement> statements =
        CsvAnnotator.read(VOCABULARY, ENTITIES, List.of(Path.of("seeds/annotations")))
            .annotate(article)
            .statements();
    List<Statement> arms = about(statements, "suppliesArmsTo", "north-korea", "russia");
    assertTrue(
        arms.stream()
            .anyMatch(one ->
                one.claim().polarity() == Polarity.NEGATED
                    && one.attribution()
                        .source()
                        .equals(Optional.of(new EntityId("north-korea")))));
    assertTrue(
        arms.stream()
            .anyMatch(one ->
                one.claim().polarity() == Polarity.AFFIRMED
                    && one.attribution()
                        .source()
                        .equals(Optional.of(new EntityId("united-states")))));
    Statement proposal =
        about(statements, "holdsExercisesWith", "china", "russia").stream()
            .filter(one -> one.claim().polarity() == Polarity.AFFIRMED)
            .findFirst()
            .orElseThrow();
    assertEquals(Optional.of(new EntityId("sergei-shoigu")), proposal.attribution().source());
    assertEquals(1, proposal.attribution().via().size());
    Statement denial = about(statements, "holdsExercisesWith", "russia", "china").get(0);
    assertEquals(Polarity.NEGATED, denial.claim().polarity());
    assertEquals(proposal.annotation().event(), denial.annotation().event());
  }

  private static List<Statement> about(
      List<Statement> statements, String relation, String subject, String object) {
    return statements.stream()
        .filter(one -> one.claim().relation().name().equals(relation))
        .filter(one -> one.claim().subject().value().equals(subject))
        .filter(one -> one.claim().object().value().equals(object))
        .toList();
  }

  private AnnotatedArticle annotate(String table) throws IOException {
    return annotator(table).annotate(ARTICLE);
  }

  private CsvAnnotator annotator(String table) throws IOException {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, table);
    return CsvAnnotator.read(VOCABULARY, ENTITIES, List.of(file));
  }
}
