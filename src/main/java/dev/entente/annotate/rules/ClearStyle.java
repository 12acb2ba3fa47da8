package dev.entente.annotate.rules;

import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.stanford.nlp.ling.TaggedWord;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A tree in the Clear style (Choi and Palmer 2012), turned into basic Universal Dependencies:
 * content words govern prepositions and copulas, and conjuncts hang on the first of them.
 */
final class ClearStyle extends ClearTree {

  /** Relations that only have another name. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("nsubjpass", "nsubj:pass"),
          Map.entry("csubjpass", "csubj:pass"),
          Map.entry("auxpass", "aux:pass"),
          Map.entry("dobj", "obj"),
          Map.entry("dative", "iobj"),
          Map.entry("poss", "nmod:poss"),
          Map.entry("prt", "compound:prt"),
          Map.entry("relcl", "acl:relcl"),
          Map.entry("num", "nummod"),
          Map.entry("neg", "advmod"),
          Map.entry("predet", "det:predet"),
          Map.entry("preconj", "cc:preconj"),
          Map.entry("attr", "xcomp"),
          Map.entry("acomp", "xcomp"),
          Map.entry("oprd", "xcomp"),
          Map.entry("hyph", "punct"),
          Map.entry("intj", "discourse"),
          Map.entry("pobj", "obl"),
          Map.entry("agent", "obl"),
          Map.entry("pcomp", "advcl"));

  private static final Set<String> TIMES =
      Set.of(
          "afternoon",
          "april",
          "august",
          "autumn",
          "century",
          "day",
          "decade",
          "december",
          "evening",
          "february",
          "friday",
          "hour",
          "january",
          "july",
          "june",
          "march",
          "may",
          "minute",
          "monday",
          "month",
          "morning",
          "night",
          "november",
          "october",
          "quarter",
          "saturday",
          "september",
          "spring",
          "summer",
          "sunday",
          "thursday",
          "time",
          "today",
          "tomorrow",
          "tonight",
          "tuesday",
          "wednesday",
          "week",
          "weekend",
          "winter",
          "year",
          "yesterday");

  /** Two words that are one preposition, adverb or conjunction, the first of which governs. */
  private static final Set<String> FIXED =
      Set.of(
          "according to",
          "because of",
          "such as",
          "rather than",
          "instead of",
          "due to",
          "as well",
          "ahead of",
          "prior to");

  /** Verbs that say what somebody is of an object, which they do not go without. */
  private static final Set<String> NAMING =
      Set.of(
          "appoint",
          "brand",
          "call",
          "consider",
          "declare",
          "dub",
          "elect",
          "label",
          "leave",
          "make",
          "name",
          "pronounce",
          "render",
          "send",
          "set",
          "term");

  private ClearStyle(NLPNode[] nodes, List<TaggedWord> words) {
    super(nodes, words);
  }

  /**
   * The tree of parsed nodes.
   *
   * @param nodes the root above all, then the words
   */
  static TreeParser.Heads universal(NLPNode[] nodes, List<TaggedWord> words) {
    ClearStyle tree = new ClearStyle(nodes, words);
    tree.convert();
    tree.breakCircles();
    int[] governors = new int[words.size()];
    String[] relations = new String[words.size()];
    for (int i = 1; i < nodes.length; i++) {
      governors[i - 1] = tree.heads[i] - 1;
      relations[i - 1] = tree.relations[i];
    }
    return new TreeParser.Heads(governors, relations);
  }

  private void convert() {
    ClearCoordinations coordinations = new ClearCoordinations(this);
    coordinations.mend();
    new ClearObjects(this).mend();
    new ClearPhrases(this).mend();
    new ClearAttachments(this).mend();
    new ClearClauses(this).mend();
    new ClearSpeech(this).mend();
    new ClearBounds(this).mend();
    new ClearRelatives(this).mend();
    new ClearMarks(this).mend();
    coordinations.hangOnFirst();
    for (int root : children(0)) {
      prepositions(root);
    }
    waysOfVerbs();
    copulas();
    insertedSpeech();
    pairs();
    for (int i = 1; i < heads.length; i++) {
      complement(i);
    }
    for (int i = 1; i < heads.length; i++) {
      relations[i] = name(i);
    }
  }

  /** What a preposition governs takes its place and governs it, from the leaves up. */
  private void prepositions(int word) {
    for (int child : children(word)) {
      prepositions(child);
    }
    int object = isPreposition(word) ? objectOf(word) : 0;
    if (object == 0) {
      return;
    }
    int doing = is(object, "pobj") ? child(word, "pcomp") : 0;
    if (doing > object && hasTag(doing, "VBG", "VBN")) {
      // "with A acting as broker"
      heads[object] = doing;
      relations[object] = "nsubj";
      object = doing;
    }
    turn(word, object);
  }

  private void turn(int word, int object) {
    boolean clause = is(object, "pcomp") && isVerb(object);
    String relation = relations[word];
    int above = heads[word];
    for (int child : children(word)) {
      if (!is(child, "fixed")) {
        heads[child] = object;
      }
    }
    heads[object] = above;
    heads[word] = object;
    relations[word] = clause ? "mark" : "case";
    if (relation.equals("conj") || relation.equals("root")) {
      relations[object] = relation;
    } else if (relation.equals("agent")) {
      relations[object] = "obl";
    } else if (lower(word).equals("as") && tag(object).startsWith("JJ") && isVerb(above)) {
      relations[object] = "advcl";
    } else if (clause) {
      relations[object] = isNominal(above) ? "acl" : "advcl";
    } else {
      relations[object] = isNominal(above) || isQuantity(above) ? "nmod" : "obl";
    }
  }

  /** Whether a lemma is a span or a point of time. */
  static boolean isTime(String lemma) {
    return TIMES.contains(lemma);
  }

  /** "of A", "of saying so", "from behind A", where "behind A" was turned before; else 0. */
  private int objectOf(int preposition) {
    int object = child(preposition, "pobj");
    if (object == 0) {
      object = child(preposition, "pcomp");
    }
    if (object == 0) {
      object = child(preposition, "nmod", "obl", "prep");
      object = object < preposition ? 0 : object;
    }
    return object;
  }

  /** "went back to A": where to is said of the verb. */
  private void waysOfVerbs() {
    for (int i = 1; i < heads.length; i++) {
      int way = heads[i];
      if (is(i, "obl", "nmod")
          && way < i
          && hasTag(way, "RB", "RP")
          && is(way, "advmod", "prt")
          && isVerb(heads[way])
          && !lower(child(i, "case")).matches("of|as|than")) {
        heads[i] = heads[way];
        relations[i] = "obl";
      }
    }
  }

  /** "an ally is A": what is said of somebody governs "be". */
  private void copulas() {
    for (int i = 1; i < heads.length; i++) {
      if (!"be".equals(lemmas[i]) || relations[i].startsWith("aux")) {
        continue;
      }
      int said = child(i, "attr", "acomp");
      int duty = infinitiveOf(said != 0 && lower(said).equals("about") ? said : i);
      if (duty != 0 && (said == 0 || heads[duty] == said)) {
        // "is to leave", "is about to leave"
        promote(duty, i, "aux");
        if (child(duty, "auxpass") != 0 && child(duty, "nsubj") != 0) {
          relations[child(duty, "nsubj")] = "nsubjpass";
        }
        if (said != 0) {
          relations[said] = "advmod";
        }
        continue;
      }
      boolean exists = child(i, "expl") != 0;
      if (said == 0 && !exists) {
        int adverb = child(i, "advmod");
        int place = adverb > i ? child(adverb, "obl") : 0;
        said = place > adverb ? place : child(i, "obl");
        said = said < i ? 0 : said;
      }
      if (said == 0 || said < i && child(i, "nsubj") == 0) {
        continue;
      }
      if (exists) {
        relations[said] = "nsubj";
        continue;
      }
      promote(said, i, "cop");
    }
  }

  private int infinitiveOf(int word) {
    int infinitive = child(word, "xcomp");
    return infinitive > word && hasInfinitiveMark(infinitive) ? infinitive : 0;
  }

  /** "the troops, officials say, that are there": what is said goes round who says it. */
  private void insertedSpeech() {
    for (int i = 1; i < heads.length; i++) {
      int said = child(i, "ccomp");
      if (said != 0 && said < i && isCleft(said)) {
        // "It was A, officials say, that did it"
        for (int clause : children(i)) {
          int that = child(clause, "nsubj", "dobj", "nsubjpass");
          if (clause > i && is(clause, "ccomp") && that > i && lower(that).matches("that|who")) {
            heads[clause] = said;
            relations[clause] = "ccomp";
          }
        }
      }
      if (said != 0 && said < i && last(said) > i) {
        heads[said] = heads[i];
        relations[said] = relations[i];
        heads[i] = said;
        relations[i] = "parataxis";
      }
    }
  }

  private boolean isCleft(int said) {
    return child(said, "cop") != 0 && lower(child(said, "nsubj")).equals("it");
  }

  /** "because of" has one head, and "at least" before a number another one. */
  private void pairs() {
    for (int second = 2; second < heads.length; second++) {
      int first = second - 1;
      String pair = lower(first) + " " + lower(second);
      boolean together = heads[second] == heads[first];
      if (pair.matches("at (?:least|most)") && (together || heads[first] == second)) {
        heads[first] = second;
        relations[first] = "case";
        relations[second] = "npadvmod";
      } else if (pair.matches("(?:more|less|fewer) than")
          && together
          && hasTag(heads[first], "CD")) {
        relations[first] = "advmod";
        heads[second] = first;
        relations[second] = "fixed";
      } else if (FIXED.contains(pair) && is(second, "case") && heads[heads[second]] == first) {
        // "ahead of A", where "of" stands below A
        int object = heads[second];
        heads[object] = heads[first];
        relations[object] = isNominal(heads[first]) ? "nmod" : "obl";
        heads[first] = object;
        relations[first] = "case";
        heads[second] = first;
        relations[second] = "fixed";
      } else if (FIXED.contains(pair) && (together || heads[first] == second)) {
        if (heads[first] == second) {
          heads[first] = heads[second];
          relations[first] = relations[second];
        }
        heads[second] = first;
        relations[second] = "fixed";
      }
    }
  }

  /** Clauses that complete a verb or a noun. */
  private void complement(int word) {
    int head = heads[word];
    int subject = child(word, "nsubj", "nsubjpass");
    if (is(word, "ccomp")
        && subject > head
        && head != 0
        && hasInfinitiveMark(word)
        && children(word).stream()
            .noneMatch(be -> be < word && is(be, "aux") && hasTag(be, "VBD", "VBZ", "VBP", "MD"))
        && child(head, "dobj") == 0) {
      // "expected A to come"
      relations[word] = "xcomp";
      heads[subject] = head;
      relations[subject] = "dobj";
    } else if (is(word, "advcl")
        && hasTag(word, "VBN")
        && hasTag(word - 1, "NN", "NNS", "NNP", "NNPS")
        && child(word, "aux", "auxpass", "mark", "nsubj") == 0
        && children(word).stream()
            .anyMatch(by -> is(by, "obl") && lower(child(by, "case")).equals("by"))
        && heads[word - 1] == head) {
      // "guarded by soldiers paid by B"
      heads[word] = word - 1;
      relations[word] = "acl";
    } else if (is(word, "ccomp")
        && subject > head
        && subject < word
        && isVerb(head)
        && (isNoun(word) || tag(word).startsWith("JJ"))
        && child(word, "cop", "aux", "mark", "dobj") == 0
        && child(head, "dobj") == 0) {
      // "considers A an ally"
      relations[word] = "xcomp";
      heads[subject] = head;
      relations[subject] = "dobj";
    } else if (is(word, "relcl")
        && hasInfinitiveMark(word)
        && children(word).stream().noneMatch(which -> hasTag(which, "WDT", "WP", "WRB", "IN"))) {
      // "has reason to attack"
      relations[word] = "acl";
    } else if (is(word, "advcl")
        && isNoun(head)
        && child(head, "cop") == 0
        && hasInfinitiveMark(word)
        && subject == 0) {
      // "no choice but to attack"
      relations[word] = "acl";
    } else if (is(word, "acl") && lower(child(word, "mark")).equals("that")) {
      relations[word] = "ccomp";
    } else if (is(word, "xcomp")
        && hasInfinitiveMark(word)
        && lower(first(word)).equals("only")
        && lower(first(word) - 1).equals(",")) {
      // "begged A for time, only to be turned down"
      relations[word] = "advcl";
    } else if (is(word, "oprd")
        && tag(word).startsWith("NN")
        && word > head
        && NAMING.contains(lemmas[head])
        && child(head, "dobj", "nsubjpass", "auxpass") == 0
        && child(word, "poss", "det") != 0) {
      // "called home its envoy"
      relations[word] = "dobj";
    } else if (is(word, "advcl")
        && (hasTag(word, "VBG") || hasTag(child(word, "aux"), "VBG"))
        && isVerb(head)
        && (word - head == 1
            || word - head == 2 && heads[word - 1] == word && is(word - 1, "aux"))) {
      // "denied having ordered it"
      relations[word] = "xcomp";
    } else if (is(word, "advcl")
        && word > head
        && hasTag(word, "VB")
        && isVerb(head)
        && subject == 0
        && hasInfinitiveMark(word)
        && child(word, "mark", "advmod") == 0
        && child(head, "xcomp", "ccomp") == 0
        && (child(head, "dobj") == 0 || child(head, "obl") < head || child(head, "obl") > word)
        && !lower(first(word) - 1).equals(",")) {
      // "sent troops to help A"
      relations[word] = "xcomp";
    } else if (is(word, "dobj") && hasTag(word, "VBG") && child(word, "prt", "dobj") > word) {
      // "ruled out sitting down with A"
      relations[word] = "xcomp";
    }
  }

  private String name(int word) {
    String relation = relations[word];
    return switch (relation) {
      case "aux" -> hasTag(word, "TO") ? "mark" : "aux";
      case "npadvmod", "npmod" -> TIMES.contains(lemmas[word]) ? "obl:tmod" : "obl:npmod";
      case "qmod" -> hasTag(word, "DT") ? "det" : "advmod";
      case "appos" -> hasTag(word, "CD") ? "amod" : "appos";
      case "nmod", "hmod", "nn" -> modifier(word);
      case "prep" -> isNominal(heads[word]) ? "nmod" : "obl";
      case "dative" -> hasTag(word, "IN", "TO") ? "obl" : "iobj";
      default -> NAMES.getOrDefault(relation, relation);
    };
  }

  /** What stands before a noun, or behind one and a preposition. */
  private String modifier(int word) {
    int preposition = child(word, "case");
    if (preposition != 0 && preposition < word) {
      return "nmod";
    }
    String tag = tag(word);
    return tag.startsWith("JJ") || tag.startsWith("VB")
        ? "amod"
        : tag.equals("CD") ? "nummod" : tag.startsWith("RB") ? "advmod" : "compound";
  }

  /** "most of them", "the second of". */
  private boolean isQuantity(int word) {
    return tag(word).startsWith("JJ")
        && is(word, "nsubj", "nsubjpass", "dobj", "pobj", "obl", "nmod", "attr", "appos");
  }
}
