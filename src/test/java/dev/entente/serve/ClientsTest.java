package dev.entente.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.export.Programs;
import dev.entente.query.SeedStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdflink.RDFLink;
import org.apache.jena.rdflink.RDFLinkHTTP;
import org.apache.jena.sparql.engine.http.QueryExceptionHTTP;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Programs that others wrote get the same answers out of the server. */
class ClientsTest {

  private static final String QUERY =
      "SELECT ?a ?b { ?a <https://w3id.org/entente/ns#seeksTiesWith> ?b } ORDER BY ?a ?b";
  private static final List<String> ROWS = new ArrayList<>();

  private static Running running;
  private static String address;

  @BeforeAll
  static void start() {
    running =
        new Running(
            SeedStore.location(),
            ServeOptions.loopback(0).with(Limits.USUAL.with(Duration.ofSeconds(3), 100_000, 4)));
    address = running.server.address().toString();
    running
        .ask(QUERY, "text/csv")
        .body()
        .lines()
        .skip(1)
        .map(row -> row.replace(',', ' '))
        .forEach(ROWS::add);
    assertTrue(ROWS.size() > 1, ROWS::toString);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void jenasRemoteConnectionReadsRowsGraphsAndRefusals() {
    try (RDFLink link =
        RDFLinkHTTP.newBuilder()
            .queryEndpoint(address + "sparql")
            .gspEndpoint(address + "data")
            .build()) {
      List<String> rows = new ArrayList<>();
      link.querySelect(QUERY, row -> rows.add(row.get("a").getURI() + " " + row.get("b").getURI()));

      assertEquals(ROWS, rows);
      assertTrue(link.queryAsk("ASK { ?a <https://w3id.org/entente/ns#seeksTiesWith> ?b }"));
      assertEquals(
          ROWS.size(),
          link.queryConstruct(
                  "CONSTRUCT WHERE { ?a <https://w3id.org/entente/ns#seeksTiesWith> ?b }")
              .size());
      assertTrue(
          link.get(NodeFactory.createURI("https://w3id.org/entente/id/graph/relations")).size()
              > 100);
      assertThrows(
          QueryExceptionHTTP.class,
          () -> link.querySelect("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", row -> {}));
      assertThrows(RuntimeException.class, () -> link.update("CLEAR ALL"));
    }
  }

  @Test
  void curlReadsRows() {
    String rows =
        Programs.run(
            "curl",
            "--fail",
            "--silent",
            "-H",
            "Accept: text/csv",
            "--data-urlencode",
            "query=" + QUERY,
            address + "sparql");

    assertEquals(ROWS, rows.lines().skip(1).map(row -> row.replace(',', ' ')).toList());
  }

  @Test
  void pythonsSparqlWrapperReadsRowsTruthsGraphsAndRefusals() {
    List<String> said =
        Programs.python(List.of("SPARQLWrapper", "rdflib"), "endpoint.py", "sparqlwrapper", address)
            .lines()
            .toList();

    List<String> expected = new ArrayList<>(ROWS);
    expected.addAll(ROWS);
    expected.addAll(
        List.of(
            "rows of XML " + ROWS.size(), "ask True", "triples " + ROWS.size(), "heavy HTTPError"));
    assertEquals(expected, said);
  }

  @Test
  void pythonsRdflibReadsRowsAndResources() {
    List<String> said =
        Programs.python(List.of("rdflib"), "endpoint.py", "rdflib", address).lines().toList();

    List<String> expected = new ArrayList<>(ROWS);
    expected.addAll(
        List.of("found True", "ttl True", "rdf True", "nt True", "jsonld True", "described True"));
    assertEquals(expected, said);
  }
}
