package dev.entente.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogueQueryTest {

  private static final String HEAD = "# title: T\n# question: Q?\n";

  @Test
  void readsItsHeader() {
    CatalogueQuery query =
        CatalogueQuery.parse(
            "q",
            "q.rq",
            HEAD
                + "# parameter: a (entity) the one\n"
                + "# parameter: exact (boolean, default false) alone\n"
                + "# parameter: since (date, optional) from then on\n"
                + "# A free remark.\n"
                + "# example: q a=Russia since=2023\n"
                + "SELECT * { ?a ?p ?since FILTER(!?exact) }");
    assertEquals("q a=ENTITY [exact=BOOLEAN] [since=DATE]", query.usage());
    assertEquals(Optional.of("false"), query.parameters().get(1).standard());
    assertEquals(Map.of("a", "Russia", "since", "2023"), query.examples().get(0).arguments());
  }

  @Test
  void splitsQuotedValues() {
    assertEquals(
        Map.of("a", "Russia", "b", "North Korea"),
        CatalogueQuery.arguments("a=Russia b=\"North Korea\""));
  }

  @Test
  void saysWhichPartIsMissing() {
    refuses(
        "q.rq, line 1: the opening comment lines have no '# question: …'",
        "# title: T\n# example: q\nSELECT * { ?s ?p ?o }");
    refuses(
        "q.rq, line 1: the opening comment lines have no '# example: q …'",
        HEAD + "SELECT * { ?s ?p ?o }");
  }

  @Test
  void saysOnWhichLineAFieldIsUnknownOrDoubled() {
    refuses(
        "q.rq, line 3: 'titel' is none of title, question, parameter, example",
        HEAD + "# titel: T\n");
    refuses("q.rq, line 3: a second title", HEAD + "# title: again\n");
  }

  @Test
  void saysWhatIsWrongWithAParameter() {
    refuses(
        "q.rq, line 3: 'actor' is no kind of parameter; it is one of entity, relation, statement,"
            + " date, number, boolean, text, words",
        HEAD + "# parameter: a (actor) the one\n");
    refuses(
        "q.rq, line 3: a parameter reads 'name (kind) description', the kind followed by ',"
            + " optional' or ', default VALUE' where it may be left out",
        HEAD + "# parameter: a the one\n");
    refuses("q.rq, line 3: parameter a needs a description", HEAD + "# parameter: a (entity)\n");
    refuses(
        "q.rq: the header declares the parameter a, and the query has no variable ?a",
        HEAD + "# parameter: a (entity) the one\n# example: q a=b\nSELECT * { ?s ?p ?o }");
  }

  @Test
  void saysWhatIsWrongWithAnExample() {
    refuses(
        "q.rq, line 3: an example begins with the query's name, q", HEAD + "# example: other\n");
    refuses(
        "q.rq, line 3: the example gives a, which is no parameter",
        HEAD + "# example: q a=b\nSELECT * { ?s ?p ?o }");
    refuses(
        "q.rq, line 4: the example leaves out a",
        HEAD + "# parameter: a (entity) the one\n# example: q\nSELECT * { ?a ?p ?o }");
    refuses(
        "q.rq, line 3: 'Korea' is no name=value; values with spaces stand in double quotes",
        HEAD + "# example: q a=North Korea\n");
  }

  @Test
  void saysWhereTheSparqlIsWrong() {
    refuses(
        "q.rq: line 4, column 18: no SPARQL query: '}' is not expected here",
        HEAD + "# example: q\nSELECT * { ?s ?p }");
    refuses(
        "q.rq: line 4, column 17: no SPARQL query: it ends too early",
        HEAD + "# example: q\nSELECT * { ?s ?p ");
  }

  @Test
  void refusesAnUpdate() {
    assertThrows(
        QueryException.class,
        () -> CatalogueQuery.parse("q", "q.rq", HEAD + "# example: q\nCLEAR ALL"));
  }

  private static void refuses(String message, String text) {
    assertEquals(
        message,
        assertThrows(QueryException.class, () -> CatalogueQuery.parse("q", "q.rq", text))
            .getMessage());
  }
}
