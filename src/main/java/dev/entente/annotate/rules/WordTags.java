package dev.entente.annotate.rules;

import java.util.List;
import java.util.Locale;

/** Mends tags of words that only the whole sentence shows to be wrong. */
final class WordTags {

  /** What begins a clause that depends on another one. */
  private static final String BELOW =
      "that|as|after|because|if|while|before|since|until|unless|whether|though|although";

  private final List<Token> words;
  private final Lexicon lexicon;

  private WordTags(List<Token> words, Lexicon lexicon) {
    this.words = words;
    this.lexicon = lexicon;
  }

  /** The same words, some with other tags; the list itself is changed. */
  static List<Token> mended(List<Token> words, Lexicon lexicon) {
    WordTags tags = new WordTags(words, lexicon);
    for (int i = 1; i < words.size(); i++) {
      tags.demonstrative(i);
      tags.states(i);
      tags.motion(i);
      tags.goingOn(i);
      tags.lostVerb(i);
      tags.behindWhose(i);
      tags.behindOwner(i);
      tags.behindPronoun(i);
      tags.behindAdverb(i);
      tags.charges(i);
      tags.behindAlso(i);
      tags.gerundWith(i);
      tags.verbOfTitle(i);
      tags.ofSeveral(i);
      tags.right(i);
      tags.behindSpeaker(i);
    }
    return words;
  }

  /** "rejected that idea": "that" points at a noun which nothing follows that could be its verb. */
  private void demonstrative(int at) {
    if (!words.get(at).word().equals("that")
        || !words.get(at).tag().matches("IN|WDT")
        || !words.get(at - 1).tag().matches("VB.?")
        || at + 2 >= words.size()
        || !words.get(at + 1).tag().equals("NN")) {
      return;
    }
    String next = words.get(at + 2).tag();
    boolean ends = next.matches("[.,:;]|CC|''|``");
    boolean goesOn =
        next.matches("IN|RB|TO") && words.stream().skip(at + 2).noneMatch(WordTags::isFinite);
    if (ends || goesOn) {
      tag(at, "DT");
    }
  }

  /** "urged member states to act": what looks like a verb of saying. */
  private void states(int at) {
    if (words.get(at).word().equals("states")
        && words.get(at).isVerb()
        && words.get(at - 1).word().matches("member|client|successor|neighbou?r")) {
      tag(at, "NNS");
    }
  }

  /** "The minister travels to B": a sentence has a verb. */
  private void motion(int at) {
    if (!words.get(at).tag().equals("NNS")
        || !words.get(at - 1).tag().startsWith("NN")
        || at + 2 >= words.size()
        || !words.get(at + 1).word().equals("to")
        || !words.get(at + 2).tag().startsWith("NNP")
        || words.stream().anyMatch(WordTags::isFinite)) {
      return;
    }
    if (lexicon.words("motion").contains(words.get(at).readAs("VBZ").lemma())) {
      tag(at, "VBZ");
    }
  }

  /** "the exiles it shelters.", "they pity us": what a pronoun is the subject of. */
  private void behindPronoun(int at) {
    String pronoun = words.get(at - 1).word().toLowerCase(Locale.ROOT);
    if (!words.get(at - 1).tag().equals("PRP")
        || !words.get(at).tag().matches("NNS?")
        || at + 1 >= words.size()) {
      return;
    }
    String next = words.get(at + 1).tag();
    boolean relative = at > 1 && words.get(at - 2).isNoun();
    if (pronoun.matches("he|she|it")
        && relative
        && words.get(at).tag().equals("NNS")
        && next.matches("[.,:]|CC|IN|TO|RB|''|``")) {
      tag(at, "VBZ");
    } else if (pronoun.matches("they|we")
        && words.get(at).tag().equals("NN")
        && next.matches("PRP|DT|PRP\\$|NNPS?")) {
      tag(at, "VBP");
    }
  }

  /** "and still trains soldiers". */
  private void behindAdverb(int at) {
    if (at > 1
        && at + 1 < words.size()
        && words.get(at).tag().equals("NNS")
        && words.get(at - 1).word().matches("still|also|now")
        && words.get(at - 2).tag().equals("CC")
        && words.get(at + 1).tag().matches("DT|NNS|NNPS?|PRP\\$|JJ")) {
      tag(at, "VBZ");
    }
  }

  /** "…, charges the kingdom dismissed": what was charged. */
  private void charges(int at) {
    if (!words.get(at).word().matches("charges|claims")
        || !words.get(at).tag().equals("VBZ")
        || !words.get(at - 1).word().equals(",")) {
      return;
    }
    for (int verb = at + 2; verb < Math.min(at + 6, words.size()); verb++) {
      boolean past = words.get(verb).tag().matches("VB[DN]");
      if (past && words.get(verb).lemma().matches("dismiss|deny|reject|call|describe")) {
        tag(at, "NNS");
        tag(verb, "VBD");
        return;
      }
      if (!words.get(verb).tag().matches("NN.*|DT|JJ|VBZ|VBP") || past) {
        return;
      }
    }
  }

  /** "went on bombing B": not on a bombing. */
  private void goingOn(int at) {
    if (at > 1
        && at + 1 < words.size()
        && words.get(at).tag().equals("NN")
        && words.get(at).word().endsWith("ing")
        && words.get(at - 1).word().equals("on")
        && words.get(at - 2).lemma().matches("go|keep|carry|insist")
        && (words.get(at + 1).tag().matches("NNPS?|DT|PRP.?|JJ|NNS")
            || Character.isUpperCase(words.get(at + 1).word().charAt(0)))) {
      tag(at, "VBG");
    }
  }

  /**
   * "…, and the ministry handed A a note", "Its minister, A, called on B to pay": a past tense that
   * looks like a participle, where its clause has no other verb.
   */
  private void lostVerb(int at) {
    Token verb = words.get(at);
    if (!verb.tag().equals("VBN")
        || at + 1 >= words.size()
        || verb.word().endsWith("n")
        || verb.lemma().matches("name|call|dub|title") && !behindName(at)
        || hasVerbBehind(at)) {
      return;
    }
    boolean object = words.get(at + 1).tag().matches("DT|PRP\\$?|NNPS?") && !isTime(at + 1);
    if (object && beginsClause(at) || behindName(at) && !words.get(at + 1).word().equals("by")) {
      tag(at, "VBD");
    }
  }

  /** Whether a noun phrase stands before that follows ", and" or ", while". */
  private boolean beginsClause(int at) {
    int first = at - 1;
    if (words.get(first).tag().equals("RB") && first > 0) {
      first--;
    }
    if (!words.get(first).isNoun()) {
      return false;
    }
    while (first >= 0 && words.get(first).tag().matches("NN.*|DT|JJ.?|PRP\\$|POS|CD")) {
      first--;
    }
    return first > 1
        && words.get(first - 1).word().equals(",")
        && (words.get(first).tag().equals("CC") || words.get(first).word().matches(BELOW));
  }

  /** "Its minister, A, …": a noun that begins the sentence, and its name between commas. */
  private boolean behindName(int at) {
    int open = at - 2;
    while (open > 0 && words.get(open).tag().matches("NNPS?")) {
      open--;
    }
    return at > 3
        && words.get(at - 1).word().equals(",")
        && words.get(open).word().equals(",")
        && open < at - 2
        && words.get(open - 1).isNoun()
        && words.stream()
            .limit(open)
            .allMatch(word -> word.tag().matches("NN.*|DT|JJ.?|PRP\\$|POS"));
  }

  /** Whether a finite verb follows that no relative pronoun or conjunction makes its own. */
  private boolean hasVerbBehind(int at) {
    boolean below = false;
    for (Token word : words.subList(at + 1, words.size())) {
      if (word.tag().matches("W.*") || word.word().matches(BELOW)) {
        below = true;
      } else if (isFinite(word) && !below) {
        return true;
      } else if (word.tag().matches("CC|:") || isFinite(word)) {
        below = false;
      }
    }
    return false;
  }

  /** "whose chief, A, said": a noun that is spelt like an adjective. */
  private void behindWhose(int at) {
    if (words.get(at).tag().equals("JJ")
        && words.get(at - 1).tag().equals("WP$")
        && at + 1 < words.size()
        && (words.get(at + 1).word().equals(",") || isFinite(words.get(at + 1)))) {
      tag(at, "NN");
    }
  }

  /** "its right to settle there": what somebody has to do something is a noun. */
  private void behindOwner(int at) {
    if (words.get(at).tag().equals("JJ")
        && words.get(at - 1).tag().matches("POS|PRP\\$")
        && at + 2 < words.size()
        && words.get(at + 1).word().equals("to")
        && words.get(at + 2).tag().equals("VB")) {
      tag(at, "NN");
    }
  }

  /** "The ban also bars imports": behind a noun and this adverb comes a verb. */
  private void behindAlso(int at) {
    if (at > 1
        && at + 1 < words.size()
        && words.get(at).tag().equals("NNS")
        && words.get(at - 1).word().equals("also")
        && words.get(at - 2).tag().matches("NN.*|,")
        && words.get(at + 1).tag().matches("NN.*|DT|JJ|PRP\\$|CD")) {
      asVerb(at, "VBZ");
    }
  }

  /** "left after dining with A". */
  private void gerundWith(int at) {
    if (words.get(at).tag().equals("NN")
        && words.get(at).word().endsWith("ing")
        && at + 1 < words.size()
        && words.get(at + 1).word().equals("with")
        && words.get(at - 1).word().matches("(?i)after|before|by|since|while")) {
      asVerb(at, "VBG");
    }
  }

  /** "Oslo ships aid convoy to A as B looks on": a title has a verb before its second clause. */
  private void verbOfTitle(int at) {
    if (!words.get(at).tag().equals("NNS")
        || at + 2 >= words.size()
        || !words.get(at + 1).tag().matches("NN.*|JJ|DT|CD")
        || words.getLast().tag().equals(".")
        || words.stream().limit(at).anyMatch(word -> !word.tag().startsWith("NNP"))) {
      return;
    }
    for (int i = at + 2; i < words.size() && !isFinite(words.get(i)); i++) {
      if (words.get(i).word().matches("as|after|while|before|amid|despite")) {
        asVerb(at, "VBZ");
        return;
      }
    }
  }

  /** "A and B plan to sign a pact": several names and an infinitive, with no verb between. */
  private void ofSeveral(int at) {
    if (at < 3
        || at + 2 >= words.size()
        || !words.get(at).tag().equals("NN")
        || !words.get(at + 1).word().equals("to")
        || !words.get(at + 2).tag().equals("VB")) {
      return;
    }
    boolean each = words.get(at - 1).word().equals("each");
    int last = each ? at - 2 : at - 1;
    int and = beginOfNoun(last);
    int first = beginOfNoun(and - 1);
    boolean several =
        (each || words.get(last).tag().matches("NNPS?"))
            && and > 0
            && words.get(and).word().equals("and")
            && and < last
            && first < and - 1;
    boolean begins =
        first < 0
            || words.get(first).tag().matches("[,:]|``")
            || words.get(first).word().matches(BELOW);
    int end = at + 1;
    while (end < words.size() && !words.get(end).tag().matches("[,.:]|W.*|CC")) {
      end++;
    }
    if (several && begins && words.subList(at, end).stream().noneMatch(WordTags::isFinite)) {
      asVerb(at, "VBP");
    }
  }

  /** Where what stands before a noun and belongs to it has begun: the word before that. */
  private int beginOfNoun(int noun) {
    int before = noun;
    while (before >= 0 && words.get(before).tag().matches("NN.*|DT|JJ")) {
      before--;
    }
    return before;
  }

  /** "B's right to defend itself". */
  private void right(int at) {
    if (words.get(at).word().equals("right")
        && words.get(at).isAdjective()
        && words.get(at - 1).tag().matches("POS|PRP\\$")
        && at + 1 < words.size()
        && words.get(at + 1).word().matches("to|of|not")) {
      tag(at, "NN");
    }
  }

  /**
   * "…, a local group charged.", "…, its minister announced on Monday": who says so stands last.
   */
  private void behindSpeaker(int at) {
    int comma = at - 1;
    while (comma > 0 && words.get(comma).tag().matches("NN.*|DT|JJ|POS|PRP\\$")) {
      comma--;
    }
    String speaker = words.get(at - 1).lemma();
    boolean speaks =
        lexicon.words("acting").contains(speaker) || lexicon.words("person").contains(speaker);
    boolean ends =
        at + 2 >= words.size()
            || words.get(at + 1).word().equals(",") && words.get(at + 2).tag().equals("VBG");
    if (words.get(at).tag().equals("VBN")
        && comma > 0
        && comma < at - 1
        && words.get(comma).word().equals(",")
        && (ends
            || speaks
                && words.get(at + 1).tag().matches("RB|IN")
                && !words.get(at + 1).word().equals("by"))
        && lexicon.words("reporting").contains(words.get(at).lemma())
        && !hasVerbBehind(at)) {
      tag(at, "VBD");
    }
  }

  private void asVerb(int at, String tag) {
    Token verb = words.get(at).readAs(tag);
    if (lexicon.hasVerb(verb) || !lexicon.cues(verb).isEmpty()) {
      tag(at, tag);
    }
  }

  private boolean isTime(int at) {
    return words.get(at).isWeekday() || words.get(at).isMonth();
  }

  private static boolean isFinite(Token word) {
    return word.tag().matches("VB[DZP]|MD");
  }

  private void tag(int at, String tag) {
    words.set(at, words.get(at).readAs(tag));
  }
}
