package dev.entente.query;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.cli.DomainFolder;
import dev.entente.rdf.PloverRules;
import dev.entente.store.EntenteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped query answers its examples over the seed. */
@Timeout(120)
class QueryCatalogueTest {

  private static final QueryCatalogue CATALOGUE =
      new QueryCatalogue(DomainFolder.ofProduct().queries());

  /** The seed's article has no date, so nothing of it falls into a year. */
  private static final Set<String> EMPTY_OVER_THE_SEED =
      Set.of("dyad-months since=2023-01 until=2023-12");

  private static EntenteStore store;
  private static SearchIndex index;

  @BeforeAll
  static void open() {
    store = SeedStore.open();
    index = SearchIndex.open(store);
  }

  @AfterAll
  static void close() {
    index.close();
    store.close();
  }

  private record Asked(CatalogueQuery query, CatalogueQuery.Example example) {
    @Override
    public String toString() {
      return example.line();
    }
  }

  static Stream<Asked> examples() {
    return CATALOGUE.all().stream()
        .flatMap(query -> query.examples().stream().map(example -> new Asked(query, example)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void answersItsExample(Asked asked) {
    Answer answer = ask(asked.query().name(), asked.example().arguments());
    boolean empty =
        switch (answer) {
          case Answer.Rows rows -> rows.table().size() == 0;
          case Answer.Triples triples -> triples.graph().isEmpty();
          case Answer.Truth truth -> false;
        };
    assertEquals(EMPTY_OVER_THE_SEED.contains(asked.example().line()), empty);
  }

  @Test
  void holdsAtLeastTwentyQuestions() {
    assertTrue(CATALOGUE.names().size() >= 20, CATALOGUE.names().toString());
  }

  @Test
  void ploverEventsAreWrittenFromTheTable() {
    assertEquals(
        PloverRules.read(DomainFolder.ofProduct().ontology()).query(),
        CATALOGUE.get("plover-events").text());
  }

  @Test
  void namesTheNearestQueriesOfAnUnknownOne() {
    assertEquals(
        "there is no query 'betwen', did you mean between; 'entente query' lists them",
        assertThrows(QueryException.class, () -> CATALOGUE.get("betwen")).getMessage());
  }

  @Test
  void doesNotLeaveItsFolder() {
    assertTrue(CATALOGUE.find("../queries/between").isEmpty());
    assertTrue(CATALOGUE.find("policy").isEmpty());
  }

  @Test
  void aFolderOfOnesOwnIsReadTheSameWay(@org.junit.jupiter.api.io.TempDir Path folder)
      throws IOException {
    Files.writeString(
        folder.resolve("mine.rq"),
        "# title: Mine\n# question: Which?\n# example: mine\nSELECT * { ?s ?p ?o }\n");
    Files.writeString(folder.resolve("notes.txt"), "nothing");
    assertEquals(List.of("mine"), new QueryCatalogue(folder).names());
    assertEquals("Mine", new QueryCatalogue(folder).get("mine").title());
  }

  @Test
  void whoSanctionsWhomOverTheSeed() {
    assertEquals(
        List.of(
            List.of("United States", "sanctions", "entities", "stated", "1", "0", "0", "0", "0")),
        rows("who-sanctions-whom", Map.of()));
  }

  @Test
  void russiaAndItsKremlinSeekTiesWithNorthKorea() {
    Set<String> seekers = new TreeSet<>();
    for (List<String> row : rows("between", Map.of("a", "Russia", "b", "North Korea"))) {
      if (row.get(1).equals("seeks ties with") && row.get(2).equals("North Korea")) {
        seekers.add(row.get(0));
      }
    }
    assertEquals(Set.of("Kremlin", "Russia"), seekers);
  }

  @Test
  void exactLeavesOutWhoStandsForAnActor() {
    for (List<String> row :
        rows("between", Map.of("a", "Russia", "b", "North Korea", "exact", "true"))) {
      assertEquals(Set.of("North Korea", "Russia"), Set.of(row.get(0), row.get(2)));
    }
  }

  @Test
  void armsForRussiaAreContestedWithBothSides() {
    Set<String> claims = new TreeSet<>();
    Set<String> denials = new TreeSet<>();
    for (List<String> row : rows("contested", Map.of())) {
      if (row.get(1).equals("supplies arms to")) {
        (row.get(3).equals("negated") ? denials : claims).add(row.get(5));
      }
    }
    assertTrue(claims.contains("United States"), claims.toString());
    assertEquals(Set.of("North Korea"), denials);
  }

  @Test
  void theTimelineOfAnActorIsTheTimelineWithoutTheOthers() {
    List<List<String>> all = rows("timeline", Map.of());
    assertFalse(all.isEmpty());
    for (int side : List.of(1, 3)) {
      String actor = all.getFirst().get(side);
      List<List<String>> its =
          all.stream().filter(row -> List.of(row.get(1), row.get(3)).contains(actor)).toList();
      assertEquals(its, rows("timeline", Map.of("a", actor)));
    }
  }

  @Test
  void goBetweensHaveToDoWithBothActors() {
    List<List<String>> between = rows("go-betweens", Map.of("a", "Russia", "b", "United States"));
    assertFalse(between.isEmpty());
    for (List<String> row : between) {
      for (int side = 1; side <= 2; side++) {
        Map<String, String> pair =
            Map.of("a", side == 1 ? "Russia" : "United States", "b", row.get(0), "exact", "true");
        assertEquals(
            rows("between", pair).stream().map(found -> found.get(1)).collect(toSet()),
            Set.of(row.get(side).split(", ")),
            row::toString);
      }
    }
  }

  @Test
  void plansShowTheOuterSource() {
    List<List<String>> drills =
        rows("plans", Map.of()).stream().filter(row -> row.get(5).equals("Sergei Shoigu")).toList();
    assertFalse(drills.isEmpty());
    drills.forEach(row -> assertTrue(row.get(6).contains("South Korea"), row.toString()));
  }

  @Test
  void unnamedGroupsAreNotAmongTheMostConnected() {
    List<List<String>> actors = rows("most-connected", Map.of("exact", "true"));
    assertFalse(actors.isEmpty());
    assertTrue(actors.stream().noneMatch(row -> row.get(0).equals("entities")), actors.toString());
  }

  @Test
  void anInverseIsAskedFromTheOtherSide() {
    assertEquals(
        List.of("Russia", "receives arms from", "North Korea"),
        rows("who-does-it", Map.of("relation", "receivesArmsFrom")).get(0).subList(0, 3));
  }

  @Test
  void explainFindsWhatBetweenFinds() {
    Set<String> asked = new TreeSet<>();
    int statement = CATALOGUE.get("between").query().getResultVars().indexOf("statement");
    rows("between", Map.of("a", "Russia", "b", "North Korea", "all", "true"))
        .forEach(row -> asked.add(row.get(statement)));
    Set<String> explained = new TreeSet<>();
    store.read(data -> {
      Graph union = data.getUnionGraph();
      ActorNames names = new ActorNames(union, store.iris());
      Labels labels = new Labels(union);
      new Explainer(union, store.iris())
          .between(names.resolve("Russia"), names.resolve("North Korea"), false)
          .edges()
          .forEach(edge ->
              edge.statements().forEach(said -> explained.add(labels.of(said.statement()))));
      return true;
    });
    assertEquals(asked, explained);
  }

  private static Answer ask(String name, Map<String, String> arguments) {
    CatalogueQuery query = CATALOGUE.get(name);
    return store.read(data -> {
      Map<Var, Node> values =
          new ParameterValues(data.getUnionGraph(), store.iris()).bind(query, arguments);
      return new QueryEngine(data, Duration.ofSeconds(60)).ask(query.query(), values);
    });
  }

  private static List<List<String>> rows(String name, Map<String, String> arguments) {
    Answer.Rows rows = (Answer.Rows) ask(name, arguments);
    return store.read(data -> rows.table().words(new Labels(data.getUnionGraph())::of));
  }
}
