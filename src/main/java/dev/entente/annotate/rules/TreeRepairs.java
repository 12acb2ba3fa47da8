package dev.entente.annotate.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Mends what the parser is known to get wrong, each repair by what the words themselves show, so
 * that the rules can read trees as the grammar means them.
 */
final class TreeRepairs {

  private final ParsedSentence tree;
  private final Lexicon lexicon;

  private TreeRepairs(ParsedSentence tree, Lexicon lexicon) {
    this.tree = tree;
    this.lexicon = lexicon;
  }

  static void repair(ParsedSentence tree, Lexicon lexicon) {
    RuledOut.repair(tree);
    Coordinations.repair(tree, lexicon);
    MisreadVerbs.repair(tree, lexicon);
    Additions.repair(tree);
    Openings.repair(tree);
    ApposedSubjects.repair(tree);
    TreeRepairs repairs = new TreeRepairs(tree, lexicon);
    Gerunds gerunds = new Gerunds(tree, lexicon);
    RelativeClauses relatives = new RelativeClauses(tree, lexicon);
    VerbObjects objects = new VerbObjects(tree, lexicon);
    SaidClauses said = new SaidClauses(tree, lexicon);
    ClosingSources closing = new ClosingSources(tree, lexicon);
    Attachments attachments = new Attachments(tree, lexicon);
    ForClauses forClauses = new ForClauses(tree, lexicon);
    LooseClauses loose = new LooseClauses(tree, lexicon);
    CountWords counts = new CountWords(tree);
    Infinitives infinitives = new Infinitives(tree, lexicon);
    Namings namings = new Namings(tree, lexicon);
    ToldActs toldActs = new ToldActs(tree, lexicon);
    ItTakes itTakes = new ItTakes(tree);
    Subjects subjects = new Subjects(tree);
    BuriedSubjects buried = new BuriedSubjects(tree);
    ByClauses byClauses = new ByClauses(tree);
    for (int i = 0; i < tree.size(); i++) {
      subjects.repair(i);
      buried.repair(i);
      toldActs.repair(i);
      loose.repair(i);
      attachments.repair(i);
      repairs.timeBeforeSubject(i);
      repairs.personBehindPlace(i);
      repairs.spanBeforeSubject(i);
      counts.repair(i);
      repairs.notJust(i);
      repairs.agentBeforeHyphen(i);
      repairs.pairBeforeNoun(i);
      repairs.relativeOfIndefinite(i);
      repairs.commaForAnd(i);
      repairs.subjectForSentence(i);
      repairs.nameOfGroup(i);
      repairs.nameOfOne(i);
      objects.amountAfterOf(i);
      counts.possessorBeforeNumber(i);
      objects.repair(i);
      said.repair(i);
      gerunds.repair(i);
      byClauses.repair(i);
      infinitives.finiteBelow(i);
      repairs.subjectWithPreposition(i);
      repairs.subjectAfterAs(i);
      repairs.subjectBeforeInsertion(i);
      repairs.subjectsAfterConjunction(i);
      repairs.agentOfObject(i);
      repairs.passiveWithoutAuxiliary(i);
      relatives.repair(i);
      infinitives.repair(i);
      attachments.bidding(i);
      attachments.purpose(i);
      attachments.besideFirstSide(i);
      forClauses.repair(i);
      namings.repair(i);
    }
    for (int i = 0; i < tree.size(); i++) {
      itTakes.repair(i);
    }
    Participles.repair(tree, lexicon);
    Coordinations.repairParticiples(tree, lexicon);
    for (int i = 0; i < tree.size(); i++) {
      closing.repair(i);
    }
  }

  /** "In Rome Rossi said": behind a city a person begins the clause. */
  private void personBehindPlace(int person) {
    int place = person - 1;
    int verb = tree.head(person);
    if (person < 2
        || !tree.is(person, "obl")
        || tree.head(place) != person
        || !tree.is(place, "compound")
        || !tree.token(place).name().equals("LOCATION")
        || !tree.token(person).tag().equals("NNP")
        || !tree.preposition(person).equals("in")
        || verb <= person
        || tree.lemma(person + 1).equals(",")
        || !tree.isFinite(verb)
        || !tree.children(verb, "nsubj", "nsubj:pass").isEmpty()) {
      return;
    }
    tree.rehang(place, verb, "obl");
    tree.child(person, "case").ifPresent(word -> tree.rehang(word, place, "case"));
    tree.rehang(person, verb, tree.child(verb, "aux:pass").isPresent() ? "nsubj:pass" : "nsubj");
  }

  /** "In 2018 officials warned": the year at the front is no number of theirs. */
  private void timeBeforeSubject(int time) {
    if (time == 0
        || time + 1 >= tree.size()
        || !tree.lemma(time - 1).matches("in|since|by|until|during|on")
        || time > 1 && !tree.token(time - 2).tag().matches("[,:.]|``|CC|''|IN")
        || !tree.token(time).word().matches("(19|20)[0-9]{2}")
            && !tree.token(time).isMonth()
            && !tree.token(time).isWeekday()) {
      return;
    }
    int noun = tree.head(time);
    if (noun == ParsedSentence.NONE
        || noun < time
        || !tree.token(noun).isNoun()
        || !tree.is(time, "nummod", "compound", "amod", "nmod", "dep")) {
      return;
    }
    int verb = tree.head(noun);
    int preposition = time - 1;
    if (verb == ParsedSentence.NONE
        || verb < noun
        || tree.head(preposition) != noun
        || !tree.isFinite(verb)
        || !tree.children(verb, "nsubj", "nsubj:pass").isEmpty()) {
      return;
    }
    tree.relabel(noun, tree.isPassive(verb) ? "nsubj:pass" : "nsubj");
    tree.rehang(time, verb, "obl");
    tree.rehang(preposition, time, "case");
  }

  /** "Within a fortnight prosecutors had freed B": how long it took is no part of who did it. */
  private void spanBeforeSubject(int time) {
    int noun = tree.head(time);
    if (!tree.is(time, "compound")
        || noun != time + 1
        || !tree.lemma(time).matches("minute|hour|day|week|fortnight|month|year")
        || !tree.is(noun, "obl")
        || !tree.preposition(noun).matches("within|in|after")) {
      return;
    }
    int verb = tree.head(noun);
    boolean fronted = tree.subtree(noun).getFirst() == 0 && verb > noun;
    if (fronted
        && tree.isFinite(verb)
        && tree.children(verb, "nsubj", "nsubj:pass").isEmpty()
        && tree.rehang(time, verb, "obl")) {
      tree.children(noun, "case", "det", "nummod").stream()
          .filter(word -> word < time)
          .forEach(word -> tree.rehang(word, time, tree.relation(word)));
      tree.relabel(noun, tree.isPassive(verb) ? "nsubj:pass" : "nsubj");
    }
  }

  /** "attacked not just A but B": what is more than said is not denied. */
  private void notJust(int word) {
    if (word > 0
        && tree.lemma(word).matches("just|merely|simply|solely")
        && tree.lemma(word - 1).equals("not")
        && tree.head(word - 1) == tree.head(word)
        && tree.head(word) > word
        && !tree.token(tree.head(word)).isVerb()) {
      tree.rehang(word - 1, word, "advmod");
    }
  }

  /** "a charge B rejects": a clause right behind a noun, with a subject and without an object. */
  private void relativeOfIndefinite(int verb) {
    int noun = tree.head(verb);
    Optional<Integer> subject = tree.child(verb, "nsubj");
    if (!tree.is(verb, "dep", "parataxis", "ccomp")
        || noun == ParsedSentence.NONE
        || noun > verb
        || !tree.token(noun).isNoun()
        || !tree.isFinite(verb)
        || subject.isEmpty()
        || tree.subtree(subject.get()).getFirst() != noun + 1
        || !tree.children(verb, "obj", "ccomp", "mark").isEmpty()
        || tree.children(noun, "det").stream().noneMatch(det -> tree.lemma(det).matches("an?"))) {
      return;
    }
    tree.relabel(verb, "acl:relcl");
  }

  /** "A, B reach deal": in a title a comma is an "and", as the plural of the verb shows. */
  private void commaForAnd(int second) {
    int first = tree.head(second);
    if (!tree.is(second, "appos", "dep")
        || first == ParsedSentence.NONE
        || !tree.is(first, "nsubj", "obl", "nmod")
        || second - first != 2
        || !tree.lemma(first + 1).equals(",")
        || !tree.token(first).tag().startsWith("NNP")
        || !tree.token(second).tag().startsWith("NNP")
        || second + 1 < tree.size() && tree.lemma(second + 1).equals(",")) {
      return;
    }
    boolean several =
        tree.preposition(first).equals("between")
            || tree.is(first, "nsubj") && tree.token(tree.head(first)).tag().equals("VBP")
            || tree.is(first, "nsubj")
                && tree.children(tree.head(first), "mark").stream()
                    .anyMatch(to -> tree.lemma(to).equals("to"));
    if (several) {
      tree.relabel(second, "conj");
    }
  }

  /** "A, B sign deal", where B alone was taken for the subject and A for the sentence. */
  private void subjectForSentence(int first) {
    int second = first + 2;
    if (!tree.is(first, "root")
        || !tree.token(first).tag().startsWith("NNP")
        || second >= tree.size()
        || !tree.lemma(first + 1).equals(",")
        || !tree.is(second, "nsubj")
        || !tree.token(second).tag().startsWith("NNP")
        || tree.head(tree.head(second)) != first
        || !tree.token(tree.head(second)).tag().equals("VBP")) {
      return;
    }
    int verb = tree.head(second);
    tree.promote(verb, first);
    tree.rehang(second, first, "conj");
    tree.rehang(first, verb, "nsubj");
    for (int mark : tree.children(first, "punct")) {
      tree.rehang(mark, second, "punct");
    }
  }

  /**
   * "While in Geneva, A and B met": a subject with a preposition is an adverbial, and what was
   * taken for its coordination is the subject.
   */
  private void subjectWithPreposition(int word) {
    if (!tree.is(word, "nsubj", "nsubj:pass") || tree.children(word, "case").isEmpty()) {
      return;
    }
    List<Integer> members = tree.children(word, "conj");
    if (members.isEmpty()) {
      return;
    }
    int verb = tree.head(word);
    String relation = tree.relation(word);
    int first = members.getFirst();
    tree.rehang(word, verb, "obl");
    tree.rehang(first, verb, relation);
    for (int member : members.subList(1, members.size())) {
      tree.rehang(member, first, "conj");
    }
  }

  /**
   * "The move comes as A and its allies weigh sanctions": what "as" was taken to govern is the
   * subject of the finite verb that follows and has none.
   */
  private void subjectAfterAs(int word) {
    int governor = tree.head(word);
    if (!tree.is(word, "obl", "nmod")
        || governor == ParsedSentence.NONE
        || governor > word
        || !tree.preposition(word).equals("as")) {
      return;
    }
    Set<Integer> within = new HashSet<>(tree.coordinated(word));
    within.add(word);
    for (int verb = word + 1; verb < tree.size(); verb++) {
      if (tree.is(verb, "dep", "parataxis", "ccomp", "advcl", "acl", "acl:relcl", "conj")
          && (tree.head(verb) == governor || within.contains(tree.head(verb)))
          && tree.isFinite(verb)
          && tree.children(verb, "nsubj", "nsubj:pass", "mark").isEmpty()
          && tree.children(verb, "cc").isEmpty()
          && tree.children(governor, "cc").stream().noneMatch(cc -> cc > word)) {
        int mark = tree.children(word, "case").getFirst();
        if (tree.rehang(verb, governor, "advcl")) {
          boolean passive = tree.child(verb, "aux:pass").isPresent();
          tree.rehang(word, verb, passive ? "nsubj:pass" : "nsubj");
          tree.rehang(mark, verb, "mark");
        }
        return;
      }
    }
  }

  /**
   * "eased after A, in a letter to B, backed the plan": what "after" was taken to govern is the
   * subject of the verb behind what stands between commas.
   */
  private void subjectBeforeInsertion(int word) {
    if (!tree.is(word, "obl", "nmod")
        || tree.head(word) == ParsedSentence.NONE
        || tree.head(word) > word
        || !tree.preposition(word).matches("after|before|until|since")
        || word + 2 >= tree.size()
        || !tree.lemma(word + 1).equals(",")
        || tree.head(word + 2) != word && !tree.token(word + 2).tag().matches("IN|VBG")) {
      return;
    }
    int begin = word + 3;
    while (begin < tree.size() && !tree.lemma(begin - 1).equals(",")) {
      begin++;
    }
    int verb = begin;
    while (verb < tree.size() && tree.is(verb, "aux", "aux:pass", "advmod")) {
      verb++;
    }
    if (verb < tree.size()
        && tree.ancestors(word).contains(tree.head(verb))
        && tree.is(verb, "dep", "parataxis", "advcl", "conj", "ccomp")
        && (verb == begin ? tree.token(verb).tag().matches("VB[DZP]") : tree.isFinite(verb))
        && tree.children(verb, "nsubj", "nsubj:pass", "mark", "cc").isEmpty()) {
      int mark = tree.children(word, "case").getFirst();
      if (tree.rehang(verb, tree.clause(tree.head(word)), "advcl")) {
        tree.rehang(word, verb, tree.isPassive(verb) ? "nsubj:pass" : "nsubj");
        tree.rehang(mark, verb, "mark");
      }
    }
  }

  /**
   * "is worried as A and B move closer": what was taken for the complement of a word that also
   * begins clauses is the first of several subjects.
   */
  private void subjectsAfterConjunction(int verb) {
    int governor = tree.head(verb);
    Optional<Integer> subject = tree.child(verb, "nsubj").or(() -> tree.child(verb, "nsubj:pass"));
    if (!tree.is(verb, "conj") || subject.isEmpty() || !tree.token(verb).isVerb()) {
      return;
    }
    int before = tree.subtree(subject.get()).getFirst() - 1;
    if (before < 1 || !tree.lemma(before).matches("and|or|,")) {
      return;
    }
    for (int first : tree.children(governor, "obl", "nmod")) {
      if (first > governor
          && tree.preposition(first).matches("as|after|before|since|until|because")
          && tree.subtree(first).getLast() == before - 1) {
        int mark = tree.children(first, "case").getFirst();
        String relation = tree.relation(subject.get());
        if (tree.rehang(verb, governor, "advcl")) {
          tree.rehang(first, verb, relation);
          tree.rehang(mark, verb, "mark");
          tree.rehang(before, subject.get(), tree.lemma(before).equals(",") ? "punct" : "cc");
          tree.rehang(subject.get(), first, "conj");
        }
        return;
      }
    }
  }

  /**
   * "condemned a drill by A and B": a verb that has its subject and its object is done by nobody
   * else, so that whom "by" names right behind an object did what that noun says.
   */
  private void agentOfObject(int agent) {
    int verb = tree.head(agent);
    if (!tree.is(agent, "obl")
        || !tree.preposition(agent).equals("by")
        || verb == ParsedSentence.NONE
        || !tree.children(verb, "nsubj:pass", "aux:pass").isEmpty()
        || tree.token(verb).tag().equals("VBN") && tree.is(verb, "acl")
        || tree.token(agent).name().equals("O") && !tree.token(agent).isPlural()) {
      return;
    }
    int begin = tree.subtree(agent).getFirst();
    tree.child(verb, "obj")
        .filter(object -> object > verb && tree.token(object).isNoun())
        .filter(object -> tree.subtree(object).getLast() == begin - 1)
        .ifPresent(object -> tree.rehang(agent, object, "nmod"));
  }

  /** "Soldiers wounded in B": what a title says with a bare participle happened to its subject. */
  private void passiveWithoutAuxiliary(int verb) {
    if (tree.token(verb).tag().equals("VBN")
        && lexicon.words("undergone").contains(tree.lemma(verb))
        && tree.children(verb, "aux", "aux:pass", "obj", "ccomp", "xcomp").isEmpty()
        && !tree.is(verb, "conj")) {
      tree.child(verb, "nsubj").ifPresent(subject -> tree.relabel(subject, "nsubj:pass"));
    }
  }

  /** "the A-backed B", "an A-brokered deal": the name before the hyphen is who does it. */
  private void agentBeforeHyphen(int verb) {
    if (!tree.token(verb).tag().equals("VBN")
        || !tree.is(verb, "amod", "acl")
        || verb < 2
        || !tree.token(verb - 1).word().equals("-")
        || !tree.token(verb - 2).tag().matches("NNPS?|JJ")) {
      return;
    }
    if (tree.rehang(verb - 2, verb, "obl:agent")) {
      tree.rehang(verb - 1, verb, "punct");
    }
  }

  /** "the A-B alliance": both names stand before the noun. */
  private void pairBeforeNoun(int hyphen) {
    if (!tree.token(hyphen).word().matches("[-\u2013]")
        || hyphen == 0
        || hyphen + 2 >= tree.size()) {
      return;
    }
    int noun = tree.head(hyphen + 1);
    if (tree.token(hyphen - 1).tag().startsWith("NNP")
        && (tree.is(hyphen - 1, "dep")
            || tree.is(hyphen - 1, "compound") && tree.head(hyphen - 1) == hyphen + 1)
        && tree.token(hyphen + 1).tag().startsWith("NNP")
        && tree.is(hyphen + 1, "compound")
        && noun > hyphen
        && tree.rehang(hyphen - 1, noun, "compound")) {
      tree.rehang(hyphen, noun, "punct");
    }
  }

  /** "a snub to its biggest backer, A, and …": the name between commas says who that is. */
  private void nameOfOne(int name) {
    int noun = tree.head(name);
    if (tree.is(name, "conj")
        && tree.token(name).tag().startsWith("NNP")
        && noun == name - 2
        && tree.token(noun).tag().equals("NN")
        && tree.lemma(name - 1).equals(",")
        && name + 1 < tree.size()
        && tree.lemma(name + 1).equals(",")
        && !tree.children(noun, "nmod:poss").isEmpty()) {
      tree.relabel(name, "appos");
    }
  }

  /** "backed a rebel movement, the A": a name behind a group's noun and a comma is its name. */
  private void nameOfGroup(int name) {
    if (!tree.token(name).tag().startsWith("NNP") || !tree.is(name, "conj", "dep", "appos")) {
      return;
    }
    int first = tree.subtree(name).getFirst();
    int noun = first > 0 && tree.lemma(first - 1).equals(",") ? first - 2 : first - 1;
    if (noun < 0
        || noun == tree.head(name)
        || noun == first - 1 && !tree.lemma(first).equals("the")
        || !tree.lemma(first).equals("the")
        || !lexicon.words("movement").contains(tree.lemma(noun))
        || !tree.children(name, "cc").isEmpty()
        || !tree.children(tree.head(name), "cc").isEmpty()) {
      return;
    }
    tree.rehang(name, noun, "appos");
  }
}
