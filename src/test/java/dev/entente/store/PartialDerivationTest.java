package dev.entente.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.statement.EntityId;
import dev.entente.statement.Statement;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.riot.out.NodeFmtLib;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What verdicts touch, derived alone, is what deriving everything gives. */
class PartialDerivationTest {

  private static final List<String> ACTORS = List.of("a", "b", "c", "d", "e", "f", "g", "h");
  private static final List<String> RELATIONS =
      List.of(
          "aids",
          "suppliesArmsTo",
          "cooperatesWith",
          "tradesWith",
          "sharesInformationWith",
          "represents",
          "leads");
  private static final int ARTICLES = 9;
  private static final int VERDICTS = 10;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void isWhatDerivingEverythingGives(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Policy policy = Sayings.policy(List.of("standard", "strict", "said").get((int) (seed % 3)));
    try (EntenteStore store =
        EntenteStore.openOrCreate(folder.resolve("store"), Optional.empty())) {
      Sayings.represents(store, "a", "represents", "b");
      Sayings.represents(store, "c", "leads", "d", "2020", "2021");
      Sayings sayings = sayings(random);
      sayings.into(store, policy);
      List<Statement> statements = new ArrayList<>();
      for (int i = 0; i < ARTICLES; i++) {
        statements.addAll(sayings.statements("n" + i));
      }
      Instant time = Instant.parse("2024-01-01T00:00:00Z");
      for (int i = 0; i < VERDICTS; i++) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int many = random.nextInt(1, 4); many > 0; many--) {
          // Some come late, as those of an imported table do.
          time = time.plusSeconds(random.nextInt(10) == 0 ? -90 : 30);
          verdicts.add(verdict(random, statements, time));
        }
        derive(store, policy, verdicts);
        TreeSet<String> partly = quads(store);
        new RelationsGraph(store, Sayings.VOCABULARY)
            .derive(policy, new Run("test", Instant.EPOCH));
        assertEquals(
            String.join("\n", quads(store)), String.join("\n", partly), () -> "after " + verdicts);
      }
    }
  }

  private static void derive(EntenteStore store, Policy policy, List<Verdict> verdicts) {
    store.write(data -> {
      Optional<List<RelationsGraph.Change>> changes =
          new PartialDerivation(data, store.iris(), Sayings.VOCABULARY, policy).derive(verdicts);
      assertTrue(changes.isPresent(), "everything was derived");
    });
  }

  private static Sayings sayings(SplittableRandom random) {
    Sayings sayings = new Sayings();
    for (int i = 0; i < ARTICLES; i++) {
      String header = "n" + i;
      header += random.nextBoolean() ? " issued=" + random.nextInt(2019, 2023) : "";
      header += random.nextInt(3) == 0 ? " publisher=p" + random.nextInt(2) : "";
      header += random.nextInt(8) == 0 ? " complete" : "";
      header += random.nextInt(4) == 0 ? " title" : "";
      header += i > 0 && random.nextInt(5) == 0 ? " like=n" + random.nextInt(i) : "";
      String[] lines = new String[random.nextInt(3, 8)];
      for (int j = 0; j < lines.length; j++) {
        lines[j] = line(random, j > 0);
      }
      sayings.article(header, lines);
    }
    return sayings;
  }

  private static String line(SplittableRandom random, boolean same) {
    String subject = one(ACTORS, random);
    String object = other(subject, random);
    StringBuilder line = new StringBuilder(subject + " " + one(RELATIONS, random) + " " + object);
    line.append(random.nextInt(3) == 0 ? " negated" : "");
    line.append(random.nextInt(4) == 0 ? " " + one(List.of("probable", "possible"), random) : "");
    line.append(
        random.nextInt(3) == 0 ? " " + one(List.of("past", "future", "unspecified"), random) : "");
    switch (random.nextInt(4)) {
      case 0 -> line.append(" by ").append(one(ACTORS, random));
      case 1 -> line.append(" unnamed via ").append(one(ACTORS, random));
      default -> {}
    }
    line.append(random.nextInt(3) == 0 ? " machine m" + random.nextInt(2) : "");
    return line.append(same && random.nextInt(5) == 0 ? " same" : "").toString();
  }

  private static Verdict verdict(
      SplittableRandom random, List<Statement> statements, Instant time) {
    String reviewer = one(List.of("jd", "mk"), random);
    Verdict.Judgement judgement = one(List.of(Verdict.Judgement.values()), random);
    String actor = one(ACTORS, random);
    Verdict.Target target =
        judgement.ofActors()
            ? new Verdict.Target.OfActors(new EntityId(actor), new EntityId(other(actor, random)))
            : judgement == Verdict.Judgement.RENAME
                ? new Verdict.Target.OfName(new EntityId(actor), one(ACTORS, random))
                : ofStatement(one(statements, random), judgement, random);
    return new Verdict(judgement, reviewer, time, "", target);
  }

  private static Verdict.Target ofStatement(
      Statement statement, Verdict.Judgement judgement, SplittableRandom random) {
    Map<String, String> row = new TreeMap<>();
    row.put("article", statement.evidence().article().value());
    row.put("subject", statement.claim().subject().value());
    row.put("relation", statement.claim().relation().name());
    row.put("object", statement.claim().object().value());
    row.put("polarity", statement.claim().polarity().word());
    row.put("annotator", statement.annotation().annotator());
    row.put("begin", Integer.toString(statement.evidence().span().begin()));
    row.put("quote", statement.evidence().quote());
    Map<String, String> correction = new TreeMap<>();
    if (judgement == Verdict.Judgement.CORRECT) {
      switch (random.nextInt(5)) {
        case 0 -> correction.put("polarity", "negated");
        case 1 -> correction.put("tense", "past");
        case 2 -> correction.put("relation", one(RELATIONS, random));
        case 3 -> correction.put("source", one(ACTORS, random));
        default -> correction.put("object", one(ACTORS, random));
      }
    }
    return new Verdict.Target.OfStatement(
        random.nextInt(4) == 0 ? "0".repeat(24) : statement.identity(), row, "", "", correction);
  }

  private static <T> T one(List<T> of, SplittableRandom random) {
    return of.get(random.nextInt(of.size()));
  }

  private static String other(String actor, SplittableRandom random) {
    String other = one(ACTORS, random);
    return other.equals(actor) ? other(actor, random) : other;
  }

  /** Everything but what runs and settings say. */
  private static TreeSet<String> quads(EntenteStore store) {
    return store.read(data -> {
      TreeSet<String> lines = new TreeSet<>();
      data.find()
          .forEachRemaining(quad -> {
            if (!quad.getGraph().equals(store.iris().runsGraph())
                && !quad.getGraph().equals(store.iris().graph("store"))) {
              lines.add(NodeFmtLib.str(quad));
            }
          });
      return lines;
    });
  }

  @ParameterizedTest
  @CsvSource({"standard", "strict", "said"})
  void theShippedPoliciesLookAtOneRelationshipAtATime(String name) {
    assertTrue(Sayings.policy(name).isLocal());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT { GRAPH <graph/relations> { ?s ?p ?o } } WHERE { GRAPH <graph/relations> {"
            + " ?r ent:standing ent:stated ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ."
            + " ?other rdf:subject ?o ; rdf:object ?s } }",
        "INSERT { GRAPH <graph/relations> { ?s ?p ?o } } WHERE { GRAPH <graph/relations> {"
            + " ?r ent:standing ent:stated ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }"
            + " FILTER NOT EXISTS { ?s ent:represents ?o } }",
        "INSERT { GRAPH <graph/relations> { ?s ?p ?o } } WHERE { GRAPH <graph/relations> {"
            + " ?r rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o } GRAPH ?article"
            + " { ?r ent:cue ?cue } }",
        "INSERT { GRAPH <graph/mine> { ?s ?p ?o } } WHERE { GRAPH <graph/relations> {"
            + " ?r rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o } }"
      })
  void anotherPolicyMayLookFurther(String update) {
    assertFalse(
        new Policy(
                "far",
                "PREFIX ent: <https://w3id.org/entente/ns#>"
                    + " PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
                    + update)
            .isLocal());
  }

  @Test
  void aPolicyThatLooksFurtherHasEverythingDerived() {
    Policy mutual =
        new Policy(
            "mutual",
            """
            PREFIX ent: <https://w3id.org/entente/ns#>
            PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
            INSERT { GRAPH <graph/relations> { ?s ?p ?o } }
            WHERE { GRAPH <graph/relations> {
              ?r ent:standing ent:stated ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o .
              ?other ent:standing ent:stated ; rdf:subject ?o ; rdf:predicate ?p ; rdf:object ?s } }
            """);
    try (EntenteStore store =
        EntenteStore.openOrCreate(folder.resolve("store"), Optional.empty())) {
      Sayings sayings = new Sayings().article("n0", "a aids b", "b aids a");
      sayings.into(store, mutual);
      assertTrue(asks(store, "ASK { e:a ent:aids e:b }"));
      Statement reverse = sayings.statements("n0").get(1);
      List<RelationsGraph.Change> changes =
          new RelationsGraph(store, Sayings.VOCABULARY)
              .judge(
                  mutual,
                  new Run("test", Instant.EPOCH),
                  List.of(
                      new Verdict(
                          Verdict.Judgement.REJECT,
                          "jd",
                          Instant.EPOCH,
                          "",
                          ofStatement(reverse, Verdict.Judgement.REJECT, new SplittableRandom(2)))),
                  data -> {});
      assertEquals(1, changes.size());
      assertFalse(asks(store, "ASK { e:a ent:aids e:b }"));
    }
  }

  private static boolean asks(EntenteStore store, String pattern) {
    return !Sayings.select(store, pattern.replace("ASK", "SELECT (1 AS ?x)")).isEmpty();
  }
}
