package dev.entente.annotate.rules;

import dev.entente.annotate.rules.Sentence.Actor;
import dev.entente.entity.Mention;
import dev.entente.entity.TextActors;
import dev.entente.statement.EntityId;
import dev.entente.statement.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fills the places of a trigger with the actors of its sentence. */
final class Arguments {

  /** Two actors that a construction relates. */
  record Pair(Actor subject, Actor object) {}

  private final Sentence sentence;
  private final ParsedSentence tree;
  private final Grammar grammar;
  private final Conditions conditions;
  private final Lexicon lexicon;
  private final Predication predication;
  private final Acts acts;
  private final Doers doers;
  private final Complements complements;
  private final Reciprocals reciprocals;
  private final OwnSide ownSide;

  /**
   * @param acts what the article told before this sentence
   */
  Arguments(Sentence sentence, Lexicon lexicon, Grammar grammar, Conditions conditions, Acts acts) {
    this.sentence = sentence;
    this.acts = acts;
    this.tree = sentence.tree();
    this.grammar = grammar;
    this.conditions = conditions;
    this.lexicon = lexicon;
    this.doers = new Doers(sentence, grammar, lexicon, conditions);
    this.predication = new Predication(tree, lexicon);
    this.complements = new Complements(sentence, grammar, lexicon);
    this.reciprocals = new Reciprocals(tree, grammar);
    this.ownSide = new OwnSide(tree, sentence, lexicon);
  }

  /** The pairs that the construction relates at the word; empty where a place stays empty. */
  List<Pair> pairs(Trigger trigger, int anchor) {
    boolean symmetric = trigger.relation().map(Relation::symmetric).orElse(false);
    boolean named = namesBoth(trigger, anchor);
    for (String place : trigger.subject()) {
      // "concern in B", not "fears about a build-up in B"
      List<Actor> subjects =
          named && place.equals("subj")
              ? List.of()
              : place.equals("in") && trigger.pos() == PartOfSpeech.NOUN
                  ? sentence.actors(grammar.ownComplements(anchor, "in"))
                  : withoutMeans(fill(place, anchor, trigger), place, anchor, trigger);
      if (subjects.isEmpty()) {
        continue;
      }
      if (place.equals("between") || place.equals("among")) {
        List<Pair> pairs = reciprocals.eachOther(subjects, symmetric);
        if (!pairs.isEmpty()) {
          return pairs;
        }
      }
      for (String objectPlace : trigger.object()) {
        List<Pair> judged =
            objectPlace.equals("obj") ? List.of() : judged(subjects, anchor, trigger);
        if (!judged.isEmpty()) {
          return judged;
        }
        if (symmetric && objectPlace.equals("between")) {
          // "announced an agreement between A and B"
          List<Pair> own = reciprocals.eachOther(fill(objectPlace, anchor, trigger), true);
          if (!own.isEmpty()) {
            return own;
          }
        }
        List<Pair> pairs =
            objectPlace.equals("each") || reciprocals.isReciprocal(objectPlace, anchor)
                ? reciprocals.eachOther(subjects, symmetric)
                : acrossOrBeyond(subjects, objectPlace, anchor, trigger).stream()
                    .filter(pair -> !isOwnPlace(pair, trigger))
                    .toList();
        if (!pairs.isEmpty()) {
          return pairs;
        }
      }
      List<Pair> pairs = judged(subjects, anchor, trigger);
      if (!pairs.isEmpty()) {
        return pairs;
      }
    }
    List<Pair> ofEvent = ofEvent(trigger, anchor);
    return ofEvent.isEmpty() ? targeted(trigger, anchor) : ofEvent;
  }

  /**
   * "The raid killed two officers", "The communique condemned B": whose raid and whose words were
   * told before.
   */
  private List<Pair> ofEvent(Trigger trigger, int anchor) {
    if (trigger.pos() != PartOfSpeech.VERB || trigger.relation().isEmpty()) {
      return List.of();
    }
    Relation relation = trigger.relation().get();
    boolean harms = relation.score().filter(score -> score < 0).isPresent();
    boolean speaks = lexicon.words("speech_relation").contains(relation.name());
    for (int event : grammar.subjects(anchor)) {
      String noun = tree.lemma(event);
      boolean violent = harms && lexicon.words("violence").contains(noun);
      boolean spoken = speaks && lexicon.words("document").contains(noun);
      if (sentence.isActor(event) || !violent && !spoken) {
        continue;
      }
      for (String place : trigger.object()) {
        List<Pair> pairs = new ArrayList<>();
        for (Actor object : fill(place, anchor, trigger)) {
          pairs.addAll(across(acts.owners(sentence, event, object), List.of(object), trigger));
        }
        if (!pairs.isEmpty()) {
          return pairs;
        }
      }
    }
    return List.of();
  }

  /**
   * "lifted the sanctions", "signed the pact": whom what was told before concerned, where the
   * sentence itself does not say.
   */
  List<Pair> pairsTold(Trigger trigger, int anchor, Told told) {
    if (trigger.pos() != PartOfSpeech.VERB
        || trigger.onlyPromises()
        || trigger.relation().filter(relation -> !relation.background()).isEmpty()) {
      return List.of();
    }
    List<Integer> nouns =
        conditions.consumed(trigger, anchor).stream()
            .filter(word -> tree.token(word).isNoun() && grammar.objects(anchor).contains(word))
            .toList();
    boolean saysWhom =
        trigger.object().stream()
            .filter(place -> !place.matches("obj|each|xsubj|ifsubj|clause|there"))
            .anyMatch(
                place -> !grammar.nearbyComplements(anchor, place.replace("+", "")).isEmpty());
    if (nouns.isEmpty() || saysWhom) {
      return List.of();
    }
    for (String place : trigger.subject()) {
      if (place.equals("between") || place.equals("among")) {
        continue;
      }
      List<Actor> subjects = withoutMeans(fill(place, anchor, trigger), place, anchor, trigger);
      for (Actor subject : subjects) {
        if (isNameless(subject)) {
          continue;
        }
        for (int noun : nouns) {
          Optional<Actor> other = told.otherSide(sentence, noun, subject);
          if (other.isPresent()) {
            return across(List.of(subject), List.of(other.get()), trigger);
          }
        }
      }
    }
    return List.of();
  }

  /**
   * "agreed new Russia sanctions", "its Ukraine invasion": where somebody else does what a noun
   * says, the name of a place right before it tells to whom.
   */
  private List<Pair> targeted(Trigger trigger, int anchor) {
    boolean directed =
        trigger.pos() == PartOfSpeech.NOUN
            && trigger
                .relation()
                .filter(relation -> lexicon.words("targeting_relation").contains(relation.name()))
                .isPresent()
            && trigger.subject().contains("subj")
            && trigger.object().stream().anyMatch(TARGET::contains);
    if (!directed) {
      return List.of();
    }
    List<Actor> targets =
        sentence.at(tree.children(anchor, "compound")).stream()
            .filter(actor -> actor.mention().form() == Mention.Form.NAME)
            .filter(actor -> lexicon.words("target_kind").contains(actor.entity().kind()))
            .toList();
    return targets.isEmpty()
        ? List.of()
        : across(doers.besides(anchor), targets, trigger).stream()
            .filter(pair -> !isOwnPlace(pair, trigger))
            .toList();
  }

  private static final Set<String> TARGET = Set.of("on", "against", "to", "from", "in", "of");

  /**
   * "announced an agreement between A and B", "hailed the ceasefire between A and B": a noun that
   * names its own two has no others for doers.
   */
  private boolean namesBoth(Trigger trigger, int anchor) {
    return trigger.pos() == PartOfSpeech.NOUN
        && trigger.subject().contains("between")
        && sentence.actors(grammar.complements(anchor, "between")).size() > 1;
  }

  /**
   * "detained in B", "closed the consulate in B": a place at home is where the act happens, unless
   * the relation is one that is done to places.
   */
  private boolean isOwnPlace(Pair pair, Trigger trigger) {
    Optional<EntityId> state = pair.object().entity().state();
    boolean there = trigger.object().contains("there");
    return state.isPresent()
        && lexicon.words("place_kind").contains(pair.object().entity().kind())
        && trigger
            .relation()
            .filter(relation -> lexicon.words("place_relation").contains(relation.name()) && !there)
            .isEmpty()
        && (state.get().equals(pair.subject().entity().id())
            || state.equals(pair.subject().entity().state()));
  }

  /** "condemned the launch", "is angry about the move": those whose act is judged. */
  private List<Pair> judged(List<Actor> subjects, int anchor, Trigger trigger) {
    boolean inClause =
        trigger.object().contains("xsubj")
            && trigger
                .relation()
                .filter(relation -> lexicon.words("verdict_relation").contains(relation.name()))
                .isPresent();
    List<Integer> words = new ArrayList<>();
    if (inClause) {
      // "called the move a provocation", "said the decision was unacceptable"
      words.addAll(complements.subjects(anchor, true));
    }
    if (lexicon.words("verdict").contains(tree.lemma(anchor))) {
      words.addAll(grammar.objects(anchor));
      for (String preposition : List.of("about", "over", "to", "against", "at", "of", "with")) {
        words.addAll(grammar.complements(anchor, preposition));
      }
    }
    List<Pair> pairs = new ArrayList<>();
    for (Actor subject : subjects) {
      for (int word : words) {
        if (tree.token(word).isNoun() && sentence.alone(word).isEmpty()) {
          acts.doers(sentence, word, subject).forEach(doer -> pairs.add(new Pair(subject, doer)));
        }
      }
    }
    return pairs;
  }

  /** Prepositions that say where, when or how, not whom an act concerns. */
  private static final Set<String> CIRCUMSTANCE =
      Set.of(
          "in",
          "at",
          "since",
          "after",
          "before",
          "by",
          "during",
          "near",
          "via",
          "despite",
          "without",
          "like",
          "as",
          "amid",
          "following",
          "under",
          "through",
          "until",
          "because of",
          "according to",
          "than",
          "including",
          "for");

  /**
   * The doers with the nearest actor further right in the clause, infinitives included: the place
   * {@code near} of constructions that only promise something.
   */
  List<Pair> nearestPairs(Trigger trigger, int anchor) {
    for (String place : trigger.subject()) {
      if (place.equals("self") || place.equals("in") || place.equals("from")) {
        continue;
      }
      List<Actor> subjects = fill(place, anchor, trigger);
      if (subjects.isEmpty()) {
        continue;
      }
      Set<Integer> means = conditions.consumed(trigger, anchor);
      for (int word : tree.subtree(anchor, child -> concerns(child, anchor))) {
        if (word > anchor
            && sentence.isActor(word)
            && !tree.token(word).tag().equals("PRP$")
            && !means.contains(word)) {
          // "offered to sell planes": what is promised is not to whom.
          List<Actor> near =
              sentence.actors(word).stream()
                  .filter(actor -> !actor.entity().kind().equals(TextActors.UNNAMED_KIND))
                  .toList();
          List<Pair> pairs = across(subjects, near, trigger);
          if (!pairs.isEmpty()) {
            return pairs;
          }
        }
      }
    }
    return List.of();
  }

  private boolean concerns(int child, int anchor) {
    return child > anchor
        && conditions.staysInClause(child)
        && !tree.is(child, "nsubj", "nsubj:pass", "obl:tmod", "conj", "acl", "appos")
        && !CIRCUMSTANCE.contains(tree.preposition(child));
  }

  /** "its border with B": where the possessor is the doer, the complement is meant. */
  private List<Pair> acrossOrBeyond(
      List<Actor> subjects, String place, int anchor, Trigger trigger) {
    List<Actor> objects = new ArrayList<>(fill(place, anchor, trigger));
    // "was backed by A and B": those who do it are not done to each other.
    objects.removeIf(
        object -> subjects.stream().anyMatch(subject -> subject.token() == object.token()));
    if (!objects.isEmpty() && !asksFor(trigger, place)) {
      // "massed two divisions opposite B": what the construction asks for by name is its means.
      Set<Integer> means = conditions.consumed(trigger, anchor);
      objects.removeIf(object -> means.contains(object.token()) && isNameless(object));
    }
    if (!objects.isEmpty() && trigger.object().contains(place + "+")) {
      objects.addAll(nameless(place, anchor));
    }
    List<Pair> pairs = across(subjects, objects, trigger);
    if (!pairs.isEmpty() || objects.isEmpty() || trigger.pos() == PartOfSpeech.ADJ) {
      return pairs;
    }
    List<Integer> words =
        place.equals("obj") ? grammar.objects(anchor) : grammar.nearbyComplements(anchor, place);
    Set<Actor> beyond = new LinkedHashSet<>();
    words.forEach(word -> beyond.addAll(sentence.beyondPossessor(word)));
    return across(subjects, new ArrayList<>(beyond), trigger);
  }

  /** "bought nuclear submarines": what is bought is not who sells it. */
  private List<Actor> withoutMeans(
      List<Actor> subjects, String place, int anchor, Trigger trigger) {
    if (!place.equals("obj") || !asksFor(trigger, place)) {
      return subjects;
    }
    Set<Integer> means = conditions.consumed(trigger, anchor);
    return subjects.stream()
        .filter(actor -> !(means.contains(actor.token()) && isNameless(actor)))
        .toList();
  }

  /** "free prisoners": the words that the construction asks for stand at the object's own place. */
  private static boolean asksFor(Trigger trigger, String place) {
    String key = place.replace("+", "");
    return trigger.where().stream()
        .anyMatch(condition -> condition.key().equals(key) && !condition.negated());
  }

  static boolean isNameless(Actor actor) {
    return actor.mention().form() == Mention.Form.DESCRIPTION && actor.entity().state().isEmpty();
  }

  /** "B's rebels attacked B": a nameless group may turn against its own state. */
  private static boolean isRebellion(Actor subject, Trigger trigger) {
    return subject.entity().kind().equals(TextActors.UNNAMED_KIND)
        && trigger.relation().flatMap(Relation::score).filter(score -> score < 0).isPresent();
  }

  private List<Pair> across(List<Actor> subjects, List<Actor> objects, Trigger trigger) {
    List<Pair> pairs = new ArrayList<>();
    for (Actor subject : subjects) {
      for (Actor object : objects) {
        if (!ownSide.isGroup(object, subject)
            && !subject.entity().id().equals(object.entity().id())
            && (!subject.entity().state().equals(Optional.of(object.entity().id()))
                || isRebellion(subject, trigger))
            && !OwnSide.isOrgan(object, subject)
            && !ownSide.isWhere(subject, object)) {
          pairs.add(new Pair(subject, object));
        }
      }
    }
    return pairs;
  }

  /** Prepositions for which "there" stands. */
  private static final Set<String> THITHER = Set.of("in", "to", "at", "into", "on");

  private List<Actor> fill(String place, int anchor, Trigger trigger) {
    if (place.endsWith("+")) {
      return nameless(place.substring(0, place.length() - 1), anchor);
    }
    boolean noun = trigger.pos() == PartOfSpeech.NOUN;
    return switch (place) {
      case "subj" -> noun ? doers.ofNoun(anchor) : doers.of(anchor, false);
      case "doer" -> noun ? doers.ofNoun(anchor) : doers.of(anchor, true);
      case "obj" -> noun ? List.of() : sentence.actors(grammar.objects(anchor));
      case "self" -> {
        List<Actor> own =
            lexicon.words("counterpart").contains(tree.lemma(anchor))
                ? sentence.at(anchor).stream()
                    .filter(actor -> !actor.entity().kind().equals(TextActors.UNNAMED_KIND))
                    .toList()
                : sentence.at(anchor);
        List<Actor> bearers =
            own.stream().allMatch(Arguments::isNameless)
                ? sentence.actors(predication.bearers(anchor))
                : List.of();
        // "B is a source of concern": whoever it is said of, not sources.
        yield bearers.isEmpty() ? own : bearers;
      }
      case "near" ->
          trigger.onlyPromises()
              ? List.of()
              : sentence.actors(grammar.nearbyComplements(anchor, place));
      case "there" -> sentence.actors(complements.whereabouts(anchor));
      case "ifsubj" -> sentence.actors(complements.bound(anchor));
      case "clause" ->
          sentence.actors(grammar.surfaceSubjects(complements.governingVerb(anchor), 0));
      case "iobj" -> sentence.actors(grammar.receivers(anchor));
      case "xsubj" -> sentence.actors(complements.subjects(anchor, asksForClause(trigger)));
      case "poss" -> sentence.actors(tree.children(anchor, "nmod:poss"));
      case "mod" -> sentence.at(grammar.modifiers(anchor));
      case "between", "among" -> {
        List<Actor> found = sentence.actors(grammar.nearbyComplements(anchor, place));
        yield found.isEmpty() && noun ? sentence.actors(complements.participants(anchor)) : found;
      }
      case "by" ->
          sentence.actors(
              noun ? complements.agents(anchor) : grammar.nearbyComplements(anchor, "by"));
      default -> {
        // "A's envoy thanked B for its stand": what a verb has is not its subject's.
        boolean own = trigger.subject().contains("self") && tree.is(anchor, "nsubj", "compound");
        List<Actor> found =
            sentence.actors(
                own
                    ? grammar.complements(anchor, place)
                    : grammar.nearbyComplements(anchor, place));
        if (found.isEmpty() && THITHER.contains(place)) {
          found = sentence.at(complements.there(anchor));
        }
        yield found.isEmpty() && place.equals("to") && !noun
            ? sentence.actors(complements.helped(anchor))
            : found;
      }
    };
  }

  /** "shelled a school": what stands at the place and is nobody known, by its own words. */
  private List<Actor> nameless(String place, int anchor) {
    List<Integer> words =
        place.equals("obj") ? grammar.objects(anchor) : grammar.nearbyComplements(anchor, place);
    List<Actor> found = new ArrayList<>();
    for (int word : words) {
      for (int conjunct : tree.coordinated(word)) {
        if (sentence.alone(conjunct).isEmpty()) {
          sentence.nameless(conjunct).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /** "urged that B withdraw": a construction with a clause that has a subject of its own. */
  private static boolean asksForClause(Trigger trigger) {
    return trigger.where().stream()
        .anyMatch(condition -> condition.key().equals("ccomp") && !condition.negated());
  }
}
