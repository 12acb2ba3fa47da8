package dev.entente.store;

import dev.entente.rdf.Iris;
import dev.entente.rdf.StatementDecoder;
import dev.entente.rdf.StatementEncoder;
import dev.entente.rdf.Terms;
import dev.entente.statement.Attribution;
import dev.entente.statement.Statement;
import dev.entente.statement.Validity;
import dev.entente.statement.Vocabulary;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * What a statement is by the verdicts about it: out where it was rejected, otherwise where it was
 * corrected, a person's where it was accepted; its actors are who they were merged into.
 */
final class Judging {

  static final Node CORRECTION_OF = Terms.ent("correctionOf");

  private final DatasetGraph data;
  private final Iris iris;
  private final Vocabulary vocabulary;
  private final MergedActors actors;
  private final StatementDecoder decoder;
  private final StatementEncoder encoder;

  Judging(DatasetGraph data, Iris iris, Vocabulary vocabulary, MergedActors actors) {
    this.data = data;
    this.iris = iris;
    this.vocabulary = vocabulary;
    this.actors = actors;
    this.decoder = new StatementDecoder(iris, vocabulary);
    this.encoder = new StatementEncoder(iris, vocabulary.namespace());
  }

  /**
   * A statement as judged.
   *
   * @param counting empty where it may count nowhere
   * @param corrections what the graph of corrections says of it
   */
  record Form(Optional<Said> counting, Set<Triple> corrections) {}

  /**
   * @param verdicts those about the statement, in order of time
   */
  Form form(Said said, Collection<Verdict> verdicts) {
    Optional<Verdict> deciding = deciding(verdicts);
    if (deciding.isEmpty()) {
      return new Form(merged(said), Set.of());
    }
    return switch (deciding.get().judgement()) {
      case ACCEPT -> new Form(merged(said.asOfAPerson()), Set.of());
      case CORRECT -> corrected(said, deciding.get());
      default -> new Form(Optional.empty(), Set.of());
    };
  }

  /** The last verdict of each reviewer stands; of several reviewers the last one decides. */
  private static Optional<Verdict> deciding(Collection<Verdict> verdicts) {
    Map<String, Verdict> byReviewer = new HashMap<>();
    verdicts.forEach(verdict -> byReviewer.put(verdict.reviewer(), verdict));
    return byReviewer.values().stream()
        .filter(verdict -> verdict.judgement() != Verdict.Judgement.WITHDRAW)
        .max(Comparator.comparing(Verdict::time).thenComparing(Verdict::id));
  }

  private Optional<Said> merged(Said said) {
    return Optional.of(said.with(actors::canonical))
        .filter(one -> !one.subject().equals(one.object()));
  }

  /** Whether what it says still can be said: a correction may name a relation that is gone. */
  boolean canBeApplied(Verdict verdict, Said said) {
    try {
      return verdict.judgement() != Verdict.Judgement.CORRECT
          || !apply(verdict, said).identity().isEmpty();
    } catch (IllegalArgumentException unfit) {
      return false;
    }
  }

  /** Whether a triple of the corrections describes who corrected. */
  static boolean isAboutReviewer(Triple triple) {
    return triple.getPredicate().equals(Terms.LABEL)
        || (triple.getPredicate().equals(Terms.TYPE)
            && !triple.getObject().equals(Terms.STATEMENT_CLASS));
  }

  private Statement apply(Verdict verdict, Said said) {
    Verdict.Target.OfStatement target = (Verdict.Target.OfStatement) verdict.target();
    Statement original = decoder.decode(data.getGraph(said.article().name()), said.statement());
    return Correction.apply(original, target.correction(), verdict.reviewer(), vocabulary);
  }

  private Form corrected(Said said, Verdict verdict) {
    Statement corrected = apply(verdict, said);
    Set<Triple> corrections = new HashSet<>();
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
    Said otherwise =
        new Said(
            node,
            said.article(),
            iris.entity(corrected.claim().subject()),
            corrected.claim().relation(),
            iris.entity(corrected.claim().object()),
            corrected.claim().polarity(),
            corrected.claim().certainty(),
            corrected.claim().tense(),
            corrected.claim().validity().flatMap(Validity::from),
            corrected.claim().validity().flatMap(Validity::to),
            corrected.attribution().source().map(iris::entity),
            corrected.attribution() instanceof Attribution.Unnamed unnamed
                ? Optional.of(unnamed.words())
                : Optional.empty(),
            corrected.attribution().via().stream().findFirst().map(iris::entity),
            corrected.attribution().stance(),
            annotator,
            true,
            said.span(),
            said.inTitle());
    return new Form(merged(otherwise), corrections);
  }
}
