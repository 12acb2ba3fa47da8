package dev.entente.annotate.rules;

import dev.entente.article.Span;
import dev.entente.statement.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who says what a sentence tells: the sources of the cues that govern it and of those that stand
 * beside it (source, cue and content as in PARC 3.0).
 */
final class Attributions {

  private final Sentence sentence;
  private final ParsedSentence tree;
  private final Lexicon lexicon;
  private final Grammar grammar;

  Attributions(Sentence sentence, Lexicon lexicon, Grammar grammar) {
    this.sentence = sentence;
    this.tree = sentence.tree();
    this.lexicon = lexicon;
    this.grammar = grammar;
  }

  /**
   * Adds the sources beside the path: "…, the minister said", "according to the agency".
   *
   * @param from the word of the path below the node, which is no source beside it: "…, A said,
   *     waving B's account aside"
   */
  void bystanders(int node, int from, Judgement judgement) {
    for (int child : tree.children(node, "parataxis", "ccomp", "dep", "advcl")) {
      boolean saying = tree.is(child, "parataxis") || tree.preposition(child).equals("as");
      if (!saying || child == from || !tree.token(child).isVerb() || isBeyond(from, child)) {
        continue;
      }
      for (Cue cue : lexicon.cues(tree.token(child))) {
        if (lexicon.isTelling(cue, tree.token(child))
            && tree.children(child, "ccomp").isEmpty()
            && (addresses(child) || tree.children(child, "obj").isEmpty())) {
          attribute(cue, child, node, judgement);
          if (tree.preposition(child).equals("as")) {
            judgement.assertAnyway();
          }
          cue.certainty().ifPresent(judgement::weaken);
          break;
        }
      }
    }
    beforeColon(node, judgement);
    reckonings(node, judgement);
    for (int child : tree.children(node, "obl", "nmod", "advmod", "advcl")) {
      String preposition = tree.preposition(child);
      if (isBeyond(from, child)) {
        continue;
      }
      for (Cue cue : lexicon.phrases()) {
        if (cue.source().isEmpty() || cue.type() == Cue.Type.DENIAL) {
          continue;
        }
        if (preposition.equals(String.join(" ", cue.words()))) {
          addSources(List.of(child), tree.token(child).span(), firstWord(child), cue, judgement);
          cue.certainty().ifPresent(judgement::weaken);
        } else {
          complementOf(cue, child)
              .ifPresent(source -> {
                Span words = tree.token(tree.subtree(child).getFirst()).span();
                addSources(List.of(source), words, words, cue, judgement);
                cue.certainty().ifPresent(judgement::weaken);
              });
        }
      }
    }
  }

  /** "A will resign, officials said, as B …": what happens meanwhile is told by nobody else. */
  private boolean isBeyond(int clause, int source) {
    return clause != ParsedSentence.NONE
        && tree.is(clause, "advcl")
        && tree.isFinite(clause)
        && tree.preposition(clause).matches("as|while|whereas|amid")
        && tree.subtree(clause).getFirst() > tree.subtree(source).getLast()
        && tree.lemma(tree.subtree(clause).getFirst() - 1).equals(",");
  }

  /** "in A's telling, B had fired first", "by A's account". */
  private void reckonings(int node, Judgement judgement) {
    for (int child : tree.children(node, "obl", "nmod", "advcl")) {
      if (!lexicon.words("reckoning").contains(tree.lemma(child))
          || !tree.preposition(child).matches("in|by")) {
        continue;
      }
      for (Cue cue : lexicon.cues(tree.token(child))) {
        if (cue.type() == Cue.Type.EVIDENTIAL && cue.source().equals(Optional.of("poss"))) {
          attribute(cue, child, node, judgement);
          break;
        }
      }
    }
  }

  /** "A gave another version: B had fired first": what stands behind the colon is A's. */
  private void beforeColon(int node, Judgement judgement) {
    int above = tree.head(node);
    boolean version =
        above != ParsedSentence.NONE
            && tree.is(above, "obj")
            && lexicon.words("said_noun").contains(tree.lemma(above));
    int verb = version ? tree.head(above) : above;
    if (verb == ParsedSentence.NONE
        || !tree.is(node, "parataxis") && !(version && tree.is(node, "dep", "acl"))
        || verb > node
        || !tree.token(verb).isVerb()
        || !tree.isFinite(node)) {
      return;
    }
    int first = tree.subtree(node).getFirst();
    boolean colon = first > 0 && tree.lemma(first - 1).equals(":") || tree.lemma(first).equals(":");
    boolean speaks =
        tree.children(verb, "obj").stream()
            .anyMatch(object -> lexicon.words("said_noun").contains(tree.lemma(object)));
    if (!colon || !speaks || grammar.isPassive(verb)) {
      return;
    }
    for (int subject : tree.children(verb, "nsubj")) {
      for (Sentence.Actor actor : sentence.at(subject)) {
        judgement.add(
            new Judgement.Source(
                Optional.of(actor),
                tree.token(subject).word(),
                actor.span(),
                tree.token(verb).span(),
                Stance.UNCOMMITTED));
        return;
      }
    }
  }

  /** "…, officials told reporters": verbs whose object hears what is said. */
  private boolean addresses(int verb) {
    return lexicon.words("addressing").contains(tree.lemma(verb));
  }

  /** "in the view of A", "as reported by A": the word that a phrase ends at, if a branch is one. */
  private Optional<Integer> complementOf(Cue cue, int branch) {
    int begin = tree.subtree(branch).getFirst();
    int last = begin + cue.words().size() - 1;
    return tree.matches(cue.words(), begin) && tree.is(last, "case")
        ? Optional.of(tree.head(last)).filter(word -> word > last)
        : Optional.empty();
  }

  private Span firstWord(int complement) {
    return tree.children(complement, "case", "mark").stream()
        .findFirst()
        .map(word -> tree.token(word).span())
        .orElse(tree.token(complement).span());
  }

  /**
   * Adds whom a cue names as its source.
   *
   * @param word where the cue stands
   * @param content the word below it that heads what is said, which is no source of itself
   */
  void attribute(Cue cue, int word, int content, Judgement judgement) {
    String place = cue.source().orElseThrow();
    Span cueSpan = tree.token(word).span();
    List<Integer> words =
        switch (place) {
          case "subj" -> tree.token(word).isVerb() ? verbSource(word) : nounSource(word);
          case "poss" -> owner(word);
          case "unnamed" -> List.of();
          default -> grammar.complements(word, place);
        };
    if (words.isEmpty() || place.equals("unnamed")) {
      // "it is said", "faces accusations of arming B": somebody says so.
      boolean impersonal =
          tree.token(word).isVerb()
              ? grammar.isPassive(word)
                  && (cue.type() == Cue.Type.SPEECH || cue.type() == Cue.Type.EVIDENTIAL)
              : cue.type() == Cue.Type.ACCUSATION
                  && tree.is(word, "obj", "obl")
                  && lexicon.words("facing").contains(tree.lemma(tree.head(word)));
      if (place.equals("unnamed") || impersonal) {
        judgement.add(
            new Judgement.Source(
                Optional.empty(),
                tree.token(word).word(),
                cueSpan,
                cueSpan,
                cue.stance().orElse(Stance.UNCOMMITTED)));
      }
      return;
    }
    addSources(
        words.stream().filter(source -> source != content).toList(),
        cueSpan,
        cueSpan,
        cue,
        judgement);
  }

  private List<Integer> verbSource(int verb) {
    List<Integer> found = grammar.subjects(verb);
    return found.isEmpty() && !grammar.isPassive(verb) ? grammar.surfaceSubjects(verb, 0) : found;
  }

  /** Whose the noun is, or who "described as credible the allegation that …". */
  private List<Integer> owner(int noun) {
    List<Integer> found = tree.children(noun, "nmod:poss");
    boolean endorsed =
        found.isEmpty()
            && tree.is(noun, "obj")
            && lexicon.words("endorsing").contains(tree.lemma(tree.head(noun)));
    return endorsed ? verbSource(tree.head(noun)) : found;
  }

  private List<Integer> nounSource(int noun) {
    List<Integer> found = new ArrayList<>(owner(noun));
    if (found.isEmpty()) {
      for (int child : tree.children(noun, "amod", "compound")) {
        if (sentence.isActor(child)) {
          found.add(child);
        }
      }
    }
    if (found.isEmpty()) {
      found.addAll(grammar.complements(noun, "by"));
      found.addAll(grammar.complements(noun, "from"));
    }
    if (found.isEmpty()) {
      grammar
          .support(noun)
          .filter(verb -> !tree.is(noun, "nsubj"))
          .ifPresent(verb -> found.addAll(verbSource(verb)));
    }
    return found;
  }

  private void addSources(
      List<Integer> words, Span where, Span cueSpan, Cue cue, Judgement judgement) {
    for (int word : words) {
      Stance stance = cue.stance().orElse(Stance.UNCOMMITTED);
      List<Sentence.Actor> actors = sentence.at(word);
      if (actors.isEmpty() && !sentence.mention(word).isPresent()) {
        actors = sentence.actors(word);
      }
      if (actors.isEmpty()) {
        judgement.add(
            new Judgement.Source(
                Optional.empty(),
                tree.token(word).word(),
                tree.token(word).span(),
                cueSpan,
                stance));
      } else {
        Sentence.Actor actor = actors.getFirst();
        judgement.add(
            new Judgement.Source(
                Optional.of(actor), tree.token(word).word(), actor.span(), cueSpan, stance));
      }
      return;
    }
  }
}
