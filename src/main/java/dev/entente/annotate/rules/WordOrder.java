package dev.entente.annotate.rules;

import dev.entente.annotate.rules.Sentence.Actor;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Who stands at a place by the order of the words, for trees that attach them elsewhere. */
final class WordOrder {

  private static final Pattern BOUNDARY_TAG = Pattern.compile("VB.?|MD|W.*|:|,|``|''|-LRB-");

  private static final Set<String> BOUNDARY_WORD =
      Set.of("that", "if", "because", "while", "although", "after", "before", "since", "but");

  private final Sentence sentence;
  private final ParsedSentence tree;
  private final Grammar grammar;
  private final Lexicon lexicon;

  WordOrder(Sentence sentence, Grammar grammar, Lexicon lexicon) {
    this.sentence = sentence;
    this.tree = sentence.tree();
    this.grammar = grammar;
    this.lexicon = lexicon;
  }

  /** Who stands at the place of a verb, or behind the preposition of that name. */
  List<Actor> fill(String place, int anchor) {
    boolean passive = grammar.isPassive(anchor);
    return switch (place) {
      case "subj" -> passive ? behind(anchor, "by") : before(anchor);
      case "obj" ->
          !tree.token(anchor).isVerb() ? List.of() : passive ? before(anchor) : after(anchor);
      default -> behind(anchor, place);
    };
  }

  /** The noun phrase right before a finite verb; behind "and" the subject of the clause before. */
  private List<Actor> before(int verb) {
    if (!tree.isFinite(verb)) {
      return List.of();
    }
    int word = verb - 1;
    while (word >= 0 && isOfVerb(word, verb)) {
      word--;
    }
    if (word < 0) {
      return List.of();
    }
    if (tree.token(word).tag().equals("CC")) {
      return beforeConjunction(word);
    }
    boolean phrase = tree.token(word).isNoun() || tree.token(word).tag().equals("PRP");
    return phrase && !tree.is(word, "compound") && tree.preposition(word).isEmpty()
        ? sentence.actors(word)
        : List.of();
  }

  private boolean isOfVerb(int word, int verb) {
    String tag = tree.token(word).tag();
    return tag.startsWith("RB") || tree.head(word) == verb && tree.is(word, "aux", "aux:pass");
  }

  /** "A says that B is at fault, and urged C to act": behind a comma the sentence goes on. */
  private List<Actor> beforeConjunction(int conjunction) {
    if (conjunction == 0 || !tree.token(conjunction - 1).tag().equals(",")) {
      return List.of();
    }
    for (int i = 0; i < conjunction; i++) {
      if (tree.is(i, "root") && tree.isFinite(i)) {
        return sentence.actors(tree.children(i, "nsubj"));
      }
    }
    return List.of();
  }

  /** The actor right behind a verb. */
  private List<Actor> after(int verb) {
    if (verb + 1 < tree.size() && tree.token(verb + 1).tag().equals("CC")) {
      return List.of(); // "which A welcomed and B turned down"
    }
    int head = head(verb + 1);
    return head != ParsedSentence.NONE && sentence.isActor(head)
        ? sentence.actors(head)
        : List.of();
  }

  /** The noun phrase behind the next such preposition of the clause. */
  private List<Actor> behind(int anchor, String preposition) {
    boolean verb = tree.token(anchor).isVerb();
    for (int i = anchor + 1; i < tree.size() && (!isBoundary(i) || verb && isGerund(i)); i++) {
      // "began an exercise near its border with B": that is of the border.
      if (tree.lemma(i).equals(preposition)
          && tree.token(i).tag().matches("IN|TO|RP")
          && !lexicon.words("place").contains(tree.lemma(i - 1))) {
        int head = head(i + 1);
        return head == ParsedSentence.NONE ? List.of() : sentence.actors(head);
      }
    }
    return List.of();
  }

  /** The last word of the noun phrase that begins here. */
  private int head(int begin) {
    for (int i = begin; i < tree.size() && !isBoundary(i); i++) {
      String tag = tree.token(i).tag();
      if (tag.matches("IN|TO|VBG")) {
        return ParsedSentence.NONE;
      }
      String next = i + 1 < tree.size() ? tree.token(i + 1).tag() : ".";
      if (tag.equals("PRP")
          || tree.token(i).isNoun() && !next.startsWith("NN") && !next.equals("POS")) {
        return i;
      }
    }
    return ParsedSentence.NONE;
  }

  /** "passed the know-how for making it to B": a gerund behind a preposition ends nothing. */
  private boolean isGerund(int word) {
    return tree.token(word).tag().equals("VBG") && tree.token(word - 1).tag().equals("IN");
  }

  private boolean isBoundary(int word) {
    return BOUNDARY_TAG.matcher(tree.token(word).tag()).matches()
        || BOUNDARY_WORD.contains(tree.lemma(word));
  }
}
