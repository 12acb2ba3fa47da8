package dev.entente.annotate.rules;

import dev.entente.article.Span;
import dev.entente.entity.Entity;
import dev.entente.entity.Mention;
import dev.entente.entity.TextActors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Remembers who did and said what in the article so far, so that "the launch", "the move" and "the
 * claim" can mean whose they are (event anaphora): what a verdict such as "condemned" or
 * "dismissed" is about.
 */
final class Acts {

  /** How many parsed sentences back a claim is still what "the claim" means. */
  private static final int SAID = 3;

  /** How many sentences back "the move" may be, which has no word in common with the act. */
  private static final int NEAR = 2;

  /** How many sentences back an act may be that is called by its own name: "the launch". */
  private static final int NAMED = 15;

  /** Letters that a noun and the verb it comes from have in common: launch, inva(sion|de). */
  private static final int STEM = 4;

  /** The place of what a sentence said that stands before the next parsed one. */
  private static final int BEFORE = -1;

  private record Act(
      int sentence, int word, String lemma, List<Entity> doers, boolean says, boolean main) {}

  private final Lexicon lexicon;
  private final List<Act> acts = new ArrayList<>();
  private int sentences;

  Acts(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Remembers what the next parsed sentence tells. */
  void remember(Sentence sentence) {
    sentences++;
    ParsedSentence tree = sentence.tree();
    Grammar grammar = new Grammar(tree);
    for (Token token : tree.tokens()) {
      int word = token.index();
      if (token.isVerb()) {
        boolean says = lexicon.words("speech_act").contains(token.lemma());
        boolean main =
            tree.is(word, "root", "conj", "ccomp")
                || tree.is(word, "advcl") && !tree.children(word, "nsubj").isEmpty();
        add(word, token.lemma(), doers(sentence, grammar.subjects(word)), says, main);
      } else if (token.isNoun() && !sentence.isActor(word)) {
        List<Entity> owners = doers(sentence, tree.children(word, "nmod:poss"));
        if (owners.isEmpty()) {
          owners = sentence.modifier(word).stream().map(Sentence.Actor::entity).toList();
        }
        if (owners.isEmpty() && isMade(tree, word)) {
          owners = doers(sentence, grammar.subjects(tree.head(word)));
        }
        add(word, token.lemma(), owners, false, false);
      } else if (token.isNoun() && token.isPlural()) {
        // "North Korean troops", for "the troop deployment".
        add(word, token.lemma(), doers(sentence, List.of(word)), false, false);
      }
    }
  }

  /** "issued a statement": whose it is who does so. */
  private boolean isMade(ParsedSentence tree, int noun) {
    return tree.is(noun, "obj")
        && lexicon.words("document").contains(tree.lemma(noun))
        && lexicon.words("authoring").contains(tree.lemma(tree.head(noun)));
  }

  /**
   * Remembers what a sentence tells that was not parsed, since it is about one actor only: its
   * verbs are what that actor does, its nouns right behind the actor whose they are.
   */
  void pass(List<Token> words, List<Mention> mentions) {
    List<Entity> all = mentions.stream().flatMap(m -> m.entities().stream()).distinct().toList();
    if (all.size() != 1) {
      return;
    }
    Span actor = mentions.stream().filter(m -> !m.entities().isEmpty()).findFirst().get().span();
    for (Token token : words) {
      boolean behind = token.span().begin() >= actor.end();
      if (behind && (token.isVerb() || token.isNoun())) {
        boolean says = lexicon.words("speech_act").contains(token.lemma());
        add(BEFORE, token.lemma(), all, says, token.isVerb());
      }
    }
  }

  private void add(int word, String lemma, List<Entity> doers, boolean says, boolean main) {
    if (!doers.isEmpty() && doers.stream().allMatch(Acts::isSomebody)) {
      acts.add(new Act(sentences, word, lemma, List.copyOf(doers), says, main));
    }
  }

  private static List<Entity> doers(Sentence sentence, List<Integer> words) {
    return words.stream()
        .flatMap(word -> sentence.actors(word).stream())
        .map(Sentence.Actor::entity)
        .distinct()
        .toList();
  }

  private static boolean isSomebody(Entity entity) {
    return !entity.kind().equals(TextActors.UNNAMED_KIND) || entity.state().isPresent();
  }

  /**
   * Those whose act the word of the sentence remembered last means.
   *
   * @param judge who speaks of it, and never of an own act
   */
  List<Sentence.Actor> doers(Sentence sentence, int word, Sentence.Actor judge) {
    return doers(sentence, word, judge, false);
  }

  /**
   * "The raid killed two", "The communique condemned B": those whose act or words a noun means,
   * which was told before by the same word or by another one for violence.
   *
   * @param other whom it concerns, and who is never its owner
   */
  List<Sentence.Actor> owners(Sentence sentence, int word, Sentence.Actor other) {
    return doers(sentence, word, other, true);
  }

  /**
   * "Nonsense, said B", "dismissed all of it as invented": those who said something last, before
   * the word, and are not the judge's own side.
   */
  List<Sentence.Actor> speakers(Sentence sentence, int word, Sentence.Actor judge) {
    return last(sentence.tree(), word, SAID, judge, Act::says)
        .map(act -> actors(sentence.tree(), word, act))
        .orElse(List.of());
  }

  private List<Sentence.Actor> doers(
      Sentence sentence, int word, Sentence.Actor judge, boolean onlyNamed) {
    ParsedSentence tree = sentence.tree();
    String noun = tree.lemma(word);
    if (isApposed(tree, word)) {
      return ofClause(sentence, word, judge);
    }
    if (!isDefinite(tree, word)) {
      return List.of();
    }
    boolean general = !onlyNamed && lexicon.words("act_noun").contains(noun);
    Set<String> launching = lexicon.words("launching");
    Predicate<Act> named =
        act ->
            sameStem(act.lemma(), noun)
                || launching.contains(noun) && launching.contains(act.lemma());
    // "bombed the base; C condemned the strikes": violence by another of its names.
    Set<String> relations =
        lexicon.words("violence").contains(noun) ? lexicon.relations(noun) : Set.of();
    Predicate<Act> alike =
        act -> act.main() && !Collections.disjoint(relations, lexicon.relations(act.lemma()));
    Optional<Act> meant =
        last(tree, word, 1, judge, named)
            .or(() -> last(tree, word, NEAR, judge, alike))
            .or(() -> last(tree, word, 1, judge, act -> general && act.main() && !act.says()))
            .or(() -> last(tree, word, 1, judge, act -> general && !act.says()))
            .or(() -> last(tree, word, NAMED, judge, named));
    for (int part : tree.children(word, "compound")) {
      if (meant.isEmpty()) {
        meant = last(tree, word, NAMED, judge, act -> sameStem(act.lemma(), tree.lemma(part)));
      }
    }
    if (meant.isEmpty() && lexicon.words("said_noun").contains(noun)) {
      meant = last(tree, word, SAID, judge, Act::says);
    }
    if (meant.isEmpty() && general) {
      meant = last(tree, word, NEAR, judge, act -> act.main() && !act.says());
    }
    return meant.map(act -> actors(tree, word, act)).orElse(List.of());
  }

  /** "A did so, a move that angered B", "A says so, a charge B rejects": an act just told. */
  private boolean isApposed(ParsedSentence tree, int word) {
    return tree.is(word, "appos", "dep", "parataxis") && ToldActs.isOne(tree, lexicon, word);
  }

  private List<Sentence.Actor> ofClause(Sentence sentence, int word, Sentence.Actor judge) {
    ParsedSentence tree = sentence.tree();
    Grammar grammar = new Grammar(tree);
    List<Integer> above = new ArrayList<>();
    for (int ancestor : tree.ancestors(word)) {
      // "C said that A accuses B of theft, a charge B rejects": the nearest to say so.
      said(tree, ancestor, word, above);
      above.add(ancestor);
    }
    if (lexicon.words("said_noun").contains(tree.lemma(word))) {
      // "accused A of waging war, a charge that B rejects": whoever said so.
      above.sort(
          Comparator.comparing(verb -> !lexicon.words("speech_act").contains(tree.lemma(verb))));
    }
    for (int verb : above) {
      if (!tree.token(verb).isVerb()) {
        continue;
      }
      List<Entity> doers = doers(sentence, grammar.subjects(verb));
      boolean another =
          !doers.isEmpty()
              && doers.stream()
                  .allMatch(
                      doer -> isSomebody(doer) && !doer.country().equals(judge.entity().country()));
      if (another) {
        return actors(tree, word, new Act(sentences, verb, tree.lemma(verb), doers, false, true));
      }
    }
    return List.of();
  }

  /** Adds the verbs of what a verb says before a word, the innermost first. */
  private static void said(ParsedSentence tree, int verb, int word, List<Integer> found) {
    for (int clause : tree.children(verb, "ccomp")) {
      if (clause < word && !found.contains(clause)) {
        said(tree, clause, word, found);
        found.add(clause);
      }
    }
  }

  private static List<Sentence.Actor> actors(ParsedSentence tree, int word, Act act) {
    Span span = tree.token(word).span();
    Mention mention =
        new Mention(
            span, act.doers(), Mention.Form.ANAPHOR, "those whose act it is: " + act.lemma());
    return act.doers().stream().map(doer -> new Sentence.Actor(word, mention, doer)).toList();
  }

  private Optional<Act> last(
      ParsedSentence tree, int word, int reach, Sentence.Actor judge, Predicate<Act> isMeant) {
    // "put forward a statement condemning the assault": what governs a word is not what it means.
    List<Integer> governors = tree.ancestors(word);
    for (int i = acts.size() - 1; i >= 0; i--) {
      Act act = acts.get(i);
      boolean before =
          act.sentence() < sentences || act.word() < word && !governors.contains(act.word());
      if (before
          && sentences - act.sentence() < reach
          && act.doers().stream().noneMatch(doer -> doer.country().equals(judge.entity().country()))
          && isMeant.test(act)) {
        return Optional.of(act);
      }
    }
    return Optional.empty();
  }

  /** Headlines have no articles. */
  private boolean isDefinite(ParsedSentence tree, int word) {
    boolean bare =
        sentences == 1
            && !tree.token(word).isPlural()
            && tree.children(word, "det", "nmod:poss", "amod", "nummod").isEmpty();
    return bare
        || tree.children(word, "det").stream()
            .anyMatch(det -> tree.lemma(det).matches("the|this|that|these|those|such"))
        || tree.children(word, "amod").stream().anyMatch(mod -> tree.lemma(mod).equals("such"));
  }

  /** Short nouns and verbs must be the same word. */
  private static boolean sameStem(String verb, String noun) {
    int shared = 0;
    while (shared < Math.min(verb.length(), noun.length())
        && verb.charAt(shared) == noun.charAt(shared)) {
      shared++;
    }
    return verb.equals(noun)
        || shared >= STEM && shared * 3 >= Math.max(verb.length(), noun.length()) * 2 - 2;
  }
}
