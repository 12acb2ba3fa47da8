package dev.entente.annotate.rules;

/**
 * Tells what a sentence only adds, which is the writer's own whoever is the source of the rest
 * (Potts 2005, supplements).
 */
final class Supplements {

  private final ParsedSentence tree;
  private final Lexicon lexicon;

  Supplements(ParsedSentence tree, Lexicon lexicon) {
    this.tree = tree;
    this.lexicon = lexicon;
  }

  boolean isOne(int word) {
    return switch (tree.relation(word)) {
      case "acl:relcl" -> isRelative(word) || isOfSummary(word);
      case "parataxis", "dep" -> beginsWithSummary(word);
      case "appos" -> isSummary(word);
      case "advcl", "acl" -> isOccasion(word) || isMeanwhileInTitle(word);
      default -> false;
    };
  }

  /** "A, who leaves for B today, was told of it, an aide said". */
  private boolean isRelative(int clause) {
    int begin = tree.subtree(clause).getFirst();
    return begin > 0
        && !isCleft(clause)
        && tree.lemma(begin - 1).equals(",")
        && tree.token(begin).tag().startsWith("W");
  }

  /** "It was A, B said, that had armed them": the clause is what is said. */
  private boolean isCleft(int clause) {
    int noun = tree.head(clause);
    return tree.child(noun, "cop").isPresent()
        && tree.children(noun, "nsubj").stream().anyMatch(word -> tree.lemma(word).equals("it"));
  }

  /** "A fired a missile, B said, hours after A had threatened to": when that was is known. */
  private boolean isOccasion(int clause) {
    boolean after =
        tree.children(clause, "mark").stream()
            .anyMatch(mark -> tree.lemma(mark).matches("after|before|as|since"));
    int begin = tree.subtree(clause).getFirst();
    while (begin > 0
        && (tree.lemma(begin - 1).matches(SPAN) || tree.token(begin - 1).tag().equals("CD"))) {
      begin--;
    }
    return after
        && tree.isFinite(clause)
        && begin > 1
        && tree.lemma(begin - 1).equals(",")
        && lexicon.words("speech_act").contains(tree.lemma(begin - 2));
  }

  /** "A says B cheated as C backs D": in a title, which no full stop ends, C does so meanwhile. */
  private boolean isMeanwhileInTitle(int clause) {
    int said = tree.head(clause);
    boolean meanwhile =
        tree.children(clause, "mark").stream()
            .anyMatch(mark -> mark > said && tree.lemma(mark).equals("as"));
    return meanwhile
        && tree.is(clause, "advcl")
        && tree.is(said, "ccomp")
        && tree.head(said) < said
        && tree.token(tree.head(said)).tag().matches("VB[ZP]")
        && tree.token(clause).tag().matches("VB[ZP]")
        && !tree.children(clause, "nsubj").isEmpty()
        && !tree.lemma(tree.size() - 1).matches("[.?!'\"”]|''");
  }

  /** "hours", "a day", "two weeks": how long after. */
  private static final String SPAN = "a|an|minute|hour|day|week|month|year|just|shortly|soon|long";

  /** "A said B had left, a claim that C denied". */
  private boolean isOfSummary(int clause) {
    int noun = tree.head(clause);
    return noun > 1 && noun < clause && ContentNouns.sumsUp(tree, lexicon, noun);
  }

  /** "…, a claim C dismissed", where the parser takes the noun for a subject too. */
  private boolean beginsWithSummary(int clause) {
    return tree.children(clause, "nsubj", "obj").stream()
        .anyMatch(noun -> noun > 1 && noun < clause && ContentNouns.sumsUp(tree, lexicon, noun));
  }

  /** "A is armed, a guard said, a claim that B calls a lie": the claim is not the guard's word. */
  private boolean isSummary(int noun) {
    return lexicon.words("said_noun").contains(tree.lemma(noun))
        && ToldActs.isOne(tree, lexicon, noun);
  }
}
