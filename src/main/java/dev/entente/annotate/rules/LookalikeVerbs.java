package dev.entente.annotate.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Verbs that the tagger took for adjectives or nouns where the words around them leave room for
 * nothing but a verb: "a hack that crippled B", "for trying to hack B", "to exempt B".
 */
final class LookalikeVerbs {

  /** What a relative clause may follow. */
  private static final String NOUN = "NN|NNS|NNPS?|CD";

  /** Adjectives that are spelt like verbs, which an object follows. */
  private static final String INFINITIVES =
      "exempt|free|open|secure|clear|empty|correct|lower|narrow|ready|blunt|cool|calm|warm";

  /** Gerunds whose infinitive says what was done or meant. */
  private static final String GERUNDS =
      "trying|attempting|seeking|plotting|conspiring|threatening|refusing|failing|planning|helping";

  private final List<Token> words;
  private final Lexicon lexicon;

  private LookalikeVerbs(List<Token> words, Lexicon lexicon) {
    this.words = words;
    this.lexicon = lexicon;
  }

  static List<Token> mended(List<Token> words, Lexicon lexicon) {
    LookalikeVerbs verbs = new LookalikeVerbs(new ArrayList<>(words), lexicon);
    for (int i = 1; i < words.size(); i++) {
      verbs.ofRelative(i);
      verbs.ofRelativeSubject(i);
      verbs.gerund(i);
      verbs.infinitive(i);
      verbs.reported(i);
      verbs.conjoined(i);
      verbs.warningShot(i);
      verbs.charged(i);
      verbs.present(i);
      verbs.behindRelative(i);
    }
    return verbs.words;
  }

  /** "a hack that crippled the banks": no noun phrase and its verb follow. */
  private void ofRelative(int at) {
    if (at < 2
        || !looksPast(at)
        || !word(at - 1).matches("that|which|who")
        || !tag(at - 2).matches(NOUN + "|,")
        || !tag(at + 1).matches("NN.*|JJ|CD|DT|PRP\\$")) {
      return;
    }
    int behind = at + 1;
    while (tag(behind).matches("NN.*|JJ|CD|DT|PRP\\$|POS")) {
      behind++;
    }
    if (!tag(behind).matches("VB[DZP]|MD") && past(at) && word(at - 1).equals("that")) {
      read(at - 1, "WDT");
    }
  }

  /** "the rebels, whom A armed and trained, …". */
  private void ofRelativeSubject(int at) {
    if (at < 3
        || !(looksPast(at) || tag(at).startsWith("NN") && word(at).matches("[a-z]+ed"))
        || !tag(at - 1).matches("NNPS?|PRP")
        || !word(at - 2).matches("whom|which|that")
        || tag(at - 3).equals("IN")
        || !(word(at + 1).matches("and|,") || tag(at + 1).equals("IN"))) {
      return;
    }
    if (past(at) && word(at + 1).equals("and") && tag(at + 2).equals("VBN")) {
      past(at + 2);
    }
  }

  /** "jailed for trying to bomb B". */
  private void gerund(int at) {
    if (tag(at).startsWith("NN")
        && word(at).matches(GERUNDS)
        && tag(at - 1).matches("IN|RB|CC")
        && word(at + 1).equals("to")
        && tag(at + 2).startsWith("VB")) {
      read(at, "VBG");
    }
  }

  /** "asked it to exempt farmers". */
  private void infinitive(int at) {
    if (tag(at).equals("JJ")
        && word(at).matches(INFINITIVES)
        && word(at - 1).equals("to")
        && at > 1
        && !tag(at - 2).equals("JJ")
        && tag(at + 1).matches("NN.*|DT|PRP.*|JJ|CD")) {
      read(at, "VB");
      read(at - 1, "TO");
    }
  }

  /** "rebels who A says hold the town": what is said of them has a tense. */
  private void reported(int at) {
    if (at > 3
        && tag(at).matches("VB|NN|VBN")
        && tag(at - 1).matches("VB[DZP]")
        && lexicon.words("reporting").contains(words.get(at - 1).lemma())
        && tag(at - 2).matches("NN.*|PRP")
        && tag(at + 1).matches("DT|CD|NN.*|PRP.*|JJ|IN|TO")
        && (word(at - 3) + " " + word(at - 4))
            .matches("(?:who|which|that) .*|.* (?:who|which|that)")
        && lexicon.hasVerb(words.get(at).readAs("VBP"))) {
      read(at, tag(at).equals("VBN") ? "VBD" : "VBP");
    }
  }

  /** "recalled its envoy and expelled B's": behind a past tense comes another. */
  private void conjoined(int at) {
    if (!tag(at).equals("VBN")
        || !word(at - 1).equals("and")
        || !tag(at + 1).matches("NNPS?|DT|PRP\\$")) {
      return;
    }
    for (int i = at - 2; i >= 0; i--) {
      if (tag(i).startsWith("VB") || tag(i).equals("MD") || tag(i).startsWith("W")) {
        boolean past = tag(i).equals("VBD") && !words.get(i).lemma().matches("be|have|do");
        if (past && i < at - 2) {
          past(at);
        }
        return;
      }
    }
  }

  /** "said that A exports gas", "in May, A ships tea to B": a clause has a verb. */
  private void present(int at) {
    if (!tag(at).equals("NNS")
        || !tag(at - 1).equals("NNP")
        || !tag(at + 1).matches("NNP?S?|JJS?|RBS|CD|P?DT|PRP\\$")
        || !word(at).equals(word(at).toLowerCase(Locale.ROOT))
        || !lexicon.hasVerb(words.get(at).readAs("VBZ"))) {
      return;
    }
    int from = at - 1;
    while (from > 0 && tag(from - 1).matches("NNPS?|DT")) {
      from--;
    }
    boolean first = from == 0 && tag(words.size() - 1).equals(".");
    boolean said = word(from - 1).equals("that") && tag(from - 2).matches("VB.*|NN.*|CD");
    boolean opened =
        word(from - 1).equals(",") && tag(0).equals("IN")
            || word(from - 1).matches("but|while|because|although");
    int end = at + 1;
    while (end < words.size() && !tag(end).matches("[,.:]|CC")) {
      end++;
    }
    if ((first || said || opened) && isVerbless(at + 1, end)) {
      read(at, "VBZ");
    }
  }

  /** "A, which joined in May, imposed sanctions": the clause around has a verb of its own. */
  private void behindRelative(int at) {
    if (at < 5
        || !tag(at).equals("VBN")
        || !word(at - 1).equals(",")
        || !tag(at + 1).matches("NN.*|DT|PRP\\$|JJ.*|CD")) {
      return;
    }
    int which = at - 2;
    while (which > 1 && !word(which).matches("which|who|whose|whom")) {
      which--;
    }
    int begin = which - 1;
    while (begin > 0 && !word(begin - 1).matches("that|but|while|because|although")) {
      begin--;
    }
    int end = at + 1;
    while (end < words.size()
        && !tag(end).matches("[,.:]|W.*")
        && !word(end).matches("that|after|when|because|as|while")) {
      end++;
    }
    if (which > 1
        && word(which - 1).equals(",")
        && tag(which - 2).startsWith("NN")
        && isVerbless(begin, which)
        && !isVerbless(which, at)
        && isVerbless(at, end)) {
      past(at);
    }
  }

  private boolean isVerbless(int from, int to) {
    return words.subList(from, to).stream().noneMatch(word -> word.tag().matches("VB[DZP]|MD"));
  }

  /** "accused A of firing water cannon": whoever is accused does something. */
  private void charged(int at) {
    if (!tag(at).equals("NN")
        || !word(at).matches("[a-z]+ing")
        || !word(at - 1).equals("of")
        || !tag(at + 1).matches("NN.*|DT|JJ|CD|PRP\\$")
        || !lexicon.hasVerb(words.get(at).readAs("VBG"))) {
      return;
    }
    for (int i = at - 2; i >= 0; i--) {
      if (tag(i).startsWith("VB")) {
        if (words.get(i).lemma().matches("accuse|suspect|convict|acquit")) {
          read(at, "VBG");
        }
        return;
      }
    }
  }

  /** "fired warning shots": nobody warns them. */
  private void warningShot(int at) {
    if (word(at).equals("warning")
        && tag(at).equals("VBG")
        && word(at + 1).matches("shots?|flares?|rounds?|signs?|signals?|letters?|bursts?")) {
      read(at, "NN");
    }
  }

  /** An adjective in small letters that looks like a past tense. */
  private boolean looksPast(int at) {
    return word(at).endsWith("ed") && tag(at).matches("JJ|VBN") && word(at).matches("[a-z]+ed");
  }

  /** Takes a word for a past tense where the lexicon knows it as a verb; whether it does. */
  private boolean past(int at) {
    Token verb = words.get(at).readAs("VBD");
    boolean known = lexicon.hasVerb(verb);
    if (known) {
      words.set(at, verb);
    }
    return known;
  }

  private void read(int at, String tag) {
    words.set(at, words.get(at).readAs(tag));
  }

  private String tag(int at) {
    return at >= 0 && at < words.size() ? words.get(at).tag() : "";
  }

  private String word(int at) {
    return at >= 0 && at < words.size() ? words.get(at).word() : "";
  }
}
