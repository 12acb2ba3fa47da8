package dev.entente.store;

import dev.entente.article.Span;
import dev.entente.rdf.Iris;
import dev.entente.rdf.StatementDecoder;
import dev.entente.rdf.StatementEncoder;
import dev.entente.rdf.Terms;
import dev.entente.statement.Statement;
import dev.entente.statement.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.G;

/**
 * The statements of a store as people judged them: what was rejected is out, what was corrected
 * reads as corrected, actors that were merged are one. A verdict finds its statement by name, else
 * by article, overlapping words, actors, relation and polarity.
 */
final class Judged {

  private static final Node APPLIES_TO = Terms.ent("appliesTo");
  private static final Node MERGED_INTO = Terms.ent("mergedInto");
  private static final Node CORRECTION_OF = Terms.ent("correctionOf");

  private final DatasetGraph data;
  private final Iris iris;
  private final Vocabulary vocabulary;
  private final StatementDecoder decoder;
  private final StatementEncoder encoder;
  private final Map<Node, Said> byName = new HashMap<>();
  private final Map<Node, List<Said>> byArticle = new HashMap<>();
  private final Map<Node, Node> merged =
      new TreeMap<>(java.util.Comparator.comparing(Node::getURI));
  private final List<Said> statements = new ArrayList<>();
  private final Set<Triple> triples = new HashSet<>();
  private final Set<Triple> corrections = new HashSet<>();
  private int attached;
  private int orphans;

  private Judged(DatasetGraph data, Iris iris, Vocabulary vocabulary) {
    this.data = data;
    this.iris = iris;
    this.vocabulary = vocabulary;
    this.decoder = new StatementDecoder(iris, vocabulary);
    this.encoder = new StatementEncoder(iris, vocabulary.namespace());
  }

  static Judged of(List<Said> statements, DatasetGraph data, Iris iris, Vocabulary vocabulary) {
    Judged judged = new Judged(data, iris, vocabulary);
    List<Verdict> verdicts = Verdicts.read(data, iris);
    if (verdicts.isEmpty()) {
      judged.statements.addAll(statements);
    } else {
      judged.judge(statements, verdicts);
    }
    return judged;
  }

  /** The graph of what corrected statements say. */
  static Node correctionsGraph(Iris iris) {
    return iris.graph("corrections");
  }

  /** What may count. */
  List<Said> statements() {
    return statements;
  }

  /** For the relations graph: which verdict applies to which statement, who is one with whom. */
  Set<Triple> triples() {
    return triples;
  }

  /** For {@link #correctionsGraph}. */
  Set<Triple> corrections() {
    return corrections;
  }

  /** How many verdicts about statements found theirs. */
  int attached() {
    return attached;
  }

  int orphans() {
    return orphans;
  }

  private void judge(List<Said> all, List<Verdict> verdicts) {
    for (Said said : all) {
      byName.put(said.statement(), said);
      byArticle.computeIfAbsent(said.article().name(), none -> new ArrayList<>()).add(said);
    }
    merge(verdicts);
    // By statement the last verdict of each reviewer; the verdicts come in order of time.
    Map<Node, Map<String, Verdict>> found = new HashMap<>();
    for (Verdict verdict : verdicts) {
      if (verdict.target() instanceof Verdict.Target.OfStatement target) {
        List<Said> meant = attach(target);
        meant.forEach(said -> {
          found
              .computeIfAbsent(said.statement(), none -> new LinkedHashMap<>())
              .put(verdict.reviewer(), verdict);
          triples.add(Triple.create(Verdicts.name(verdict, iris), APPLIES_TO, said.statement()));
        });
        if (meant.isEmpty()) {
          orphans++;
        } else {
          attached++;
        }
      }
    }
    for (Said said : all) {
      last(found.getOrDefault(said.statement(), Map.of()))
          .ifPresentOrElse(verdict -> judge(said, verdict), () -> add(said));
    }
  }

  /** Of several reviewers the last one decides. */
  private static Optional<Verdict> last(Map<String, Verdict> byReviewer) {
    return byReviewer.values().stream()
        .filter(verdict -> verdict.judgement() != Verdict.Judgement.WITHDRAW)
        .max(java.util.Comparator.comparing(Verdict::time).thenComparing(Verdict::id));
  }

  private void judge(Said said, Verdict verdict) {
    switch (verdict.judgement()) {
      case ACCEPT -> add(said.asOfAPerson());
      case CORRECT -> add(corrected(said, verdict));
      default -> {
        // Rejected: it stays in its article and counts nowhere.
      }
    }
  }

  private void add(Said said) {
    Said one = said.with(this::canonical);
    if (!one.subject().equals(one.object())) {
      statements.add(one);
    }
  }

  private Said corrected(Said said, Verdict verdict) {
    Verdict.Target.OfStatement target = (Verdict.Target.OfStatement) verdict.target();
    Statement original = decoder.decode(data.getGraph(said.article().name()), said.statement());
    Statement corrected =
        Correction.apply(original, target.correction(), verdict.reviewer(), vocabulary);
    StreamRDF out =
        new StreamRDFBase() {
          @Override
          public void quad(Quad quad) {
            corrections.add(quad.asTriple());
          }
        };
    encoder.encode(corrected, said.inTitle(), key -> Optional.empty(), out);
    Node node = iris.statement(corrected.identity());
    Node annotator = iris.annotator(verdict.reviewer(), "");
    corrections.add(Triple.create(node, CORRECTION_OF, said.statement()));
    corrections.add(Triple.create(annotator, Terms.TYPE, Terms.ANNOTATOR_CLASS));
    corrections.add(
        Triple.create(annotator, Terms.TYPE, NodeFactory.createURI(Terms.PROV + "Person")));
    corrections.add(
        Triple.create(annotator, Terms.LABEL, NodeFactory.createLiteralString(verdict.reviewer())));
    return new Said(
        node,
        said.article(),
        iris.entity(corrected.claim().subject()),
        corrected.claim().relation(),
        iris.entity(corrected.claim().object()),
        corrected.claim().polarity(),
        corrected.claim().certainty(),
        corrected.claim().tense(),
        corrected.claim().validity().flatMap(validity -> validity.from()),
        corrected.claim().validity().flatMap(validity -> validity.to()),
        corrected.attribution().source().map(iris::entity),
        corrected.attribution() instanceof dev.entente.statement.Attribution.Unnamed unnamed
            ? Optional.of(unnamed.words())
            : Optional.empty(),
        corrected.attribution().via().stream().findFirst().map(iris::entity),
        corrected.attribution().stance(),
        annotator,
        true,
        said.span(),
        said.inTitle());
  }

  // ---- Finding what was judged ----

  private List<Said> attach(Verdict.Target.OfStatement target) {
    Said same = byName.get(iris.statement(target.identity()));
    if (same != null) {
      return List.of(same);
    }
    Node article = iris.article(new dev.entente.article.ArticleId(target.cell("article")));
    Optional<String> text =
        Optional.ofNullable(G.getZeroOrOneSP(data.getGraph(article), article, Terms.TEXT))
            .map(Node::getLiteralLexicalForm);
    Optional<Span> place = text.flatMap(words -> place(target, words));
    return byArticle.getOrDefault(article, List.of()).stream()
        .filter(said -> isAlike(said, target))
        .filter(said ->
            text.isPresent()
                ? place.filter(said.span()::overlaps).isPresent()
                : quotesOverlap(said, target))
        .toList();
  }

  private boolean isAlike(Said said, Verdict.Target.OfStatement target) {
    String annotator = target.cell("annotator");
    boolean straight =
        isActor(said.subject(), target.cell("subject"))
            && isActor(said.object(), target.cell("object"));
    boolean turned =
        said.relation().symmetric()
            && isActor(said.subject(), target.cell("object"))
            && isActor(said.object(), target.cell("subject"));
    return (straight || turned)
        && said.relation().name().equals(target.cell("relation"))
        && said.polarity().word().equals(target.cell("polarity"))
        && iris.annotatorParts(said.annotator())
            .getFirst()
            .equals(annotator.replaceFirst("/.*", ""));
  }

  private boolean isActor(Node actor, String id) {
    return iris.entityId(actor).value().equals(id);
  }

  /** Where the judged words stand now: of several places the one with the same surroundings. */
  private static Optional<Span> place(Verdict.Target.OfStatement target, String text) {
    String quote = target.cell("quote");
    int was = Integer.parseInt(target.cell("begin"));
    Span best = null;
    long bestScore = Long.MIN_VALUE;
    for (int at = text.indexOf(quote);
        at >= 0 && !quote.isEmpty();
        at = text.indexOf(quote, at + 1)) {
      long score =
          1_000_000L
                  * (common(text.substring(0, at), target.prefix(), true)
                      + common(text.substring(at + quote.length()), target.suffix(), false))
              - Math.abs(at - was);
      if (score > bestScore) {
        bestScore = score;
        best = new Span(at, at + quote.length());
      }
    }
    return Optional.ofNullable(best);
  }

  /** How many characters the two share, from their ends or their beginnings. */
  private static int common(String one, String other, boolean fromEnd) {
    int length = Math.min(one.length(), other.length());
    int same = 0;
    while (same < length
        && (fromEnd
            ? one.charAt(one.length() - 1 - same) == other.charAt(other.length() - 1 - same)
            : one.charAt(same) == other.charAt(same))) {
      same++;
    }
    return same;
  }

  /** Where no text is stored, the quotes themselves are all that can be compared. */
  private boolean quotesOverlap(Said said, Verdict.Target.OfStatement target) {
    Node exact =
        G.getZeroOrOneSP(data.getGraph(said.article().name()), said.statement(), Terms.EXACT);
    String quote = exact == null ? "" : exact.getLiteralLexicalForm();
    return !quote.isEmpty()
        && (quote.contains(target.cell("quote")) || target.cell("quote").contains(quote));
  }

  // ---- Actors ----

  private void merge(List<Verdict> verdicts) {
    Map<Set<Node>, Verdict> last = new LinkedHashMap<>();
    for (Verdict verdict : verdicts) {
      if (verdict.target() instanceof Verdict.Target.OfActors actors) {
        Set<Node> pair = Set.of(iris.entity(actors.actor()), iris.entity(actors.other()));
        last.remove(pair);
        last.put(pair, verdict);
      }
    }
    for (Verdict verdict : last.values()) {
      if (verdict.judgement() == Verdict.Judgement.MERGE) {
        Verdict.Target.OfActors actors = (Verdict.Target.OfActors) verdict.target();
        Node from = canonical(iris.entity(actors.actor()));
        Node into = canonical(iris.entity(actors.other()));
        if (!from.equals(into)) {
          merged.put(from, into);
        }
      }
    }
    for (Node actor : merged.keySet()) {
      triples.add(Triple.create(actor, MERGED_INTO, canonical(actor)));
    }
  }

  private Node canonical(Node actor) {
    Node one = actor;
    for (Node next = merged.get(one); next != null; next = merged.get(one)) {
      one = next;
    }
    return one;
  }
}
