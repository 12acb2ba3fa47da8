package dev.entente.annotate.rules;

import dev.entente.entity.Mention;
import dev.entente.entity.TextActors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds the relations of the parsed sentences of one article, which come in their order. */
final class Extractor {

  private final Lexicon lexicon;
  private final Explanation why;
  private final Acts acts;
  private final Told told;
  private final Denials denials;
  private final Followers followers = new Followers();

  /** Words of the sentence read last that tell of a relation, but of nobody who stands in it. */
  private final Set<Integer> open = new HashSet<>();

  Extractor(Lexicon lexicon, Explanation why) {
    this.lexicon = lexicon;
    this.why = why;
    this.acts = new Acts(lexicon);
    this.told = new Told(lexicon);
    this.denials = new Denials(lexicon);
  }

  /** Goes over a sentence that is not parsed, for what later ones say of it. */
  void pass(List<Token> words, List<Mention> mentions) {
    acts.pass(words, mentions);
    denials.pass();
    followers.pass();
  }

  /** The relations of the sentence in the order of their anchors. */
  List<Finding> findings(Sentence sentence) {
    acts.remember(sentence);
    open.clear();
    Grammar grammar = new Grammar(sentence.tree());
    Conditions conditions = new Conditions(sentence, grammar, lexicon);
    Arguments arguments = new Arguments(sentence, lexicon, grammar, conditions, acts);
    Scopes scopes = new Scopes(sentence, lexicon, grammar, conditions);
    List<Finding> found = new ArrayList<>();
    for (Token token : sentence.tree().tokens()) {
      found.addAll(at(token.index(), sentence, arguments, conditions, scopes));
    }
    found.forEach(finding -> open.removeAll(finding.consumed()));
    List<Finding> relations = distinct(withoutParts(found));
    told.remember(relations);
    List<Finding> all = new ArrayList<>(relations);
    all.addAll(denials.of(sentence, relations));
    all.addAll(followers.of(sentence, relations));
    return all;
  }

  /** Whether a construction of the sentence read last was left without its actors. */
  boolean leavesOpen() {
    return !open.isEmpty();
  }

  /**
   * "held talks": the noun that a construction asks for is not an anchor of its own; but whoever
   * "laughed off B's ultimatum" was sent one and rejects it.
   */
  private List<Finding> withoutParts(List<Finding> findings) {
    List<Finding> whole = new ArrayList<>();
    for (Finding finding : findings) {
      boolean part =
          findings.stream()
              .anyMatch(other ->
                  other.anchor() != finding.anchor()
                      && !other.trigger().onlyPromises()
                      && !other.trigger().object().contains("clause")
                      && !other.trigger().object().contains("xobj")
                      && other.consumed().contains(finding.anchor())
                      && !finding.consumed().contains(other.anchor())
                      && !isReturned(finding, other)
                      && !isAnswered(finding, other)
                      && !isAnswered(other, finding)
                      && key(other.subject(), other.object())
                          .equals(key(finding.subject(), finding.object())));
      // A promise of something is what it promises, where that is known: place "near".
      boolean general =
          finding.trigger().onlyPromises()
              && findings.stream()
                  .anyMatch(other ->
                      other != finding
                          && !other.relation().background()
                          && key(other.subject(), other.object())
                              .equals(key(finding.subject(), finding.object())));
      if (!part && !general) {
        whole.add(finding);
      }
    }
    return whole;
  }

  /** "A responded to B's attack by shelling B": each did it to the other. */
  private static boolean isReturned(Finding act, Finding answered) {
    return act.relation().equals(answered.relation())
        && !act.relation().symmetric()
        && act.subject().entity().id().equals(answered.object().entity().id());
  }

  /** "A bowed to B's demand": what B asked for is more than what A did about it. */
  private boolean isAnswered(Finding request, Finding answer) {
    return lexicon.words("request_relation").contains(request.relation().name())
        && request.trigger().object().contains("clause")
        && request.subject().entity().id().equals(answer.object().entity().id());
  }

  /** Two actors in whatever order. */
  private static String key(Sentence.Actor one, Sentence.Actor other) {
    String a = one.entity().id().value();
    String b = other.entity().id().value();
    return a.compareTo(b) < 0 ? a + " " + b : b + " " + a;
  }

  private List<Finding> at(
      int anchor, Sentence sentence, Arguments arguments, Conditions conditions, Scopes scopes) {
    Token token = sentence.tree().token(anchor);
    List<Trigger> holding = new ArrayList<>();
    for (Trigger trigger : lexicon.triggers(token)) {
      // The words of an actor relate only the actor itself: "its ally", "the minister".
      if (sentence.isActor(anchor)
          && !trigger.subject().contains("self")
          && !trigger.object().contains("self")) {
        continue;
      }
      if (conditions.hold(trigger, anchor)) {
        holding.add(trigger);
      }
    }
    if (holding.isEmpty()) {
      return List.of();
    }
    holding.sort(Comparator.comparingInt(Trigger::specificity).reversed());
    List<Finding> found = new ArrayList<>();
    Set<String> related = new HashSet<>();
    int reached = -1;
    for (Trigger trigger : holding) {
      if (trigger.specificity() < reached && !arguments.hasObjectOfItsOwn(trigger, anchor)) {
        continue;
      }
      if (trigger.relation().isEmpty()) {
        why.dropped(token, trigger, "the row blocks these words");
        return List.of();
      }
      List<Pairings.Pair> pairs =
          arguments.pairs(trigger, anchor).stream()
              .filter(pair -> !takesPlaceForPeople(trigger, pair))
              .toList();
      if (pairs.isEmpty()) {
        why.dropped(
            token, trigger, "no actors at " + trigger.subject() + " and " + trigger.object());
        continue;
      }
      reached = Math.max(reached, trigger.specificity());
      found.addAll(findings(trigger, anchor, pairs, related, sentence, conditions, scopes));
    }
    if (reached >= 0) {
      return found;
    }
    FartherArguments farther = arguments.farther();
    for (Trigger trigger : holding) {
      if (trigger.onlyPromises() && trigger.object().size() == 1) {
        List<Pairings.Pair> pairs = farther.nearest(trigger, anchor);
        if (!pairs.isEmpty()) {
          return findings(trigger, anchor, pairs, related, sentence, conditions, scopes);
        }
      }
    }
    List<Function<Trigger, List<Pairings.Pair>>> further =
        List.of(
            trigger -> farther.told(trigger, anchor, told),
            trigger -> farther.ofContent(trigger, anchor),
            trigger -> farther.grieved(trigger, anchor, told),
            trigger -> farther.inOrder(trigger, anchor),
            trigger -> farther.ofSpeaker(trigger, anchor));
    for (Function<Trigger, List<Pairings.Pair>> places : further) {
      for (Trigger trigger : holding) {
        List<Pairings.Pair> pairs = places.apply(trigger);
        if (!pairs.isEmpty()) {
          return findings(trigger, anchor, pairs, related, sentence, conditions, scopes);
        }
      }
    }
    if (holding.stream().anyMatch(Extractor::asksForMore)) {
      open.add(anchor);
    }
    return List.of();
  }

  /** Whether a row that nobody fills may have been let down by the tree; few are ever "there". */
  private static boolean asksForMore(Trigger trigger) {
    return !trigger.relation().orElseThrow().background()
        && !trigger.object().equals(List.of("there"));
  }

  private List<Finding> findings(
      Trigger trigger,
      int anchor,
      List<Pairings.Pair> pairs,
      Set<String> related,
      Sentence sentence,
      Conditions conditions,
      Scopes scopes) {
    List<Finding> found = new ArrayList<>();
    Judgement judgement = scopes.judge(anchor, trigger);
    Set<String> before = Set.copyOf(related);
    for (Pairings.Pair pair : pairs) {
      String key = key(pair.subject(), pair.object());
      related.add(key);
      if (before.contains(key)) {
        continue;
      }
      if (isOfAnotherKind(trigger, pair)) {
        continue;
      }
      if (judgement.hypothetical()) {
        why.dropped(sentence.tree().token(anchor), trigger, "only supposed");
        open.add(anchor);
        continue;
      }
      found.add(
          new Finding(
              sentence,
              trigger,
              trigger.relation().orElseThrow(),
              anchor,
              pair.subject(),
              pair.object(),
              judgement,
              conditions.consumed(trigger, anchor),
              Optional.empty(),
              false));
    }
    return found;
  }

  /** "captured the town": nobody detains a place. */
  private boolean takesPlaceForPeople(Trigger trigger, Pairings.Pair pair) {
    return lexicon.words("people_relation").contains(trigger.relation().orElseThrow().name())
        && lexicon.words("place_kind").contains(pair.object().entity().kind());
  }

  /**
   * Nobody leads a person or is a member of one or of a country; whoever is told with the words
   * "leaders of B" leads nobody else that is coordinated with B.
   */
  private boolean isOfAnotherKind(Trigger trigger, Pairings.Pair pair) {
    if (!trigger.relation().orElseThrow().background()) {
      return false;
    }
    boolean ofBodies = lexicon.words("body_relation").contains(trigger.relation().get().name());
    Mention named = pair.subject().mention();
    boolean ofSomebody =
        trigger.subject().contains("self")
            && pair.subject().entity().kind().equals(TextActors.UNNAMED_KIND)
            && pair.subject().entity().label().contains(" of ")
            && !named.span().overlaps(pair.object().span());
    boolean joins = lexicon.words("member_relation").contains(trigger.relation().get().name());
    return ofSomebody
        || ofBodies && pair.object().entity().kind().equals("Person")
        || joins && lexicon.words("target_kind").contains(pair.object().entity().kind());
  }

  /** The same relation of the same actors counts once a sentence; the surer construction stays. */
  private static List<Finding> distinct(List<Finding> findings) {
    Map<String, Finding> kept = new HashMap<>();
    List<String> order = new ArrayList<>();
    for (Finding finding : findings) {
      String subject = finding.subject().entity().id().value();
      String object = finding.object().entity().id().value();
      boolean swap = finding.relation().symmetric() && subject.compareTo(object) > 0;
      String key =
          finding.relation().name()
              + " "
              + (swap ? object + " " + subject : subject + " " + object)
              + " "
              + finding.judgement().negated();
      Finding before = kept.get(key);
      if (before == null) {
        kept.put(key, finding);
        order.add(key);
      } else if (before.trigger().specificity() < finding.trigger().specificity()) {
        kept.put(key, finding);
      }
    }
    return order.stream().map(kept::get).toList();
  }
}
