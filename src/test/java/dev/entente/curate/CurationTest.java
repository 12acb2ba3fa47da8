package dev.entente.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.annotate.StatementTable;
import dev.entente.annotate.rules.Precision;
import dev.entente.cli.Entente;
import dev.entente.rdf.OntologyReader;
import dev.entente.statement.Vocabulary;
import dev.entente.store.EntenteStore;
import dev.entente.store.Policy;
import dev.entente.store.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Verdicts over a small domain, through rebuilds, rewritten articles and changed annotators. */
class CurationTest {

  private static final Path DOMAIN = Path.of("src/test/resources/domains/companies");
  private static final Vocabulary VOCABULARY = OntologyReader.read(DOMAIN.resolve("ontology"));
  private static final String FIRST = "Ostara sued Halden Steel";
  private static final String SECOND = "Larkbank fined Ostara";

  @TempDir Path folder;

  @BeforeEach
  void build() throws IOException {
    Files.createDirectories(folder.resolve("seeds/articles"));
    Files.createDirectories(folder.resolve("seeds/annotations"));
    article("%s. Later %s, and that was that.".formatted(FIRST, SECOND));
    table("rules/1.0/aaaa");
    rebuild();
  }

  /** The words and a story around them, so that it stays the same article. */
  private void article(String text) throws IOException {
    Files.writeString(
        folder.resolve("seeds/articles/court.txt"),
        text
            + "\n\nThe hall was full when the clerks came in with their papers under their arms, and"
            + " nobody who had waited since the early morning would give up a seat by the window."
            + " It rained until noon; the lamps were lit, and the talk went on in the corridors.\n");
  }

  private void table(String annotator) throws IOException {
    Files.writeString(
        folder.resolve("seeds/annotations/a.csv"),
        """
        article,subject_label,relation,object_label,tense,quote,annotator,rule
        court,Ostara,sues,Halden Steel,past,%s,%s,sue-v 1/1
        court,Larkbank,fines,Ostara,past,%s,%s,fine-v 1/1
        """
            .formatted(FIRST, annotator, SECOND, annotator));
  }

  private String rebuild() {
    return rebuild("csv");
  }

  private String rebuild(String annotators) {
    return run(
        "build",
        folder.resolve("seeds").toString(),
        "--domain",
        DOMAIN.toString(),
        "--annotators",
        annotators);
  }

  @Test
  void whatIsRejectedStaysAndCountsNowhere() {
    assertEquals("stated", standing("sues"));
    judge(Verdict.Judgement.REJECT, "sues", Map.of());
    assertEquals("", standing("sues"));
    assertEquals("stated", standing("fines"));
    assertFalse(ask("?a ?r ?b . ?r <http://www.w3.org/2000/01/rdf-schema#label> 'sues'@en"));
    assertEquals(1, count("?s ent:relation ?r . ?r rdfs:label 'sues'@en"), "it is gone");
  }

  @Test
  void anAnswerAndWhatFollowsFromItAreSeenTogetherOrNotAtAll() {
    open(store -> {
      Curator curator = new Curator(store, VOCABULARY, broken());
      String statement = statement(store, "sues");
      assertThrows(
          RuntimeException.class,
          () -> curator.judge(decision(Verdict.Judgement.REJECT), List.of(statement), Map.of()));
      return "";
    });
    assertEquals("stated", standing("sues"));
    assertEquals(List.of(), all());
  }

  @Test
  void undoIsAFurtherVerdict() {
    judge(Verdict.Judgement.REJECT, "sues", Map.of());
    judge(Verdict.Judgement.WITHDRAW, "sues", Map.of());
    assertEquals("stated", standing("sues"));
    assertEquals(
        List.of("reject superseded", "withdraw superseded"),
        all().stream()
            .map(one -> one.verdict().judgement().word() + " " + one.state().word())
            .toList());
  }

  @Test
  void aCorrectedStatementCountsInItsNewFormAndKeepsTheOld() {
    judge(Verdict.Judgement.CORRECT, "sues", Map.of("polarity", "negated", "object", "Larkbank"));
    assertEquals("denied", standing("sues"));
    assertEquals(2, count("?s ent:relation ?r . ?r rdfs:label 'sues'@en . ?s a ent:Statement"));
    assertEquals(1, count("?s ent:correctionOf ?o . ?s ent:polarity ent:negated"));
    String table = run("export", "table", "--domain", DOMAIN.toString());
    assertTrue(table.contains("negated"), table);
    // Once more: the derived form is of the verdict, not of the derived form.
    rebuild();
    assertTrue(run("store", "verify", "--domain", DOMAIN.toString()).contains("all is well"));
    judge(Verdict.Judgement.WITHDRAW, "sues", Map.of());
    assertEquals("stated", standing("sues"));
    assertEquals(0, count("?s ent:correctionOf ?o"));
  }

  @Test
  void aCorrectionThatDoesNotFitIsRefused() {
    CurationException refused =
        assertThrows(
            CurationException.class,
            () -> judge(Verdict.Judgement.CORRECT, "sues", Map.of("tense", "someday")));
    assertTrue(String.valueOf(refused.getMessage()).contains("someday"));
    assertThrows(
        CurationException.class,
        () -> judge(Verdict.Judgement.CORRECT, "sues", Map.of("object", "Ostara")));
    assertEquals(List.of(), all());
  }

  @Test
  void verdictsHoldThroughChangesAsLongAsTheirWordsStand() throws IOException {
    judge(Verdict.Judgement.REJECT, "sues", Map.of());
    judge(Verdict.Judgement.CORRECT, "fines", Map.of("tense", "future"));
    String curation = curationGraph();

    // Another version of the annotator.
    table("rules/2.0/bbbb");
    rebuild();
    assertEquals(List.of("holds", "holds"), states());

    // The article is rewritten around the words: other offsets, so other ids.
    String before = open(store -> statement(store, "sues"));
    article("An update of the story. %s. Then %s, and that was that.".formatted(FIRST, SECOND));
    String told = rebuild();
    assertNotEquals(before, open(store -> statement(store, "sues")));
    assertEquals(List.of("holds", "holds"), states());
    assertEquals("", standing("sues"));
    assertEquals("planned", standing("fines"));
    assertTrue(told.contains("all of them have their statements"), told);

    // The words of one are gone, though its claim is made in others.
    article(
        "An update of the story. Ostara then took Halden Steel to court. Then %s, and that was that."
            .formatted(SECOND));
    Files.writeString(
        folder.resolve("seeds/annotations/a.csv"),
        Files.readString(folder.resolve("seeds/annotations/a.csv"))
            .replace(FIRST, "Ostara then took Halden Steel to court"));
    told = rebuild();
    assertEquals(List.of("orphan", "holds"), states());
    assertEquals("stated", standing("sues"));
    assertTrue(told.contains("1 no longer find"), told);
    assertTrue(run("curate", "orphans", "--domain", DOMAIN.toString()).contains(FIRST));

    // Back again.
    article("%s. Later %s, and that was that.".formatted(FIRST, SECOND));
    table("rules/2.0/bbbb");
    rebuild();
    assertEquals(List.of("holds", "holds"), states());
    assertEquals(curation, curationGraph());
  }

  @Test
  void verdictsOnWhatRulesNoticeHoldWhileTheRulesAreImproved() throws Exception {
    String third = "Halden Steel bought Larkbank";
    String first = "%s. Later %s, and %s.".formatted(FIRST, SECOND, third);
    Files.delete(folder.resolve("seeds/annotations/a.csv"));
    Path lexicon = Files.createDirectories(folder.resolve("seeds/lexicon"));
    try (Stream<Path> shipped = Files.list(Path.of("seeds/lexicon"))) {
      for (Path file : shipped.toList()) {
        Files.copy(file, lexicon.resolve(file.getFileName().toString()));
      }
    }
    Path triggers = lexicon.resolve("triggers.csv");
    String head =
        "id,trigger,pos,where,subject,object,relation,context,polarity,certainty,tense,note\n";
    Files.writeString(
        triggers,
        head
            + "sue-v,sue,verb,,subj,obj,sues,,,,,\n"
            + "fine-v,fine,verb,,subj,obj,fines,,,,,\n"
            + "buy-v,buy,verb,,subj,obj,acquires,,,,,\n");
    article(first);
    rebuild("rules");
    judge(Verdict.Judgement.REJECT, "sues", Map.of());
    judge(Verdict.Judgement.CORRECT, "fines", Map.of("tense", "future"));
    judge(Verdict.Judgement.ACCEPT, "acquires", Map.of());
    String hash = hash(curationGraph());
    String rules = annotators();

    // A trigger finds more, one goes by another name, and one finds a narrower relation.
    Files.writeString(
        triggers,
        head
            + "sue-v,sue|buy,verb,,subj,obj,sues,,,,,\n"
            + "fine-with-money-v,fine|penalize,verb,,subj,obj,fines,,,,,\n");
    String told = rebuild("rules");
    assertNotEquals(rules, annotators(), "improved rules are another configuration");
    assertEquals(List.of("holds", "holds", "orphan"), states());
    assertEquals("planned", standing("fines"));
    assertTrue(told.contains("1 no longer find"), told);
    assertTrue(run("curate", "orphans", "--domain", DOMAIN.toString()).contains(third));
    assertEquals(hash, hash(curationGraph()));

    // The article is written anew around the words.
    article("The court sat late. Nobody was surprised. " + first);
    rebuild("rules");
    assertEquals(List.of("holds", "holds", "orphan"), states());
    assertEquals("planned", standing("fines"));
    assertEquals(hash, hash(curationGraph()));

    // The rule is mended, and the words of another verdict are gone.
    Files.writeString(
        triggers,
        Files.readString(triggers).replace("sue|buy", "sue")
            + "buy-v,buy,verb,,subj,obj,acquires,,,,,\n");
    article("The court sat late. %s. Later %s.".formatted(third, SECOND));
    rebuild("rules");
    assertEquals(List.of("orphan", "holds", "holds"), states());
    assertEquals(hash, hash(curationGraph()));
  }

  private String annotators() {
    return open(store ->
        store.read(data -> select(data, "?s a ent:Statement ; ent:annotatedBy ?x").toString()));
  }

  /** No blank node stands in it, so that its sorted lines are its canonical form. */
  private static String hash(String lines) throws NoSuchAlgorithmException {
    assertFalse(lines.contains("_:"), lines);
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void mergedActorsShareTheirRelationshipsUntilTheyAreSplit() {
    open(store -> {
      Curator curator = new Curator(store, VOCABULARY, policy());
      curator.judge(decision(Verdict.Judgement.MERGE), "Larkbank", "Halden Steel");
      return "";
    });
    assertEquals(
        1,
        count(
            "?r rdf:subject ?a ; rdf:predicate ?p . ?p rdfs:label 'fines'@en ."
                + " ?a skos:prefLabel 'Halden Steel'@en"));
    String graph = run("export", "graphml", "--domain", DOMAIN.toString());
    assertFalse(graph.contains("<node id=\"larkbank\""), graph);
    open(store -> {
      Curator curator = new Curator(store, VOCABULARY, policy());
      curator.judge(decision(Verdict.Judgement.SPLIT), "Halden Steel", "Larkbank");
      return "";
    });
    assertTrue(
        run("export", "graphml", "--domain", DOMAIN.toString()).contains("<node id=\"larkbank\""));
  }

  @Test
  void aRenamedActorIsCalledSoEverywhereUntilItsNameIsGivenBack() throws IOException {
    assertTrue(
        run("curate", "rename", "Larkbank", "Lark & Sons", "--domain", DOMAIN.toString())
            .isEmpty());
    assertEquals(List.of("Lark & Sons"), names("larkbank"));
    assertEquals(1, count("?a skos:prefLabel 'Lark & Sons'@en ; skos:altLabel 'Larkbank'@en"));
    assertTrue(run("export", "graphml", "--domain", DOMAIN.toString()).contains("Lark &amp; Sons"));

    // The tables of actors change, which writes all names anew.
    Files.createDirectories(folder.resolve("seeds/entities"));
    Files.writeString(
        folder.resolve("seeds/entities/actors.csv"),
        Files.readString(DOMAIN.resolve("seeds/entities/actors.csv"))
            + "harbour,Firm,,,,,Harbour Works,,,,,,,own\n");
    rebuild();
    assertEquals(List.of("Lark & Sons"), names("larkbank"));

    run("curate", "rename", "Lark & Sons", "--domain", DOMAIN.toString());
    assertEquals(List.of("Larkbank"), names("larkbank"));
    assertEquals(0, count("?a skos:altLabel 'Larkbank'@en"));
    StringWriter err = new StringWriter();
    assertEquals(
        1, execute(err, "curate", "rename", "Larkbank", "Ostara", "--domain", DOMAIN.toString()));
    assertTrue(err.toString().contains("merge them"), err::toString);
    assertEquals(2, all().size());
  }

  private List<String> names(String actor) {
    return open(store ->
        store.read(data ->
            select(
                    data,
                    "<https://w3id.org/entente/id/entity/%s> skos:prefLabel ?x".formatted(actor))
                .stream()
                .map(Node::getLiteralLexicalForm)
                .toList()));
  }

  @Test
  void aVerdictOnWhatSomebodyElseDecidedMeanwhileIsRefused() {
    judge(Verdict.Judgement.REJECT, "sues", Map.of());
    String seen = all().getFirst().verdict().id();
    open(store -> {
      Curator curator = new Curator(store, VOCABULARY, policy());
      List<String> statement = List.of(statement(store, "sues"));
      ConflictException refused =
          assertThrows(
              ConflictException.class,
              () ->
                  curator.judge(
                      new Decision(Verdict.Judgement.ACCEPT, "mk", "", Optional.of(Set.of())),
                      statement,
                      Map.of()));
      assertTrue(String.valueOf(refused.getMessage()).contains("jd decided reject"));
      curator.judge(
          new Decision(Verdict.Judgement.ACCEPT, "mk", "", Optional.of(Set.of(seen))),
          statement,
          Map.of());
      return "";
    });
    assertEquals("stated", standing("sues"));
  }

  @Test
  void aCorrectionWhoseRelationIsGoneIsAnOrphanAndStopsNothing() throws IOException {
    judge(Verdict.Judgement.CORRECT, "sues", Map.of("relation", "fines"));
    assertEquals("", standing("sues"));
    Path other = folder.resolve("domain");
    copy(DOMAIN, other);
    Path ontology = other.resolve("ontology/companies.ttl");
    Files.writeString(ontology, Files.readString(ontology).replace("co:fines ", "co:penalizes "));
    table("rules/1.0/aaaa");
    Path rows = folder.resolve("seeds/annotations/a.csv");
    Files.writeString(rows, Files.readString(rows).replace(",fines,", ",penalizes,"));
    run(
        "build",
        folder.resolve("seeds").toString(),
        "--domain",
        other.toString(),
        "--annotators",
        "csv");
    assertEquals(List.of("orphan"), states());
    assertEquals("stated", standing("sues"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  @Test
  void tablesOfTwoPeopleMergeAndTellWhereTheyDisagree() throws IOException {
    judge(Verdict.Judgement.CORRECT, "sues", Map.of("tense", "future", "cue", ""));
    judge(Verdict.Judgement.ACCEPT, "fines", Map.of());
    String table = run("curate", "export", "--domain", DOMAIN.toString());
    VerdictTable.Read read = VerdictTable.read("t", new StringReader(table));
    assertEquals(List.of(), read.rejections());
    assertEquals(all().stream().map(Judged::verdict).toList(), read.verdicts());

    Path other = folder.resolve("other.csv");
    Files.writeString(
        other, table.replace(",jd,", ",mk,").replace("accept,", "reject,") + "nonsense\n");
    StringWriter err = new StringWriter();
    assertEquals(
        3, execute(err, "curate", "import", other.toString(), "--domain", DOMAIN.toString()));
    assertTrue(err.toString().contains("conflict: "), err::toString);
    assertTrue(err.toString().contains("jd accept, mk reject"), err::toString);
    assertTrue(err.toString().contains("rejected: "), err::toString);
    assertEquals(4, all().size());

    // Importing again adds nothing.
    execute(err, "curate", "import", other.toString(), "--domain", DOMAIN.toString());
    assertEquals(4, all().size());
  }

  @Test
  void theReportTellsHowManyWereAccepted() {
    judge(Verdict.Judgement.ACCEPT, "sues", Map.of());
    judge(Verdict.Judgement.REJECT, "fines", Map.of());
    List<List<String>> rows = CurationReport.rows(all());
    assertTrue(
        rows.contains(List.of("annotator", "rules", "2", "1", "0", "1", "0.50")), rows::toString);
    assertTrue(rows.contains(List.of("rule", "sue-v", "1", "1", "0", "0", "1.00")), rows::toString);
    assertTrue(
        rows.contains(List.of("relation", "fines", "1", "0", "0", "1", "0.00")), rows::toString);
  }

  @Test
  void whatPeopleJudgedMakesRulesMoreOrLessSure() throws IOException {
    judge(Verdict.Judgement.ACCEPT, "sues", Map.of());
    judge(Verdict.Judgement.REJECT, "fines", Map.of());
    Path learnt = folder.resolve("judged.csv");
    run("curate", "report", "--learn", learnt.toString(), "--domain", DOMAIN.toString());
    assertEquals("rule,right,seen\nfine-v,0,1\nsue-v,1,1\n", Files.readString(learnt));
    // Twenty more who found the rule wrong make it unsure, whatever gold says.
    Map<String, Precision.Count> gold = Map.of("sue-v", new Precision.Count(19, 20));
    Precision both =
        Precision.of(gold).plus(Precision.of(Map.of("sue-v", new Precision.Count(1, 21))));
    assertTrue(
        both.confidence("sue-v").orElseThrow()
            < Precision.of(gold).confidence("sue-v").orElseThrow() - 0.2);
  }

  @Test
  void whatPeopleFoundRightIsGoldOfOneOrOfTwoWhoAgree() {
    judge(Verdict.Judgement.CORRECT, "sues", Map.of("tense", "future"));
    String told = run("curate", "gold", "--domain", DOMAIN.toString());
    assertEquals(1, told.lines().count(), "half of an article is no gold");
    judge(Verdict.Judgement.ACCEPT, "fines", Map.of());
    judge("mk", Verdict.Judgement.ACCEPT, "sues");
    judge("mk", Verdict.Judgement.ACCEPT, "fines");
    assertEquals(List.of("court fines past jd", "court sues future jd"), gold("--reviewer", "jd"));
    assertEquals(List.of("court fines past mk", "court sues past mk"), gold());
    assertEquals(List.of("court fines past jd"), gold("--reviewer", "jd", "--reviewer", "mk"));
    // A third one settles it.
    judge("zz", Verdict.Judgement.ACCEPT, "sues");
    assertEquals(
        List.of("court fines past jd", "court sues past zz"),
        gold("--reviewer", "jd", "--reviewer", "mk"));
  }

  @Test
  void whatPeopleFoundRightIsWhatTheAnnotatorIsMeasuredBy() throws IOException {
    judge(Verdict.Judgement.ACCEPT, "sues", Map.of());
    judge(Verdict.Judgement.CORRECT, "fines", Map.of("object", "Halden Steel"));
    Path gold = folder.resolve("gold.csv");
    run("curate", "gold", "-o", gold.toString(), "--domain", DOMAIN.toString());
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Entente.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    assertEquals(
        0,
        line.execute(
            "evaluate",
            gold.toString(),
            folder.resolve("seeds/annotations/a.csv").toString(),
            "--articles",
            folder.resolve("seeds/articles").toString(),
            "--domain",
            DOMAIN.toString(),
            "--quiet"),
        err::toString);
    // One of the two is as people say it is.
    assertTrue(
        out.toString().matches("(?s).*strict +overall +all relations +1 +1 +1 .*"), out::toString);
  }

  private List<String> gold(String... options) {
    List<String> command =
        new ArrayList<>(List.of("curate", "gold", "--domain", DOMAIN.toString()));
    command.addAll(List.of(options));
    return StatementTable.parse(Path.of("gold"), run(command.toArray(String[]::new)))
        .rows()
        .stream()
        .map(row ->
            "%s %s %s %s"
                .formatted(
                    row.cell("article"),
                    row.cell("relation"),
                    row.cell("tense"),
                    row.cell("annotator")))
        .sorted()
        .toList();
  }

  private void judge(String reviewer, Verdict.Judgement judgement, String relation) {
    open(store ->
        new Curator(store, VOCABULARY, policy())
            .judge(
                new Decision(judgement, reviewer, ""),
                List.of(statement(store, relation)),
                Map.of())
            .toString());
  }

  @Test
  void theQueueShowsWhatNobodyJudgedTheLeastSureFirst() {
    String waiting = run("curate", "queue", "--domain", DOMAIN.toString());
    assertTrue(waiting.contains(FIRST) && waiting.contains(SECOND), waiting);
    judge(Verdict.Judgement.ACCEPT, "sues", Map.of());
    waiting = run("curate", "queue", "--domain", DOMAIN.toString());
    assertTrue(!waiting.contains(FIRST) && waiting.contains(SECOND), waiting);
    waiting = run("curate", "queue", "--relation", "sues", "--domain", DOMAIN.toString());
    assertFalse(waiting.contains(SECOND), waiting);
  }

  private void judge(Verdict.Judgement judgement, String relation, Map<String, String> correction) {
    open(store ->
        new Curator(store, VOCABULARY, policy())
            .judge(decision(judgement), List.of(statement(store, relation)), correction)
            .toString());
  }

  private static Decision decision(Verdict.Judgement judgement) {
    return new Decision(judgement, "jd", "because");
  }

  private static Policy policy() {
    try {
      return Policy.read(Path.of("queries"), Policy.STANDARD);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  /** Fails after everything else was written. */
  private static Policy broken() {
    return new Policy("broken", "LOAD <file:///there/is/no/such/file> INTO GRAPH <g>");
  }

  private List<Judged> all() {
    return open(store -> new Curator(store, VOCABULARY, policy()).all());
  }

  private List<String> states() {
    return all().stream().map(one -> one.state().word()).toList();
  }

  /** The id of the one noticed statement of a relation. */
  private static String statement(EntenteStore store, String relation) {
    return store.read(data -> {
      List<Node> found = new ArrayList<>();
      select(
              data,
              "?x ent:relation ?r . ?r rdfs:label '%s'@en FILTER NOT EXISTS { ?x ent:correctionOf ?o }"
                  .formatted(relation))
          .forEach(found::add);
      assertEquals(1, found.size());
      return found.get(0).getURI();
    });
  }

  private String standing(String relation) {
    return open(store ->
        store.read(data ->
            select(
                    data,
                    "?r rdf:predicate ?p ; ent:standing ?x . ?p rdfs:label '%s'@en"
                        .formatted(relation))
                .stream()
                .map(node -> node.getLocalName())
                .findFirst()
                .orElse("")));
  }

  private boolean ask(String pattern) {
    return count(pattern) > 0;
  }

  private int count(String pattern) {
    return open(store -> store.read(data -> select(data, pattern + " BIND(1 AS ?x)").size()));
  }

  private static List<Node> select(DatasetGraph data, String pattern) {
    List<Node> found = new ArrayList<>();
    QueryExec.dataset(data)
        .query(
            """
            PREFIX ent: <https://w3id.org/entente/ns#>
            PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
            SELECT ?x { %s }
            """
                .formatted(pattern))
        .select()
        .forEachRemaining(row -> found.add(row.get("x")));
    return found;
  }

  private String curationGraph() {
    return open(store ->
        store.read(data -> {
          TreeSet<String> lines = new TreeSet<>();
          data.find(store.iris().curationGraph(), Node.ANY, Node.ANY, Node.ANY)
              .forEachRemaining(quad -> lines.add(NodeFmtLib.str(quad.asTriple())));
          assertTrue(lines.size() > 10, "too few to tell anything");
          return String.join("\n", lines);
        }));
  }

  private <T> T open(Function<EntenteStore, T> doing) {
    try (EntenteStore store = EntenteStore.open(folder.resolve("store"))) {
      return doing.apply(store);
    }
  }

  private String run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> all = new ArrayList<>(List.of(arguments));
    if (arguments[0].equals("export")) {
      all.addAll(List.of("-o", folder.resolve("out").toString()));
    }
    assertEquals(0, execute(out, err, all.toArray(String[]::new)), err::toString);
    try {
      return arguments[0].equals("export")
          ? Files.readString(folder.resolve("out"))
          : out.toString();
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private int execute(StringWriter err, String... arguments) {
    return execute(new StringWriter(), err, arguments);
  }

  private int execute(StringWriter out, StringWriter err, String... arguments) {
    CommandLine line = Entente.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--loc", folder.resolve("store").toString()));
    return line.execute(all.toArray(String[]::new));
  }
}
