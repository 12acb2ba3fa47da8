package dev.entente.annotate.rules;

import dev.entente.annotate.rules.Sentence.Actor;
import dev.entente.article.Span;
import dev.entente.entity.Mention;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Who does what a verb, an adjective or a noun says. */
final class Doers {

  private final Sentence sentence;
  private final ParsedSentence tree;
  private final Grammar grammar;
  private final Lexicon lexicon;
  private final Conditions conditions;
  private final Blame blame;
  private final Launches launches;
  private final AbsentDoers absent;
  private final Stays stays;

  Doers(Sentence sentence, Grammar grammar, Lexicon lexicon, Conditions conditions) {
    this.sentence = sentence;
    this.tree = sentence.tree();
    this.grammar = grammar;
    this.lexicon = lexicon;
    this.conditions = conditions;
    this.blame = new Blame(tree, grammar, lexicon);
    this.launches = new Launches(sentence, grammar, lexicon);
    this.absent = new AbsentDoers(sentence, grammar, lexicon);
    this.stays = new Stays(sentence, grammar);
  }

  List<Actor> of(int anchor, boolean throughEvents) {
    if (tree.token(anchor).isVerb() || tree.child(anchor, "nsubj", "cop").isPresent()) {
      List<Actor> found = notWhere(bearers(grammar.subjects(anchor), throughEvents));
      if (found.isEmpty() && lexicon.words("stative").contains(tree.lemma(anchor))) {
        found = sentence.actors(grammar.surfaceSubjects(anchor, 0));
      }
      if (found.isEmpty() && grammar.isPassive(anchor)) {
        found = attackers(anchor);
      }
      if (found.isEmpty()) {
        found = owners(anchor);
      }
      if (found.isEmpty()) {
        found = authors(anchor);
      }
      if (found.isEmpty() && throughEvents) {
        found = launches.of(anchor);
      }
      if (found.isEmpty()) {
        found = absent.of(anchor, throughEvents);
      }
      // "blamed A for the hack that paralysed B"
      if (found.isEmpty() && throughEvents && blame.tellsOfAct(anchor)) {
        found = ofNoun(tree.head(anchor));
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
    if (tree.token(anchor).isAdjective()) {
      int head = tree.head(anchor);
      if (head != ParsedSentence.NONE) {
        return tree.is(anchor, "amod")
            ? sentence.actors(head)
            : sentence.actors(grammar.surfaceSubjects(anchor, 0));
      }
    }
    return List.of();
  }

  /**
   * "were killed in an Israeli strike", "were wounded in a raid by A", "in clashes with A": those
   * whose attack it is.
   */
  private List<Actor> attackers(int verb) {
    // "were evacuated in a raid": what helps is not done by those who attack.
    if (!lexicon.words("undergone").contains(tree.lemma(verb))
        || !lexicon.harms(tree.token(verb))) {
      return List.of();
    }
    for (int event : tree.children(verb, "obl", "nmod")) {
      if (!tree.preposition(event).equals("in")) {
        continue;
      }
      if (lexicon.words("violence").contains(tree.lemma(event))) {
        List<Actor> own = ownDoers(event);
        return own.isEmpty()
            ? perpetrators(event)
            : own.stream().map(doer -> throughEvent(doer, event)).toList();
      }
      if (lexicon.words("combat").contains(tree.lemma(event))) {
        return sentence.actors(grammar.complements(event, "with"));
      }
    }
    // "was killed when a bomb planted by A went off"
    return tree.children(verb, "advcl").stream()
        .filter(clause -> tree.preposition(clause).matches("|as|after"))
        .flatMap(clause -> tree.children(clause, "nsubj", "obj").stream())
        .filter(weapon -> !sentence.isActor(weapon))
        .filter(weapon -> lexicon.words("weapons").contains(tree.lemma(weapon)))
        .map(weapon -> ownDoers(weapon).isEmpty() ? perpetrators(weapon) : ownDoers(weapon))
        .filter(doers -> !doers.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** The verb whose subject writes: "issued a decree", "ended the meeting with a statement". */
  private int author(int document) {
    int above = tree.head(document);
    String verbs = "authoring";
    if (tree.is(document, "obl", "nmod") && tree.preposition(document).equals("with")) {
      above = tree.is(above, "obj") ? tree.head(above) : above;
      verbs = "closing";
    } else if (!tree.is(document, "obj", "nsubj:pass")) {
      return ParsedSentence.NONE;
    }
    return above != ParsedSentence.NONE && lexicon.words(verbs).contains(tree.lemma(above))
        ? above
        : ParsedSentence.NONE;
  }

  /** "killed in an ambush laid by A", "in a raid carried out by A". */
  private List<Actor> perpetrators(int event) {
    for (int clause : tree.children(event, "acl")) {
      if (lexicon.words("perpetrating").contains(tree.lemma(clause))) {
        return sentence.actors(grammar.complements(clause, "by"));
      }
    }
    return List.of();
  }

  /** "issued a statement condemning B", "signed a decree that bans B": whose words those are. */
  private List<Actor> authors(int verb) {
    for (int document : grammar.subjects(verb)) {
      int author = author(tree.firstConjunct(document));
      if (author == ParsedSentence.NONE
          || !lexicon.words("document").contains(tree.lemma(document))
          || tree.is(author, "xcomp")
          || tree.is(author, "ccomp") && !tree.isFinite(author)
          || tree.children(author, "advmod", "neg").stream()
              .anyMatch(word -> tree.lemma(word).matches("not|n't|never"))) {
        continue;
      }
      return sentence.actors(
          grammar.subjects(author).stream().filter(subject -> subject != document).toList());
    }
    return List.of();
  }

  /** "a raid inside B that killed C": where violence is done says nothing of who did it. */
  private List<Actor> notWhere(List<Integer> subjects) {
    Set<Actor> found = new LinkedHashSet<>();
    for (int subject : subjects) {
      boolean placed =
          !sentence.isActor(subject)
              && lexicon.words("violence").contains(tree.lemma(subject))
              && tree.children(subject, "nmod").stream()
                  .anyMatch(place -> tree.preposition(place).matches("in|inside|near|at"));
      found.addAll(placed ? ownDoers(subject) : sentence.actors(subject));
    }
    return List.copyOf(found);
  }

  /** "A's tariffs, imposed on B, …": without an agent, whose act the noun before says. */
  private List<Actor> owners(int verb) {
    int act = tree.head(verb);
    boolean supported =
        tree.token(verb).tag().equals("VBN")
            && tree.is(verb, "acl")
            && lexicon.words("support").contains(tree.lemma(verb))
            && tree.children(verb, "obl", "obl:agent").stream()
                .noneMatch(child -> preposition(child, "by"))
            && lexicon.triggers(tree.token(act)).stream()
                .anyMatch(row -> row.pos() == PartOfSpeech.NOUN);
    return supported ? ownDoers(act) : List.of();
  }

  /** A doer told by what is done, whose words are quoted with it: "Israeli air strikes". */
  private Actor throughEvent(Actor doer, int event) {
    Span own = doer.span();
    Span whole =
        new Span(
            Math.min(own.begin(), tree.token(event).span().begin()),
            Math.max(own.end(), tree.token(event).span().end()));
    Mention mention = doer.mention();
    return new Actor(
        doer.token(),
        new Mention(whole, mention.entities(), mention.form(), mention.reason()),
        doer.entity());
  }

  /** An act does not speak: "Iran's attack raised concern" is not Iran's concern. */
  private List<Integer> bearers(List<Integer> subjects, boolean throughEvents) {
    if (throughEvents) {
      return subjects;
    }
    return subjects.stream()
        .filter(subject ->
            sentence.isActor(subject)
                || lexicon.triggers(tree.token(subject)).stream()
                    .noneMatch(trigger ->
                        trigger.pos() == PartOfSpeech.NOUN
                            && conditions.hold(trigger.where(), subject)
                            && !trigger.subject().contains("self")
                            && !trigger.object().contains("self")
                            && trigger
                                .relation()
                                .filter(relation -> !relation.background())
                                .isPresent()))
        .toList();
  }

  /**
   * Who does what a noun says: its possessor, demonym or by-phrase, else the subject of what
   * supports it, over nouns and verbs that only weigh it ("denied any involvement in", "the
   * possibility of", "plans for").
   */
  List<Actor> ofNoun(int noun) {
    return ofNoun(noun, false);
  }

  /** As {@link #ofNoun}, whoever is named right before the noun aside. */
  List<Actor> besides(int noun) {
    List<Actor> possessors = sentence.actors(tree.children(noun, "nmod:poss"));
    return possessors.isEmpty() ? ofNoun(noun, true) : possessors;
  }

  private List<Actor> ofNoun(int noun, boolean besides) {
    Set<Integer> seen = new LinkedHashSet<>();
    int current = noun;
    while (seen.add(current)) {
      List<Actor> own = besides && current == noun ? List.of() : ownDoers(current);
      if (own.isEmpty()) {
        own = clauseDoers(current);
      }
      // "after his stopover": whose it is, even if nobody knows who that is.
      if (!own.isEmpty() || isSomebodys(current)) {
        return own;
      }
      int first = tree.firstConjunct(current);
      int head = tree.head(first);
      if (head != ParsedSentence.NONE && tree.lemma(head).equals("ahead")) {
        // "Ahead of talks with B, A said"
        head = tree.head(head);
      }
      if (tree.child(first, "cop").isPresent()) {
        return sentence.actors(grammar.surfaceSubjects(first, 0));
      }
      if (head == ParsedSentence.NONE) {
        return List.of();
      }
      // "suspended talks with B after a killing" judges the talks, who did nothing.
      List<Actor> judged =
          sentence.actors(blame.blamed(first).stream().filter(sentence::isActor).toList());
      if (!judged.isEmpty()) {
        return judged;
      }
      Token above = tree.token(head);
      if (above.isVerb()) {
        if (tree.is(first, "nsubj")) {
          return List.of();
        }
        // "what it called discrimination": who names an act does not do it.
        if (lexicon.words("naming").contains(above.lemma())
            && (tree.is(first, "xcomp")
                || tree.children(head, "obj").stream()
                    .anyMatch(object -> tree.token(object).tag().startsWith("W")))) {
          return grammar.isPassive(head)
              ? List.of()
              : sentence.actors(
                  grammar.objects(head).stream().filter(object -> object != first).toList());
        }
        // "sees B as a threat to A": what somebody is called says what that one does.
        if (tree.is(first, "xcomp")
            && !grammar.isPassive(head)
            && !grammar.objects(head).isEmpty()) {
          return sentence.actors(grammar.objects(head));
        }
        // "pressed B for the release of C": whoever is asked for an act is to do it.
        if (preposition(first, "for")
            && lexicon.words("pressing").contains(above.lemma())
            && !grammar.isPassive(head)
            && !sentence.actors(grammar.objects(head)).isEmpty()) {
          return sentence.actors(grammar.objects(head));
        }
        if (!reaches(head, first) && !accompanies(first, head) && !isGesture(first)) {
          return isOpening(noun, first, head)
              ? sentence.actors(grammar.surfaceSubjects(head, 0))
              : List.of();
        }
        List<Actor> supporters =
            sentence.actors(
                tree.is(first, "nsubj:pass") || tree.is(first, "obj") && grammar.isPassive(head)
                    ? grammar.subjects(head)
                    : verbDoers(head));
        // "signed an order authorising penalties on B"
        return supporters.isEmpty() && tree.is(first, "obj") ? authors(head) : supporters;
      }
      if (preposition(first, "for") && isPredicate(head)) {
        return sentence.actors(grammar.surfaceSubjects(head, 0));
      }
      // "A, on a visit to B, urged"
      if (preposition(first, "on") && isVisit(first) && sentence.isActor(head)) {
        return sentence.actors(head);
      }
      // "A in talks with B": who is in them, where a title leaves out the verb.
      if (preposition(first, "in") && isTalk(first) && sentence.isActor(head)) {
        return sentence.actors(head);
      }
      List<Actor> guests = isTalk(first) ? stays.guests(first) : List.of();
      if (!guests.isEmpty()) {
        return guests;
      }
      if (!above.isNoun()
          || !tree.is(first, "nmod", "compound", "obl", "acl", "conj")
          // "suspended talks with B after the killing of C": what else happened has its own doers.
          || NearbyComplements.BESIDE.contains(tree.preposition(first))) {
        return List.of();
      }
      if (!carries(head) && !lexicon.words("container").contains(tree.lemma(head))) {
        return List.of();
      }
      current = head;
    }
    return List.of();
  }

  /** Whether a possessor stands at the noun who need not be the speaker ("voices our concern"). */
  private boolean isSomebodys(int noun) {
    return tree.children(noun, "nmod:poss").stream()
        .anyMatch(
            possessor -> !tree.token(possessor).word().toLowerCase(Locale.ROOT).matches("our|my"));
  }

  private boolean preposition(int word, String preposition) {
    return tree.preposition(word).equals(preposition);
  }

  /** "is due in B for talks with C": what is said of a subject without a verb. */
  private boolean isPredicate(int word) {
    return tree.token(word).isAdjective() || tree.child(word, "cop").isPresent();
  }

  /**
   * "will travel to B for talks with C", "said during a visit to B", "left B after talks with C".
   */
  private boolean accompanies(int noun, int verb) {
    if (!tree.is(noun, "obl", "nmod")) {
      return false;
    }
    String preposition = tree.preposition(noun);
    // "A, on a visit to B, urged": who travels is who speaks or is spoken of first.
    boolean onVisit =
        preposition.equals("on")
            && isVisit(noun)
            && (noun < verb || lexicon.words("speech_act").contains(tree.lemma(verb)));
    // "tested its guns in a drill with B", "put to sea for drills": whoever does that takes part.
    boolean exercising =
        preposition.matches("in|for")
            && lexicon.words("exercise").contains(tree.lemma(noun))
            && !lexicon.words("judging").contains(tree.lemma(verb));
    return preposition.equals("during")
        || onVisit
        || exercising
        || lexicon.words("motion").contains(tree.lemma(verb))
            && (preposition.equals("for") || preposition.equals("on"))
        || (lexicon.words("motion").contains(tree.lemma(verb))
                || lexicon.words("speech_act").contains(tree.lemma(verb)))
            && preposition.matches("after|before|following|ahead of|at|in")
            && isTalk(noun);
  }

  /** "After years of trade with B, A turned": what a sentence begins with is its subject's. */
  private boolean isOpening(int noun, int first, int verb) {
    return tree.is(first, "obl", "nmod")
        && first < verb
        && !grammar.complements(noun, "with").isEmpty()
        && grammar.surfaceSubjects(verb, 0).stream().anyMatch(subject -> subject > noun);
  }

  /** "sent a frigate as a warning to B", "in a rebuke to B, recalled": what an act says. */
  private boolean isGesture(int noun) {
    return tree.is(noun, "obl", "nmod")
        && tree.preposition(noun).matches("as|in")
        && lexicon.words("gesture").contains(tree.lemma(noun));
  }

  private boolean isVisit(int noun) {
    return lexicon.words("visit").contains(tree.lemma(noun));
  }

  private boolean isTalk(int noun) {
    return lexicon.words("meeting").contains(tree.lemma(noun))
        || lexicon.words("negotiation").contains(tree.lemma(noun))
        || isMeeting(noun);
  }

  /** "a phone call with B": a noun that only together with others is a meeting. */
  private boolean isMeeting(int noun) {
    return lexicon.triggers(tree.token(noun)).stream()
        .filter(trigger -> trigger.pos() == PartOfSpeech.NOUN)
        .filter(trigger ->
            trigger.relation().filter(relation -> relation.name().equals("meetsWith")).isPresent())
        .filter(trigger -> trigger.where().stream().anyMatch(where -> where.key().equals("mod")))
        .anyMatch(trigger -> conditions.hold(trigger.where(), noun));
  }

  /** "forces were engaged in …": a passive form without an agent, whose subject is the doer. */
  private List<Integer> verbDoers(int verb) {
    List<Integer> active = grammar.subjects(verb);
    return active.isEmpty() ? grammar.surfaceSubjects(verb, 0) : active;
  }

  /** "the exercise that A and B plan to hold", "talks held by A and B". */
  private List<Actor> clauseDoers(int noun) {
    for (int clause : tree.children(noun, "acl:relcl", "acl")) {
      int verb = clause;
      while (!lexicon.words("support").contains(tree.lemma(verb))
          && !tree.children(verb, "xcomp").isEmpty()) {
        verb = tree.children(verb, "xcomp").getFirst();
      }
      if (!lexicon.words("support").contains(tree.lemma(verb))
          || tree.children(verb, "obj").stream()
              .anyMatch(object -> !tree.token(object).tag().startsWith("W"))) {
        continue;
      }
      List<Integer> subjects =
          grammar.isPassive(verb) ? grammar.subjects(verb) : tree.children(clause, "nsubj");
      List<Actor> found =
          sentence.actors(
              subjects.stream()
                  .filter(subject -> !tree.token(subject).tag().startsWith("W"))
                  .toList());
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private List<Actor> ownDoers(int noun) {
    List<Integer> owners = tree.children(noun, "nmod:poss");
    // "A, whose exports to B": the sentence knows whom "whose" takes up.
    boolean relative = owners.stream().anyMatch(owner -> tree.token(owner).tag().equals("WP$"));
    List<Actor> possessors = relative ? sentence.alone(noun) : sentence.actors(owners);
    if (!possessors.isEmpty()) {
      return possessors;
    }
    List<Actor> demonyms = sentence.at(grammar.modifiers(noun));
    if (!demonyms.isEmpty()) {
      return demonyms;
    }
    return sentence.actors(grammar.complements(noun, "by"));
  }

  /** Whether a verb passes its subject on to this noun: through a preposition only one it knows. */
  private boolean reaches(int verb, int noun) {
    String preposition = tree.preposition(noun);
    return carries(verb)
        && (!tree.is(noun, "obl")
            || preposition.isEmpty()
            || lexicon.words("support").contains(tree.lemma(verb))
                && !NearbyComplements.BESIDE.contains(preposition)
            || lexicon.cues(tree.token(verb)).stream()
                .anyMatch(cue -> cue.scope().contains(preposition)));
  }

  private static final Set<Cue.Type> CARRYING =
      EnumSet.complementOf(
          EnumSet.of(Cue.Type.ACCUSATION, Cue.Type.BELIEF, Cue.Type.FACTIVE, Cue.Type.CONDITION));

  /**
   * Whether a word passes its subject on to the noun below it: a supporting verb, or a cue that
   * weighs without relating anybody itself.
   */
  private boolean carries(int word) {
    // "denounced the invasion of B" is no denial as "denounced the charge as false" is one.
    return lexicon.words("support").contains(tree.lemma(word))
        || lexicon.cues(tree.token(word)).stream()
            .anyMatch(cue -> CARRYING.contains(cue.type()) && conditions.hold(cue.where(), word));
  }
}
