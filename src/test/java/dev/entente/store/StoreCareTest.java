package dev.entente.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.article.ArticleId;
import dev.entente.rdf.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCareTest {

  private static final SyntheticNews NEWS = SyntheticStore.news(5);

  @TempDir Path folder;

  @BeforeEach
  void build() throws IOException {
    try (EntenteStore store = open()) {
      SyntheticStore.build(store, NEWS, IntStream.range(0, 40).iterator(), 2);
    }
  }

  @Test
  void aBackupRestoresToTheSameStore() throws IOException {
    Path backup = folder.resolve("backup");
    String hash;
    try (EntenteStore store = open()) {
      hash = StoreHash.of(store);
      Backup.write(store, backup);
    }
    Path again = folder.resolve("again");
    Backup.restore(backup, again);
    try (EntenteStore store = EntenteStore.open(again)) {
      assertEquals(hash, StoreHash.of(store));
      assertFalse(store.isStale());
      assertEquals(
          Terms.ENT, store.read(data -> data.prefixes().get("ent")), "queries need the prefixes");
    }
    assertEquals(List.of(), leftovers());
  }

  @Test
  void aDamagedBackupIsRefusedAndLeavesNothing() throws IOException {
    Path backup = folder.resolve("backup");
    try (EntenteStore store = open()) {
      Backup.write(store, backup);
    }
    Path file = backup.resolve("quads-00001.nq.gz");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    Path again = folder.resolve("again");
    String message =
        assertThrows(StoreException.class, () -> Backup.restore(backup, again)).getMessage();
    assertTrue(String.valueOf(message).contains("not what was written"), message);
    assertFalse(Files.exists(again));
  }

  @Test
  void aBackupIsRestoredIntoAnEmptyPlaceOnly() throws IOException {
    Path backup = folder.resolve("backup");
    try (EntenteStore store = open()) {
      Backup.write(store, backup);
      String message =
          assertThrows(StoreException.class, () -> Backup.write(store, backup)).getMessage();
      assertTrue(String.valueOf(message).contains("is there already"), message);
    }
    assertThrows(StoreException.class, () -> Backup.restore(backup, folder.resolve("store")));
    Path letters = Files.createDirectories(folder.resolve("letters"));
    Files.writeString(letters.resolve("letter.txt"), "dear");
    assertThrows(StoreException.class, () -> Backup.restore(backup, letters));
    assertEquals("dear", Files.readString(letters.resolve("letter.txt")));
  }

  @Test
  void compactionKeepsTheQuadsAndOneGeneration() throws IOException {
    try (EntenteStore store = open()) {
      String hash = StoreHash.of(store);
      store.compact();
      assertEquals(hash, StoreHash.of(store));
    }
    try (Stream<Path> files = Files.list(folder.resolve("store"))) {
      assertEquals(
          1, files.filter(file -> file.getFileName().toString().startsWith("Data-")).count());
    }
  }

  @Test
  void compactionIsRefusedWhileSomebodyReads() throws Exception {
    try (EntenteStore store = open()) {
      CountDownLatch reading = new CountDownLatch(1);
      CountDownLatch read = new CountDownLatch(1);
      Thread reader =
          new Thread(() ->
              store.read(data -> {
                reading.countDown();
                try {
                  read.await();
                } catch (InterruptedException impossible) {
                  Thread.currentThread().interrupt();
                }
                return data.find().hasNext();
              }));
      reader.start();
      reading.await();
      String message = assertThrows(StoreException.class, store::compact).getMessage();
      assertTrue(String.valueOf(message).contains("when nobody does"), message);
      read.countDown();
      reader.join();
      store.compact();
    }
  }

  @Test
  void verifyingASoundStoreFindsNothing() {
    try (EntenteStore store = open()) {
      List<String> problems = new ArrayList<>();
      Verification.Result result = SyntheticStore.verify(store, problems);
      assertEquals(List.of(), problems);
      assertEquals(40, result.articles());
      assertTrue(result.statements() > 100, result.toString());
    }
  }

  @Test
  void verifyingFindsAMovedQuoteAMissingStatementAndAChangedText() {
    try (EntenteStore store = open()) {
      Node moved = name(1);
      Node robbed = name(2);
      Node rewritten = name(3);
      store.write(data -> {
        Quad start = data.find(moved, Node.ANY, Terms.START, Node.ANY).next();
        data.delete(start);
        data.add(moved, start.getSubject(), Terms.START, integer("1"));
        Quad type = data.find(robbed, Node.ANY, Terms.TYPE, Terms.STATEMENT_CLASS).next();
        List<Quad> all = new ArrayList<>();
        data.find(robbed, type.getSubject(), Node.ANY, Node.ANY).forEachRemaining(all::add);
        all.forEach(data::delete);
        Quad text = data.find(rewritten, rewritten, Terms.TEXT, Node.ANY).next();
        data.delete(text);
        data.add(
            rewritten,
            rewritten,
            Terms.TEXT,
            NodeFactory.createLiteralString(
                text.getObject().getLiteralLexicalForm().replace("a", "e")));
      });
      List<String> problems = new ArrayList<>();
      SyntheticStore.verify(store, problems);
      assertTrue(any(problems, moved, ""), problems.toString());
      assertTrue(any(problems, robbed, "its record says"), problems.toString());
      assertTrue(any(problems, rewritten, "not the one of its fingerprint"), problems.toString());
    }
  }

  private static boolean any(List<String> problems, Node article, String words) {
    return problems.stream()
        .anyMatch(line -> line.contains(article.getURI()) && line.contains(words));
  }

  @Test
  void anOlderAndANewerFormatAreRefusedWithWhatToDo() throws IOException {
    Path mark = folder.resolve("store/entente-store.properties");
    String words = Files.readString(mark);
    Files.writeString(mark, words.replaceFirst("format=\\d+", "format=99"));
    String newer = assertThrows(StoreException.class, this::open).getMessage();
    assertTrue(String.valueOf(newer).contains("newer Entente"), newer);
    Files.writeString(mark, words.replaceFirst("format=\\d+", "format=0"));
    String older = assertThrows(StoreException.class, this::open).getMessage();
    assertTrue(String.valueOf(older).contains("build anew"), older);
    Files.writeString(mark, words);
    open().close();
  }

  @Test
  void anOlderOntologyIsRefused() {
    try (EntenteStore store = open()) {
      new Reference(store).ontology(dev.entente.rdf.OntologyReader.graph(Path.of("ontology")));
      org.apache.jena.graph.Graph older = dev.entente.rdf.OntologyReader.graph(Path.of("ontology"));
      Node version = NodeFactory.createURI("http://www.w3.org/2002/07/owl#versionInfo");
      Node subject = older.find(Node.ANY, version, Node.ANY).next().getSubject();
      older.remove(subject, version, Node.ANY);
      older.add(subject, version, NodeFactory.createLiteralString("0.0.9"));
      String message =
          assertThrows(StoreException.class, () -> new Reference(store).ontology(older))
              .getMessage();
      assertTrue(String.valueOf(message).contains("newer than this 0.0.9"), message);
    }
  }

  @Test
  void theFingerprintChangesWithAnyQuad() {
    try (EntenteStore store = open()) {
      String before = StoreHash.of(store);
      store.write(data ->
          data.add(name(1), name(1), Terms.TITLE, NodeFactory.createLiteralString("another")));
      assertFalse(before.equals(StoreHash.of(store)));
    }
  }

  private List<String> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("."))
          .toList();
    }
  }

  private static Node integer(String digits) {
    return NodeFactory.createLiteralDT(
        digits, org.apache.jena.datatypes.xsd.XSDDatatype.XSDinteger);
  }

  private Node name(int number) {
    return new dev.entente.rdf.Iris(dev.entente.rdf.Iris.DEFAULT_BASE)
        .article(new ArticleId("news/%07d".formatted(number)));
  }

  private EntenteStore open() {
    EntenteStore store = EntenteStore.openOrCreate(folder.resolve("store"), Optional.empty());
    return store;
  }
}
