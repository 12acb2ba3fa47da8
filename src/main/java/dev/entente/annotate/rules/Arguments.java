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
  private final Acts acts;
  private final Doers doers;
  private final Complements complements;
  private final Reciprocals reciprocals;
  private final OwnSide ownSide;
  private final WordOrder wordOrder;
  private final Places places;
  private final SpeakersSide speakersSide;

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
    this.complements = new Complements(sentence, grammar, lexicon);
    this.reciprocals = new Reciprocals(tree, grammar);
    this.ownSide = new OwnSide(tree, sentence, lexicon);
    this.wordOrder = new WordOrder(sentence, grammar, lexicon);
    this.places = new Places(sentence, lexicon, grammar, doers, complements);
    this.speakersSide = new SpeakersSide(sentence, lexicon);
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
                  : withoutMeans(places.fill(place, anchor, trigger), place, anchor, trigger);
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
          List<Pair> own = reciprocals.eachOther(places.fill(objectPlace, anchor, trigger), true);
          if (!own.isEmpty()) {
            return own;
          }
        }
        if (symmetric && isWithMeans(subjects, objectPlace, anchor, trigger)) {
          continue;
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

  /** "A and B began a drill with 9,000 troops": several sides, and nobody else but a means. */
  private boolean isWithMeans(List<Actor> subjects, String place, int anchor, Trigger trigger) {
    if (subjects.size() < 2 || place.equals("each") || !trigger.object().contains("each")) {
      return false;
    }
    List<Actor> objects = places.fill(place, anchor, trigger);
    return !objects.isEmpty()
        && objects.stream().allMatch(Places::isNameless)
        && subjects.stream().noneMatch(Places::isNameless);
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
        for (Actor object : places.fill(place, anchor, trigger)) {
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
            .filter(place -> !place.matches("obj|each|xsubj|ifsubj|whensubj|beside|clause|there"))
            .anyMatch(
                place -> !grammar.nearbyComplements(anchor, place.replace("+", "")).isEmpty());
    if (nouns.isEmpty() || saysWhom) {
      return List.of();
    }
    for (String place : trigger.subject()) {
      if (place.equals("between") || place.equals("among")) {
        continue;
      }
      List<Actor> subjects =
          withoutMeans(places.fill(place, anchor, trigger), place, anchor, trigger);
      for (Actor subject : subjects) {
        if (Places.isNameless(subject)) {
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

  /** "A offered to mediate, an offer that B rejected": what is judged is of whoever did it. */
  List<Pair> pairsOfContent(Trigger trigger, int anchor) {
    if (trigger.pos() != PartOfSpeech.VERB
        || !trigger.object().contains("obj")
        || trigger
            .relation()
            .filter(relation -> lexicon.words("verdict_relation").contains(relation.name()))
            .isEmpty()
        || !grammar.objects(anchor).stream().allMatch(object -> object < anchor)) {
      return List.of();
    }
    List<Actor> doers = new ContentNouns(sentence, grammar, lexicon).doers(anchor);
    if (doers.isEmpty()) {
      return List.of();
    }
    for (String place : trigger.subject()) {
      List<Actor> subjects =
          withoutMeans(places.fill(place, anchor, trigger), place, anchor, trigger);
      if (!subjects.isEmpty()) {
        return across(subjects, doers, trigger);
      }
    }
    return List.of();
  }

  /** "said relations with B had improved": the other side is whoever says so. */
  List<Pair> pairsOfSpeaker(Trigger trigger, int anchor) {
    if (trigger.pos() != PartOfSpeech.NOUN || !trigger.subject().contains("between")) {
      return List.of();
    }
    List<Actor> speakers = speakersSide.of(anchor);
    for (String place : trigger.object()) {
      if (speakers.isEmpty() || !place.matches("with|to|towards?")) {
        continue;
      }
      List<Pair> pairs = across(speakers, places.fill(place, anchor, trigger), trigger);
      if (!pairs.isEmpty()) {
        return pairs;
      }
    }
    return List.of();
  }

  /** Where the tree leaves a place empty: who stands there by the order of the words. */
  List<Pair> pairsInOrder(Trigger trigger, int anchor) {
    if (trigger.relation().filter(relation -> !relation.background()).isEmpty()
        || trigger.onlyPromises()
        || trigger.pos() == PartOfSpeech.ADJ) {
      return List.of();
    }
    List<Actor> subjects = List.of();
    for (String place : trigger.subject()) {
      if (place.equals("between") || place.equals("among")) {
        return List.of();
      }
      subjects = withoutMeans(places.fill(place, anchor, trigger), place, anchor, trigger);
      if (subjects.isEmpty() && trigger.pos() == PartOfSpeech.VERB) {
        subjects = besidesMeans(wordOrder.fill(place, anchor), anchor, trigger);
      }
      if (!subjects.isEmpty()) {
        break;
      }
      if (trigger.pos() == PartOfSpeech.NOUN) {
        return List.of();
      }
    }
    for (String place : trigger.object()) {
      List<Actor> objects = places.fill(place, anchor, trigger);
      if (objects.isEmpty()) {
        objects = besidesMeans(wordOrder.fill(place, anchor), anchor, trigger);
      }
      List<Pair> pairs =
          across(subjects, objects, trigger).stream()
              .filter(pair -> !isOwnPlace(pair, trigger))
              .filter(pair ->
                  tree.firstConjunct(pair.subject().token())
                      != tree.firstConjunct(pair.object().token()))
              .toList();
      if (!pairs.isEmpty()) {
        return pairs;
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
    // "a crackdown on Uyghurs": the people of a place at home are not where it happens.
    boolean people =
        pair.object().mention().form() == Mention.Form.DEMONYM
            && tree.token(pair.object().token()).isNoun();
    return state.isPresent()
        && !people
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
      List<Actor> subjects = places.fill(place, anchor, trigger);
      if (subjects.isEmpty()) {
        continue;
      }
      Set<Integer> means = conditions.consumed(trigger, anchor);
      for (int word : tree.subtree(anchor, child -> concerns(child, anchor))) {
        if (word > anchor
            && (sentence.isActor(word) || isGoods(word))
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

  /** "threatened to impose a tariff on Chinese goods": things of whoever stands before them. */
  private boolean isGoods(int word) {
    return tree.preposition(word).matches("on|against")
        && lexicon.words("goods").contains(tree.lemma(word))
        && !sentence.actors(word).isEmpty();
  }

  private boolean concerns(int child, int anchor) {
    int head = tree.head(child);
    int above = tree.head(head);
    // "undertook to let B in": whoever is let do something.
    boolean let =
        tree.is(child, "ccomp") && lexicon.words("letting").contains(tree.lemma(head))
            || tree.is(child, "nsubj")
                && above != ParsedSentence.NONE
                && lexicon.words("letting").contains(tree.lemma(above));
    return child > anchor
        && (let
            || conditions.staysInClause(child)
                && !tree.is(child, "nsubj", "nsubj:pass", "obl:tmod", "conj", "acl", "appos")
                // "goods bound for B" says whom the act concerns.
                && (!CIRCUMSTANCE.contains(tree.preposition(child))
                    || lexicon.words("destined").contains(tree.lemma(head))));
  }

  /** "its border with B": where the possessor is the doer, the complement is meant. */
  private List<Pair> acrossOrBeyond(
      List<Actor> subjects, String place, int anchor, Trigger trigger) {
    List<Actor> objects = new ArrayList<>(places.fill(place, anchor, trigger));
    // "was backed by A and B": those who do it are not done to each other.
    objects.removeIf(
        object -> subjects.stream().anyMatch(subject -> subject.token() == object.token()));
    if (!asksFor(trigger, place)) {
      // "massed two divisions opposite B": what the construction asks for by name is its means.
      objects = new ArrayList<>(besidesMeans(objects, anchor, trigger));
    }
    if (!objects.isEmpty() && trigger.object().contains(place + "+")) {
      objects.addAll(places.nameless(place, anchor));
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
    return place.equals("obj") && asksFor(trigger, place)
        ? besidesMeans(subjects, anchor, trigger)
        : subjects;
  }

  private List<Actor> besidesMeans(List<Actor> actors, int anchor, Trigger trigger) {
    Set<Integer> means = conditions.consumed(trigger, anchor);
    return actors.stream()
        .filter(actor -> !(means.contains(actor.token()) && Places.isNameless(actor)))
        .toList();
  }

  /** "free prisoners": the words that the construction asks for stand at the object's own place. */
  private static boolean asksFor(Trigger trigger, String place) {
    String key = place.replace("+", "");
    return trigger.where().stream()
        .anyMatch(condition -> condition.key().equals(key) && !condition.negated());
  }

  /**
   * "B's rebels attacked B": a nameless group may turn against its own state, and an armed group
   * come to terms with it.
   */
  private static boolean isRebellion(Actor subject, Trigger trigger) {
    String kind = subject.entity().kind();
    boolean harms =
        trigger.relation().flatMap(Relation::score).filter(score -> score < 0).isPresent();
    boolean mutual = trigger.relation().filter(Relation::symmetric).isPresent();
    return kind.equals(TextActors.UNNAMED_KIND) && harms
        || kind.equals("ArmedGroup") && (harms || mutual);
  }

  /** "were rammed by a gunboat of the navy": what a verb's subject is of is not its object. */
  private boolean isWithin(Actor object, Actor subject, Trigger trigger) {
    return trigger.pos() == PartOfSpeech.VERB
        && object.token() != subject.token()
        && tree.is(object.token(), "nmod")
        && tree.head(object.token()) == subject.token()
        && tree.preposition(object.token()).equals("of");
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
            && !isWithin(object, subject, trigger)
            && !isTitle(object, subject)
            && !ownSide.isWhere(subject, object)) {
          pairs.add(new Pair(subject, object));
        }
      }
    }
    return pairs;
  }

  /** "a treaty with the president of A", "aid for the people of A": whose they are does not act. */
  private boolean isTitle(Actor object, Actor subject) {
    // Who is told in another sentence has no token here.
    return subject.token() != ParsedSentence.NONE
        && tree.head(subject.token()) == object.token()
        && tree.is(subject.token(), "nmod")
        && tree.preposition(subject.token()).equals("of")
        && (object.entity().kind().equals("Person")
            || object.entity().kind().equals(TextActors.UNNAMED_KIND));
  }
}
