package dev.entente.annotate.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who does what in a tree: logical subjects and objects of verbs over passives, relative and
 * participle clauses, coordination, control and raising (Universal Dependencies v2 relations).
 */
final class Grammar {

  private static final Set<String> RELATIVE = Set.of("who", "which", "that", "whom");

  /** "criticized for an attack by B": what stands behind these has a doer of its own. */
  private static final Set<String> REASON =
      Set.of(
          "for",
          "over",
          "after",
          "about",
          "during",
          "before",
          "because of",
          "following",
          "amid",
          "despite",
          "since",
          "on",
          "of");

  private final ParsedSentence tree;

  Grammar(ParsedSentence tree) {
    this.tree = tree;
  }

  /** Words that head the doer of a verb; empty where the sentence does not say who does it. */
  List<Integer> subjects(int verb) {
    return subjects(verb, 0);
  }

  private List<Integer> subjects(int verb, int depth) {
    if (depth > 6) {
      return List.of();
    }
    if (isPassive(verb)) {
      return agents(verb);
    }
    List<Integer> own = tree.children(verb, "nsubj", "csubj");
    if (!own.isEmpty()) {
      return antecedents(verb, own);
    }
    return inherited(verb, depth);
  }

  private List<Integer> agents(int verb) {
    List<Integer> agents = new ArrayList<>();
    for (int child : tree.children(verb, "obl", "obl:agent", "nmod")) {
      if (tree.preposition(child).equals("by")
          || tree.is(child, "obl:agent") && tree.preposition(child).isEmpty()) {
        agents.add(child);
      }
    }
    if (agents.isEmpty() && tree.children(verb, "obl").stream().allMatch(tree::isDay)) {
      // "was detained, beaten and deported by B": said once, of all of them.
      int first = isSharedPassive(verb) ? tree.head(verb) : verb;
      for (int later : tree.children(first, "conj")) {
        if (later > verb && agents.isEmpty() && isSharedPassive(later)) {
          agents.addAll(complements(later, "by"));
        }
      }
    }
    if (agents.isEmpty()) {
      // "was labelled as an aggressor by B": the parser hangs B on the noun before it.
      for (int child : tree.children(verb, "obl")) {
        if (!REASON.contains(tree.preposition(child))) {
          agents.addAll(complements(child, "by"));
        }
      }
    }
    return agents;
  }

  /**
   * What the verb's clause is about on the surface: the subject, the passive's included; for the
   * subject of an infinitive below it.
   */
  List<Integer> surfaceSubjects(int verb, int depth) {
    if (depth > 6) {
      return List.of();
    }
    List<Integer> own = tree.children(verb, "nsubj", "nsubj:pass");
    if (!own.isEmpty()) {
      return antecedents(verb, own);
    }
    if (isReducedPassive(verb)) {
      return List.of(tree.head(verb));
    }
    return inherited(verb, depth);
  }

  private List<Integer> antecedents(int verb, List<Integer> subjects) {
    List<Integer> resolved = new ArrayList<>();
    for (int subject : subjects) {
      boolean relative =
          tree.token(subject).tag().startsWith("W") && RELATIVE.contains(tree.lemma(subject));
      int head = tree.head(tree.firstConjunct(verb));
      if (relative && head != ParsedSentence.NONE) {
        resolved.add(head);
      } else {
        resolved.add(subject);
      }
    }
    return resolved;
  }

  private List<Integer> inherited(int verb, int depth) {
    int head = tree.head(verb);
    if (head == ParsedSentence.NONE) {
      return List.of();
    }
    Token above = tree.token(head);
    switch (tree.relation(verb)) {
      case "conj" -> {
        if (above.isVerb() || above.isAdjective() || tree.child(head, "cop").isPresent()) {
          return surfaceSubjects(head, depth + 1);
        }
        return List.of();
      }
      case "xcomp", "ccomp", "advcl", "dep", "parataxis", "obl", "csubj" -> {
        if (tree.is(verb, "advcl") && tree.child(head, "cop").isPresent()) {
          return surfaceSubjects(head, depth + 1);
        }
        if (above.isNoun()) {
          return ofNoun(verb, head, depth);
        }
        boolean infinitive = tree.is(verb, "xcomp", "ccomp") || isInfinitive(verb);
        Optional<Integer> object = tree.child(head, "obj", "iobj");
        if (infinitive
            && above.isVerb()
            && tree.children(verb, "advmod").stream()
                .anyMatch(word -> word < verb && tree.lemma(word).equals("only"))) {
          // "begged B for time, only to be turned down"
          return surfaceSubjects(head, depth + 1);
        }
        if (infinitive && isPassive(head) && Control.SUBJECT.contains(above.lemma())) {
          // "a device was used by A to spy on B"
          List<Integer> agents = agents(head);
          if (!agents.isEmpty()) {
            return agents;
          }
        }
        if (infinitive
            && object.isPresent()
            && object.get() < verb
            && (!tree.is(verb, "advcl") || grants(head) || equips(head))
            && !Control.SUBJECT.contains(above.lemma())) {
          return List.of(grants(head) ? tree.child(head, "iobj").get() : object.get());
        }
        if (isGerund(verb)
            && object.isPresent()
            && Control.passesToObject(tree, verb, object.get())) {
          // "denied A's allegations of arming rebels": the arming is laid to whoever denies it;
          // whoever waves charges away may do so for somebody else.
          if (Control.CHARGES.contains(tree.lemma(object.get()))
              && Control.FACING.contains(above.lemma())) {
            return above.lemma().equals("deny") ? surfaceSubjects(head, depth + 1) : List.of();
          }
          return List.of(object.get());
        }
        if (infinitive && Control.ADDRESSED.containsKey(above.lemma()) && object.isEmpty()) {
          // "called on B to return to talks", "pleaded with B to stay": whoever is called on.
          List<Integer> called = new ArrayList<>();
          for (String preposition : Control.ADDRESSED.get(above.lemma())) {
            called.addAll(complements(head, preposition));
          }
          if (!called.isEmpty() && called.getFirst() < verb) {
            return called;
          }
        }
        return surfaceSubjects(head, depth + 1);
      }
      case "acl", "acl:relcl", "nmod", "amod" -> {
        if (tree.is(verb, "acl") && tree.is(head, "obl:npmod", "obl:tmod", "nmod:tmod")) {
          // "left two days after meeting B"
          return surfaceSubjects(tree.head(head), depth + 1);
        }
        // "is considering selling B …": the parser also hangs a gerund on its verb like this.
        return above.isAdjective() || above.isVerb() && tree.is(verb, "acl")
            ? surfaceSubjects(head, depth + 1)
            : ofNoun(verb, head, depth);
      }
      default -> {
        return List.of();
      }
    }
  }

  /** "of attacking B", "of having attacked B", "of being responsible for the attack". */
  private boolean isGerund(int word) {
    return tree.token(word).tag().equals("VBG")
        || tree.children(word, "cop", "aux").stream()
            .anyMatch(verb -> tree.token(verb).tag().equals("VBG"));
  }

  /** "gave B a week to leave": whoever is given something does what the infinitive says. */
  private boolean grants(int verb) {
    return tree.lemma(verb).matches("give|grant|allow")
        && tree.child(verb, "iobj").isPresent()
        && tree.child(verb, "obj").isPresent();
  }

  private boolean isNamed(int noun) {
    return tree.token(noun).tag().startsWith("NNP") || tree.child(noun, "appos").isPresent();
  }

  /** "provided B with planes to fight rebels": whoever gets the means uses them. */
  private boolean equips(int verb) {
    return tree.lemma(verb).equals("give")
            && tree.children(verb, "obl", "advcl").stream()
                .anyMatch(time -> tree.preposition(time).equals("until"))
        || tree.lemma(verb).matches("provide|supply|equip|furnish|arm")
            && !complements(verb, "with").isEmpty();
  }

  /** "the *last* envoy to visit B": which of several is meant. */
  static boolean isOrdinal(ParsedSentence tree, int word) {
    return tree.lemma(word).matches("first|second|third|last|latest|only|next");
  }

  /** The doer of a verb that hangs on a noun: "its intention to meet", "a group backing X". */
  private List<Integer> ofNoun(int verb, int noun, int depth) {
    String tag = tree.token(verb).tag();
    if (isInfinitive(verb)) {
      List<Integer> possessors = tree.children(noun, "nmod:poss");
      if (!possessors.isEmpty()) {
        return possessors;
      }
      if (tree.child(noun, "cop").isPresent()) {
        return surfaceSubjects(noun, depth + 1);
      }
      // "the last envoy to visit B came in May"
      if (tree.children(noun, "amod").stream().anyMatch(which -> isOrdinal(tree, which))
          && !Control.UNDERTAKEN.contains(tree.lemma(noun))) {
        return List.of(noun);
      }
      // "denounced the refusal of A to meet B", "a decision by A to leave"
      List<Integer> named =
          tree.children(noun, "nmod").stream()
              .filter(child -> child < verb && isNamed(child))
              .filter(child -> tree.preposition(child).matches("of|by"))
              .toList();
      if (!named.isEmpty()) {
        return named;
      }
      int governor = tree.head(noun);
      if (tree.is(noun, "obj")
          && Control.STOPPED.contains(tree.lemma(noun))
          && Control.STOPPING.contains(tree.lemma(governor))) {
        return List.of();
      }
      if (governor != ParsedSentence.NONE
          && tree.token(governor).isVerb()
          && tree.is(noun, "obj", "obl", "nsubj:pass", "xcomp")) {
        return tree.is(noun, "nsubj:pass") || isPassive(governor)
            ? subjects(governor, depth + 1)
            : surfaceSubjects(governor, depth + 1);
      }
      List<Integer> bearers = new ArrayList<>(tree.children(noun, "amod", "compound"));
      for (int child : tree.children(noun, "nmod")) {
        String preposition = tree.preposition(child);
        if (preposition.equals("by") || preposition.equals("of")) {
          bearers.add(child);
        }
      }
      return bearers;
    }
    int holder = tree.head(noun);
    if (tag.equals("VBG")
        && tree.is(noun, "obj")
        && tree.lemma(holder).equals("have")
        && tree.children(verb, "mark").stream().anyMatch(mark -> tree.lemma(mark).equals("of"))) {
      // "has no intention of leaving B", "has a history of attacking B"
      return surfaceSubjects(holder, depth + 1);
    }
    if (tag.equals("VBN") && !tree.is(verb, "acl:relcl")) {
      return List.of();
    }
    // A relative clause without a pronoun has its own subject; one with a gap has the noun's.
    return List.of(noun);
  }

  /** "attacked and invaded B": an object behind the last of several verbs is that of each. */
  private List<Integer> sharedObjects(int verb) {
    int first = tree.head(verb);
    if (!tree.is(verb, "conj")
        || first == ParsedSentence.NONE
        || !tree.token(first).isVerb()
        || isPassive(first)
        || !tree.children(verb, "ccomp", "xcomp", "iobj", "nsubj").isEmpty()) {
      return List.of();
    }
    return tree.children(first, "obj").stream().filter(object -> object > verb).toList();
  }

  /** Words that head what is done to, or acted on by, a verb. */
  List<Integer> objects(int verb) {
    List<Integer> found = new ArrayList<>();
    if (isPassive(verb)) {
      List<Integer> own = tree.children(verb, "nsubj:pass", "nsubj");
      if (!own.isEmpty()) {
        found.addAll(antecedents(verb, own));
      } else if (isReducedPassive(verb)) {
        found.add(tree.head(verb));
      } else {
        found.addAll(inherited(verb, 0));
      }
      // "B was given a welcome by A": what was given stands beside the one who was.
      found.addAll(tree.children(verb, "obj"));
      return found;
    }
    for (int child : tree.children(verb, "obj", "ccomp:obj")) {
      if (!tree.token(child).tag().startsWith("W")) {
        found.add(child);
      }
    }
    if (found.isEmpty()) {
      found.addAll(sharedObjects(verb));
    }
    if (found.isEmpty() && tree.is(verb, "acl:relcl") && !tree.children(verb, "nsubj").isEmpty()) {
      boolean gap =
          tree.children(verb, "nsubj").stream()
              .noneMatch(subject ->
                  tree.token(subject).tag().startsWith("W")
                      || tree.children(subject, "nmod:poss").stream()
                          .anyMatch(whose -> tree.token(whose).tag().startsWith("W")));
      if (gap && tree.head(verb) != ParsedSentence.NONE) {
        found.add(tree.head(verb));
      }
    }
    if (found.isEmpty()) {
      // "X condemned and Y praised Z": the object stands once, at the last verb.
      for (int conjunct : tree.children(verb, "conj")) {
        if (tree.token(conjunct).isVerb()
            && tree.children(conjunct, "nsubj").isEmpty()
            && tree.children(verb, "obl", "ccomp", "xcomp").stream().allMatch(tree::isDay)
            && conjunct - verb <= 4) {
          found.addAll(tree.children(conjunct, "obj"));
        }
      }
    }
    return found;
  }

  /** To whom something is given: the indirect object, of a passive the subject. */
  List<Integer> receivers(int verb) {
    return isPassive(verb) && tree.child(verb, "obj").isPresent()
        ? tree.children(verb, "nsubj:pass")
        : tree.children(verb, "iobj");
  }

  /**
   * The complements of a word that stand with a preposition, but for "on Monday" and "in May".
   *
   * @param preposition one or several words, or {@code *} for any
   */
  List<Integer> complements(int word, String preposition) {
    List<Integer> found = new ArrayList<>();
    for (int child :
        tree.children(word, "obl", "nmod", "obl:agent", "advcl", "acl", "dep", "xcomp")) {
      String own = tree.preposition(child);
      // "with A acting as mediator", "in what would be a visit by A": a clause of its own.
      Optional<Integer> subject =
          tree.is(child, "advcl") ? tree.child(child, "nsubj") : Optional.empty();
      boolean clause =
          subject.isPresent() && (own.equals("with") || tree.lemma(subject.get()).equals("what"));
      boolean day = tree.isDay(child) && own.matches("on|in");
      boolean meant = preposition.equals("*") ? !own.isEmpty() : own.equals(preposition);
      if (meant && !clause && !day) {
        found.add(child);
      }
    }
    return antecedents(word, found);
  }

  /** "B, to which A sold tanks": whether the noun is the one that a relative clause is about. */
  boolean isAntecedent(int noun, int verb) {
    return tree.is(verb, "acl:relcl") && tree.head(verb) == noun;
  }

  /** The complements of a noun, or of the verb whose subject it is where the noun has none. */
  List<Integer> ownComplements(int noun, String preposition) {
    List<Integer> own = complements(noun, preposition);
    return own.isEmpty() && tree.is(noun, "nsubj", "nsubj:pass")
        ? support(noun).map(verb -> complements(verb, preposition)).orElse(List.of())
        : own;
  }

  /**
   * The complements that may belong to a word although the parser hung them on a neighbour: on the
   * verb that governs the noun, on the noun's own governor or object, further right.
   */
  List<Integer> nearbyComplements(int word, String preposition) {
    return new NearbyComplements(tree, this).of(word, preposition);
  }

  /**
   * "A must withdraw, B said": the clause that a verb of speech in a parenthesis reports stands
   * above it and before it.
   */
  List<Integer> saidBefore(int verb) {
    int clause = tree.head(verb);
    return tree.is(verb, "parataxis")
            && clause != ParsedSentence.NONE
            && clause < verb
            && tree.child(clause, "nsubj").or(() -> tree.child(clause, "nsubj:pass")).isPresent()
        ? List.of(clause)
        : List.of();
  }

  /** The verb that governs a noun as its object, subject or complement, over coordination. */
  Optional<Integer> support(int noun) {
    int first = tree.firstConjunct(noun);
    int head = tree.head(first);
    if (head != ParsedSentence.NONE
        && tree.token(head).isVerb()
        && tree.is(first, "obj", "nsubj:pass", "obl", "nsubj", "xcomp", "dep", "ccomp")) {
      return Optional.of(head);
    }
    return Optional.empty();
  }

  boolean isPassive(int verb) {
    return tree.isPassive(verb)
        || isReducedPassive(verb)
        || isSharedPassive(verb)
        || isFreePassive(verb);
  }

  /** "Menaced by A, B agreed to talk": a past participle that goes with the whole clause. */
  private boolean isFreePassive(int verb) {
    return tree.token(verb).tag().equals("VBN")
        && (tree.is(verb, "advcl")
            || tree.is(verb, "dep") && tree.head(verb) > verb && hasAgent(verb))
        && tree.children(verb, "nsubj", "aux", "cop", "obj", "mark", "ccomp").isEmpty()
        && (hasAgent(verb) || tree.children(verb, "xcomp").isEmpty());
  }

  /** "talks held by X": a past participle that hangs on its noun. */
  private boolean isReducedPassive(int verb) {
    return (tree.token(verb).tag().equals("VBN")
            || tree.token(verb).tag().equals("VBD") && tree.is(verb, "acl") && hasAgent(verb))
        && tree.is(verb, "acl", "amod")
        && tree.head(verb) != ParsedSentence.NONE
        && tree.token(tree.head(verb)).isNoun()
        && tree.children(verb, "nsubj", "aux", "obj").isEmpty();
  }

  private boolean hasAgent(int verb) {
    return tree.children(verb, "obl", "obl:agent").stream()
        .anyMatch(child -> tree.preposition(child).equals("by"));
  }

  /** "was arrested and deported", "A, armed by B and backed by C": the second is as the first. */
  private boolean isSharedPassive(int verb) {
    return tree.is(verb, "conj")
        && tree.token(verb).tag().equals("VBN")
        && tree.head(verb) != ParsedSentence.NONE
        && (tree.isPassive(tree.head(verb)) || isReducedPassive(tree.head(verb)))
        && tree.children(verb, "nsubj", "aux", "obj").isEmpty();
  }

  boolean isInfinitive(int verb) {
    return tree.token(verb).tag().equals("VB")
        && tree.children(verb, "mark", "aux").stream().anyMatch(to -> tree.lemma(to).equals("to"));
  }

  /** "called for B to be expelled". */
  boolean isPassiveInfinitive(int verb) {
    return tree.token(verb).tag().equals("VBN")
        && tree.children(verb, "aux:pass").stream().anyMatch(be -> tree.lemma(be).equals("be"))
        && tree.children(verb, "mark", "aux").stream().anyMatch(to -> tree.lemma(to).equals("to"));
  }

  /** What stands before a noun: adjectives, names and nouns, those coordinated with them too. */
  List<Integer> modifiers(int noun) {
    List<Integer> found =
        new ArrayList<>(tree.children(noun, "amod", "compound", "nmod:poss", "nmod:desc"));
    for (int modifier : List.copyOf(found)) {
      found.addAll(tree.children(modifier, "conj", "compound", "amod"));
      if (tree.lemma(modifier).matches("lead|impose|order")) {
        // "the US-led bombing"
        found.addAll(tree.children(modifier, "obl:agent"));
      }
    }
    return found;
  }
}
