package dev.entente.annotate.rules;

import java.util.Set;

/** Which verb a sentence has, who its subject is, and what its other clauses hang on. */
final class ClearClauses {

  /** Verbs whose object hears what the clause behind it says. */
  private static final Set<String> TELLING =
      Set.of(
          "tell",
          "warn",
          "inform",
          "assure",
          "remind",
          "convince",
          "persuade",
          "notify",
          "promise",
          "advise");

  private final ClearTree tree;

  ClearClauses(ClearTree tree) {
    this.tree = tree;
  }

  void mend() {
    for (int i = 1; i < tree.size(); i++) {
      passive(i);
    }
    for (int i = 1; i < tree.size(); i++) {
      auxiliary(i);
      pronoun(i);
    }
    roots();
    for (int i = 1; i < tree.size(); i++) {
      mainVerb(i);
      phraseForClause(i);
      vocative(i);
      secondAgent(i);
      content(i);
      behindColon(i);
      subjectBeforeParticiple(i);
      perfect(i);
      subjectBehindTime(i);
      subjectBehindAnd(i);
      subjectBeforeAside(i);
      letting(i);
    }
  }

  /** "A was itself taken to task": a participle below "be" that has no subject is its verb. */
  private void passive(int verb) {
    int be = tree.head(verb);
    if (!tree.is(verb, "ccomp", "xcomp", "acomp")
        || !tree.hasTag(verb, "VBN", "VBG")
        || be == 0
        || be > verb
        || !tree.lemma(be).equals("be")
        || tree.child(verb, "nsubj", "nsubjpass", "mark", "aux", "auxpass") != 0
        || tree.child(be, "attr", "expl") != 0) {
      return;
    }
    tree.promote(verb, be, tree.hasTag(verb, "VBN") ? "auxpass" : "aux");
  }

  /** Nothing hangs on an auxiliary. */
  private void auxiliary(int be) {
    int verb = tree.head(be);
    if (!tree.is(be, "aux", "auxpass")) {
      return;
    }
    for (int child : tree.children(be)) {
      tree.hang(child, verb, tree.relation(child));
    }
    int subject = tree.is(be, "auxpass") ? tree.child(verb, "nsubj") : 0;
    if (subject != 0) {
      tree.hang(subject, verb, "nsubjpass");
    }
  }

  /** "a Briton whom A jailed": what stands before the pronoun is no part of it. */
  private void pronoun(int pronoun) {
    int noun = pronoun - 1;
    int verb = tree.head(pronoun);
    int above = tree.head(verb);
    if (tree.hasTag(pronoun, "WP", "WDT")
        && tree.head(noun) == pronoun
        && tree.hasTag(noun, "JJ", "NN", "NNS", "NNP", "NNPS")
        && verb > pronoun
        && above < noun
        && above != 0) {
      tree.hang(noun, above, "appos");
      tree.hang(verb, noun, "relcl");
    }
  }

  /** What is left without a head hangs on the root: "against sanctioning A" as a gerund. */
  private void roots() {
    int root = tree.children(0).getFirst();
    tree.hang(root, 0, "root");
    for (int word : tree.children(0)) {
      if (word == root) {
        continue;
      }
      int before = word - 1;
      if (tree.hasTag(word, "VBG")
          && tree.is(before, "prep")
          && tree.child(before, "pobj", "pcomp") == 0) {
        tree.hang(word, before, "pcomp");
      } else if (tree.lower(word).equals("about") && tree.lemma(before).equals("be")) {
        tree.hang(word, before, "acomp");
      } else if (tree.hasTag(word, "VBD", "VBZ", "VBP")
          && tree.tag(word).equals(tree.tag(root))
          && word > root
          && tree.child(word, "nsubj", "nsubjpass", "mark") == 0) {
        tree.hang(word, root, "conj");
      } else {
        tree.hang(word, root, tree.child(word, "nsubj", "nsubjpass") == 0 ? "dep" : "parataxis");
      }
    }
  }

  /** "the pilots trained together": where nothing else is said, a participle says it. */
  private void mainVerb(int verb) {
    int noun = tree.head(verb);
    if (!tree.is(verb, "acl")
        || !tree.is(noun, "root")
        || !tree.hasTag(verb, "VBN")
        || !tree.isNominal(noun)
        || verb < noun
        || tree.lower(verb).matches(".*(?:en|wn|rn|one|un|ung|unk|um)")
        || tree.child(verb, "agent") != 0
        || tree.child(noun, "nsubj", "nsubjpass", "appos", "parataxis") != 0) {
      return;
    }
    tree.hang(verb, 0, "root");
    for (int child : tree.children(noun)) {
      boolean before = child < noun && tree.is(child, "prep", "advmod", "npadvmod", "cc", "punct");
      if (child > verb || before) {
        tree.hang(child, verb, tree.relation(child));
      }
    }
    tree.hang(noun, verb, "nsubj");
  }

  /** "After talks, A and B left": no sentence begins with a conjunction that governs it all. */
  private void phraseForClause(int mark) {
    int verb = tree.head(mark);
    int subject = tree.child(verb, "nsubj", "nsubjpass");
    if (mark == 1
        && tree.is(mark, "mark")
        && tree.is(verb, "root")
        && tree.lower(mark).matches("after|before|since|until|despite|during|amid")
        && subject > mark
        && subject < verb) {
      tree.hang(mark, verb, "prep");
      tree.hang(subject, mark, "pobj");
    }
  }

  /** "A, B reach a deal", "A, the former ruler, left": nobody is addressed in the news. */
  private void vocative(int name) {
    int verb = tree.head(name);
    int next = name + 2;
    if (!tree.is(name, "vocative")
        || !tree.isNoun(name)
        || verb < next
        || !tree.lower(name + 1).equals(",")) {
      return;
    }
    int subject = tree.child(verb, "nsubj", "nsubjpass");
    if (subject == 0) {
      tree.hang(name, verb, tree.child(verb, "auxpass") == 0 ? "nsubj" : "nsubjpass");
      if (tree.hasTag(next, "NNP", "NNPS") && next < verb) {
        tree.hang(next, name, "appos");
      }
    } else if (subject > name && tree.isNoun(subject) && tree.first(subject) == next) {
      tree.hang(name, verb, tree.relation(subject));
      tree.hang(subject, name, "appos");
    }
  }

  /** "freed by A after mediation by B": only one of them does what the verb says. */
  private void secondAgent(int by) {
    int verb = tree.head(by);
    if (tree.is(by, "agent")
        && tree.isNoun(by - 1)
        && by - 1 != verb
        && tree.children(verb).stream().anyMatch(other -> other < by && tree.is(other, "agent"))) {
      tree.hang(by, by - 1, "prep");
    }
  }

  /** "a report that A refused to meet B", "told A that B fired": no relative clause. */
  private void content(int clause) {
    int noun = tree.head(clause);
    int that = noun + 1;
    if (!tree.is(clause, "relcl") || clause < noun) {
      return;
    }
    while (that < clause && !tree.lower(that).equals("that")) {
      that++;
    }
    int governor = tree.head(that);
    int subject = tree.child(clause, "nsubj", "nsubjpass");
    boolean mark = tree.is(that, "mark") && governor == clause;
    if (that == clause || !tree.is(that, "dobj", "advmod") && !mark || subject < that) {
      return;
    }
    boolean filled =
        tree.children(governor).stream()
            .anyMatch(object -> object > governor && tree.is(object, "dobj", "ccomp"));
    int verb = tree.head(noun);
    int told = tree.head(verb);
    if (ClearStyle.isTime(tree.lemma(noun))
        && tree.isPreposition(verb)
        && tree.isVerb(told)
        && that == noun + 1) {
      // "told parliament on Monday that A had left"
      tree.hang(clause, told, "ccomp");
      tree.hang(that, clause, "mark");
    } else if (tree.is(noun, "dobj") && TELLING.contains(tree.lemma(verb)) && that == noun + 1) {
      tree.hang(clause, verb, "ccomp");
      tree.hang(that, clause, "mark");
    } else if (filled) {
      tree.hang(clause, noun, "acl");
      tree.hang(that, clause, "mark");
    } else if (tree.hasTag(that, "IN")) {
      tree.hang(that, clause, "mark");
    }
  }

  /** "gave another version: A had attacked B": what follows a colon describes no noun. */
  private void behindColon(int clause) {
    int noun = tree.head(clause);
    if (tree.is(clause, "relcl", "acl") && noun < clause) {
      for (int i = noun + 1; i < tree.first(clause) + 1; i++) {
        if (tree.lower(i).equals(":")) {
          int verb = tree.head(noun);
          tree.hang(clause, verb == 0 ? noun : verb, "parataxis");
          return;
        }
      }
    }
  }

  /** "A and B, having lobbied for months, left": their subject is the subject of the sentence. */
  private void subjectBeforeParticiple(int subject) {
    int participle = tree.head(subject);
    int verb = tree.head(participle);
    if (tree.is(subject, "nsubj", "nsubjpass")
        && tree.is(participle, "advcl")
        && verb > participle
        && subject < participle
        && tree.child(verb, "nsubj", "nsubjpass") == 0
        && tree.lower(tree.last(subject) + 1).equals(",")
        && (tree.hasTag(participle, "VBG")
            || tree.children(participle).stream().anyMatch(word -> tree.hasTag(word, "VBG")))) {
      tree.hang(subject, verb, tree.child(verb, "auxpass") == 0 ? "nsubj" : "nsubjpass");
    }
  }

  /** "had also handed cash to B": an adverb stands between a perfect and its auxiliary. */
  private void perfect(int participle) {
    int noun = tree.head(participle);
    int have = tree.head(noun);
    if (tree.is(participle, "nmod", "amod")
        && tree.lower(participle).endsWith("ed")
        && noun > participle
        && tree.is(noun, "dobj")
        && tree.lemma(have).equals("have")
        && have < participle - 1
        && tree.hasTag(have + 1, "RB")
        && tree.hasTag(participle - 1, "RB")
        && !tree.is(have, "aux")) {
      int above = tree.head(have);
      String relation = tree.relation(have);
      tree.hang(participle, above, relation);
      for (int child : tree.children(have)) {
        tree.hang(child, participle, tree.relation(child));
      }
      tree.hang(have, participle, "aux");
      tree.hang(noun, participle, "dobj");
    }
  }

  /** "Under a treaty signed in 1995 A must consult B", "At home A blames B". */
  private void subjectBehindTime(int name) {
    int begin = tree.first(name);
    int time = name - 1;
    int verb = name + 1;
    while (tree.is(verb, "aux", "auxpass", "advmod", "neg") && tree.head(verb) > verb) {
      verb = tree.head(verb);
    }
    boolean dated = tree.lower(time).matches("(?:19|20)[0-9]{2}|home") && tree.head(time) == name;
    if (tree.lower(name + 1).equals(",") && tree.child(name, "relcl") != 0) {
      verb = tree.last(tree.child(name, "relcl")) + 2;
    }
    if (!tree.is(name, "pobj")
        || !tree.hasTag(name, "NNP")
        || !dated
        || begin > time
        || !tree.isVerb(verb)
        || tree.hasTag(verb, "VBN", "VBG") && tree.child(verb, "aux", "auxpass") == 0
        || tree.child(verb, "nsubj", "nsubjpass", "mark") != 0
        || tree.head(verb) != 0 && !tree.is(verb, "conj", "ccomp")) {
      return;
    }
    int preposition = tree.head(name);
    tree.hang(name, verb, tree.child(verb, "auxpass") == 0 ? "nsubj" : "nsubjpass");
    tree.hang(time, preposition, "pobj");
  }

  /** "bombed targets inside B and the union urged C to stop": who urged was not bombed. */
  private void subjectBehindAnd(int verb) {
    if (!tree.is(verb, "advcl", "conj", "ccomp", "dep", "parataxis")
        || !tree.hasTag(verb, "VBD", "VBZ", "VBP")
        || tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl", "mark", "cc") != 0) {
      return;
    }
    int main = tree.head(verb);
    int end = tree.first(verb) - 1;
    for (int noun = end; noun > main && main != 0; noun = tree.head(noun)) {
      int and = tree.first(noun) - 1;
      if (tree.is(noun, "conj")
          && tree.isNominal(noun)
          && tree.last(noun) == end
          && tree.lower(and).matches("and|but")
          && !tree.is(tree.head(noun), "nsubj", "nsubjpass")
          && tree.isVerb(main)) {
        tree.hang(noun, verb, tree.child(verb, "auxpass") == 0 ? "nsubj" : "nsubjpass");
        tree.hang(verb, main, "conj");
        tree.hang(and, main, "cc");
        return;
      }
    }
  }

  /** "lent money to A, and B, its neighbour, has sent troops": B is no place of the money. */
  private void subjectBeforeAside(int verb) {
    if (!tree.is(verb, "conj", "advcl", "ccomp", "parataxis")
        || !tree.isFinite(verb)
        || tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl", "mark", "cc") != 0) {
      return;
    }
    int begin = verb;
    while (tree.is(begin - 1, "aux", "auxpass", "advmod", "neg") && tree.head(begin - 1) == verb) {
      begin--;
    }
    int comma = begin - 2;
    while (comma > 2 && !tree.lower(comma).equals(",")) {
      comma--;
    }
    int name = comma - 1;
    int and = tree.first(name) - 1;
    int main = tree.head(verb);
    if (tree.lower(begin - 1).equals(",")
        && tree.is(name, "conj")
        && tree.isNoun(name)
        && tree.hasTag(and, "CC")
        && tree.lower(and - 1).equals(",")
        && main < and
        && tree.isVerb(main)) {
      tree.hang(name, verb, tree.child(verb, "auxpass") == 0 ? "nsubj" : "nsubjpass");
      tree.hang(and, main, "cc");
    }
  }

  /** "agreed to let A use its ports": whom somebody lets do something is let. */
  private void letting(int let) {
    int done = tree.lemma(let).equals("let") ? tree.child(let, "ccomp") : 0;
    int subject = tree.child(done, "nsubj");
    if (tree.hasTag(done, "VB", "VBP")
        && tree.hasTag(subject, "NNP", "NNPS", "PRP")
        && subject > let
        && subject < done
        && tree.child(done, "mark", "aux") == 0) {
      tree.hang(subject, let, "dobj");
      tree.hang(done, let, "xcomp");
    }
  }
}
