package dev.entente.annotate.rules;

import edu.stanford.nlp.process.Morphology;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The verb of a headline, whose present tense without articles looks to the tagger like one noun
 * more: "court jails officer", "A, B sign oil deal", "rebels free ten".
 */
final class TitleVerbs {

  /** What may be the object of a verb and hardly continues a compound noun. */
  private static final String OBJECT = "NNPS?|NNS|JJ|CD|DT|PRP.?|\\$|``";

  /** Words that begin another clause of a title. */
  private static final Set<String> CLAUSE =
      Set.of("as", "after", "while", "before", "amid", "despite", "but", "if", "when", "until");

  private final List<Token> words;
  private final Lexicon lexicon;

  private TitleVerbs(List<Token> words, Lexicon lexicon) {
    this.words = words;
    this.lexicon = lexicon;
  }

  /** Tags the verb of each clause of a headline that has none. */
  static void mend(List<Token> words, Lexicon lexicon) {
    if (words.size() < 3 || !isTitle(words)) {
      return;
    }
    TitleVerbs titles = new TitleVerbs(words, lexicon);
    int begin = 0;
    for (int i = 0; i <= words.size(); i++) {
      if (i == words.size() || titles.endsClause(i)) {
        titles.clause(begin, i);
        begin = i + 1;
      }
    }
  }

  /** Headlines end without a full stop; so do sentences that a quotation ends. */
  static boolean isTitle(List<Token> words) {
    return !words.getLast().tag().matches("\\.|''|``");
  }

  private boolean endsClause(int at) {
    Token token = words.get(at);
    boolean marks = token.tag().equals(":") && !token.word().equals("-");
    return marks || CLAUSE.contains(token.lemma()) || token.tag().equals(",") && reports(at + 1);
  }

  /** ", UN says": who said what stands before. */
  private boolean reports(int at) {
    return words.subList(Math.min(at, words.size()), words.size()).stream()
        .limit(5)
        .anyMatch(word -> word.isVerb() && lexicon.words("speech_act").contains(word.lemma()));
  }

  private void clause(int begin, int end) {
    for (int i = begin; i < end; i++) {
      described(begin, i, end);
      boolean finite = words.get(i).tag().matches("VBD|VBZ|VBP|MD");
      boolean base =
          words.get(i).tag().equals("VBP")
              && (i == end - 1
                  || i > begin && words.get(i - 1).tag().equals("NNS") && i - 1 > begin);
      if (finite && !(base && (i == end - 1 || verb(begin, i - 1, end).isPresent()))) {
        second(i, end);
        return;
      }
    }
    for (int i = begin + 1; i < end && !words.get(i).tag().equals("TO"); i++) {
      Optional<Token> verb = verb(begin, i, end);
      if (verb.isPresent()) {
        words.set(i, verb.get());
        for (int other = i + 1; other < end; other++) {
          if (words.get(other).tag().equals("VBP")) {
            // "A, B sign oil deal", "court issues warrant": no second verb.
            words.set(other, read(other, "NN"));
          }
        }
        return;
      }
    }
  }

  /** "A arrests suspected spies": the past form describes whom the word before it acts upon. */
  private void described(int begin, int at, int end) {
    Token past = words.get(at);
    if (past.tag().matches("VB[DN]")
        && at > begin + 1
        && at + 1 < end
        && words.get(at - 1).tag().matches("NNS?")
        && words.get(at + 1).tag().matches("NN.*|JJ")
        && lexicon.words("described").contains(past.lemma())) {
      words.set(at, read(at, "JJ"));
      if (verb(begin, at - 1, end).isEmpty()) {
        words.set(at, past);
      }
    }
  }

  /** "A imposes sanctions and summons envoy": the verb that follows another one's object. */
  private void second(int first, int end) {
    for (int i = first + 2; i + 1 < end; i++) {
      Token token = words.get(i);
      if (words.get(i - 1).tag().equals("CC")
          && token.tag().equals("NNS")
          && token.name().equals("O")
          && Character.isLowerCase(token.word().charAt(0))
          && !token.lemma().matches("arms?")
          && !words.get(i - 2).tag().matches("VB.|JJ|IN")
          && words.get(i + 1).tag().matches("NN|JJ|DT|CD|NNP|PRP\\$")) {
        known(read(i, "VBZ")).ifPresent(verb -> words.set(verb.index(), verb));
      }
    }
  }

  /** The word as the verb of its clause, where the lexicon and what stands around it let it be. */
  private Optional<Token> verb(int begin, int at, int end) {
    Token token = words.get(at);
    if (!token.name().equals("O")
        || Character.isUpperCase(token.word().charAt(0))
        || !token.tag().matches("NNP?S?|JJ|VB|RB")
        || token.word().matches(".*(ing|ed)")) {
      return Optional.empty();
    }
    int head = head(begin, at);
    if (head < 0) {
      return Optional.empty();
    }
    String next = at + 1 < end ? words.get(at + 1).tag() : "";
    boolean several = isSeveral(begin, head);
    if (several) {
      boolean follows = next.isEmpty() || next.matches(OBJECT + "|NN|IN|RP|RB.?|TO|,");
      return follows ? known(read(at, "VBP")) : Optional.empty();
    }
    boolean goes =
        at + 1 < end
            && (token.word().equals("heads")
                    && words.get(at + 1).word().matches("to|for|into|back|home")
                || lexicon.words("motion").contains(read(at, "VBZ").lemma())
                    && words.get(at + 1).word().matches("to|into"));
    boolean ends =
        token.word().endsWith("s") && head == at - 1 && acts(head) && (goes || !isPeople(token));
    boolean body = !words.get(head).name().equals("LOCATION");
    boolean object = goes || next.matches(OBJECT + "|RP|TO") || body && next.matches("NN|VBP");
    return ends && object ? known(read(at, "VBZ")) : Optional.empty();
  }

  /** Whoever is spoken of before the word: the last noun before a preposition, or before it. */
  private int head(int begin, int at) {
    int head = -1;
    for (int i = begin; i < at; i++) {
      String tag = words.get(i).tag();
      if (tag.equals("IN") || tag.equals("TO")) {
        // Only "in B" and "of B" belong to a subject.
        return words.get(i).lemma().matches("in|of|from") && words.get(at - 1).isNoun() ? head : -1;
      }
      if (words.get(i).isNoun() || lexicon.words("acting").contains(words.get(i).lemma())) {
        head = i;
      } else if (!tag.matches("JJ|CD|CC|,|POS|HYPH|DT|PRP.|\\$")
          && !(i > begin && words.get(i - 1).tag().equals("HYPH"))) {
        return -1;
      }
    }
    return head;
  }

  private boolean isSeveral(int begin, int head) {
    Token noun = words.get(head);
    // "Houthis", "rebels" beside a name: the tagger takes both for names in the singular.
    boolean plural = noun.isPlural() || noun.tag().matches("NNP?") && noun.word().endsWith("s");
    if (noun.lemma().equals("police")) {
      return true;
    }
    if (plural && !noun.name().equals("LOCATION")) {
      return isPeople(noun);
    }
    for (int i = head - 1; i > begin; i--) {
      Token joint = words.get(i);
      if ((joint.tag().equals("CC") || joint.tag().equals(",")) && words.get(i - 1).isNoun()) {
        return acts(head);
      }
      if (!joint.isNoun() && !joint.isAdjective()) {
        return false;
      }
    }
    return false;
  }

  private boolean isPeople(Token noun) {
    if (noun.tag().equals("NN") && noun.word().endsWith("s")) {
      return isPeople(
          new Token(noun.index(), noun.span(), noun.word(), plural(noun), "NNS", noun.name()));
    }
    return noun.tag().equals("NNPS")
        || noun.tag().equals("NNP") && noun.word().endsWith("s")
        || !noun.name().equals("O")
        || List.of("troops", "fighter", "person", "hacker", "diplomat", "envoy").stream()
            .anyMatch(kind -> lexicon.words(kind).contains(noun.lemma()));
  }

  private static String plural(Token noun) {
    return Morphology.lemmaStatic(noun.word().toLowerCase(Locale.ROOT), "NNS", true);
  }

  /** Names act, and common nouns for those who can. */
  private boolean acts(int at) {
    Token noun = words.get(at);
    return noun.tag().startsWith("NNP")
        || !noun.name().equals("O")
        || lexicon.words("acting").contains(noun.lemma())
        || isPeople(noun);
  }

  private Optional<Token> known(Token verb) {
    return lexicon.hasVerb(verb) ? Optional.of(verb) : Optional.empty();
  }

  private Token read(int at, String tag) {
    return words.get(at).readAs(tag);
  }
}
