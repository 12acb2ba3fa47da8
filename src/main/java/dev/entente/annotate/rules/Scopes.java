package dev.entente.annotate.rules;

import dev.entente.article.Span;
import dev.entente.statement.Certainty;
import dev.entente.statement.Polarity;
import dev.entente.statement.Stance;
import dev.entente.statement.Tense;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges a relation by what governs its trigger: negation, modality and tense reach what stands
 * below them in the tree (FactBank's source-introducing and selecting predicates), and speech verbs
 * bring the sources (PARC).
 */
final class Scopes {

  private final Sentence sentence;
  private final ParsedSentence tree;
  private final Lexicon lexicon;
  private final Arguments arguments;
  private final Grammar grammar;

  Scopes(Sentence sentence, Lexicon lexicon, Arguments arguments) {
    this.sentence = sentence;
    this.tree = sentence.tree();
    this.lexicon = lexicon;
    this.arguments = arguments;
    this.grammar = arguments.grammar();
  }

  /**
   * Judges a construction at its anchor. A row that fixes its certainty means the wish or plan
   * itself ("seek closer ties"), which then weakens and postpones nothing.
   */
  Judgement judge(int anchor, Trigger trigger) {
    Judgement judgement = new Judgement(trigger.certainty());
    collect(anchor, judgement);
    if (trigger.polarity().equals(Optional.of(Polarity.NEGATED))) {
      judgement.negate();
    }
    trigger.tense().ifPresent(judgement::forceTense);
    return judgement;
  }

  private void collect(int anchor, Judgement judgement) {
    weigh(anchor, judgement);
    boolean factual = true;
    boolean aside = false;
    int node = anchor;
    bystanders(node, judgement);
    while (tree.head(node) != ParsedSentence.NONE) {
      int head = tree.head(node);
      String relation = tree.relation(node);
      if (relation.equals("conj")) {
        shareModals(node, head, judgement, factual);
        node = head;
        bystanders(node, judgement);
        continue;
      }
      aside |= relation.equals("acl:relcl") || relation.equals("appos");
      boolean clausal = CLAUSAL.contains(relation);
      boolean governed = govern(node, head, judgement, factual, clausal || !aside);
      if (factual) {
        factual = !judgement.presupposed() && (governed || passes(node, head));
        if (factual) {
          if (tree.token(head).isVerb() || tree.child(head, "cop").isPresent()) {
            if (!relation.equals("nsubj")
                || governed
                || lexicon.words("occurrence").contains(tree.lemma(head))) {
              weighGovernor(head, judgement, governed, lendsTense(anchor, node));
            }
          } else {
            weigh(head, judgement);
          }
        }
      }
      node = head;
      bystanders(node, judgement);
    }
  }

  /** Whether what stands directly above may say when: not over another noun between. */
  private boolean lendsTense(int anchor, int node) {
    return tree.token(anchor).isVerb() || tree.firstConjunct(anchor) == node || anchor == node;
  }

  /** Whether factuality goes on upwards over a word that is no cue. */
  private boolean passes(int node, int head) {
    Token above = tree.token(head);
    String relation = tree.relation(node);
    if (above.isNoun()) {
      return !sentence.isActor(head)
          && (relation.equals("nmod") && !ASIDE.contains(tree.preposition(node))
              || relation.equals("compound")
              || relation.equals("amod")
              || relation.equals("acl")
              || relation.equals("nmod:poss"));
    }
    if (above.isVerb()) {
      return switch (relation) {
        case "obj", "xcomp", "nsubj:pass" -> true;
        case "obl", "advcl" -> isNonFinite(node) && !tree.preposition(node).isEmpty();
        case "nsubj" -> lexicon.words("occurrence").contains(above.lemma());
        default -> false;
      };
    }
    return above.isAdjective() && (relation.equals("xcomp") || relation.equals("ccomp"));
  }

  /** "no progress towards its demands": the noun above says nothing about these. */
  private static final Set<String> ASIDE =
      Set.of("toward", "towards", "over", "despite", "amid", "after", "since", "following");

  private boolean isNonFinite(int node) {
    String tag = tree.token(node).tag();
    return tag.equals("VBG") || tree.token(node).isNoun();
  }

  /** "will meet and discuss": a later verb without its own auxiliary shares the first one's. */
  private void shareModals(int node, int head, Judgement judgement, boolean factual) {
    if (factual
        && tree.token(node).isVerb()
        && tree.token(head).isVerb()
        && tree.children(node, "aux", "aux:pass", "nsubj").isEmpty()) {
      for (int auxiliary : tree.children(head, "aux")) {
        if (auxiliary < node) {
          applyHead(auxiliary, judgement);
        }
      }
      verbTense(head).ifPresent(judgement::offerTense);
    }
  }

  /** What hangs on the word itself: not, never, no, may, reportedly, planned, if. */
  private void weigh(int word, Judgement judgement) {
    Token token = tree.token(word);
    for (int child : tree.children(word)) {
      if (tree.is(
          child,
          "advmod",
          "neg",
          "det",
          "aux",
          "amod",
          "mark",
          "cc",
          "obl",
          "nmod",
          "case",
          "cc:preconj",
          "compound",
          "dep",
          "expl")) {
        applyHead(child, judgement);
      }
    }
    phrases(word, judgement);
    if (token.isVerb()) {
      verbTense(word).ifPresent(judgement::offerTense);
    } else {
      planned(word, judgement);
      tree.child(word, "cop").flatMap(this::verbTense).ifPresent(judgement::offerTense);
    }
  }

  /** "the exercise that A and B plan to hold". */
  private void planned(int noun, Judgement judgement) {
    for (int clause : tree.children(noun, "acl:relcl")) {
      if (tree.children(clause, "xcomp").isEmpty()) {
        continue;
      }
      lexicon.cues(tree.token(clause)).stream()
          .filter(cue -> cue.type() == Cue.Type.PLAN && cue.scope().contains("comp"))
          .findFirst()
          .ifPresent(cue -> apply(cue, clause, judgement));
    }
  }

  /** The same for a word above the trigger; its tense counts for what has none of its own. */
  private void weighGovernor(int word, Judgement judgement, boolean governed, boolean lendsTense) {
    for (int child : tree.children(word)) {
      if (tree.is(child, "advmod", "neg", "aux", "mark")) {
        applyHead(child, judgement);
      }
    }
    phrases(word, judgement);
    if (lendsTense) {
      Optional<Tense> tense =
          tree.token(word).isVerb()
              ? verbTense(word)
              : tree.child(word, "cop").flatMap(this::verbTense);
      tense.ifPresent(judgement::offerTense);
    }
  }

  private void applyHead(int word, Judgement judgement) {
    for (Cue cue : lexicon.cues(tree.token(word))) {
      if ((cue.scope().contains("head") || opensClause(cue) && tree.is(word, "mark"))
          && arguments.hold(cue.where(), word)) {
        apply(cue, word, judgement);
        return;
      }
    }
  }

  /** "if", "unless", "even if": what they say of the clause they open. */
  private static boolean opensClause(Cue cue) {
    return cue.pos() == PartOfSpeech.MARK && cue.scope().contains("comp");
  }

  private void phrases(int word, Judgement judgement) {
    boolean negated = false;
    for (Cue cue : lexicon.phrases()) {
      boolean denial = cue.type() == Cue.Type.DENIAL;
      if (cue.source().isPresent() && !denial) {
        continue;
      }
      int at = -1;
      if ((cue.scope().contains("head") || opensClause(cue)) && !denial) {
        at = find(cue.words(), word);
      } else if (!cue.negates() || !negated) {
        at = findBefore(cue.words(), word);
        if (at >= 0 && cue.negates()) {
          // "no part in", "is unlikely to": its negation is a cue of its own, and two would cancel.
          if (hasNegation(at, cue.words().size())) {
            continue;
          }
          negated = true;
        }
      }
      if (at >= 0) {
        apply(cue, at, judgement);
      }
    }
  }

  private boolean hasNegation(int begin, int length) {
    for (int i = begin; i < begin + length; i++) {
      if (lexicon.cues(tree.token(i)).stream().anyMatch(Cue::negates)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Where the words stand right before a word, but for adverbs, articles and "to" or "that"
   * between: "is about to attack", "had nothing to do with the attack"; -1 where they do not.
   */
  private int findBefore(List<String> words, int word) {
    int end = word;
    String between = tree.token(word).isVerb() ? "RB|TO" : "RB|DT|JJ|PRP.|NN|NNP|POS";
    while (end > 0 && tree.token(end - 1).tag().matches(between)) {
      if (matches(words, end - words.size())) {
        return end - words.size();
      }
      end--;
    }
    return matches(words, end - words.size()) ? end - words.size() : -1;
  }

  private boolean matches(List<String> words, int begin) {
    if (begin < 0) {
      return false;
    }
    for (int j = 0; j < words.size(); j++) {
      Token token = tree.token(begin + j);
      if (!token.lemma().equals(words.get(j)) && !token.word().equalsIgnoreCase(words.get(j))) {
        return false;
      }
    }
    return true;
  }

  /** Where the words stand in the clause of the word, -1 where they do not. */
  private int find(List<String> words, int near) {
    for (int i = 0; i + words.size() <= tree.size(); i++) {
      boolean all = true;
      for (int j = 0; j < words.size() && all; j++) {
        Token token = tree.token(i + j);
        String wanted = words.get(j);
        all = token.lemma().equals(wanted) || token.word().equalsIgnoreCase(wanted);
      }
      if (all && tree.clause(i) == tree.clause(near)) {
        return i;
      }
    }
    return -1;
  }

  private void apply(Cue cue, int word, Judgement judgement) {
    if (cue.negates()) {
      judgement.negate();
    }
    cue.certainty().ifPresent(judgement::weaken);
    cue.tense()
        .ifPresent(tense -> {
          if (cue.type() == Cue.Type.MODAL || cue.type() == Cue.Type.PLAN) {
            if (judgement.tense().isEmpty() || tense == Tense.FUTURE) {
              judgement.forceTense(tense);
            }
          } else {
            judgement.offerTense(tense);
          }
        });
    // "is weighing whether to ease sanctions" tells of something possible.
    if (cue.type() == Cue.Type.CONDITION
        && !(tree.head(word) != ParsedSentence.NONE && grammar.isInfinitive(tree.head(word)))) {
      judgement.suppose();
    }
    if (cue.stance().equals(Optional.of(Stance.DOUBTING))) {
      judgement.doubt();
    }
    judgement.because(cue.id() + " '" + tree.token(word).word() + "'");
  }

  /** What is said in a clause is said with all its asides; what is only named is not. */
  private static final Set<String> CLAUSAL = Set.of("ccomp", "xcomp", "parataxis", "csubj");

  /** Applies what the governing word says of the word below it; whether it was a cue for it. */
  private boolean govern(
      int node, int head, Judgement judgement, boolean factual, boolean attributable) {
    boolean governed = false;
    for (Cue cue : lexicon.cues(tree.token(head))) {
      if (!covers(cue, node, head) || !arguments.hold(cue.where(), head)) {
        continue;
      }
      if (factual) {
        if (isPresupposed(cue, head)) {
          judgement.presuppose();
          judgement.because(cue.id() + " asked for '" + tree.token(head).word() + "'");
          return true;
        }
        boolean negatedSpeech = isNegated(head);
        if (cue.negates()) {
          judgement.negate();
        }
        if (negatedSpeech && (cue.type() == Cue.Type.SPEECH || cue.type() == Cue.Type.FACTIVE)) {
          // weighGovernor will negate; a negated saying leaves the content open, not false.
          judgement.negate();
          judgement.weaken(Certainty.POSSIBLE);
        } else if (negatedSpeech && cue.type() == Cue.Type.BELIEF) {
          judgement.weaken(Certainty.PROBABLE);
        } else if (negatedSpeech && cue.negates()) {
          judgement.weaken(Certainty.POSSIBLE);
        }
        cue.certainty().ifPresent(judgement::weaken);
        cue.tense()
            .ifPresent(tense -> {
              if (!isFinite(node)) {
                judgement.forceTense(tense);
              } else {
                judgement.offerTense(tense);
              }
            });
        if (cue.type() == Cue.Type.CONDITION) {
          judgement.suppose();
        }
        if (cue.stance().equals(Optional.of(Stance.DOUBTING))) {
          judgement.doubt();
        }
        judgement.because(cue.id() + " '" + tree.token(head).word() + "'");
      }
      if (cue.attributes() && attributable) {
        attribute(cue, head, node, judgement);
      }
      governed = true;
      break;
    }
    return governed;
  }

  /**
   * "urged B to stop its raids", "called for an end to the embargo", "wants to end its war": what
   * somebody only asks or wishes to end goes on until then.
   */
  private boolean isPresupposed(Cue cue, int word) {
    boolean ends =
        cue.type() == Cue.Type.ASPECT
            && cue.negates()
            && !cue.tense().equals(Optional.of(Tense.FUTURE))
            && cue.certainty().equals(Optional.of(Certainty.CERTAIN));
    if (!ends || tree.token(word).isVerb() && !grammar.isInfinitive(word)) {
      return false;
    }
    int above = tree.head(tree.firstConjunct(word));
    if (above == ParsedSentence.NONE || isFinite(word)) {
      return false;
    }
    boolean asked =
        lexicon.triggers(tree.token(above)).stream()
            .flatMap(row -> row.relation().stream())
            .anyMatch(relation -> lexicon.words("request_relation").contains(relation.name()));
    Optional<Cue> wish =
        lexicon.cues(tree.token(above)).stream()
            .filter(other -> other.scope().contains("comp") && arguments.hold(other.where(), above))
            .findFirst();
    boolean wished =
        wish.filter(other -> other.type() == Cue.Type.WISH || other.type() == Cue.Type.PLAN)
            .filter(other -> other.certainty().equals(Optional.of(Certainty.POSSIBLE)))
            .isPresent();
    // "talks to end the war", "efforts to end the war have stalled": a purpose.
    boolean purpose =
        wish.isEmpty() && grammar.isInfinitive(word) && tree.is(word, "acl", "advcl", "csubj");
    return asked || wished || purpose;
  }

  private boolean isFinite(int word) {
    Token token = tree.token(word);
    return token.isVerb()
        && (Set.of("VBD", "VBZ", "VBP").contains(token.tag())
            || !tree.children(word, "aux", "cop").isEmpty() && !grammar.isInfinitive(word));
  }

  private boolean isNegated(int word) {
    for (int child : tree.children(word, "advmod", "neg", "det", "cc:preconj")) {
      for (Cue cue : lexicon.cues(tree.token(child))) {
        if (cue.negates() && cue.scope().contains("head")) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean covers(Cue cue, int node, int head) {
    String relation = tree.relation(node);
    Set<String> scope = cue.scope();
    return switch (relation) {
      case "ccomp", "xcomp", "csubj", "acl" ->
          scope.contains("comp") || scope.contains(tree.preposition(node));
      case "advcl", "dep" -> {
        if (isAside(node)) {
          yield false;
        }
        String preposition = tree.preposition(node);
        yield preposition.isEmpty() || preposition.equals("that") || preposition.equals("to")
            ? scope.contains("comp") && relation.equals("dep")
                || scope.contains("comp") && grammar.isInfinitive(node)
                || scope.contains("comp") && preposition.equals("that")
            : scope.contains(preposition);
      }
      case "parataxis" -> scope.contains("comp") && cue.type() == Cue.Type.SPEECH;
      case "obj", "nsubj:pass", "iobj" -> scope.contains("obj");
      case "nsubj" -> scope.contains("subj");
      case "compound", "amod" -> scope.contains("mod") || scope.contains("of");
      case "nmod", "obl" -> scope.contains(tree.preposition(node));
      case "nmod:poss" -> scope.contains("poss");
      default -> false;
    };
  }

  /** "abstained, citing …": what stands behind a comma is no complement. */
  private boolean isAside(int participle) {
    int first = tree.subtree(participle).getFirst();
    return tree.token(participle).tag().equals("VBG")
        && first == participle
        && first > tree.head(participle)
        && first > 0
        && tree.lemma(first - 1).equals(",");
  }

  /** Sources beside the path: "…, the minister said", "according to the agency". */
  private void bystanders(int node, Judgement judgement) {
    for (int child : tree.children(node, "parataxis", "ccomp", "dep", "advcl")) {
      boolean saying = tree.is(child, "parataxis") || tree.preposition(child).equals("as");
      if (!saying || !tree.token(child).isVerb()) {
        continue;
      }
      for (Cue cue : lexicon.cues(tree.token(child))) {
        if (cue.type() == Cue.Type.SPEECH
            && cue.attributes()
            && tree.children(child, "ccomp", "obj").isEmpty()) {
          attribute(cue, child, node, judgement);
          cue.certainty().ifPresent(judgement::weaken);
          break;
        }
      }
    }
    for (int child : tree.children(node, "obl", "nmod", "advmod", "advcl")) {
      String preposition = tree.preposition(child);
      for (Cue cue : lexicon.phrases()) {
        if (cue.source().isPresent() && preposition.equals(String.join(" ", cue.words()))) {
          addSources(List.of(child), tree.token(child).span(), firstWord(child), cue, judgement);
          cue.certainty().ifPresent(judgement::weaken);
        }
      }
    }
  }

  private Span firstWord(int complement) {
    return tree.children(complement, "case", "mark").stream()
        .findFirst()
        .map(word -> tree.token(word).span())
        .orElse(tree.token(complement).span());
  }

  private void attribute(Cue cue, int word, int content, Judgement judgement) {
    String place = cue.source().orElseThrow();
    Span cueSpan = tree.token(word).span();
    List<Integer> words =
        switch (place) {
          case "subj" -> tree.token(word).isVerb() ? verbSource(word) : nounSource(word);
          case "poss" -> tree.children(word, "nmod:poss");
          case "unnamed" -> List.of();
          default -> grammar.complements(word, place);
        };
    if (words.isEmpty() || place.equals("unnamed")) {
      boolean impersonal =
          tree.token(word).isVerb()
              && grammar.isPassive(word)
              && (cue.type() == Cue.Type.SPEECH || cue.type() == Cue.Type.EVIDENTIAL);
      if (place.equals("unnamed") || impersonal) {
        judgement.add(
            new Judgement.Source(
                Optional.empty(),
                tree.token(word).word(),
                cueSpan,
                cueSpan,
                cue.stance().orElse(Stance.UNCOMMITTED)));
      }
      return;
    }
    addSources(
        words.stream().filter(source -> source != content).toList(),
        cueSpan,
        cueSpan,
        cue,
        judgement);
  }

  private List<Integer> verbSource(int verb) {
    List<Integer> found = grammar.subjects(verb);
    return found.isEmpty() && !grammar.isPassive(verb) ? grammar.surfaceSubjects(verb, 0) : found;
  }

  private List<Integer> nounSource(int noun) {
    List<Integer> found = new ArrayList<>(tree.children(noun, "nmod:poss"));
    if (found.isEmpty()) {
      for (int child : tree.children(noun, "amod", "compound")) {
        if (sentence.isActor(child)) {
          found.add(child);
        }
      }
    }
    if (found.isEmpty()) {
      found.addAll(grammar.complements(noun, "by"));
      found.addAll(grammar.complements(noun, "from"));
    }
    if (found.isEmpty()) {
      grammar
          .support(noun)
          .filter(verb -> !tree.is(noun, "nsubj"))
          .ifPresent(verb -> found.addAll(verbSource(verb)));
    }
    return found;
  }

  private void addSources(
      List<Integer> words, Span where, Span cueSpan, Cue cue, Judgement judgement) {
    for (int word : words) {
      Stance stance = cue.stance().orElse(Stance.UNCOMMITTED);
      List<Sentence.Actor> actors = sentence.at(word);
      if (actors.isEmpty() && !sentence.mention(word).isPresent()) {
        actors = sentence.actors(word);
      }
      if (actors.isEmpty()) {
        judgement.add(
            new Judgement.Source(
                Optional.empty(),
                tree.token(word).word(),
                tree.token(word).span(),
                cueSpan,
                stance));
      } else {
        Sentence.Actor actor = actors.getFirst();
        judgement.add(
            new Judgement.Source(
                Optional.of(actor), tree.token(word).word(), actor.span(), cueSpan, stance));
      }
      return;
    }
  }

  /** When a verb says it happens; empty for infinitives and participles without auxiliary. */
  private Optional<Tense> verbTense(int verb) {
    List<String> auxiliaries = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    for (int child : tree.children(verb, "aux", "aux:pass", "cop")) {
      auxiliaries.add(tree.lemma(child));
      tags.add(tree.token(child).tag());
    }
    String tag = tree.token(verb).tag();
    if (auxiliaries.contains("will")
        || auxiliaries.contains("shall")
        || auxiliaries.contains("'ll")) {
      return Optional.of(Tense.FUTURE);
    }
    if (auxiliaries.contains("have")) {
      boolean progressive = auxiliaries.contains("be") && tag.equals("VBG");
      return Optional.of(progressive ? Tense.PRESENT : Tense.PAST);
    }
    if (tags.contains("MD")) {
      return Optional.of(Tense.FUTURE);
    }
    if (grammar.isInfinitive(verb) || tags.equals(List.of("VB"))) {
      return Optional.empty();
    }
    if (auxiliaries.contains("be") || auxiliaries.contains("do")) {
      return Optional.of(tags.contains("VBD") ? Tense.PAST : Tense.PRESENT);
    }
    return switch (tag) {
      case "VBD" -> Optional.of(Tense.PAST);
      case "VBZ", "VBP" -> Optional.of(Tense.PRESENT);
      case "VBN" -> Optional.of(Tense.PAST);
      case "VBG" -> accompanied(verb).flatMap(this::verbTense);
      default -> Optional.empty();
    };
  }

  /** The verb that a participle goes with: "shelled a camp, killing three". */
  private Optional<Integer> accompanied(int participle) {
    int head = tree.head(participle);
    return tree.is(participle, "advcl")
            && head != ParsedSentence.NONE
            && tree.token(head).isVerb()
            && tree.preposition(participle).isEmpty()
        ? Optional.of(head)
        : Optional.empty();
  }
}
