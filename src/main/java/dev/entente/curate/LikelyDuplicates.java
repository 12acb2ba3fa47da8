package dev.entente.curate;

import dev.entente.entity.Words;
import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import dev.entente.statement.EntityId;
import dev.entente.statement.Spelling;
import dev.entente.store.Verdict;
import dev.entente.store.Verdicts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.G;

/**
 * Pairs of actors that may be one, at least one of which has statements and about which nobody has
 * decided: the same name, the same words in another order, names that differ by a letter, a name
 * that goes on where the other ends. Those with the most statements and partners in common come
 * first. Within a read transaction.
 */
public final class LikelyDuplicates {

  /** Shorter names differ by a letter and mean somebody else. */
  private static final int LONG = 9;

  /** A key that so many share says nothing. */
  private static final int MOST_ALIKE = 12;

  private static final int SHORTEST_BEGINNING = 7;

  private static final Set<String> PLACES = Set.of("Country", "Territory", "City", "Place", "Town");

  private final DatasetGraph data;
  private final Iris iris;
  private final Map<Node, Set<Node>> partners = new HashMap<>();
  private final Map<Node, String> names = new LinkedHashMap<>();
  private final Map<Node, String> kinds = new HashMap<>();
  private final Map<Set<Node>, Pair> found = new LinkedHashMap<>();
  private final Set<Set<Node>> decided = new HashSet<>();

  private LikelyDuplicates(DatasetGraph data, Iris iris) {
    this.data = data;
    this.iris = iris;
  }

  /**
   * Two actors.
   *
   * @param one the one with fewer partners, which would be merged into the other
   * @param partners how many either has, and how many both
   */
  public record Pair(Node one, Node other, String reason, List<Integer> partners) {}

  /** All, the likeliest and most connected first. */
  public static List<Pair> of(DatasetGraph data, Iris iris) {
    LikelyDuplicates duplicates = new LikelyDuplicates(data, iris);
    duplicates.read();
    duplicates.byNames();
    duplicates.byWords();
    duplicates.byLetters();
    duplicates.byBeginnings();
    return duplicates.found.values().stream()
        .sorted(
            Comparator.comparingInt((Pair pair) -> pair.partners().get(2))
                .thenComparingInt(pair -> pair.partners().get(0) + pair.partners().get(1))
                .reversed()
                .thenComparing(pair -> pair.one().getURI())
                .thenComparing(pair -> pair.other().getURI()))
        .toList();
  }

  private void read() {
    for (Verdict verdict : Verdicts.ofActors(data, iris)) {
      Verdict.Target.OfActors actors = (Verdict.Target.OfActors) verdict.target();
      decided.add(Set.of(iris.entity(actors.actor()), iris.entity(actors.other())));
    }
    Map<Node, List<Node>> pairs = new HashMap<>();
    data.find(iris.relationsGraph(), Node.ANY, Terms.MEMBER, Node.ANY)
        .forEachRemaining(quad ->
            pairs
                .computeIfAbsent(quad.getSubject(), none -> new ArrayList<>())
                .add(quad.getObject()));
    pairs
        .values()
        .forEach(members -> {
          for (Node one : members) {
            for (Node other : members) {
              if (!one.equals(other)) {
                partners.computeIfAbsent(one, none -> new HashSet<>()).add(other);
              }
            }
          }
        });
    data.findNG(Node.ANY, Node.ANY, Terms.PREF_LABEL, Node.ANY)
        .forEachRemaining(quad -> {
          // A group without a name of its own is one in its article alone.
          if (isEntity(quad.getSubject())
              && !iris.entityId(quad.getSubject()).value().startsWith("article/")) {
            names.put(quad.getSubject(), quad.getObject().getLiteralLexicalForm());
          }
        });
    data.findNG(Node.ANY, Node.ANY, Terms.TYPE, Node.ANY)
        .forEachRemaining(quad -> {
          if (names.containsKey(quad.getSubject()) && quad.getObject().isURI()) {
            kinds.put(quad.getSubject(), quad.getObject().getURI().replaceFirst(".*[#/]", ""));
          }
        });
  }

  private boolean isEntity(Node node) {
    return node.isURI() && node.getURI().startsWith(iris.base() + "entity/");
  }

  private void byNames() {
    Map<String, Set<Node>> called = new LinkedHashMap<>();
    names.forEach((actor, name) ->
        called.computeIfAbsent(Words.fold(name), none -> new LinkedHashSet<>()).add(actor));
    for (Node actor : partners.keySet()) {
      for (Node alias : G.listSP(data.getUnionGraph(), actor, Terms.ALT_LABEL)) {
        called
            .computeIfAbsent(
                Words.fold(alias.getLiteralLexicalForm()), none -> new LinkedHashSet<>())
            .add(actor);
      }
    }
    called.forEach((name, actors) -> pairs(actors, "both are called “" + name + "”"));
  }

  private void byWords() {
    Map<String, Set<Node>> sorted = new LinkedHashMap<>();
    names.forEach((actor, name) -> {
      String[] words = Words.fold(name).split(" ");
      if (words.length > 1) {
        Arrays.sort(words);
        sorted.computeIfAbsent(String.join(" ", words), none -> new LinkedHashSet<>()).add(actor);
      }
    });
    sorted.forEach((words, actors) -> pairs(actors, "the same words in another order"));
  }

  /** Names that differ by one letter have the same first or the same second half. */
  private void byLetters() {
    Map<String, Set<Node>> halves = new LinkedHashMap<>();
    names.forEach((actor, full) -> {
      String name = Words.fold(full);
      if (name.length() >= LONG) {
        int half = name.length() / 2 - 1;
        halves
            .computeIfAbsent("<" + name.substring(0, half), none -> new LinkedHashSet<>())
            .add(actor);
        halves
            .computeIfAbsent(
                ">" + name.substring(name.length() - half), none -> new LinkedHashSet<>())
            .add(actor);
      }
    });
    halves
        .values()
        .forEach(actors -> {
          List<Node> said = actors.stream().filter(partners::containsKey).toList();
          for (Node one : said) {
            String name = Words.fold(names.getOrDefault(one, ""));
            for (Node other : actors) {
              String another = Words.fold(names.getOrDefault(other, ""));
              if (Math.abs(name.length() - another.length()) <= 1
                  && Spelling.distance(name, another) == 1
                  && !Character.isDigit(name.charAt(name.length() - 1))) {
                pair(one, other, "the names differ by one letter");
              }
            }
          }
        });
  }

  /** "Acme Steel" and "Acme Steel Corporation", both of which are in the articles. */
  private void byBeginnings() {
    Map<String, Set<Node>> beginnings = new LinkedHashMap<>();
    for (Node actor : partners.keySet()) {
      String name = Words.fold(names.getOrDefault(actor, ""));
      for (int end = name.indexOf(' '); end > 0; end = name.indexOf(' ', end + 1)) {
        if (end >= SHORTEST_BEGINNING && name.substring(0, end).indexOf(' ') > 0) {
          beginnings
              .computeIfAbsent(name.substring(0, end), none -> new LinkedHashSet<>())
              .add(actor);
        }
      }
    }
    for (Node actor : partners.keySet()) {
      String name = Words.fold(names.getOrDefault(actor, ""));
      Set<Node> longer = beginnings.getOrDefault(name, Set.of());
      if (longer.size() <= 2) {
        longer.forEach(other -> pair(actor, other, "one name goes on where the other ends"));
      }
    }
  }

  private void pairs(Collection<Node> actors, String reason) {
    if (actors.size() > MOST_ALIKE) {
      return;
    }
    for (Node one : actors) {
      for (Node other : actors) {
        pair(one, other, reason);
      }
    }
  }

  private void pair(Node one, Node other, String reason) {
    boolean said = partners.containsKey(one) || partners.containsKey(other);
    if (one.equals(other) || !said || !areComparable(one, other)) {
      return;
    }
    Set<Node> key = Set.of(one, other);
    if (decided.contains(key) || found.containsKey(key)) {
      return;
    }
    boolean turned =
        partners(one).size() > partners(other).size()
            || (partners(one).size() == partners(other).size()
                && one.getURI().compareTo(other.getURI()) > 0);
    Node few = turned ? other : one;
    Node many = turned ? one : other;
    Set<Node> both = new HashSet<>(partners(few));
    both.retainAll(partners(many));
    found.put(
        key,
        new Pair(
            few, many, reason, List.of(partners(few).size(), partners(many).size(), both.size())));
  }

  private Set<Node> partners(Node actor) {
    return partners.getOrDefault(actor, Set.of());
  }

  /** A town is not the state of its name, and a person no office. */
  private boolean areComparable(Node one, Node other) {
    String left = kinds.getOrDefault(one, "");
    String right = kinds.getOrDefault(other, "");
    EntityId first = iris.entityId(one);
    EntityId second = iris.entityId(other);
    return PLACES.contains(left) == PLACES.contains(right)
        && (!PLACES.contains(left) || left.equals(right))
        && left.equals("Person") == right.equals("Person")
        && !first.value().startsWith(second.value() + "/")
        && !second.value().startsWith(first.value() + "/");
  }
}
