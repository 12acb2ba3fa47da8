package dev.entente.annotate.rules;

import dev.entente.annotate.rules.Sentence.Actor;
import dev.entente.entity.Entity;
import dev.entente.entity.Mention;
import dev.entente.entity.TextActors;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Lets the grammar of a sentence say whom its descriptions and pronouns mean where nothing else
 * did.
 */
final class Bindings {

  private final Sentence sentence;
  private final ParsedSentence tree;
  private final Grammar grammar;
  private final Lexicon lexicon;
  private final Blame blame;

  private Bindings(Sentence sentence, Lexicon lexicon) {
    this.lexicon = lexicon;
    this.sentence = sentence;
    this.tree = sentence.tree();
    this.grammar = new Grammar(tree);
    this.blame = new Blame(tree, grammar, lexicon);
  }

  static void bind(Sentence sentence, Lexicon lexicon) {
    Bindings bindings = new Bindings(sentence, lexicon);
    OfficeBindings.bind(sentence);
    new SameActors(sentence, lexicon).bind();
    bindings.ofTwo();
    bindings.pronouns();
    bindings.possessives();
    bindings.judged();
    bindings.accused();
    new ChargeBindings(sentence, lexicon, bindings).bind();
    bindings.helped();
    bindings.sharedObjects();
    bindings.objects();
  }

  /** "blamed the rebels and accused them of …": the object of the verb before. */
  private void sharedObjects() {
    for (Token token : tree.tokens()) {
      int index = token.index();
      int verb = tree.head(index);
      if (!token.tag().equals("PRP")
          || sentence.mention(index).isPresent()
          || !tree.is(index, "obj", "iobj")
          || !tree.is(verb, "conj")
          || !tree.children(verb, "nsubj", "nsubj:pass").isEmpty()) {
        continue;
      }
      for (int object : tree.children(tree.head(verb), "obj")) {
        List<Entity> before = everybody(object);
        if (object < index && agrees(token.lemma(), before)) {
          sentence.refer(index, before, Mention.Form.PRONOUN, "the object of the verb before");
        }
      }
    }
  }

  /**
   * The subject of what is said is the one who says it ("Uganda said it had paid"), a possessive
   * the subject of its clause, else of a clause above; they and their are several.
   */
  private void pronouns() {
    for (Token token : tree.tokens()) {
      if (sentence.isActor(token.index()) || !token.tag().startsWith("PRP")) {
        continue;
      }
      for (int subject : antecedents(token)) {
        if (subject == token.index()) {
          continue;
        }
        List<Entity> candidates = everybody(subject);
        if (agrees(token.lemma(), candidates)
            && !isOneOfSeveral(token, subject)
            && !isSomebody(token, subject)
            && !(isQuoted(token.index()) && !isQuoted(subject))
            && !lacks(candidates, token)
            && !areOthers(token, candidates)) {
          sentence.refer(
              token.index(),
              candidates,
              Mention.Form.PRONOUN,
              "a subject of the sentence that holds it");
          break;
        }
      }
    }
  }

  /**
   * "A imposed sanctions, and B announced its departure": in a coordinated clause with a subject of
   * its own, the possessive is that subject's.
   */
  private void possessives() {
    for (Token token : tree.tokens()) {
      int clause = tree.clause(token.index());
      if (!token.tag().equals("PRP$")
          || !sentence.isActor(token.index())
          || !tree.is(clause, "conj")
          || !tree.token(clause).isVerb()) {
        continue;
      }
      for (int subject : tree.children(clause, "nsubj")) {
        List<Entity> own = everybody(subject);
        if (subject < token.index()
            && agrees(token.lemma(), own)
            && !isOneOfSeveral(token, subject)) {
          sentence.refer(
              token.index(), own, Mention.Form.PRONOUN, "the subject of its coordinated clause");
        }
      }
    }
  }

  /** "accused B of bombing its embassy": nobody is accused of harm to what is one's own. */
  private boolean harms(int word) {
    return lexicon.harms(tree.token(word));
  }

  /** "condemned B for its attack": the possessive of what B is judged for is B's. */
  private void judged() {
    for (Token token : tree.tokens()) {
      int index = token.index();
      if (!token.tag().equals("PRP$")) {
        continue;
      }
      int possessed = tree.head(index);
      int receiver = tree.head(possessed);
      if (tree.is(possessed, "nmod")
          && tree.preposition(possessed).equals("for")
          && sentence.isActor(receiver)
          && agrees(token.lemma(), everybody(receiver))) {
        // "sold arms to B for its war"
        sentence.refer(
            index, everybody(receiver), Mention.Form.PRONOUN, "who gets something for it");
        continue;
      }
      for (int reason = possessed;
          reason != ParsedSentence.NONE
              && !tree.is(reason, "root", "ccomp", "parataxis", "acl:relcl")
              && (reason == possessed || !harms(reason));
          reason = tree.head(reason)) {
        List<Integer> judged = blame.blamed(reason);
        judged = judged.isEmpty() ? blame.punished(reason) : judged;
        if (judged.size() == 1) {
          List<Entity> own = everybody(judged.getFirst());
          if (agrees(token.lemma(), own)) {
            sentence.refer(index, own, Mention.Form.PRONOUN, "who is judged for what it possesses");
          }
          break;
        }
      }
    }
  }

  /** "accuses A of arming B for its invasion of C": not the accuser's, whose fault it is not. */
  private void accused() {
    for (Token token : tree.tokens()) {
      int possessed = tree.head(token.index());
      if (!token.tag().equals("PRP$") || !harms(possessed) || !sentence.isActor(token.index())) {
        continue;
      }
      List<Entity> meant = sentence.at(token.index()).stream().map(Actor::entity).toList();
      for (int above : tree.ancestors(possessed)) {
        boolean accuses =
            tree.token(above).isVerb()
                && lexicon.cues(tree.token(above)).stream()
                    .anyMatch(cue -> cue.type() == Cue.Type.ACCUSATION);
        if (accuses && subjectsOf(above).containsAll(meant)) {
          List<Entity> others = nearestOthers(token.index(), meant);
          if (!others.isEmpty()) {
            sentence.refer(
                token.index(),
                others,
                Mention.Form.PRONOUN,
                "the nearest one before that does not accuse");
          }
          break;
        }
      }
    }
  }

  /** "helped B in its war", "backs B in its fight": the possessive is the helped one's. */
  private void helped() {
    for (Token token : tree.tokens()) {
      int possessed = tree.head(token.index());
      if (!token.tag().equals("PRP$")
          || !tree.is(possessed, "obl", "nmod")
          || !tree.preposition(possessed).equals("in")) {
        continue;
      }
      int verb = tree.head(possessed);
      if (tree.is(possessed, "nmod") && tree.is(verb, "obj")) {
        verb = tree.head(verb);
      }
      if (verb == ParsedSentence.NONE || !lexicon.words("helping").contains(tree.lemma(verb))) {
        continue;
      }
      for (int object : tree.children(verb, "obj")) {
        List<Entity> own = everybody(object);
        if (object < token.index() && agrees(token.lemma(), own)) {
          sentence.refer(
              token.index(), own, Mention.Form.PRONOUN, "who is helped in what it possesses");
        }
      }
    }
  }

  /** "A is a friend of B and C and has sold arms to the latter". */
  private void ofTwo() {
    for (Token token : tree.tokens()) {
      int index = token.index();
      if (index == 0
          || !token.lemma().matches("latter|former")
          || !tree.lemma(index - 1).equals("the")
          || tree.is(index, "amod", "compound")) {
        continue;
      }
      for (int before = index - 2; before >= 0; before--) {
        List<Entity> two = tree.is(before, "conj") ? List.of() : everybody(before);
        if (two.size() == 2) {
          int which = token.lemma().equals("former") ? 0 : 1;
          sentence.refer(
              index, List.of(two.get(which)), Mention.Form.ANAPHOR, "one of the two before");
          break;
        }
      }
    }
  }

  /** Who is coordinated at a word, each once. */
  List<Entity> everybody(int word) {
    Set<Entity> all = new LinkedHashSet<>();
    tree.coordinated(word)
        .forEach(member -> sentence.at(member).forEach(actor -> all.add(actor.entity())));
    return List.copyOf(all);
  }

  /**
   * An object that is no reflexive is not the subject of its clause (Chomsky's principle B): "A was
   * concerned about B's build-up and was watching it" is the nearest other actor that agrees; nor
   * is it who governs a gerund: "A and B accused C of arming them".
   */
  private void objects() {
    for (Token token : tree.tokens()) {
      int index = token.index();
      if (!token.tag().equals("PRP")
          || token.lemma().endsWith("self")
          || token.lemma().endsWith("selves")
          || !tree.is(index, "obj", "iobj", "obl")) {
        continue;
      }
      List<Entity> meant = sentence.at(index).stream().map(Actor::entity).toList();
      int verb = tree.head(index);
      List<Entity> subjects = new ArrayList<>(subjectsOf(verb));
      if (meant.size() > 1 && tree.token(verb).tag().equals("VBG")) {
        int above = tree.head(tree.firstConjunct(verb));
        subjects.addAll(above == ParsedSentence.NONE ? List.of() : subjectsOf(above));
      }
      boolean open = meant.isEmpty() && !subjects.isEmpty() && isPersonal(index, verb);
      if (open || !meant.isEmpty() && subjects.containsAll(meant)) {
        sentence.forget(index);
        List<Entity> others = nearestOthers(index, open ? subjects : meant);
        if (!others.isEmpty() && !areOthers(token, others)) {
          sentence.refer(
              index,
              others,
              Mention.Form.PRONOUN,
              "the nearest one before that is not the subject");
        }
      }
    }
  }

  /** "accusing it of", not "made it clear": the object of a verb that has no clause for it. */
  private boolean isPersonal(int pronoun, int verb) {
    return tree.is(pronoun, "obj", "iobj")
        && tree.token(pronoun).lemma().matches("it|he|she|they|him|her|them")
        && !tree.lemma(verb).matches("make|find|consider|think|call|keep|see|take|put|leave|get")
        && tree.children(verb, "ccomp").isEmpty();
  }

  List<Entity> subjectsOf(int verb) {
    return grammar.surfaceSubjects(verb, 0).stream()
        .flatMap(subject -> everybody(subject).stream())
        .toList();
  }

  /**
   * The nearest one before, or those with whom it is told where they are meant; "voted at the union
   * to condemn its raid": not where it is said.
   */
  private List<Entity> nearestOthers(int pronoun, List<Entity> subjects) {
    for (int before = pronoun - 1; before >= 0; before--) {
      List<Actor> candidates = sentence.at(before);
      // "dragged two cousins out and shot them"
      if (tree.lemma(pronoun).matches("they|them")
          && candidates.isEmpty()
          && tree.is(before, "obj")
          && tree.token(before).isPlural()) {
        return List.of();
      }
      List<Entity> together =
          tree.lemma(pronoun).equals("they") && tree.is(before, "conj")
              ? everybody(tree.firstConjunct(before))
              : List.of();
      if (together.size() > 1 && together.stream().noneMatch(subjects::contains)) {
        return together;
      }
      if (candidates.size() == 1
          && !tree.preposition(before).equals("at")
          && !isAdjective(before)
          && !(tree.lemma(pronoun).equals("it") && tree.token(before).isPlural())
          && !lexicon.words("place_kind").contains(candidates.getFirst().entity().kind())
          && !subjects.contains(candidates.getFirst().entity())
          && agrees(tree.lemma(pronoun), List.of(candidates.getFirst().entity()))) {
        return List.of(candidates.getFirst().entity());
      }
    }
    return List.of();
  }

  /** "with Turkish help … on it": an adjective is nobody to come back to. */
  private boolean isAdjective(int word) {
    return tree.token(word).tag().equals("JJ")
        && tree.is(word, "amod")
        && tree.preposition(tree.head(word)).equals("with");
  }

  /**
   * Subjects that a pronoun can mean, the nearest first: a possessive those of its own clause and
   * of those above, a subject that of the clause above, an object that of the clause above where
   * its own clause has another.
   */
  private List<Integer> antecedents(Token pronoun) {
    int clause = tree.clause(pronoun.index());
    if (pronoun.tag().equals("PRP$")) {
      List<Integer> subjects = new ArrayList<>(grammar.surfaceSubjects(clause, 0));
      for (int above = tree.head(clause);
          above != ParsedSentence.NONE && pronoun.lemma().equals("they");
          above = tree.head(above)) {
        if (tree.clause(above) == above) {
          subjects.addAll(grammar.surfaceSubjects(above, 0));
        }
      }
      // "After a gunman stormed its embassy, B closed it"
      int main = tree.head(clause);
      if (tree.is(clause, "advcl") && main > clause && !pronoun.lemma().equals("they")) {
        subjects.addAll(grammar.surfaceSubjects(main, 0));
      }
      return subjects;
    }
    int above = tree.head(clause);
    List<Integer> speakers = Speakers.inserted(tree, grammar, lexicon, pronoun.index());
    if (!speakers.isEmpty()) {
      return speakers;
    }
    if (above == ParsedSentence.NONE
        || !tree.is(clause, "ccomp", "advcl", "xcomp", "acl", "acl:relcl", "parataxis", "dep")
        || !tree.is(pronoun.index(), "nsubj", "nsubj:pass", "obj", "iobj", "obl")) {
      return List.of();
    }
    if (tree.token(above).isNoun()) {
      above = tree.clause(above);
    }
    List<Integer> subjects = new ArrayList<>(grammar.surfaceSubjects(above, 0));
    if (!tree.is(pronoun.index(), "nsubj", "nsubj:pass")) {
      subjects.removeAll(grammar.surfaceSubjects(clause, 0));
    }
    return subjects;
  }

  /** "a mob attacked its embassy": a group without a name has no embassy. */
  private boolean lacks(List<Entity> candidates, Token pronoun) {
    return pronoun.tag().equals("PRP$")
        && lexicon.words("of_state").contains(tree.lemma(tree.head(pronoun.index())))
        && candidates.stream().allMatch(entity -> entity.kind().equals(TextActors.UNNAMED_KIND));
  }

  /** ""They shelled us," a man said": whoever speaks calls himself neither they nor he. */
  private boolean isQuoted(int word) {
    int open = 0;
    for (int i = 0; i < word; i++) {
      open += tree.token(i).tag().equals("``") ? 1 : tree.token(i).tag().equals("''") ? -1 : 0;
    }
    return open > 0;
  }

  /** "a gunman … its": a person without a name is no it. */
  private boolean isSomebody(Token pronoun, int subject) {
    return pronoun.lemma().matches("its?")
        && sentence.isDescribed(subject)
        && lexicon.words("person").contains(tree.lemma(subject))
        && sentence.at(subject).stream()
            .allMatch(actor -> actor.entity().kind().equals(TextActors.UNNAMED_KIND));
  }

  /** "its neighbours … its": a nameless group in the plural is no it. */
  private boolean isOneOfSeveral(Token pronoun, int subject) {
    return pronoun.lemma().matches("its?")
        && tree.token(subject).isPlural()
        && sentence.isDescribed(subject);
  }

  /**
   * "Sudan armed the rebels before they took the town", "A accused B of helping them": they are no
   * state where others are named before, and them is none at all.
   */
  private boolean areOthers(Token pronoun, List<Entity> meant) {
    return pronoun.lemma().equals("they")
        && !pronoun.tag().equals("PRP$")
        && meant.size() == 1
        && meant.getFirst().kind().equals("Country")
        && (pronoun.word().equalsIgnoreCase("them")
            || tree.tokens().stream()
                .anyMatch(word ->
                    word.index() < pronoun.index()
                        && word.isPlural()
                        && sentence.isActor(word.index())
                        && sentence.at(word.index()).stream()
                            .noneMatch(actor -> meant.contains(actor.entity()))));
  }

  static boolean agrees(String pronoun, List<Entity> entities) {
    if (entities.isEmpty()) {
      return false;
    }
    boolean one = entities.size() == 1;
    boolean person = entities.stream().anyMatch(entity -> entity.kind().equals("Person"));
    return switch (pronoun) {
      case "he", "she", "his", "her", "him" -> one && person;
      case "it", "its" -> one && !person;
      case "they", "their" -> !one || !person;
      default -> false;
    };
  }
}
