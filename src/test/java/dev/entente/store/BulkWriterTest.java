package dev.entente.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkWriterTest {

  @TempDir Path folder;
  private EntenteStore store;

  @BeforeEach
  void create() {
    store = EntenteStore.openOrCreate(folder.resolve("store"), Optional.empty());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 400, 30_000})
  void allIsFoundByEveryIndexAsIfAddedOneByOne(int number) {
    Set<Quad> before = quads(number / 2 + 1, 3);
    Set<Quad> added = quads(number, 4);
    store.write(data -> before.forEach(data::add));
    store.write(data -> write(data, added));
    Set<Quad> all = new LinkedHashSet<>(before);
    all.addAll(added);
    store.read(data -> {
      assertEquals(all, found(data, Quad.ANY));
      for (int places = 1; places < 16; places++) {
        int some = places;
        all.stream()
            .limit(3)
            .forEach(quad -> {
              Quad pattern =
                  new Quad(
                      (some & 1) == 0 ? Node.ANY : quad.getGraph(),
                      (some & 2) == 0 ? Node.ANY : quad.getSubject(),
                      (some & 4) == 0 ? Node.ANY : quad.getPredicate(),
                      (some & 8) == 0 ? Node.ANY : quad.getObject());
              Set<Quad> expected = new HashSet<>(all);
              expected.removeIf(one -> !matches(pattern, one));
              assertEquals(expected, found(data, pattern), pattern::toString);
            });
      }
      return data;
    });
  }

  @Test
  void whatIsWrittenAtOnceIsUndoneAtOnce() {
    Set<Quad> before = quads(100, 5);
    Set<Quad> lost = quads(20_000, 6);
    store.write(data -> write(data, before));
    assertThrows(
        IllegalStateException.class,
        () ->
            store.write(data -> {
              write(data, lost);
              throw new IllegalStateException("changed its mind");
            }));
    assertEquals(before, store.read(data -> found(data, Quad.ANY)));
    store.write(data -> write(data, lost));
    Set<Quad> all = new HashSet<>(before);
    all.addAll(lost);
    assertEquals(all, store.read(data -> found(data, Quad.ANY)));
  }

  @Test
  void theSameTransactionGoesOnAndOthersSeeNothingOfIt() {
    Set<Quad> some = quads(20_000, 7);
    Quad one = some.iterator().next();
    store.write(data -> {
      write(data, some);
      assertEquals(some, found(data, Quad.ANY));
      data.delete(one);
      boolean seen =
          CompletableFuture.supplyAsync(() -> store.<Boolean>read(other -> other.contains(one)))
              .join();
      assertFalse(seen);
      assertFalse(data.contains(one));
    });
    some.remove(one);
    assertEquals(some, store.read(data -> found(data, Quad.ANY)));
  }

  private static void write(DatasetGraph data, Set<Quad> quads) {
    BulkWriter bulk = new BulkWriter(data);
    quads.forEach(quad -> bulk.add(quad.getGraph(), quad.asTriple()));
    bulk.flush();
  }

  private static Set<Quad> found(DatasetGraph data, Quad pattern) {
    Set<Quad> found = new HashSet<>();
    data.find(pattern).forEachRemaining(found::add);
    return found;
  }

  private static boolean matches(Quad pattern, Quad quad) {
    return List.of(0, 1, 2, 3).stream()
        .allMatch(place ->
            node(pattern, place).equals(Node.ANY)
                || node(pattern, place).equals(node(quad, place)));
  }

  private static Node node(Quad quad, int place) {
    return switch (place) {
      case 0 -> quad.getGraph();
      case 1 -> quad.getSubject();
      case 2 -> quad.getPredicate();
      default -> quad.getObject();
    };
  }

  /** IRIs, words, numbers that TDB2 keeps in the index itself, negative ones too, and triples. */
  private static Set<Quad> quads(int number, long seed) {
    Random random = new Random(seed);
    Set<Quad> quads = new LinkedHashSet<>();
    while (quads.size() < number) {
      Node subject = iri("s", random.nextInt(number + 5));
      Node predicate = iri("p", random.nextInt(9));
      Node object =
          switch (random.nextInt(4)) {
            case 0 -> iri("o", random.nextInt(number + 5));
            case 1 -> NodeFactory.createLiteralString("words " + random.nextInt(number + 5));
            case 2 -> dev.entente.rdf.StatementEncoder.integer(random.nextInt(2000) - 1000);
            default -> NodeFactory.createTripleTerm(subject, predicate, iri("o", 1));
          };
      quads.add(new Quad(iri("g", random.nextInt(50)), subject, predicate, object));
    }
    return quads;
  }

  private static Node iri(String kind, int number) {
    return NodeFactory.createURI("https://example.org/" + kind + number);
  }
}
