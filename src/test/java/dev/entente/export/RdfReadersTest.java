package dev.entente.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.entente.query.SeedStore;
import dev.entente.rdf.Terms;
import dev.entente.store.EntenteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the RDF forms back: with rdflib and raptor what is RDF 1.1, with Jena the rest. */
class RdfReadersTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, List<String>> RDF11 = Map.of("rdf11", List.of("true"));
  private static final List<ExportFormat> FORMATS =
      List.of(
          ExportFormat.N_QUADS,
          ExportFormat.TRIG,
          ExportFormat.JSON_LD,
          ExportFormat.N_TRIPLES,
          ExportFormat.TURTLE,
          ExportFormat.RDF_XML);

  @TempDir Path folder;

  static Stream<Path> stores() {
    return Stream.of(SeedStore.location(), HostileStore.location());
  }

  @ParameterizedTest
  @MethodSource("stores")
  void rdflibReadsTheSameFromEveryForm(Path store) throws IOException {
    List<String> files = new ArrayList<>();
    for (ExportFormat format : FORMATS) {
      Path file = Exports.write(store, format, Map.of(), RDF11, folder.resolve("a." + format));
      files.addAll(List.of(name(format), file.toString()));
    }
    JsonNode all =
        JSON.readTree(Programs.python(List.of("rdflib"), "rdf.py", files.toArray(String[]::new)));
    assertEquals(FORMATS.size(), all.size());
    JsonNode expected = all.get(0);
    assertTrue(expected.at("/all/triples").asInt() > 1000, expected::toString);
    assertTrue(expected.at("/graphs").size() >= 4, expected::toString);
    for (int i = 0; i < FORMATS.size(); i++) {
      JsonNode read = all.get(i);
      assertEquals(expected.at("/all"), read.at("/all"), FORMATS.get(i)::toString);
      if (read.has("graphs")) {
        assertEquals(expected.at("/graphs"), read.at("/graphs"), FORMATS.get(i)::toString);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("stores")
  void raptorReadsAllOfThemWithoutAComplaint(Path store) {
    Map<String, String> forms =
        Map.of("turtle", "turtle", "n-triples", "ntriples", "rdf-xml", "rdfxml");
    forms.forEach((format, name) -> {
      Path file =
          Exports.write(
              store,
              ExportFormat.of(format).orElseThrow(),
              Map.of("polarity", List.of("affirmed", "negated")),
              RDF11,
              folder.resolve("b." + format));
      Programs.run("rapper", "-q", "-c", "-i", name, file.toString());
    });
  }

  @ParameterizedTest
  @EnumSource(names = {"N_QUADS", "TRIG"})
  void jenaReadsEveryQuadBackFromTheFormsWithGraphs(ExportFormat format) {
    for (Path store : stores().toList()) {
      Path file =
          Exports.write(
              store, format, Map.of(), Map.of(), folder.resolve("c." + format.fileName()));
      Set<Quad> read = quads(file);
      Set<Quad> stored = stored(store);
      assertEquals(stored, read);
      assertTrue(
          read.stream().anyMatch(quad -> quad.getObject().isTripleTerm()), "no triple terms");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"N_TRIPLES", "TURTLE"})
  void jenaReadsEveryTripleBackFromTheFormsWithout(ExportFormat format) {
    Path file =
        Exports.write(
            HostileStore.location(),
            format,
            Map.of(),
            Map.of(),
            folder.resolve("d." + format.fileName()));
    Set<Object> expected = new HashSet<>();
    stored(HostileStore.location()).forEach(quad -> expected.add(quad.asTriple()));
    Set<Object> read = new HashSet<>();
    quads(file).forEach(quad -> read.add(quad.asTriple()));
    assertEquals(expected, read);
  }

  @ParameterizedTest
  @EnumSource(names = {"JSON_LD", "RDF_XML"})
  void jenaReadsAllButTripleTermsFromTheOldForms(ExportFormat format) {
    Path file =
        Exports.write(
            HostileStore.location(),
            format,
            Map.of(),
            Map.of(),
            folder.resolve("e." + format.fileName()));
    Set<Object> expected = new HashSet<>();
    stored(HostileStore.location()).stream()
        .filter(quad -> !quad.getObject().isTripleTerm())
        .forEach(quad -> expected.add(format == ExportFormat.JSON_LD ? quad : quad.asTriple()));
    Set<Object> read = new HashSet<>();
    quads(file).forEach(quad -> read.add(format == ExportFormat.JSON_LD ? quad : quad.asTriple()));
    assertEquals(expected, read);
  }

  @Test
  void aFilterLeavesOutWhatIsNotAboutIt() {
    Path file =
        Exports.write(
            SeedStore.location(),
            ExportFormat.N_QUADS,
            Map.of("relation", List.of("suppliesArmsTo")),
            Map.of(),
            folder.resolve("f.nq"));
    Set<Quad> read = quads(file);
    List<Quad> statements =
        read.stream()
            .filter(quad ->
                quad.getPredicate().equals(Terms.TYPE)
                    && quad.getObject().equals(Terms.STATEMENT_CLASS))
            .toList();
    long wanted =
        stored(SeedStore.location()).stream()
            .filter(quad ->
                quad.getPredicate().equals(Terms.RELATION)
                    && quad.getObject().getURI().endsWith("#suppliesArmsTo"))
            .count();
    assertTrue(wanted > 1, "the seed tells of arms");
    assertEquals(wanted, statements.size());
    assertTrue(
        read.stream().anyMatch(quad -> quad.getObject().equals(Terms.RELATIONSHIP_CLASS)),
        "no relationship");
    assertFalse(
        read.stream().anyMatch(quad -> quad.getSubject().getURI().endsWith("/entity/afghanistan")),
        "an actor that nobody speaks of");
  }

  /** What an export has: all but what happened to the store. */
  private static Set<Quad> stored(Path location) {
    try (EntenteStore store = EntenteStore.open(location)) {
      return store.read(data -> {
        Set<Quad> all = new HashSet<>();
        data.find(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
            .forEachRemaining(quad -> {
              String graph = quad.getGraph().getURI();
              boolean own =
                  graph.endsWith("/graph/runs")
                      || graph.endsWith("/graph/quarantine")
                      || (graph.endsWith("/graph/store")
                          && !Set.of(Terms.POLICY, Terms.TYPE).contains(quad.getPredicate()));
              if (!own) {
                all.add(quad);
              }
            });
        return all;
      });
    }
  }

  private static Set<Quad> quads(Path file) {
    Set<Quad> read = new HashSet<>();
    RDFParser.source(file)
        .parse(
            new StreamRDFBase() {
              @Override
              public void quad(Quad quad) {
                read.add(quad);
              }

              @Override
              public void triple(org.apache.jena.graph.Triple triple) {
                read.add(Quad.create(Quad.defaultGraphIRI, triple));
              }
            });
    return read;
  }

  private static String name(ExportFormat format) {
    return switch (format) {
      case N_QUADS -> "nquads";
      case TRIG -> "trig";
      case JSON_LD -> "json-ld";
      case N_TRIPLES -> "nt";
      case TURTLE -> "turtle";
      default -> "xml";
    };
  }
}
