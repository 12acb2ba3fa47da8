package dev.entente.store;

import dev.entente.article.ArticleId;
import dev.entente.article.Span;
import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.G;

/**
 * Finds the statements that a verdict is about: by name, else by article, overlapping words,
 * actors, relation and polarity.
 */
final class Attachment {

  private final DatasetGraph data;
  private final Iris iris;
  private final Judging judging;
  private final Noticed noticed;

  /** The statements of a store, however they are read. */
  interface Noticed {
    Optional<Said> named(Node statement);

    List<Said> of(Node article);
  }

  Attachment(DatasetGraph data, Iris iris, Judging judging, Noticed noticed) {
    this.data = data;
    this.iris = iris;
    this.judging = judging;
    this.noticed = noticed;
  }

  /**
   * Those that are meant now; empty where the words are gone, or what they should say instead.
   *
   * @param verdict one about a statement
   */
  List<Said> of(Verdict verdict) {
    return found((Verdict.Target.OfStatement) verdict.target()).stream()
        .filter(said -> judging.canBeApplied(verdict, said))
        .toList();
  }

  private List<Said> found(Verdict.Target.OfStatement target) {
    Optional<Said> same = noticed.named(iris.statement(target.identity()));
    if (same.isPresent()) {
      return List.of(same.get());
    }
    Node article = iris.article(new ArticleId(target.cell("article")));
    Optional<String> text =
        Optional.ofNullable(G.getZeroOrOneSP(data.getGraph(article), article, Terms.TEXT))
            .map(Node::getLiteralLexicalForm);
    Optional<Span> place = text.flatMap(words -> place(target, words));
    return noticed.of(article).stream()
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
}
