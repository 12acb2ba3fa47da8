package dev.entente.annotate.rules;

import dev.entente.article.Span;
import dev.entente.entity.Mention;
import dev.entente.statement.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Remembers who speaks over the sentences of a direct quotation: a statement between quotation
 * marks whose own sentence names no speaker belongs to the one named before it in the paragraph.
 */
final class Speakers {

  private final List<Span> quotations;
  private final String text;
  private Optional<Judgement.Source> last = Optional.empty();
  private int lastEnd;

  Speakers(String text) {
    this.text = text;
    this.quotations = quotations(text);
  }

  /** Stretches between quotation marks; an unclosed one ends with its paragraph. */
  static List<Span> quotations(String text) {
    List<Span> found = new ArrayList<>();
    int open = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean double_ = (c == '\'' || c == '`') && i + 1 < text.length() && text.charAt(i + 1) == c;
      if (open < 0 && (c == '\u201C' || c == '"' || c == '\u00AB' || (double_ && c == '`'))) {
        open = i + 1;
      } else if (open >= 0
          && (c == '\u201D' || c == '"' || c == '\u00BB' || c == '\n' || (double_ && c == '\''))) {
        if (i > open) {
          found.add(new Span(open, i));
        }
        open = -1;
      }
    }
    return found;
  }

  boolean quoted(Span words) {
    return quotations.stream().anyMatch(quotation -> quotation.contains(words));
  }

  /** Gives the relations of a sentence the speaker of its quotation, and remembers its own. */
  void attribute(Sentence sentence, List<Finding> findings, Lexicon lexicon) {
    Span here = sentence.tree().span();
    Optional<Judgement.Source> own = speaker(sentence, lexicon);
    for (Finding finding : findings) {
      if (finding.judgement().sources().isEmpty() && quoted(finding.anchorSpan())) {
        own.or(() -> last.filter(speaker -> sameParagraph(lastEnd, here.begin())))
            .ifPresent(finding.judgement()::add);
      }
    }
    if (own.isPresent()) {
      last = own;
      lastEnd = here.end();
    } else if (last.isPresent() && quotations.stream().anyMatch(here::overlaps)) {
      lastEnd = here.end();
    }
  }

  /** A sentence that was not parsed still may name the speaker: the actor beside a speech verb. */
  void pass(List<Token> words, List<Mention> mentions, Lexicon lexicon) {
    for (int i = 0; i < words.size(); i++) {
      Token token = words.get(i);
      if (!token.isVerb()
          || lexicon.cues(token).stream().noneMatch(cue -> cue.type() == Cue.Type.SPEECH)) {
        continue;
      }
      int at = i;
      mentions.stream()
          .filter(mention -> mention.entities().size() == 1)
          .filter(mention ->
              mention.span().end() <= token.span().begin()
                      && token.span().begin() - mention.span().end() <= 2
                  || at + 1 < words.size() && mention.span().contains(words.get(at + 1).span()))
          .findFirst()
          .ifPresent(mention -> {
            last =
                Optional.of(
                    new Judgement.Source(
                        Optional.of(new Sentence.Actor(at, mention, mention.entities().getFirst())),
                        mention.span().of(text),
                        mention.span(),
                        token.span(),
                        Stance.UNCOMMITTED));
            lastEnd = words.getLast().span().end();
          });
    }
  }

  private boolean sameParagraph(int from, int to) {
    return from <= to && text.substring(from, to).chars().filter(c -> c == '\n').count() <= 2;
  }

  private Optional<Judgement.Source> speaker(Sentence sentence, Lexicon lexicon) {
    ParsedSentence tree = sentence.tree();
    for (Token token : tree.tokens()) {
      // "'Many have said so aloud,' wrote A": who speaks stands outside of the words.
      if (!token.isVerb()
          || quoted(token.span())
          || lexicon.cues(token).stream()
              .noneMatch(cue -> cue.type() == Cue.Type.SPEECH && cue.attributes())) {
        continue;
      }
      for (int subject : tree.children(token.index(), "nsubj")) {
        List<Sentence.Actor> actors = sentence.at(subject);
        if (!actors.isEmpty()) {
          return Optional.of(
              new Judgement.Source(
                  Optional.of(actors.getFirst()),
                  tree.token(subject).word(),
                  actors.getFirst().span(),
                  token.span(),
                  Stance.UNCOMMITTED));
        }
      }
    }
    return Optional.empty();
  }

  /** "It had left, A said, and …": who says so behind a pronoun that is the subject of a clause. */
  static List<Integer> inserted(
      ParsedSentence tree, Grammar grammar, Lexicon lexicon, int pronoun) {
    if (!tree.is(pronoun, "nsubj", "nsubj:pass")) {
      return List.of();
    }
    return tree.children(tree.clause(pronoun), "parataxis").stream()
        .filter(verb -> verb > pronoun && lexicon.words("reporting").contains(tree.lemma(verb)))
        .flatMap(verb -> grammar.surfaceSubjects(verb, 0).stream())
        .filter(subject -> subject > pronoun)
        .toList();
  }
}
