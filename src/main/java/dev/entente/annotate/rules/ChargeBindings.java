package dev.entente.annotate.rules;

import dev.entente.entity.Entity;
import dev.entente.entity.Mention;
import java.util.ArrayList;
import java.util.List;

/** Whom the pronouns of charges and of their denials mean. */
final class ChargeBindings {

  private final Sentence sentence;
  private final ParsedSentence tree;
  private final Lexicon lexicon;
  private final Conditions conditions;
  private final Bindings bindings;

  ChargeBindings(Sentence sentence, Lexicon lexicon, Bindings bindings) {
    this.sentence = sentence;
    this.tree = sentence.tree();
    this.lexicon = lexicon;
    this.conditions = new Conditions(sentence, new Grammar(tree), lexicon);
    this.bindings = bindings;
  }

  void bind() {
    charged();
    denied();
  }

  /** "took B to court, arguing it armed C": the accuser goes on to speak of whom he accuses. */
  private void charged() {
    for (Token token : tree.tokens()) {
      int subject = token.tag().equals("PRP$") ? tree.head(token.index()) : token.index();
      if (!token.tag().startsWith("PRP") || !tree.is(subject, "nsubj", "nsubj:pass")) {
        continue;
      }
      int said = tree.head(subject);
      int speech = tree.is(said, "ccomp") ? tree.head(said) : ParsedSentence.NONE;
      int charge = speech == ParsedSentence.NONE ? speech : tree.head(speech);
      if (charge == ParsedSentence.NONE
          || charge > speech
          || !tree.token(speech).tag().equals("VBG")
          || !tree.is(speech, "advcl", "dep", "xcomp")
          || !accuses(charge)) {
        continue;
      }
      List<Entity> accusers = bindings.subjectsOf(charge);
      List<List<Entity>> others = new ArrayList<>();
      for (int word = charge + 1; word < speech; word++) {
        List<Entity> named = bindings.everybody(word);
        if (!named.isEmpty() && named.stream().noneMatch(accusers::contains)) {
          others.add(named);
        }
      }
      if (others.size() == 1 && Bindings.agrees(token.lemma(), others.getFirst())) {
        sentence.refer(
            token.index(), others.getFirst(), Mention.Form.PRONOUN, "whom the speaker accuses");
      }
    }
  }

  /** "A accused B of arming C, a charge it denies": whom a charge is about denies it. */
  private void denied() {
    for (Token token : tree.tokens()) {
      int verb = tree.head(token.index());
      if (!token.tag().equals("PRP")
          || !tree.is(token.index(), "nsubj")
          || !lexicon.words("denying").contains(tree.lemma(verb))) {
        continue;
      }
      for (int charge = token.index() - 1; charge > 0; charge--) {
        if (tree.isFinite(charge) && accuses(charge)) {
          for (int accused : tree.children(charge, "obj")) {
            List<Entity> meant = bindings.everybody(accused);
            if (accused < token.index() && Bindings.agrees(token.lemma(), meant)) {
              sentence.refer(
                  token.index(), meant, Mention.Form.PRONOUN, "whom the charge is about");
            }
          }
          break;
        }
      }
    }
  }

  private boolean accuses(int verb) {
    return tree.token(verb).isVerb()
        && lexicon.triggers(tree.token(verb)).stream()
            .filter(row -> row.pos() == PartOfSpeech.VERB)
            .filter(row -> lexicon.states(row, "allegation"))
            .anyMatch(row -> conditions.hold(row, verb));
  }
}
