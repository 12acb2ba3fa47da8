package dev.entente.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.article.MinHash;
import dev.entente.rdf.Terms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.Test;

class CopiesTest {

  private record Text(String name, String issued, String words) {}

  private static String words(Random random, int count) {
    return random
        .ints(count, 0, 5000)
        .mapToObj(word -> "w" + Integer.toString(word, 36))
        .collect(Collectors.joining(" "));
  }

  private static String edited(Random random, String text, int edits) {
    String[] words = text.split(" ");
    for (int i = 0; i < edits; i++) {
      words[random.nextInt(words.length)] = "e" + random.nextInt(100_000);
    }
    return String.join(" ", words);
  }

  private static Node node(String name) {
    return NodeFactory.createURI("https://e.example/article/" + name);
  }

  private static DatasetGraph data(List<Text> texts) {
    DatasetGraph data = DatasetGraphFactory.create();
    for (Text text : texts) {
      Node name = node(text.name());
      data.add(name, name, Terms.TEXT, NodeFactory.createLiteralString(text.words()));
      data.add(
          name,
          name,
          Terms.TEXT_HASH,
          NodeFactory.createLiteralString("hash of " + text.words().hashCode()));
      data.add(
          name,
          name,
          Terms.TEXT_SIGNATURE,
          NodeFactory.createLiteralString(MinHash.of(text.words()).toString()));
      if (!text.issued().isEmpty()) {
        data.add(name, name, Terms.ISSUED, NodeFactory.createLiteralString(text.issued()));
      }
    }
    return data;
  }

  @Test
  void copiesAreFoundAmongThousandsAndNothingElseIs() {
    Random random = new Random(42);
    List<Text> texts = new ArrayList<>();
    Map<Node, Node> expected = new HashMap<>();
    for (int i = 0; i < 8000; i++) {
      String words = words(random, 200);
      texts.add(new Text("a" + i, "2024-01-01", words));
      if (i % 10 == 0) {
        // Some the same, some edited by a desk, as far as it leaves them alike.
        texts.add(new Text("b" + i, "2024-01-02", edited(random, words, i / 10 % 5)));
        expected.put(node("b" + i), node("a" + i));
      } else if (i % 10 == 1) {
        // Another story that takes over a part of the first.
        texts.add(
            new Text(
                "c" + i,
                "2024-01-02",
                words.substring(0, words.length() / 3) + words(random, 130)));
      }
    }
    Map<Node, Node> found = Copies.find(data(texts));
    assertEquals(Map.of(), without(found, expected), "found and no copies");
    assertTrue(
        without(expected, found).size() <= expected.size() / 100,
        () -> "missed: " + without(expected, found));
    Collections.shuffle(texts, random);
    assertEquals(found, Copies.find(data(texts)));
  }

  private static Map<Node, Node> without(Map<Node, Node> all, Map<Node, Node> others) {
    Map<Node, Node> rest = new HashMap<>(all);
    rest.entrySet().removeAll(others.entrySet());
    return rest;
  }

  @Test
  void theEarliestIsTheOriginalAndAnUndatedOneOnlyWhereNoneHasADate() {
    String words = words(new Random(1), 100);
    Map<Node, Node> found =
        Copies.find(
            data(
                List.of(
                    new Text("x", "2024-02-03", words),
                    new Text("y", "2024-02-01", words + " more"),
                    new Text("a", "", words))));
    assertEquals(Map.of(node("x"), node("y"), node("a"), node("y")), found);
  }

  @Test
  void textsOfOneTemplateAreComparedOnlySoOften() {
    Random random = new Random(3);
    String template = words(random, 60);
    List<Text> texts = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      texts.add(new Text("t" + i, "2024-01-01", template + " " + words(random, 60)));
    }
    long begin = System.nanoTime();
    assertEquals(Map.of(), Copies.find(data(texts)));
    assertTrue(System.nanoTime() - begin < 60_000_000_000L, "took too long");
  }
}
