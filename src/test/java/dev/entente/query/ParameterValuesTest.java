package dev.entente.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.rdf.Iris;
import dev.entente.store.EntenteStore;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write for parameters becomes a term or a message, never a part of the query. */
class ParameterValuesTest {

  private static EntenteStore store;

  @BeforeAll
  static void open() {
    store = SeedStore.open();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Russia, russia",
    "russia, russia",
    "north-korea, north-korea",
    "e:north-korea, north-korea",
    "DPRK, north-korea",
    "north korea, north-korea",
    "Kremlin, kremlin",
    "<https://w3id.org/entente/id/entity/russia>, russia",
    "https://w3id.org/entente/id/entity/russia, russia"
  })
  void findsActorsByNameAliasIdAndIri(String written, String id) {
    assertEquals(Iris.DEFAULT_BASE + "entity/" + id, bind("entity", written).getURI());
  }

  @Test
  void suggestsActorsForAnUnknownName() {
    String message = refusal("entity", "Nort Korea");
    assertTrue(message.startsWith("no actor is called 'Nort Korea'; did you mean "), message);
    assertTrue(message.contains("North Korea (north-korea)"), message);
  }

  @Test
  void asksWhichOfSeveralIsMeant() {
    String message = refusal("entity", "Congo");
    assertTrue(message.startsWith("'Congo' may be "), message);
    assertTrue(message.endsWith("; say which by the id in brackets"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Russia\" } ; DROP ALL #",
        "x> . ?s ?p ?o } #",
        "'''",
        "\"\"\"",
        "} UNION { ?s ?p ?o",
        "Russia\nNorth Korea",
        "\\u003e",
        "<javascript:alert(1)>",
        "{}",
        ""
      })
  void hostileNamesAreUnknownActorsInOneLine(String hostile) {
    String message = refusal("entity", hostile);
    assertTrue(message.lines().count() == 1, message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\" } DELETE { ?s", "a'b", "a\nb", "a\\", "} #", "\uD83D\uDE00", "?name", "<x>"})
  void hostileTextsAreComparedAsTheyStand(String hostile) {
    CatalogueQuery query =
        CatalogueQuery.parse(
            "q",
            "q.rq",
            "# title: T\n# question: Q?\n# parameter: name (text) words\n# example: q name=x\n"
                + "SELECT (STRLEN(?name) AS ?length) (?name = ?other AS ?same)"
                + " { VALUES ?other { \"x\" } FILTER(?name = ?name) }");
    ResultTable table = ask(query, Map.of("name", hostile));
    assertEquals(1, table.size());
    assertEquals("false", table.get(0, "same").orElseThrow().getLiteralLexicalForm());
    assertEquals(hostile, bind("text", hostile).getLiteralLexicalForm());
  }

  @ParameterizedTest
  @CsvSource({
    "relation, suppliesArmsTo, https://w3id.org/entente/ns#suppliesArmsTo",
    "relation, ent:suppliesArmsTo, https://w3id.org/entente/ns#suppliesArmsTo",
    "relation, supplies arms to, https://w3id.org/entente/ns#suppliesArmsTo",
    "relation, RECEIVESARMSFROM, https://w3id.org/entente/ns#receivesArmsFrom"
  })
  void findsRelationsByNameAndLabel(String kind, String written, String iri) {
    assertEquals(iri, bind(kind, written).getURI());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "relation | suppliesArms | the ontology has no relation 'suppliesArms'; nearest: suppliesArmsTo",
        "date | 2023-13 | p='2023-13': a date reads YYYY, YYYY-MM or YYYY-MM-DD",
        "date | yesterday | p='yesterday': a date reads YYYY, YYYY-MM or YYYY-MM-DD",
        "number | 1e9 | p='1e9': a number reads like 12 or 0.5",
        "boolean | yes | p='yes': it is true or false",
        "statement | zz | 'zz' is no statement: give its IRI or at least four letters of its id",
        "statement | ffffffffffff | no statement's id begins with ffffffffffff"
      })
  void saysWhatWouldBeRight(String kind, String written, String message) {
    assertTrue(refusal(kind, written).startsWith(message), refusal(kind, written));
  }

  @Test
  void namesAParameterThatIsMissingOrUnknown() {
    CatalogueQuery query = query("entity");
    assertEquals(
        "q needs p=ENTITY (it); for example: q p=x",
        assertThrows(QueryException.class, () -> bind(query, Map.of())).getMessage());
    assertEquals(
        "q has no parameter 'z'; it is called as: q p=ENTITY",
        assertThrows(QueryException.class, () -> bind(query, Map.of("p", "Russia", "z", "1")))
            .getMessage());
  }

  @Test
  void aQueryThatTakesTooLongIsStopped() {
    QueryException late =
        assertThrows(
            QueryException.class,
            () ->
                new QueryEngine(store.dataset(), Duration.ofMillis(200))
                    .ask(
                        Sparql.parse("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"),
                        Map.of()));
    assertTrue(String.valueOf(late.getMessage()).contains("--timeout"), late.getMessage());
  }

  private static CatalogueQuery query(String kind) {
    return CatalogueQuery.parse(
        "q",
        "q.rq",
        "# title: T\n# question: Q?\n# parameter: p (%s) it\n# example: q p=x\n".formatted(kind)
            + "SELECT ?p { ?p ?x ?y }");
  }

  private static Node bind(String kind, String written) {
    return Objects.requireNonNull(bind(query(kind), Map.of("p", written)).get(Var.alloc("p")));
  }

  private static Map<Var, Node> bind(CatalogueQuery query, Map<String, String> given) {
    return store.read(
        data -> new ParameterValues(data.getUnionGraph(), store.iris()).bind(query, given));
  }

  private static ResultTable ask(CatalogueQuery query, Map<String, String> given) {
    Map<Var, Node> values = bind(query, given);
    return ((Answer.Rows)
            new QueryEngine(store.dataset(), Duration.ofSeconds(60)).ask(query.query(), values))
        .table();
  }

  private static String refusal(String kind, String written) {
    return String.valueOf(
        assertThrows(QueryException.class, () -> bind(kind, written)).getMessage());
  }
}
