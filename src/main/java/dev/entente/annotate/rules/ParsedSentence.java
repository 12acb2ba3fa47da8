package dev.entente.annotate.rules;

import dev.entente.article.Span;
import edu.stanford.nlp.process.Morphology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * A sentence with its basic Universal Dependencies tree; repairs may hang a word elsewhere before
 * anything is read from it.
 */
final class ParsedSentence {

  /** Head of the root. */
  static final int NONE = -1;

  private final List<Token> tokens;
  private final int[] heads;
  private final String[] relations;
  private final List<List<Integer>> children;
  private final Map<Integer, List<String>> descriptions;

  /**
   * @param descriptions lemmas of the words before its head of what was joined to one word, by its
   *     index
   */
  ParsedSentence(
      List<Token> tokens,
      int[] heads,
      String[] relations,
      Map<Integer, List<String>> descriptions) {
    this.descriptions = Map.copyOf(descriptions);
    this.tokens = new ArrayList<>(tokens);
    this.heads = heads.clone();
    this.relations = relations.clone();
    this.children = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      children.add(new ArrayList<>());
    }
    for (int i = 0; i < heads.length; i++) {
      if (heads[i] != NONE) {
        children.get(heads[i]).add(i);
      }
    }
  }

  List<Token> tokens() {
    return tokens;
  }

  Token token(int index) {
    return tokens.get(index);
  }

  String lemma(int index) {
    return tokens.get(index).lemma();
  }

  /** Lemmas of the words that describe the head of a group and were joined to it. */
  List<String> description(int index) {
    return descriptions.getOrDefault(index, List.of());
  }

  int size() {
    return tokens.size();
  }

  Span span() {
    return new Span(tokens.getFirst().span().begin(), tokens.getLast().span().end());
  }

  int head(int index) {
    return heads[index];
  }

  /** The relation to the head, such as {@code nsubj:pass}; {@code root} at the top. */
  String relation(int index) {
    return relations[index];
  }

  boolean is(int index, String... anyOf) {
    for (String relation : anyOf) {
      if (relations[index].equals(relation)) {
        return true;
      }
    }
    return false;
  }

  /** Children in the order of the sentence. */
  /** The words that hang from a word as they are now: whoever asks may hang them elsewhere. */
  List<Integer> children(int index) {
    return List.copyOf(children.get(index));
  }

  List<Integer> children(int index, String... anyOf) {
    List<Integer> found = new ArrayList<>();
    for (int child : children.get(index)) {
      if (is(child, anyOf)) {
        found.add(child);
      }
    }
    return found;
  }

  Optional<Integer> child(int index, String... anyOf) {
    for (int child : children.get(index)) {
      if (is(child, anyOf)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  /** Whether a verb has a tense, of its own or by an auxiliary. */
  boolean isFinite(int verb) {
    return Set.of("VBD", "VBZ", "VBP").contains(token(verb).tag())
        || token(verb).isVerb()
            && children(verb, "aux", "aux:pass").stream()
                .anyMatch(auxiliary ->
                    Set.of("MD", "VBD", "VBZ", "VBP").contains(token(auxiliary).tag()));
  }

  /** Hangs a word under another head; refuses to make a circle and says whether it moved. */
  boolean rehang(int index, int head, String relation) {
    for (int above = head; above != NONE; above = heads[above]) {
      if (above == index) {
        return false;
      }
    }
    if (heads[index] != NONE) {
      children.get(heads[index]).remove(Integer.valueOf(index));
    }
    heads[index] = head;
    relations[index] = relation;
    List<Integer> siblings = children.get(head);
    int place = 0;
    while (place < siblings.size() && siblings.get(place) < index) {
      place++;
    }
    siblings.add(place, index);
    return true;
  }

  /** Puts a word at the place of another that stands above it. */
  void promote(int index, int above) {
    int head = heads[index];
    children.get(head).remove(Integer.valueOf(index));
    heads[index] = heads[above];
    relations[index] = relations[above];
    if (heads[above] != NONE) {
      children.get(heads[above]).remove(Integer.valueOf(above));
      children.get(heads[above]).add(index);
    }
    heads[above] = NONE;
  }

  /** Takes a gerund for the noun it is used as: "fighting". */
  void readAsNoun(int index) {
    Token token = tokens.get(index);
    String word = token.word().toLowerCase(java.util.Locale.ROOT);
    tokens.set(index, new Token(index, token.span(), token.word(), word, "NN", token.name()));
  }

  /** Takes a noun for the verb it is: "is bargaining with". */
  void readAsProgressive(int index) {
    Token token = tokens.get(index);
    String lemma =
        Morphology.lemmaStatic(token.word().toLowerCase(java.util.Locale.ROOT), "VBG", true);
    tokens.set(index, new Token(index, token.span(), token.word(), lemma, "VBG", token.name()));
    for (int child : children(index, "cop")) {
      relations[child] = "aux";
    }
    for (int child : children(index, "nmod")) {
      relations[child] = "obl";
    }
  }

  /** A participle, an adjective in "-ed" or a plural as the verb that it can be; else as it is. */
  static Token asFinite(Token token) {
    String word = token.word().toLowerCase(java.util.Locale.ROOT);
    boolean past = token.tag().equals("VBN") || token.isAdjective() && word.endsWith("ed");
    if (!past && !token.tag().equals("NNS")) {
      return token;
    }
    return token.readAs(past ? "VBD" : "VBZ");
  }

  void read(int index, Token token) {
    tokens.set(index, token);
  }

  void relabel(int index, String relation) {
    relations[index] = relation;
  }

  /** The words of the subtree, in order; the tree is bounded, so is this. */
  List<Integer> subtree(int index) {
    List<Integer> found = new ArrayList<>();
    collect(index, found, i -> true);
    found.sort(null);
    return found;
  }

  /** The words of the subtree without the branches that the test refuses. */
  List<Integer> subtree(int index, IntPredicate enter) {
    List<Integer> found = new ArrayList<>();
    collect(index, found, enter);
    found.sort(null);
    return found;
  }

  private void collect(int root, List<Integer> found, IntPredicate enter) {
    ArrayList<Integer> open = new ArrayList<>(List.of(root));
    while (!open.isEmpty()) {
      int index = open.removeLast();
      found.add(index);
      for (int child : children.get(index)) {
        if (enter.test(child)) {
          open.add(child);
        }
      }
    }
  }

  /**
   * The preposition of a complement, all its words joined by a space: "with", "according to"; empty
   * where there is none.
   */
  String preposition(int index) {
    StringBuilder words = new StringBuilder();
    // "said that it was in talks with B": what begins the clause is none of its predicate.
    boolean predicate = child(index, "cop").isPresent() && child(index, "case").isPresent();
    for (int child : children(index, "case", "mark")) {
      if (child > index || predicate && is(child, "mark")) {
        continue;
      }
      append(words, child);
      for (int part : children(child, "fixed")) {
        append(words, part);
      }
    }
    return words.toString();
  }

  private void append(StringBuilder words, int index) {
    if (!words.isEmpty()) {
      words.append(' ');
    }
    words.append(token(index).word().toLowerCase(java.util.Locale.ROOT));
  }

  /** Whether it is the name of a day or month, which is a complement of whatever happened then. */
  boolean isDay(int index) {
    return token(index).isWeekday() || token(index).isMonth();
  }

  /** This word and whatever is coordinated with it, in order. */
  List<Integer> coordinated(int index) {
    List<Integer> found = new ArrayList<>(List.of(index));
    for (int i = 0; i < found.size(); i++) {
      found.addAll(children(found.get(i), "conj"));
    }
    return found;
  }

  /** The head of the coordination that this word is a later member of, else itself. */
  int firstConjunct(int index) {
    int first = index;
    while (is(first, "conj") && heads[first] != NONE) {
      first = heads[first];
    }
    return first;
  }

  boolean isPassive(int verb) {
    return child(verb, "nsubj:pass", "aux:pass", "csubj:pass").isPresent();
  }

  /** The chain of heads above the word, nearest first. */
  List<Integer> ancestors(int index) {
    List<Integer> found = new ArrayList<>();
    for (int above = heads[index]; above != NONE; above = heads[above]) {
      found.add(above);
    }
    return found;
  }

  private static final Set<String> CLAUSES =
      Set.of("root", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj");

  /** The word that heads the clause which holds this word. */
  int clause(int index) {
    int current = index;
    while (heads[current] != NONE
        && !CLAUSES.contains(relations[current])
        && !(is(current, "conj") && tokens.get(current).isVerb())) {
      current = heads[current];
    }
    return current;
  }

  /** Whether these words, each as it stands or as its lemma, begin at a place. */
  boolean matches(List<String> words, int begin) {
    if (begin < 0 || begin + words.size() > size()) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      Token token = token(begin + i);
      if (!token.lemma().equals(words.get(i)) && !token.word().equalsIgnoreCase(words.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** One word a line with its tag, relation and head: for people improving the lexicon. */
  @Override
  public String toString() {
    StringBuilder lines = new StringBuilder();
    for (Token token : tokens) {
      int head = heads[token.index()];
      lines.append(
          "%3d %-18s %-18s %-5s %-12s %-11s %s%n"
              .formatted(
                  token.index(),
                  token.word(),
                  token.lemma(),
                  token.tag(),
                  token.name().equals("O") ? "" : token.name(),
                  relations[token.index()],
                  head == NONE ? "" : head + " " + tokens.get(head).word()));
    }
    return lines.toString();
  }
}
