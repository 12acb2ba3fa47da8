package dev.entente.annotate.rules;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.entity.Mention;
import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.List;

/** Reads an article sentence by sentence with one of the parsers, and remembers what it read. */
final class SentenceReader {

  private final ArticleId article;
  private final Parser parser;
  private final Lexicon lexicon;
  private final Explanation why;
  private final Speakers speakers;
  private final Extractor extractor;

  SentenceReader(Article article, Parser parser, Lexicon lexicon, Explanation why) {
    this.article = article.id();
    this.parser = parser;
    this.lexicon = lexicon;
    this.why = why;
    this.speakers = new Speakers(article.text());
    this.extractor = new Extractor(lexicon, why);
  }

  /** Goes by a sentence that is not worth a tree. */
  void pass(List<Token> words, List<Mention> mentions) {
    speakers.pass(words, mentions, lexicon);
    extractor.pass(words, mentions);
  }

  /** What a sentence says of the actors mentioned in it, and by whom it is said. */
  List<Finding> read(List<Token> words, List<Mention> mentions) {
    ParsedSentence tree = parser.tree(words, mentions, lexicon);
    TreeRepairs.repair(tree, lexicon);
    Sentence sentence = new Sentence(article, tree, mentions, lexicon);
    Bindings.bind(sentence, lexicon);
    why.sentence(sentence, mentions);
    List<Finding> findings = extractor.findings(sentence);
    speakers.attribute(sentence, findings, lexicon);
    return findings;
  }

  /** Whether another tree of the sentence read last may tell more of it. */
  boolean leavesOpen() {
    return extractor.leavesOpen();
  }

  /**
   * What two readings of a sentence found together: the second adds what the first has nothing of,
   * neither of the word that tells it nor of the actors at their places. Whoever is read in two
   * ways is read wrongly in one of them. Where the first knows no source, the second may.
   */
  static List<Finding> together(List<Finding> first, List<Finding> second) {
    List<Finding> all = new ArrayList<>();
    for (Finding finding : first) {
      List<Finding> same = second.stream().filter(other -> isSame(finding, other)).toList();
      all.add(
          same.isEmpty()
              ? finding.inOneParse()
              : same.stream()
                  .filter(other -> finding.judgement().sources().isEmpty())
                  .filter(other -> other.judgement().negated() == finding.judgement().negated())
                  .findFirst()
                  .orElse(finding));
    }
    second.stream()
        .filter(finding ->
            first.stream().noneMatch(other -> isSame(finding, other) || meet(finding, other)))
        .map(Finding::inOneParse)
        .forEach(all::add);
    return all;
  }

  private static boolean meet(Finding one, Finding other) {
    return one.anchorSpan().equals(other.anchorSpan())
        || one.subject().span().equals(other.subject().span())
        || one.object().span().equals(other.object().span());
  }

  private static boolean isSame(Finding one, Finding other) {
    EntityId subject = one.subject().entity().id();
    EntityId object = one.object().entity().id();
    EntityId otherSubject = other.subject().entity().id();
    EntityId otherObject = other.object().entity().id();
    return one.relation().equals(other.relation())
        && (subject.equals(otherSubject) && object.equals(otherObject)
            || one.relation().symmetric()
                && subject.equals(otherObject)
                && object.equals(otherSubject));
  }
}
