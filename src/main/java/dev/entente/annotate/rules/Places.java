package dev.entente.annotate.rules;

import dev.entente.annotate.rules.Sentence.Actor;
import dev.entente.entity.Mention;
import dev.entente.entity.TextActors;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who stands at the places that the lexicon's constructions name. */
final class Places {

  private final Sentence sentence;
  private final ParsedSentence tree;
  private final Lexicon lexicon;
  private final Grammar grammar;
  private final Doers doers;
  private final Complements complements;
  private final ArgumentClusters clusters;
  private final Predication predication;

  Places(
      Sentence sentence,
      Lexicon lexicon,
      Grammar grammar,
      Doers doers,
      Complements complements,
      ArgumentClusters clusters) {
    this.sentence = sentence;
    this.tree = sentence.tree();
    this.lexicon = lexicon;
    this.grammar = grammar;
    this.doers = doers;
    this.complements = complements;
    this.clusters = clusters;
    this.predication = new Predication(tree, lexicon);
  }

  /** Whether it is a group that only the article's own words tell, of no state. */
  static boolean isNameless(Actor actor) {
    return actor.mention().form() == Mention.Form.DESCRIPTION && actor.entity().state().isEmpty();
  }

  /** What begins a clause that says what somebody must do, and one that says what angered. */
  private static final Set<String> BINDING = Set.of("if", "unless", "until");

  private static final Set<String> PROVOKING = Set.of("when", "after", "because");

  /** Prepositions for which "there" stands. */
  private static final Set<String> THITHER = Set.of("in", "to", "at", "into", "on");

  /**
   * The actors at the place as the tree has them.
   *
   * @param place a place as the lexicon's README names them
   */
  List<Actor> fill(String place, int anchor, Trigger trigger) {
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
            own.stream().allMatch(Places::isNameless) || lexicon.states(trigger, "kinship")
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
      case "ifsubj" -> sentence.actors(complements.clauseSubjects(anchor, BINDING));
      case "beside" -> sentence.actors(complements.beside(anchor));
      case "whensubj" -> sentence.actors(complements.clauseSubjects(anchor, PROVOKING));
      case "clause" -> {
        // "said that A was in talks with B": whose talks they are said to be.
        boolean within =
            tree.child(anchor, "cop").isPresent() && tree.child(anchor, "case").isPresent();
        int above = within ? anchor : complements.governingVerb(anchor);
        if (noun
            && trigger.subject().contains("clause")
            && !trigger.object().contains("there")
            && !tree.children(anchor, "nmod:poss").isEmpty()) {
          // "held drills after the president's visit to B": somebody else's
          yield List.of();
        }
        // "B's request was rejected by A": whoever does what happens to it.
        yield sentence.actors(
            tree.is(anchor, "nsubj:pass")
                ? grammar.subjects(above)
                : grammar.surfaceSubjects(above, 0));
      }
      case "addressee" ->
          sentence.actors(complements.addressed(anchor)).stream()
              .filter(actor -> !isNameless(actor))
              .filter(actor -> !actor.entity().kind().equals("MediaOrganisation"))
              .toList();
      case "parties" -> parties(anchor);
      case "iobj" -> sentence.actors(grammar.receivers(anchor));
      case "xsubj" ->
          sentence.actors(
              complements.subjects(
                  anchor, asksForClause(trigger), lexicon.states(trigger, "allegation")));
      case "xobj" -> sentence.actors(complements.doneTo(anchor));
      case "poss" -> sentence.actors(tree.children(anchor, "nmod:poss"));
      case "mod" -> sentence.at(grammar.modifiers(anchor));
      case "between", "among" -> {
        List<Actor> found = sentence.actors(grammar.nearbyComplements(anchor, place));
        yield !found.isEmpty()
            ? found
            : sentence.actors(
                noun ? complements.participants(anchor) : complements.aboveAbsolute(anchor));
      }
      case "by" ->
          sentence.actors(
              noun ? complements.agents(anchor) : grammar.nearbyComplements(anchor, "by"));
      default -> {
        // "A's envoy thanked B for its stand": what a verb has is not its subject's.
        List<Integer> clustered = clusters.of(trigger, anchor, place);
        if (!clustered.isEmpty()) {
          yield sentence.actors(clustered);
        }
        boolean own = trigger.subject().contains("self") && tree.is(anchor, "nsubj", "compound");
        List<Actor> found =
            sentence.actors(
                (own
                        ? grammar.complements(anchor, place)
                        : grammar.nearbyComplements(anchor, place))
                    .stream().filter(word -> noun || !suffers(word, trigger)).toList());
        if (found.isEmpty() && THITHER.contains(place)) {
          found = sentence.at(complements.there(anchor));
        }
        yield found.isEmpty() && place.equals("to") && !noun
            ? sentence.actors(complements.helped(anchor))
            : found;
      }
    };
  }

  /** "A and B signed a truce brokered by C", "C hosted talks with B": whose truce, whose talks. */
  private List<Actor> parties(int verb) {
    Set<Actor> found = new LinkedHashSet<>();
    for (int noun : grammar.objects(verb)) {
      if (sentence.isActor(noun)) {
        continue;
      }
      List<Actor> sides = sidesOf(noun);
      found.addAll(sides);
      if (sides.size() < 2) {
        // "brokered the Black Sea deal": a place is no party to what is named after it.
        doers.ofNoun(noun).stream()
            .filter(doer -> !lexicon.words("place_kind").contains(doer.entity().kind()))
            .forEach(found::add);
      }
      if (found.isEmpty()) {
        // "an end to the war between A and B"
        tree.children(noun, "nmod").forEach(part -> found.addAll(sidesOf(part)));
      }
      if (found.isEmpty()) {
        found.addAll(sidesInClauses(noun));
      }
      if (found.isEmpty() && tree.is(verb, "acl", "acl:relcl")) {
        found.addAll(sidesOfClause(noun));
      }
    }
    return List.copyOf(found);
  }

  private List<Actor> sidesOf(int noun) {
    Set<Actor> found = new LinkedHashSet<>();
    for (String preposition : List.of("between", "among", "with")) {
      found.addAll(sentence.actors(grammar.complements(noun, preposition)));
    }
    return List.copyOf(found);
  }

  /** "A and B restored ties in a deal brokered by C": those who do so under it. */
  private List<Actor> sidesOfClause(int noun) {
    if (!tree.preposition(noun).matches("in|under|after|following|through")) {
      return List.of();
    }
    int clause = complements.governingVerb(noun);
    Set<Actor> sides = new LinkedHashSet<>(sentence.actors(grammar.surfaceSubjects(clause, 0)));
    sides.addAll(sentence.actors(grammar.complements(clause, "with")));
    return sides.size() > 1 ? List.copyOf(sides) : List.of();
  }

  /**
   * "the truce under which A and B agreed to …", "the truce ended a war between A and B": several
   * who take part in what a clause with the noun tells.
   */
  private List<Actor> sidesInClauses(int noun) {
    for (int clause : tree.children(noun, "acl:relcl")) {
      for (List<Integer> words :
          List.of(grammar.surfaceSubjects(clause, 0), tree.children(clause, "obj"))) {
        List<Actor> sides = sentence.actors(words);
        if (sides.size() > 1) {
          return sides;
        }
      }
    }
    if (tree.is(noun, "nsubj")) {
      for (int object : tree.children(tree.head(noun), "obj")) {
        List<Actor> sides = sentence.actors(grammar.nearbyComplements(object, "between"));
        if (sides.size() > 1) {
          return sides;
        }
        for (int part : tree.children(object, "nmod")) {
          sides = sentence.actors(grammar.complements(part, "between"));
          if (sides.size() > 1) {
            return sides;
          }
        }
      }
    }
    return List.of();
  }

  /** "shelled a school": what stands at the place and is nobody known, by its own words. */
  List<Actor> nameless(String place, int anchor) {
    List<Integer> words =
        place.equals("obj") ? grammar.objects(anchor) : grammar.nearbyComplements(anchor, place);
    List<Actor> found = new ArrayList<>();
    for (int word : words) {
      for (int conjunct : tree.coordinated(word)) {
        if (sentence.alone(conjunct).isEmpty()
            && !isTime(conjunct)
            && (place.equals("obj") || !isBare(conjunct))) {
          sentence.nameless(conjunct).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /** "fired at noon", "at random", "at sea". */
  private boolean isBare(int noun) {
    return !tree.token(noun).isPlural()
        && tree.children(noun, "det", "nummod", "nmod:poss", "amod", "compound").isEmpty();
  }

  /** "opened fire on Monday evening". */
  private boolean isTime(int word) {
    return tree.token(word).isWeekday()
        || tree.token(word).isMonth()
        || tree.lemma(word).matches("morning|afternoon|evening|night|day|weekend|eve|anniversary");
  }

  /** "condemned the bombing of B": who is judged for an act is not whoever suffers it. */
  boolean suffers(int word, Trigger trigger) {
    return tree.preposition(word).equals("of")
        && tree.head(word) != ParsedSentence.NONE
        && lexicon.words("suffered").contains(tree.lemma(tree.head(word)))
        && lexicon.states(trigger, "verdict_relation");
  }

  /** "urged that B withdraw": a construction with a clause that has a subject of its own. */
  private static boolean asksForClause(Trigger trigger) {
    return trigger.where().stream()
        .anyMatch(condition -> condition.key().equals("ccomp") && !condition.negated());
  }
}
