package dev.entente.entity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose "its" is by the words right before it. */
final class Owners {

  private static final Set<String> NEAR_ONES =
      Set.of(
          "ally",
          "allies",
          "partner",
          "partners",
          "neighbor",
          "neighbors",
          "neighbour",
          "neighbours",
          "backer",
          "backers",
          "patron",
          "patrons",
          "proxy",
          "proxies",
          "affiliate",
          "affiliates",
          "subsidiary",
          "subsidiaries",
          "supporter",
          "supporters",
          "sponsor",
          "sponsors",
          "friends",
          "offshoots",
          "satellites",
          "protector");

  /** What is done to somebody for what he did. */
  private static final Set<String> JUDGING =
      Set.of(
          "sanctions",
          "sanction",
          "sanctioned",
          "sanctioning",
          "embargo",
          "penalties",
          "punish",
          "punished",
          "punishing",
          "punishment",
          "condemned",
          "condemn",
          "condemns",
          "condemning",
          "criticized",
          "criticised",
          "criticize",
          "criticise",
          "criticizes",
          "criticises",
          "criticizing",
          "criticising",
          "denounced",
          "denounce",
          "denounces",
          "denouncing",
          "rebuked",
          "rebuke",
          "rebuking",
          "chided",
          "chastised",
          "slammed",
          "blasted",
          "lambasted",
          "assailed",
          "blamed",
          "blame",
          "blames",
          "blaming",
          "faulted",
          "censured",
          "reprimanded",
          "fined",
          "sued",
          "thanked",
          "thank",
          "thanks",
          "thanking",
          "praised",
          "praise",
          "praises",
          "praising",
          "commended",
          "commend",
          "commends",
          "lauded",
          "lauds",
          "congratulated",
          "expelled",
          "suspended",
          "pressure",
          "isolated",
          "shunned",
          "blacklisted");

  private final Tokens tokens;
  private final Discourse discourse;

  Owners(Reading reading, Discourse discourse) {
    this.tokens = reading.tokens;
    this.discourse = discourse;
  }

  /** "warned B and its allies", "imposed sanctions on B for its raids": B's. */
  @Nullable Unit beside(int token) {
    if (!discourse.word(token).equals("its")) {
      return null;
    }
    String before = discourse.word(token - 1);
    if (before.matches("and|or") && nearOne(token + 1)) {
      return endingAt(token - 1);
    }
    boolean because = before.equals("of") && discourse.word(token - 2).equals("because");
    if (!because && !before.matches("for|over")) {
      return null;
    }
    Unit judged = endingAt(because ? token - 2 : token - 1);
    return judged != null && !discourse.isSubject(judged) && judges(judged) ? judged : null;
  }

  private static final Set<String> PAPERS =
      Set.of("report", "statement", "study", "document", "communique", "survey", "dossier");

  private static final Set<String> ACCUSING =
      Set.of(
          "accused",
          "accuses",
          "blamed",
          "blames",
          "criticized",
          "criticised",
          "criticizes",
          "criticises",
          "condemned",
          "condemns",
          "faulted",
          "urged",
          "urges",
          "called",
          "calls",
          "recommended",
          "recommends",
          "documented",
          "documents",
          "alleged",
          "alleges",
          "cited",
          "described",
          "describes",
          "warns",
          "details",
          "detailed",
          "demanded",
          "faults");

  /** "the A report said. It also accused B": whose report said so in the sentence before. */
  @Nullable Unit issuer(int token) {
    int sentence = tokens.sentence[token];
    boolean opens = token > 0 && tokens.sentence[token - 1] != sentence;
    int verb = discourse.word(token + 1).matches("also|further|has") ? token + 2 : token + 1;
    if (!opens || !saysAt(verb) && !ACCUSING.contains(discourse.word(verb))) {
      return null;
    }
    for (Unit unit : discourse.sentence(sentence - 1)) {
      if (unit.entities.size() == 1
          && PAPERS.contains(discourse.word(unit.to))
          && saysAt(unit.to + 1)
          && tokens.paragraph[unit.from] == tokens.paragraph[token]) {
        return unit;
      }
    }
    return null;
  }

  private boolean saysAt(int token) {
    String word = discourse.word(token);
    return VerbForms.SPEECH.contains(word)
        || word.matches("reads?|found|finds|concluded|concludes");
  }

  private boolean nearOne(int from) {
    for (int i = from; i < from + 3; i++) {
      if (NEAR_ONES.contains(discourse.word(i))) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Unit endingAt(int token) {
    Unit unit = discourse.at(token - 1);
    return unit != null && unit.to == token ? unit : null;
  }

  /** The verb stands right before its object, or "sanctions on" does. */
  private boolean judges(Unit object) {
    for (int i = object.from - 1; i >= 0 && i >= object.from - 3; i--) {
      if (tokens.sentence[i] != tokens.sentence[object.from]
          || !tokens.isWord(i)
          || discourse.word(i).matches("in|at|from|by|with|to|near")) {
        return false;
      }
      if (JUDGING.contains(discourse.word(i))) {
        return true;
      }
    }
    return false;
  }
}
