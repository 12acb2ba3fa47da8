package dev.entente.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.entente.statement.Standing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One case for each rule by which statements add up. */
class StandingTest {

  @TempDir static Path folder;
  private static EntenteStore store;
  private Sayings sayings = new Sayings();

  @BeforeAll
  static void open() {
    store = EntenteStore.openOrCreate(folder.resolve("store"), Optional.empty());
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @BeforeEach
  void fresh() {
    sayings = new Sayings();
    store.write(data -> data.deleteAny(Node.ANY, Node.ANY, Node.ANY, Node.ANY));
  }

  @Test
  void whatTheArticleNarratesIsStated() {
    adds(Standing.STATED, "a aids b");
    adds(Standing.STATED, "a aids b past");
  }

  @Test
  void whatItsSubjectSaysIsStated() {
    adds(Standing.STATED, "a aids b by a");
  }

  @Test
  void whatOthersSayIsAlleged() {
    adds(Standing.ALLEGED, "a aids b by c");
    adds(Standing.ALLEGED, "a aids b by b");
    adds(Standing.ALLEGED, "a aids b unnamed");
    adds(Standing.ALLEGED, "a aids b doubting by c");
  }

  @Test
  void ofASymmetricRelationEitherSideMayState() {
    adds(Standing.STATED, "a tradesWith b by b");
  }

  @Test
  void whatTheArticleConfirmsIsStatedWhoeverSaysIt() {
    adds(Standing.STATED, "a aids b by c committed");
  }

  @Test
  void whatIsCertainOrProbableAndFutureIsPlanned() {
    adds(Standing.PLANNED, "a aids b future");
    adds(Standing.PLANNED, "a aids b future probable by c");
  }

  @Test
  void theRestIsPossible() {
    adds(Standing.POSSIBLE, "a aids b possible future");
    adds(Standing.POSSIBLE, "a aids b unspecified");
    adds(Standing.POSSIBLE, "a aids b probable");
  }

  @Test
  void whatIsOnlyNegatedIsDenied() {
    adds(Standing.DENIED, "a aids b negated");
    adds(Standing.DENIED, "a aids b negated by a");
  }

  @Test
  void theStrongerStatementDecides() {
    adds(Standing.STATED, "a aids b", "a aids b future", "a aids b by c");
    adds(Standing.ALLEGED, "a aids b future", "a aids b by c");
  }

  @Test
  void aClaimAndItsDenialByAnotherAreContested() {
    adds(Standing.CONTESTED, "a aids b by c", "a aids b negated by a");
    adds(Standing.CONTESTED, "a aids b", "a aids b negated by a");
  }

  @Test
  void oneSourceDoesNotContestItself() {
    adds(Standing.STATED, "a aids b by a", "a aids b negated by a");
    adds(Standing.STATED, "a aids b", "a aids b negated");
  }

  @Test
  void aClaimHeardThroughAnotherIsContestedByItsOwnSource() {
    adds(Standing.CONTESTED, "a aids b by c via d", "a aids b negated by c");
    adds(Standing.CONTESTED, "a aids b by c via agency", "a aids b negated by a via agency");
  }

  @Test
  void aPastActIsNotContestedByTheDenialOfAPlan() {
    adds(Standing.STATED, "a aids b past", "a aids b negated future by a");
    adds(Standing.PLANNED, "a aids b future", "a aids b negated by a");
    adds(Standing.CONTESTED, "a aids b future", "a aids b negated future by a");
    adds(Standing.CONTESTED, "a aids b past", "a aids b negated by a");
    adds(Standing.CONTESTED, "a aids b past", "a aids b negated unspecified by a");
  }

  @Test
  void timesThatCannotOverlapDoNotContest() {
    adds(Standing.STATED, "a aids b from 2022 to 2022-06", "a aids b negated by a from 2022-07");
    adds(
        Standing.CONTESTED, "a aids b from 2022 to 2022-06", "a aids b negated by a to 2022-06-30");
    adds(Standing.CONTESTED, "a aids b from 2022", "a aids b negated by a");
  }

  @Test
  void aDeniedAncestorContestsButADeniedDescendantDoesNot() {
    sayings.article("x", "a suppliesArmsTo b by c", "a aids b negated by a");
    assertEquals(
        Map.of("a suppliesArmsTo b", Standing.CONTESTED, "a aids b", Standing.CONTESTED), derive());
    fresh();
    sayings.article("x", "a aids b by c", "a suppliesArmsTo b negated by a");
    assertEquals(
        Map.of("a aids b", Standing.ALLEGED, "a suppliesArmsTo b", Standing.DENIED), derive());
  }

  @Test
  void aDeniedSymmetricAncestorContestsEitherOrder() {
    sayings.article("x", "b sharesInformationWith a by c", "a cooperatesWith b negated by a");
    assertEquals(Standing.CONTESTED, derive().get("b sharesInformationWith a"));
  }

  @Test
  void aDenialForTheStateContestsWhatIsSaidOfItsOrgan() {
    Sayings.represents(store, "kremlin", "represents", "russia");
    sayings.article("x", "kremlin aids b by c", "russia aids b negated by russia");
    assertEquals(
        Map.of("kremlin aids b", Standing.CONTESTED, "russia aids b", Standing.CONTESTED),
        derive());
    assertEquals(
        Set.of(List.of("kremlin", "russia"), List.of("russia", "kremlin")),
        Set.copyOf(
            Sayings.select(
                store,
                "SELECT ?s ?t { ?r ent:contestedBy ?q . ?r rdf:subject ?s . ?q rdf:subject ?t }")));
  }

  @Test
  void twoOrgansOfAStateAreNotEachOther() {
    Sayings.represents(store, "kremlin", "represents", "russia");
    Sayings.represents(store, "duma", "represents", "russia");
    sayings.article("x", "kremlin aids b by c", "duma aids b negated by duma");
    assertEquals(
        Map.of("kremlin aids b", Standing.ALLEGED, "duma aids b", Standing.DENIED), derive());
  }

  @Test
  void anOfficeHolderSpeaksForTheStateWhileInOffice() {
    Sayings.represents(store, "old", "leads", "a", "2000-01-01", "2010-06-30");
    sayings.article("x issued=2010-06", "a aids b by old");
    sayings.article("y issued=2011", "a aids c by old");
    assertEquals(Map.of("a aids b", Standing.STATED, "a aids c", Standing.ALLEGED), derive());
  }

  @Test
  void whoRepresentsARepresentativeSpeaksToo() {
    Sayings.represents(store, "spokesman", "represents", "ministry");
    Sayings.represents(store, "ministry", "represents", "a");
    sayings.article("x", "a aids b by spokesman");
    assertEquals(Map.of("a aids b", Standing.STATED), derive());
  }

  @Test
  void theOfficeThatAnArticleTellsHoldsInItAlone() {
    sayings.article("x", "jane represents a", "a aids b by jane");
    sayings.article("y", "a aids c by jane");
    Map<String, Standing> derived = derive();
    assertEquals(Standing.STATED, derived.get("a aids b"));
    assertEquals(Standing.ALLEGED, derived.get("a aids c"));
  }

  @Test
  void anOrganThatATextDescribesActsForItsState() {
    sayings.article("x", "a aids b by a/agency", "c aids b by mob").actor("x", "a/agency", "a");
    sayings.actor("x", "mob", "c");
    assertEquals(Map.of("a aids b", Standing.STATED, "c aids b", Standing.ALLEGED), derive());
  }

  @Test
  void aTitleCountsOnlyWhereTheBodyHasNone() {
    sayings.article("x title", "a aids b", "a aids b future");
    sayings.article("y title", "a aids c", "a aids c negated by a");
    assertEquals(Map.of("a aids b", Standing.PLANNED, "a aids c", Standing.CONTESTED), derive());
  }

  @Test
  void aPersonsStatementCountsBeforeAMachinesAboutTheSameWords() {
    counts("a aids b", 1, "x", "a aids b by c machine rules", "a aids b past by c same");
    assertEquals(
        List.of(List.of("ab")),
        Sayings.select(store, "SELECT ?who { ?s ent:countedIn ?r ; ent:annotatedBy ?who }"));
  }

  @Test
  void twoPlacesOrTwoSourcesCountTwice() {
    counts("a aids b", 2, "x", "a aids b by c machine rules", "a aids b by c");
    fresh();
    counts("a aids b", 2, "x", "a aids b by c machine rules", "a aids b by d same");
  }

  @Test
  void inACompleteArticleMachinesDoNotCount() {
    counts("a aids b", 1, "x complete", "a aids b by c machine rules", "a aids b by d");
    fresh();
    sayings.article("x complete", "a aids b machine rules");
    assertEquals(Map.of(), derive());
  }

  @Test
  void aPublisherNarratesOnce() {
    sayings.article("x publisher=daily", "a aids b", "a aids b past");
    sayings.article("y publisher=daily", "a aids b");
    sayings.article("z publisher=weekly", "a aids b");
    assertEquals(
        List.of(List.of("2", "2")),
        count("SELECT ?n ?sources { ?r ent:statedCount ?n ; ent:independentSources ?sources }"));
  }

  @Test
  void aNearIdenticalCopyCountsOnce() {
    sayings.article("z issued=2024-02-02 like=x", "a aids b by c");
    sayings.article("x issued=2024-02-01", "a aids b by c", "a aids b unnamed");
    sayings.article("y", "a aids b by c");
    derive();
    assertEquals(
        List.of(List.of("z", "x")),
        count(
            "PREFIX dc: <http://purl.org/dc/terms/> SELECT ?copy ?original { GRAPH ?g { ?z"
                + " ent:copyOf ?x } ?z dc:identifier ?copy . ?x dc:identifier ?original }"));
    assertEquals(List.of(List.of("3")), count("SELECT ?n { ?r ent:allegedCount ?n }"));
  }

  @Test
  void sourcesOfOneStateAreOneIndependentSource() {
    Sayings.represents(store, "kremlin", "represents", "russia");
    Sayings.represents(store, "ministry", "represents", "russia");
    sayings.article("x", "a aids b by kremlin", "a aids b by ministry", "a aids b by c");
    assertEquals(
        List.of(List.of("3", "2")),
        count("SELECT ?n ?sources { ?r ent:allegedCount ?n ; ent:independentSources ?sources }"));
  }

  @Test
  void policiesDrawTheirEdges() {
    sayings.article(
        "x",
        "a aids b",
        "a tradesWith c by c",
        "d aids e by f",
        "g aids h by g",
        "g aids h",
        "i aids j by k",
        "i aids j negated by i",
        "l aids m future");
    assertEquals(
        Set.of("a aids b", "a tradesWith c", "c tradesWith a", "g aids h"), edges("standard"));
    assertEquals(Set.of("g aids h"), edges("strict"));
    assertEquals(
        Set.of("a aids b", "a tradesWith c", "c tradesWith a", "g aids h", "d aids e"),
        edges("said"));
  }

  private Set<String> edges(String policy) {
    sayings.into(store, Sayings.policy(policy));
    return Sayings.select(
            store, "SELECT ?s ?p ?o { VALUES ?p { ent:aids ent:tradesWith } ?s ?p ?o }")
        .stream()
        .map(row -> String.join(" ", row))
        .collect(Collectors.toSet());
  }

  private List<List<String>> count(String query) {
    derive();
    return Sayings.select(store, query);
  }

  private void counts(String relationship, int expected, String header, String... lines) {
    sayings.article(header, lines);
    derive();
    assertEquals(
        List.of(List.of(Integer.toString(expected))),
        Sayings.select(store, "SELECT (COUNT(*) AS ?n) { ?s ent:countedIn ?r }"),
        relationship);
  }

  /** The lines, as one article, give one relationship of this standing. */
  private void adds(Standing expected, String... lines) {
    fresh();
    sayings.article("x", lines);
    assertEquals(Set.of(expected), Set.copyOf(derive().values()), () -> String.join(" | ", lines));
  }

  private Map<String, Standing> derive() {
    sayings.into(store, Sayings.policy(Policy.STANDARD));
    return new TreeMap<>(Sayings.standings(store));
  }
}
