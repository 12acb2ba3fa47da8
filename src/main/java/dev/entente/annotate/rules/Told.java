package dev.entente.annotate.rules;

import dev.entente.annotate.rules.Sentence.Actor;
import dev.entente.entity.Entity;
import dev.entente.entity.Mention;
import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Remembers the relations that the article told so far, so that "lifted the sanctions" can mean
 * those against the state that they were imposed on.
 */
final class Told {

  /** How many parsed sentences back "the sanctions" may have been told. */
  private static final int REACH = 15;

  private record Relation(int sentence, Set<String> nouns, Finding finding) {}

  private final Lexicon lexicon;
  private final List<Relation> relations = new ArrayList<>();
  private int sentences;

  Told(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Remembers what the next sentence tells. */
  void remember(List<Finding> findings) {
    sentences++;
    for (Finding finding : findings) {
      if (!finding.relation().background()) {
        relations.add(new Relation(sentences, nouns(finding), finding));
      }
    }
  }

  private static Set<String> nouns(Finding finding) {
    ParsedSentence tree = finding.sentence().tree();
    Set<String> found = new HashSet<>();
    if (tree.token(finding.anchor()).isNoun()) {
      found.add(tree.lemma(finding.anchor()));
    }
    finding.consumed().stream()
        .filter(word -> tree.token(word).isNoun())
        .forEach(word -> found.add(tree.lemma(word)));
    return found;
  }

  /** Whoever did harm to the state of the actor in the sentence before. */
  Optional<Actor> offender(Sentence sentence, int noun, Actor harmed) {
    EntityId own = harmed.entity().country();
    for (int i = relations.size() - 1; i >= 0 && sentences == relations.get(i).sentence(); i--) {
      Finding finding = relations.get(i).finding();
      Entity doer = finding.subject().entity();
      if (!finding.judgement().negated()
          && finding.relation().score().filter(score -> score < 0).isPresent()
          && finding.object().entity().country().equals(own)
          && !doer.country().equals(own)) {
        Mention mention =
            new Mention(
                sentence.tree().token(noun).span(),
                List.of(doer),
                Mention.Form.ANAPHOR,
                "whoever did harm before");
        return Optional.of(new Actor(noun, mention, doer));
      }
    }
    return Optional.empty();
  }

  /**
   * The other side of the last relation that a definite noun of the class {@code told} can mean,
   * told of the same subject.
   *
   * @param noun the word of the construction that names the relation
   */
  Optional<Actor> otherSide(Sentence sentence, int noun, Actor subject) {
    ParsedSentence tree = sentence.tree();
    String lemma = tree.lemma(noun);
    boolean definite =
        tree.children(noun, "det").stream()
            .anyMatch(det -> tree.lemma(det).matches("the|this|that|these|those|such"));
    boolean named = tree.children(noun, "compound", "amod").stream().anyMatch(sentence::isActor);
    if (!definite || named || !lexicon.words("told").contains(lemma)) {
      return Optional.empty();
    }
    for (int i = relations.size() - 1; i >= 0; i--) {
      Relation told = relations.get(i);
      if (sentences - told.sentence() >= REACH) {
        break;
      }
      Finding finding = told.finding();
      boolean same = told.nouns().contains(lemma);
      boolean kin = lexicon.relations(lemma).contains(finding.relation().name());
      if (!same && !kin) {
        continue;
      }
      EntityId own = subject.entity().country();
      Optional<Actor> other =
          finding.subject().entity().country().equals(own)
              ? Optional.of(finding.object())
              : same && finding.object().entity().country().equals(own)
                  ? Optional.of(finding.subject())
                  : Optional.empty();
      if (other.isPresent()) {
        Entity entity = other.get().entity();
        Mention mention =
            new Mention(
                tree.token(noun).span(),
                List.of(entity),
                Mention.Form.ANAPHOR,
                "the other side of what was told before");
        return Optional.of(new Actor(noun, mention, entity));
      }
    }
    return Optional.empty();
  }
}
