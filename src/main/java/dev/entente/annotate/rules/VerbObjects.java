package dev.entente.annotate.rules;

import java.util.List;

/** Mends what a verb is said to be done to, and to whom something is given. */
final class VerbObjects {

  private final ParsedSentence tree;
  private final Lexicon lexicon;

  VerbObjects(ParsedSentence tree, Lexicon lexicon) {
    this.tree = tree;
    this.lexicon = lexicon;
  }

  void repair(int word) {
    amountAfterArticle(word);
    amountAfterUpTo(word);
    receiverBesideObject(word);
    receiverAsCompound(word);
    receiverAsObject(word);
    receiverAsSubject(word);
    objectOfPeriod(word);
    objectAfterVerdict(word);
    particleBefore(word);
    letGo(word);
    objectAfterTerms(word);
    orderedHome(word);
  }

  /** "condemned in the strongest terms B's strike": what stands behind the terms is the object. */
  private void objectAfterTerms(int noun) {
    int terms = tree.head(noun);
    if (terms == ParsedSentence.NONE
        || terms > noun
        || !tree.is(noun, "dep", "nmod", "appos", "obj")
        || !tree.token(noun).isNoun()
        || !tree.is(terms, "obl")
        || !tree.preposition(terms).equals("in")
        || !tree.token(terms).word().matches("terms|language|words")
        || !tree.preposition(noun).isEmpty()) {
      return;
    }
    int verb = tree.head(terms);
    if (tree.token(verb).isVerb()
        && tree.children(verb, "obj", "nsubj:pass").isEmpty()
        && tree.subtree(noun).getFirst() == terms + 1) {
      tree.rehang(noun, verb, "obj");
    }
  }

  /** "let go two fishermen": whom somebody lets go stands behind the two verbs. */
  private void letGo(int object) {
    int go = tree.head(object);
    if (!tree.is(object, "obj")
        || !tree.lemma(go).equals("go")
        || go > object
        || !tree.is(go, "ccomp", "xcomp")
        || !tree.lemma(tree.head(go)).equals("let")
        || tree.head(go) != go - 1
        || !tree.children(go, "nsubj").isEmpty()) {
      return;
    }
    tree.rehang(object, tree.head(go), "obj");
  }

  /** "ordered the envoy home": a title before "home" is no name of a home. */
  private void orderedHome(int title) {
    int home = tree.head(title);
    if (!tree.is(title, "compound")
        || home != title + 1
        || !tree.lemma(home).equals("home")
        || !tree.is(home, "obj")
        || !lexicon.words("diplomat").contains(tree.lemma(title))
            && !lexicon.words("person").contains(tree.lemma(title))) {
      return;
    }
    int verb = tree.head(home);
    List<Integer> others = tree.children(home).stream().filter(child -> child < title).toList();
    if (verb < title
        && tree.lemma(verb).matches("order|send|fly")
        && tree.rehang(title, verb, "obj")) {
      others.forEach(child -> tree.rehang(child, title, tree.relation(child)));
      tree.rehang(home, verb, "advmod");
    }
  }

  /** "dismissed as groundless a complaint": what stands behind "as" and a verdict is the object. */
  private void objectAfterVerdict(int noun) {
    int verb = tree.head(noun);
    if (!tree.is(noun, "obl")
        || !tree.token(verb).isVerb()
        || !tree.preposition(noun).equals("as")
        || !tree.children(verb, "obj", "nsubj:pass", "aux:pass").isEmpty()) {
      return;
    }
    int as = tree.children(noun, "case").getFirst();
    if (as + 2 < noun
        && tree.is(as + 1, "amod")
        && tree.head(as + 1) == noun
        && (tree.token(as + 2).tag().matches("DT|PRP\\$")
            || Character.isUpperCase(tree.token(as + 2).word().charAt(0))
            || lexicon.words("falsehood").contains(tree.lemma(as + 1)))) {
      tree.rehang(noun, verb, "obj");
      tree.rehang(as + 1, verb, "advcl");
      tree.rehang(as, as + 1, "case");
    }
  }

  /** "a loan of $5 million from B": the amount is the complement of its noun. */
  void amountAfterOf(int preposition) {
    int noun = tree.head(preposition);
    if (!tree.token(preposition).tag().equals("IN")
        || noun == ParsedSentence.NONE
        || !tree.token(noun).isNoun()
        || tree.is(preposition, "case", "mark")) {
      return;
    }
    for (int amount : tree.children(preposition)) {
      if (tree.token(amount).tag().equals("$") && tree.rehang(amount, noun, "nmod")) {
        tree.rehang(preposition, amount, "case");
        return;
      }
    }
  }

  /** "ruled out sitting down with B": a particle belongs to the verb right before it. */
  private void particleBefore(int particle) {
    int gerund = tree.head(particle);
    if (particle > 0
        && gerund == particle + 1
        && tree.token(particle).tag().equals("RP")
        && tree.token(gerund).tag().equals("VBG")
        && tree.token(particle - 1).isVerb()
        && tree.head(gerund) == particle - 1
        && tree.rehang(particle, particle - 1, "compound:prt")) {
      tree.relabel(gerund, "xcomp");
    }
  }

  /** "sent B cluster bombs": what all words of a compound belong to. */
  private int compounded(int word) {
    int noun = tree.head(word);
    while (tree.is(word, "compound") && tree.is(noun, "compound")) {
      noun = tree.head(noun);
    }
    return noun;
  }

  /** "pledged a further $5 million", "another $2 billion": the amount is what is given. */
  private void amountAfterArticle(int amount) {
    if (!tree.token(amount).tag().equals("$") || amount < 2) {
      return;
    }
    boolean further = tree.token(amount - 1).tag().matches("JJ|RBR?");
    int article = further ? amount - 2 : amount - 1;
    if (!tree.token(article).tag().equals("DT")
        || !tree.is(article, "obj")
        || !tree.rehang(amount, tree.head(article), "obj")) {
      return;
    }
    for (int child : further ? List.copyOf(tree.children(amount - 1)) : List.<Integer>of()) {
      if (child > amount) {
        tree.rehang(child, amount, "nmod");
      }
    }
    for (int child : List.copyOf(tree.children(article))) {
      tree.rehang(child, amount, tree.token(child).isNoun() ? "nmod" : "amod");
    }
    tree.rehang(article, amount, "det");
  }

  /** "will give B up to $5 million": the amount is what is given. */
  private void amountAfterUpTo(int amount) {
    int verb = tree.head(amount);
    if (!tree.token(amount).tag().equals("$")
        || amount < 3
        || verb == ParsedSentence.NONE
        || verb > amount
        || !tree.token(verb).isVerb()
        || !tree.token(amount - 2).word().equals("up")
        || !tree.token(amount - 1).word().equals("to")) {
      return;
    }
    tree.relabel(amount, "obj");
    for (int word : List.of(amount - 2, amount - 1)) {
      if (tree.rehang(word, amount, "advmod")) {
        tree.relabel(word, "advmod");
      }
    }
  }

  /** "sent B as much as 3 billion euros": a name right behind a verb of giving, and its object. */
  private void receiverBesideObject(int given) {
    int verb = tree.head(given);
    if (!tree.is(given, "obj")
        || verb == ParsedSentence.NONE
        || !lexicon.words("giving").contains(tree.lemma(verb))
        || !tree.children(verb, "iobj").isEmpty()) {
      return;
    }
    int receiver = verb + 1;
    if (receiver < given
        && tree.is(receiver, "obj")
        && tree.head(receiver) == verb
        && tree.token(receiver).tag().startsWith("NNP")) {
      tree.relabel(receiver, "iobj");
    }
  }

  /**
   * "will send B 20 tanks", "sold the Serbians forty jets", "has sold B drones": a name before the
   * number or article of another noun, or a place right behind a verb of giving, is the receiver.
   */
  private void receiverAsCompound(int name) {
    int noun = compounded(name);
    if (!tree.token(name).tag().startsWith("NNP")
        || !tree.is(name, "compound")
        || !tree.is(noun, "obj")
        || noun < name
        || !tree.children(tree.head(noun), "iobj").isEmpty()) {
      return;
    }
    int first = tree.subtree(name).getFirst();
    int begin = tree.subtree(noun).getFirst();
    boolean people =
        tree.token(name).tag().equals("NNPS") && begin == first - 1 && tree.is(begin, "det");
    boolean apart =
        people && tree.token(name + 1).tag().equals("CD")
            || begin == first
                && tree.children(noun, "nummod", "det", "nmod:poss").stream()
                    .anyMatch(word -> word > name && word < noun);
    int verb = tree.head(noun);
    boolean given =
        verb == name - 1
            && tree.token(name).name().equals("LOCATION")
            && !tree.token(noun).tag().startsWith("NNP")
            && lexicon.words("giving").contains(tree.lemma(verb));
    if ((apart || given) && tree.token(verb).isVerb()) {
      tree.rehang(name, verb, "iobj");
      if (people) {
        tree.rehang(begin, name, "det");
      }
    }
  }

  /**
   * "handed Soviet negotiators a draft treaty", "lent B two million", "offered B help": a noun
   * behind another object.
   */
  private void receiverAsObject(int given) {
    int verb = tree.head(given);
    if (!tree.is(given, "dep") || verb == ParsedSentence.NONE || verb > given) {
      return;
    }
    int receiver = tree.subtree(given).getFirst() - 1;
    if (tree.is(verb, "obj")) {
      verb = tree.head(verb);
    }
    boolean noun =
        tree.token(given).isNoun()
            && !tree.children(given, "det", "nummod", "nmod:poss", "amod").isEmpty();
    boolean bare =
        lexicon.words("aid").contains(tree.lemma(given))
            && tree.children(given, "mark", "aux", "obj").isEmpty();
    if (!noun && !bare
        || receiver < 0
        || !tree.is(receiver, "obj")
        || tree.head(receiver) != verb
        || receiver < verb) {
      return;
    }
    boolean gives =
        lexicon.triggers(tree.token(verb)).stream()
            .anyMatch(trigger -> trigger.object().contains("iobj"));
    if (gives && tree.rehang(given, verb, "obj")) {
      tree.relabel(receiver, "iobj");
    }
  }

  /** "offered B help with the search": what is given is a noun, which nobody does. */
  private void receiverAsSubject(int given) {
    int verb = tree.head(given);
    if (!tree.is(given, "ccomp", "xcomp")
        || !lexicon.words("aid").contains(tree.lemma(given))
        || !lexicon.words("giving").contains(tree.lemma(verb))
        || !tree.children(given, "mark", "aux", "aux:pass", "cop").isEmpty()) {
      return;
    }
    for (int receiver : tree.children(given, "nsubj")) {
      if (receiver == given - 1 && receiver > verb && tree.rehang(receiver, verb, "iobj")) {
        tree.relabel(given, "obj");
      }
    }
  }

  /** "starts a week long visit to B", where the week was taken for the time of the verb. */
  private void objectOfPeriod(int noun) {
    int period = tree.head(noun);
    if (!tree.is(noun, "dep")
        || period == ParsedSentence.NONE
        || period > noun
        || !tree.is(period, "obl:tmod")
        || !tree.token(noun).isNoun()
        || tree.children(period, "det").isEmpty()) {
      return;
    }
    int verb = tree.head(period);
    if (tree.token(verb).isVerb()
        && tree.children(verb, "obj").isEmpty()
        && tree.rehang(noun, verb, "obj")) {
      tree.rehang(period, noun, "compound");
    }
  }
}
