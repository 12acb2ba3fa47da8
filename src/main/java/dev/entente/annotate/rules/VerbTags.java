package dev.entente.annotate.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Verbs that the tagger took for nouns ("after handing weapons", "would blitz B"), tagged as what
 * their neighbours and the lexicon show them to be: the parser trusts its tags and attaches
 * everything around such a word wrongly.
 */
final class VerbTags {

  /** What begins the object of a verb, and hardly follows a noun. */
  private static final Set<String> OBJECT = Set.of("DT", "PRP$", "PRP", "NNP", "NNPS", "$");

  /** What says that the next word begins a noun phrase: no gerund with an object behind it. */
  private static final Set<String> BEFORE_NOUN = Set.of("DT", "PRP$", "POS", "JJ", "CD", "NN");

  private static final Set<String> FINITE = Set.of("VBD", "VBZ", "VBP", "MD");

  private static final Pattern SUBORDINATE =
      Pattern.compile(".* (after|when|as|while|because|since|if|unless|before)");
  private static final Pattern COORDINATE = Pattern.compile(", (and|but)");

  private final List<Token> words;
  private final Lexicon lexicon;

  private VerbTags(List<Token> words, Lexicon lexicon) {
    this.words = words;
    this.lexicon = lexicon;
  }

  static List<Token> mended(List<Token> words, Lexicon lexicon) {
    VerbTags tags = new VerbTags(new ArrayList<>(words), lexicon);
    int main = tags.clauseBehind(SUBORDINATE);
    boolean verbless = !tags.hasFinite(0, main);
    boolean lost = !tags.hasFinite(0, words.size());
    int first = tags.clauseBehind(COORDINATE);
    boolean verblessFirst = first < words.size() && !tags.hasFinite(0, first);
    for (int i = 0; i < words.size(); i++) {
      tags.mendAcronym(i);
      tags.mendLastNoun(i);
      tags.mendNounBeforePreposition(i);
      tags.mendNumbered(i);
      tags.mendNounAfterPlural(i);
      tags.mendNounAfterParticle(i);
      tags.mendBehindHyphen(i);
      tags.mendPeople(i);
    }
    tags.mendFirst();
    TitleVerbs.mend(tags.words, lexicon);
    for (int i = 0; i < words.size(); i++) {
      tags.mend(i);
      tags.mendSubjunctive(i);
      tags.mendNounOfTo(i);
      tags.mendVerbBeforeArticle(i);
      tags.mendPerfect(i);
      tags.mendReported(i);
      tags.mendRelative(i);
      if (verbless && (lost || i < main && tags.tag(i).equals("JJ"))) {
        tags.mendLostVerb(i);
        tags.mendVerbOfName(i);
      } else if (verblessFirst && i < first) {
        tags.mendVerbOfName(i);
      }
      tags.mendParticiple(i);
      tags.mendParticipleForPeople(i);
      tags.mendPassiveOfTitle(i);
      if (tags.tag(i).equals("VB") && i > 0 && tags.words.get(i - 1).word().equals("to")) {
        tags.tag(i - 1, "TO");
      }
    }
    return tags.words;
  }

  /** Where a word begins another clause, told by it and the one before; the end where none does. */
  private int clauseBehind(Pattern pair) {
    for (int i = 3; i < words.size(); i++) {
      if (pair.matcher(words.get(i - 1).word() + " " + words.get(i).word()).matches()) {
        return i;
      }
    }
    return words.size();
  }

  /** "bombed IS positions". */
  private void mendAcronym(int at) {
    if (words.get(at).word().equals("IS") && words.stream().anyMatch(VerbTags::isInLowerCase)) {
      Token token = words.get(at);
      words.set(at, new Token(at, token.span(), "IS", "is", "NNP", token.name()));
    }
  }

  /** "killed in Taliban attack", at the end of a title. */
  private void mendLastNoun(int at) {
    boolean last = at == words.size() - 1 && at > 1 && tag(at).matches("VBP?");
    if (last && tag(at - 1).matches("NNP|JJ|NN") && tag(at - 2).matches("IN|POS|DT")) {
      tag(at, "NN");
    }
  }

  /** "a spat between A and B", "the shelling of A": a noun that is spelt like a verb's form. */
  private void mendNounBeforePreposition(int at) {
    if (at == 0
        || at + 1 >= words.size()
        || !tag(at).matches("VB[DN]")
            && !(tag(at).equals("VBG") && words.get(at + 1).word().equals("of"))
        || !tag(at - 1).matches("DT|JJ")
        || !tag(at + 1).equals("IN")) {
      return;
    }
    Token read = words.get(at);
    String word = read.word().toLowerCase(Locale.ROOT);
    Token noun = new Token(at, read.span(), read.word(), word, "NN", read.name());
    if (lexicon.triggers(noun).stream().anyMatch(row -> row.pos() == PartOfSpeech.NOUN)) {
      words.set(at, noun);
    }
  }

  /** "Swiss-mediated talks": what a name does before a hyphen. */
  private void mendBehindHyphen(int at) {
    if (at > 1
        && tag(at).equals("JJ")
        && words.get(at).word().endsWith("ed")
        && words.get(at - 1).word().equals("-")
        && Character.isUpperCase(words.get(at - 2).word().charAt(0))) {
      read(at, "VBN");
    }
  }

  /** "a fisheries deal": what "a" introduces is no plural and its verb. */
  private void mendNounAfterPlural(int at) {
    if (at > 1
        && tag(at).equals("VBP")
        && tag(at - 1).equals("NNS")
        && (words.get(at - 2).lemma().equals("a") && tag(at - 2).equals("DT")
            || tag(at - 2).equals("JJ") && at > 2 && words.get(at - 3).lemma().equals("a"))
        && !tag(at + 1).matches("DT|PRP.?|TO|RB")) {
      tag(at, "NN");
    }
  }

  /** "brushed aside calls from B", "B's "vile" remarks": plurals that are spelt like a verb. */
  private void mendNounAfterParticle(int at) {
    if (at < 3 || !tag(at).equals("VBZ") || !isInLowerCase(words.get(at))) {
      return;
    }
    boolean particle =
        words.get(at - 1).word().matches("aside|off|down|away") && tag(at - 2).matches("VB[DGN]?");
    boolean quoted =
        tag(at - 1).equals("''")
            && tag(at - 3).equals("``")
            && at > 3
            && tag(at - 4).matches("POS|PRP\\$|DT");
    Token read = words.get(at);
    Token noun = new Token(at, read.span(), read.word(), read.lemma(), "NNS", read.name());
    if ((particle || quoted)
        && lexicon.triggers(noun).stream().anyMatch(row -> row.pos() == PartOfSpeech.NOUN)) {
      words.set(at, noun);
      if (quoted && tag(at - 2).equals("FW")) {
        tag(at - 2, "JJ");
      }
    }
  }

  /** "Somali pirates": people that are spelt like a verb, behind an adjective. */
  private void mendPeople(int at) {
    if (at > 0
        && tag(at).equals("VBZ")
        && tag(at - 1).equals("JJ")
        && (is("fighter", at) || is("person", at) || is("troops", at))) {
      tag(at, "NNS");
    }
  }

  private boolean is(String wordClass, int at) {
    return lexicon.words(wordClass).contains(words.get(at).lemma());
  }

  /** "two of 24 promised jets": between a number and its noun stands no verb. */
  private void mendNumbered(int at) {
    if (at > 1
        && at + 1 < words.size()
        && tag(at).matches("VB[DN]")
        && tag(at - 1).equals("CD")
        && tag(at - 2).matches("IN|DT|VB.?|PRP\\$")
        && tag(at + 1).matches("NNS?|JJ")
        && words.get(at).word().endsWith("ed")) {
      tag(at, "JJ");
    }
  }

  /** "evacuated wounded from B": those who are, where a verb needs an object. */
  private void mendParticipleForPeople(int at) {
    boolean people =
        at > 0
            && tag(at).matches("VB[DN]|JJ")
            && lexicon.words("sufferer").contains(words.get(at).word())
            && tag(at - 1).startsWith("VB")
            && !words.get(at - 1).lemma().matches("be|have|get|leave|find|lie|become|remain|go")
            && (at + 1 >= words.size() || tag(at + 1).matches("IN|CC|TO|RB|[.,]"));
    if (people) {
      Token read = words.get(at);
      words.set(at, new Token(at, read.span(), read.word(), read.word(), "NNS", read.name()));
    }
  }

  private void mend(int at) {
    Token token = words.get(at);
    if (token.word().matches("(?i)neighbou?ring") && token.tag().equals("VBG")) {
      tag(at, "JJ");
      return;
    }
    boolean first = at == 0;
    if (!(token.isNoun() || token.isAdjective())
        || !token.name().equals("O")
        || !first && Character.isUpperCase(token.word().charAt(0))) {
      return;
    }
    String before = first ? "" : tag(at - 1);
    String next = tag(at + 1);
    if (token.isAdjective() && before.equals("IN") && next.startsWith("NN")) {
      // A British spelling: "no intention of normalising ties".
      if (token.word().matches(".*(al|il|ol|ar|er|or|an|on|at)ising")) {
        read(at, "VBG");
      }
    } else if (token.word().endsWith("ing") && !token.isAdjective()) {
      boolean object =
          OBJECT.contains(next)
              || next.equals("RP")
              || next.matches("JJ|JJR|RBR|CD") && (before.equals("IN") || before.startsWith("VB"));
      if (object && !BEFORE_NOUN.contains(before) && !before.startsWith("NNP")) {
        read(at, "VBG");
      }
    } else if (!first && before.equals("MD") && next.matches("DT|PRP.?|NNPS?|IN|RP|TO|JJ|NNS")) {
      read(at, "VB");
    } else if (!first && isInfinitiveMark(at - 1) && OBJECT.contains(next)) {
      read(at, "VB");
    } else if (!first
        && words.get(at - 1).word().equals("to")
        && token.tag().equals("NN")
        && !token.lemma().equals("war") // "took A to war"
        && (OBJECT.contains(next) || next.equals("JJ"))
        && read(at, "VB")) {
      // The tagger, used to the noun, took "to" for a preposition: "agreed to sanction the B".
      tag(at - 1, "TO");
    } else if (!first
        && words.get(at - 1).word().equals("to")
        && token.word().endsWith("ise")
        && (next.matches("NNS?|JJ|DT|PRP.?|NNP") || next.equals(".") && !isNounOfRows(at))
        && read(at, "VB")) {
      // A British spelling: "is ready to normalise relations", "phoned to apologise".
      tag(at - 1, "TO");
    } else if (!first && isNegatedAuxiliary(at - 1) && next.matches("DT|PRP.?|NNPS?|IN|RP|TO")) {
      read(at, "VB");
    } else if (token.tag().equals("NNS")
        && before.matches("NNPS?")
        && next.matches("DT|PRP.?|NNPS?|RP|JJ")
        && isOnlyVerb(at)) {
      read(at, "VBZ");
    }
  }

  /** "demanded that A hand over B": what is demanded stands in the bare form. */
  private void mendSubjunctive(int at) {
    if (at < 3 || !tag(at).equals("NN") || !tag(at - 1).startsWith("NNP")) {
      return;
    }
    int that = at - 1;
    while (that > 0 && tag(that).matches("NN.*|DT|JJ")) {
      that--;
    }
    if (that > 0
        && words.get(that).word().equals("that")
        && lexicon.words("subjunctive").contains(words.get(that - 1).lemma())
        && tag(at + 1).matches("DT|IN|RP|NNP.*|PRP.*|JJ|NNS|TO")) {
      read(at, "VB");
    }
  }

  /**
   * "says A finances parties that …": behind a verb that reports, a name and a plural, its verb.
   */
  private void mendReported(int at) {
    if (at > 1
        && at + 1 < words.size()
        && tag(at).equals("NNS")
        && isInLowerCase(words.get(at))
        && tag(at - 1).equals("NNP")
        && tag(at + 1).matches("DT|PRP\\$|NNPS?|NNS")
        && FINITE.contains(tag(at - 2))
        && lexicon.words("reporting").contains(words.get(at - 2).lemma())) {
      read(at, "VBZ");
    }
  }

  /** "the rebels, whom A arms, …", "missiles that A fires at B": the verb of a relative clause. */
  private void mendRelative(int at) {
    if (at < 3
        || !tag(at).equals("NNS")
        || !isInLowerCase(words.get(at))
        || !tag(at - 1).equals("NNP")
        || !tag(at + 1).matches("[,.]|IN|TO")) {
      return;
    }
    String opening = words.get(at - 2).word();
    int end = at + 1;
    while (end < words.size() && !isMark(end)) {
      end++;
    }
    if (opening.matches("whom|which") && !tag(at - 3).equals("IN")
        || opening.equals("that") && words.get(at - 3).isNoun() && !hasFinite(at + 1, end)) {
      read(at, "VBZ");
    }
  }

  /** "Menaced by A, B agreed": a sentence does not begin with a name like this. */
  private void mendFirst() {
    if (words.size() > 3
        && words.getFirst().word().endsWith("ed")
        && tag(0).matches("NNP?|JJ|VBD")
        && words.get(1).word().equals("by")) {
      read(0, "VBN");
    }
  }

  /** "has long fretted about B", "had so enraged B": an auxiliary has a verb, no adjective. */
  private void mendPerfect(int at) {
    int before = at - 1;
    while (before > 0 && before > at - 3 && tag(before).equals("RB")) {
      before--;
    }
    if (before >= 0
        && at + 1 < words.size()
        && tag(at).equals("JJ")
        && words.get(at).word().endsWith("ed")
        && words.get(before).lemma().equals("have")
        && (tag(at + 1).matches("IN|RP|DT|PRP\\$")
            || words.get(at - 1).word().equals("so") && tag(at + 1).startsWith("NNP"))) {
      read(at, "VBN");
    }
  }

  /** "A clamped a curfew on B": no adjective stands before an article. */
  private void mendVerbBeforeArticle(int at) {
    if (at > 0
        && tag(at).equals("JJ")
        && words.get(at).word().endsWith("ed")
        && tag(at - 1).startsWith("NN")
        && tag(at + 1).matches("DT|PRP\\$")) {
      read(at, "VBD");
    }
  }

  /** "The military accused B of …": a sentence has a verb, where it may look like a participle. */
  private void mendLostVerb(int at) {
    if (at > 0
        && at + 2 < words.size()
        && tag(at).matches("JJ|VBN")
        && words.get(at).word().endsWith("ed")
        && (tag(at - 1).matches("NN.*|JJ") || words.get(at - 1).word().equals("each"))
        && tag(at + 1).matches(at == 1 ? "DT|NNP.*|PRP.*|JJ|NNS?|CD" : "DT|NNP.*|PRP.*|JJ|NNS|CD")
        && tag(words.size() - 1).equals(".")) {
      read(at, "VBD");
    }
  }

  /** "A ships tea to B.": a sentence has a verb, where it may look like the plural of a noun. */
  private void mendVerbOfName(int at) {
    if (at == 0
        || at + 2 >= words.size()
        || !tag(at).equals("NNS")
        || !tag(at - 1).matches("NNPS?")
        || !tag(at + 1).matches("NNS?|JJS?|CD|P?DT|PRP\\$") && !isAboutNumber(at + 1)
        || !tag(words.size() - 1).equals(".")
        || words.subList(0, at).stream().anyMatch(word -> !word.tag().matches("NNPS?|DT"))) {
      return;
    }
    read(at, "VBZ");
  }

  /** "about 90 percent", "more than half". */
  private boolean isAboutNumber(int at) {
    return tag(at).matches("IN|RB|JJR") && tag(at + 1).equals("CD")
        || tag(at).equals("JJR") && words.get(at + 1).word().equals("than");
  }

  /** "will not bow to pressure from A": what one yields to, though a verb is spelt alike. */
  private void mendNounOfTo(int at) {
    if (at > 1
        && tag(at).equals("VB")
        && words.get(at - 1).word().equals("to")
        && words.get(at + 1 < words.size() ? at + 1 : at).word().matches("from|by")
        && lexicon.words("yielding").contains(words.get(at - 2).lemma())) {
      Token verb = words.get(at);
      words.set(at, new Token(at, verb.span(), verb.word(), verb.lemma(), "NN", verb.name()));
      tag(at - 1, "IN");
    }
  }

  /**
   * "A, along with B, deported the envoys", "and then, a day later, deported B": behind a comma
   * that cuts it off from its subject, a past tense looks like a participle.
   */
  private void mendParticiple(int at) {
    if (at < 2
        || !tag(at).equals("VBN")
        || !words.get(at - 1).word().equals(",")
        || !OBJECT.contains(tag(at + 1)) && !tag(at + 1).equals("JJ")) {
      return;
    }
    int open = at - 2;
    while (open >= 0 && !isMark(open)) {
      open--;
    }
    boolean inserted = open > 0 && tag(open).equals(",") && !hasFinite(open, at);
    boolean continued =
        inserted && (tag(open - 1).equals("CC") || words.get(open - 1).word().equals("then"));
    if (continued || inserted && !hasFinite(0, words.size()) && words.get(open - 1).isNoun()) {
      tag(at, "VBD");
    }
  }

  /** "Soldiers wounded in B": a title leaves out "were", and who does it to somebody names him. */
  private void mendPassiveOfTitle(int at) {
    if (at > 0
        && tag(at).equals("VBD")
        && tag(at + 1).equals("IN")
        && words.get(at - 1).isNoun()
        && !tag(words.size() - 1).equals(".")
        && lexicon.words("undergone").contains(words.get(at).lemma())) {
      tag(at, "VBN");
    }
  }

  private boolean hasFinite(int begin, int end) {
    return words.subList(begin, end).stream().anyMatch(word -> FINITE.contains(word.tag()));
  }

  private String tag(int at) {
    return at >= 0 && at < words.size() ? words.get(at).tag() : "";
  }

  /** "to", or an adverb behind it. */
  private boolean isInfinitiveMark(int at) {
    return words.get(at).tag().equals("TO")
        || at > 0 && tag(at).equals("RB") && words.get(at - 1).tag().equals("TO");
  }

  /** "did not", "may soon". */
  private boolean isNegatedAuxiliary(int at) {
    return tag(at).equals("RB")
        && at > 0
        && (tag(at - 1).equals("MD") || words.get(at - 1).lemma().equals("do"));
  }

  private boolean isNounOfRows(int at) {
    return lexicon.triggers(words.get(at)).stream().anyMatch(row -> row.pos() == PartOfSpeech.NOUN);
  }

  /** Whether the words between the marks around it have no finite verb. */
  private boolean isOnlyVerb(int at) {
    for (int i = at - 1; i >= 0 && !isMark(i); i--) {
      if (FINITE.contains(tag(i))) {
        return false;
      }
    }
    for (int i = at + 1; i < words.size() && !isMark(i); i++) {
      if (FINITE.contains(tag(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInLowerCase(Token token) {
    return token.isNoun() && Character.isLowerCase(token.word().charAt(0));
  }

  private boolean isMark(int at) {
    return tag(at).matches("[,.:]|``|''");
  }

  /** Takes a word for a verb where the lexicon knows it as one; whether it does. */
  private boolean read(int at, String tag) {
    Token verb = words.get(at).readAs(tag);
    boolean known = lexicon.hasVerb(verb);
    if (known) {
      words.set(at, verb);
    }
    return known;
  }

  private void tag(int at, String tag) {
    Token token = words.get(at);
    words.set(at, new Token(at, token.span(), token.word(), token.lemma(), tag, token.name()));
  }
}
