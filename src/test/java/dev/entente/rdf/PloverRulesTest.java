package dev.entente.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.rdf.PloverRules.Event;
import dev.entente.statement.Certainty;
import dev.entente.statement.Polarity;
import dev.entente.statement.Relation;
import dev.entente.statement.Tense;
import dev.entente.statement.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QuerySolution;
import org.apache.jena.query.ResultSet;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one table of PLOVER rules, in Java and as the query written from it. */
class PloverRulesTest {

  private static final Path ONTOLOGY = Path.of("ontology");
  private static final Vocabulary VOCABULARY = OntologyReader.read(ONTOLOGY);
  private static final PloverRules RULES = PloverRules.read(ONTOLOGY);
  private static final String ENT = VOCABULARY.namespace();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          visits,                  affirmed, certain,  past,        narrated, false, CONSULT,  04
          visits,                  affirmed, probable, future,      narrated, false, AGREE,    03
          holdsExercisesWith,      affirmed, possible, future,      reported, false, AGREE,    03
          suppliesArmsTo,          affirmed, certain,  unspecified, reported, false, AID,      07
          withdrawsFrom,           affirmed, certain,  past,        narrated, false, RETREAT,  08
          withdrawsFrom,           affirmed, certain,  future,      reported, true,  AGREE,    03
          suppliesArmsTo,          negated,  certain,  present,     reported, true,  REJECT,   12
          suppliesArmsTo,          negated,  certain,  present,     reported, false, '',       ''
          sanctions,               affirmed, certain,  past,        narrated, false, SANCTION, 16
          sanctions,               affirmed, possible, future,      quoted,   true,  THREATEN, 13
          attacks,                 affirmed, probable, future,      reported, false, '',       ''
          attacks,                 negated,  certain,  past,        reported, true,  '',       ''
          attacks,                 affirmed, certain,  past,        narrated, false, ASSAULT,  18
          requestsFrom,            affirmed, certain,  past,        narrated, false, REQUEST,  02
          represents,              affirmed, certain,  present,     narrated, false, '',       ''
          monitors,                affirmed, certain,  present,     narrated, false, '',       ''
          """)
  void aStatementIsTheEventThatTheFirstMatchingRowSays(
      String relation,
      String polarity,
      String certainty,
      String tense,
      String attribution,
      boolean bySubject,
      String type,
      String root) {
    Optional<Event> event =
        RULES.eventOf(
            relation(relation),
            Polarity.parse(polarity),
            Certainty.parse(certainty),
            Tense.parse(tense),
            attribution,
            bySubject);
    assertEquals(type, event.map(Event::type).orElse(""));
    assertEquals(root, event.flatMap(Event::cameoRoot).orElse(""));
  }

  @Test
  void aModeStandsOnlyWhereTypeAndRelationLeaveOne() {
    assertEquals(Optional.of("visit"), mode("visits", Tense.PAST));
    assertEquals(Optional.empty(), mode("meetsWith", Tense.PAST));
    assertEquals(Optional.empty(), mode("visits", Tense.FUTURE));
  }

  private static Optional<String> mode(String relation, Tense tense) {
    return RULES
        .eventOf(relation(relation), Polarity.AFFIRMED, Certainty.CERTAIN, tense, "narrated", false)
        .flatMap(Event::mode);
  }

  @Test
  void everyTypeThatARuleCanGiveFallsIntoAGroup() {
    for (String type : List.of("AGREE", "THREATEN", "REJECT", "AID", "ASSAULT")) {
      assertTrue(RULES.groupOf(type).isPresent(), type);
    }
    assertEquals(Optional.of("verbal-conflict"), RULES.groupOf("THREATEN"));
  }

  /** Who stands as source, seen from a statement of "a" about "b". */
  private static final Map<String, List<String>> SOURCES =
      Map.of(
          "narrated", List.of(""),
          "unnamed", List.of(""),
          "quoted", List.of("a", "b", "other"),
          "reported", List.of("a", "b", "minister-of-a", "premier-of-b", "other"));

  @Test
  void theQueryAndJavaAgreeOnEveryCombination() {
    Graph graph = OntologyReader.graph(ONTOLOGY);
    graph.add(e("minister-of-a"), ent("represents"), e("a"));
    graph.add(e("premier-of-b"), ent("leads"), e("b"));
    Map<String, String> expected = new TreeMap<>();
    int combinations = 0;
    for (Relation relation : VOCABULARY.relations()) {
      for (Polarity polarity : Polarity.values()) {
        for (Certainty certainty : Certainty.values()) {
          for (Tense tense : Tense.values()) {
            for (String kind : SOURCES.keySet()) {
              for (String source : SOURCES.getOrDefault(kind, List.of())) {
                Node statement = e("s" + combinations++);
                add(graph, statement, relation, polarity, certainty, tense, kind, source);
                boolean bySubject =
                    source.equals("a")
                        || source.equals("minister-of-a")
                        || (relation.symmetric()
                            && (source.equals("b") || source.equals("premier-of-b")));
                RULES
                    .eventOf(relation, polarity, certainty, tense, kind, bySubject)
                    .ifPresent(event ->
                        expected.put(
                            statement.getURI(),
                            event.type()
                                + " "
                                + event.cameoRoot().orElse("")
                                + " "
                                + event.rule()));
              }
            }
          }
        }
      }
    }
    assertEquals(VOCABULARY.relations().size() * 2 * 3 * 4 * 10, combinations);
    Map<String, String> found = new TreeMap<>();
    try (QueryExecution execution =
        QueryExecution.model(ModelFactory.createModelForGraph(graph))
            .query(QueryFactory.create(RULES.query()))
            .build()) {
      ResultSet results = execution.execSelect();
      while (results.hasNext()) {
        QuerySolution row = results.next();
        found.put(
            row.getResource("statement").getURI(),
            row.getLiteral("type").getString()
                + " "
                + row.getLiteral("cameoRoot").getString()
                + " "
                + row.getLiteral("rule").getString());
      }
    }
    assertEquals(expected, found);
    assertEquals(
        java.util.Set.of(
            "own-type",
            "planned-conflict",
            "planned-cooperation",
            "refused-cooperation",
            "threatened-conflict"),
        expected.values().stream()
            .map(value -> value.substring(value.lastIndexOf(' ') + 1))
            .collect(java.util.stream.Collectors.toSet()),
        "every row that gives a type decides some combination");
  }

  private static void add(
      Graph graph,
      Node statement,
      Relation relation,
      Polarity polarity,
      Certainty certainty,
      Tense tense,
      String kind,
      String source) {
    graph.add(Triple.create(statement, RDF.type.asNode(), ent("Statement")));
    graph.add(statement, ent("subject"), e("a"));
    graph.add(statement, ent("relation"), NodeFactory.createURI(relation.iri()));
    graph.add(statement, ent("object"), e("b"));
    graph.add(statement, ent("polarity"), ent(polarity.word()));
    graph.add(statement, ent("certainty"), ent(certainty.word()));
    graph.add(statement, ent("tense"), ent(tense.word()));
    graph.add(statement, ent("attributionKind"), ent(kind));
    if (!source.isEmpty()) {
      graph.add(statement, ent("attributedTo"), e(source));
    }
  }

  @Test
  void aDomainWithoutATableHasNoEvents() throws IOException {
    Files.copy(ONTOLOGY.resolve("entente.ttl"), folder.resolve("entente.ttl"));
    PloverRules rules = PloverRules.read(folder);
    assertEquals(
        Optional.empty(),
        rules.eventOf(
            relation("visits"), Polarity.AFFIRMED, Certainty.CERTAIN, Tense.PAST, "quoted", true));
    QueryFactory.create(rules.query());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          r,visit,,,,,,,own,,                # line 2, column relation: 'visit' is not in the ontology; nearest: visits
          r,,warm,,,,,,own,,                 # column group: 'warm' is none of background
          r,,,denied,,,,,own,,               # column polarity: 'denied' is none of affirmed, negated
          r,,,,sure,,,,own,,                 # column certainty: 'sure' is none of certain, probable, possible
          r,,,,,later,,,own,,                # column tense: 'later' is none of past, present
          r,,,,,,said,,own,,                 # column attribution: 'said' is none of narrated, quoted
          r,,,,,,,true,own,,                 # column by_subject: 'true' is none of yes, no
          r,,,,,,,,agree,,                   # column type: 'agree' is no PLOVER type
          R 1,,,,,,,,own,,                   # column rule: a rule's name holds small letters
          r,,,,,,,,own                       # line 2: 9 cells where the header has 11
          """)
  void saysWhichCellOfTheTableIsWrong(String row, String problem) throws IOException {
    Files.copy(ONTOLOGY.resolve("entente.ttl"), folder.resolve("entente.ttl"));
    Files.writeString(
        folder.resolve(PloverRules.FILE),
        String.join(",", PloverRules.COLUMNS) + "\n" + row + "\n");
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> PloverRules.read(folder))
                .getMessage());
    assertTrue(message.contains(problem), message);
    assertTrue(message.startsWith(folder.resolve(PloverRules.FILE).toString()), message);
  }

  private static Relation relation(String name) {
    return VOCABULARY.relation(name).orElseThrow();
  }

  private static Node ent(String name) {
    return NodeFactory.createURI(ENT + name);
  }

  private static Node e(String name) {
    return NodeFactory.createURI("https://example.org/" + name);
  }
}
