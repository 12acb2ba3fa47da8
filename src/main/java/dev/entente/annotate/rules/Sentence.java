package dev.entente.annotate.rules;

import dev.entente.article.ArticleId;
import dev.entente.article.Span;
import dev.entente.entity.Entity;
import dev.entente.entity.Mention;
import dev.entente.entity.TextActors;
import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A parsed sentence and who is mentioned in it, word by word. */
final class Sentence {

  /**
   * An actor where it stands in the sentence.
   *
   * @param token the word that was asked for; the actor's own words may be its possessor's
   */
  record Actor(int token, Mention mention, Entity entity) {
    Span span() {
      return mention.span();
    }
  }

  private final ArticleId article;
  private final ParsedSentence tree;
  private final Lexicon lexicon;
  private final Map<Integer, Mention> mentions = new HashMap<>();

  Sentence(ArticleId article, ParsedSentence tree, List<Mention> mentions, Lexicon lexicon) {
    this.article = article;
    this.tree = tree;
    this.lexicon = lexicon;
    for (Token token : tree.tokens()) {
      for (Mention mention : mentions) {
        if (mention.span().overlaps(token.span())
            && !MeaningNobody.isMedium(tree, token, lexicon)
            && !MeaningNobody.isListener(tree, token, lexicon)
            && tree.tokens().stream().noneMatch(word -> MeaningNobody.isDone(word, mention))) {
          this.mentions.put(token.index(), mention);
        }
      }
    }
    for (Token token : tree.tokens()) {
      if (token.isNoun() && isDescribed(token.index())) {
        withOrigin(token.index());
      } else if (tree.is(token.index(), "amod")
          && token.tag().equals("JJ")
          && isDescribed(token.index())
          && at(token.index()).stream().allMatch(actor -> actor.span().equals(token.span()))) {
        // "an official week-long visit"
        this.mentions.remove(token.index());
      }
    }
  }

  /**
   * "Venezuelan truck drivers", where the group was told by its last word alone: they are of the
   * state whose demonym stands before them.
   */
  private void withOrigin(int group) {
    Mention mention = mentions.get(group);
    if (mention == null || mention.entities().size() != 1) {
      return;
    }
    Entity entity = mention.entities().getFirst();
    for (int child : tree.children(group, "amod", "compound")) {
      Mention origin = mentions.get(child);
      if (origin != null
          && (origin.form() == Mention.Form.DEMONYM || origin.reason().equals("demonym"))
          && origin.entities().size() == 1
          && origin.span().end() < mention.span().begin()
          && !tree.token(child + 1).word().equals("-")) {
        StringBuilder words = new StringBuilder();
        for (int i = child; i <= group; i++) {
          words.append(i == child ? "" : " ").append(tree.token(i).word());
        }
        EntityId state = origin.entities().getFirst().country();
        Entity known =
            new Entity(
                TextActors.unnamed(article, words.toString()),
                entity.kind(),
                words.toString(),
                Optional.of(state));
        mentions.put(
            group,
            new Mention(
                new Span(origin.span().begin(), mention.span().end()),
                List.of(known),
                Mention.Form.DESCRIPTION,
                "a group of the demonym before it"));
        return;
      }
    }
  }

  boolean isNamed(int index) {
    Mention mention = mentions.get(index);
    return mention != null
        && mention.entities().stream()
            .anyMatch(
                entity -> !entity.kind().equals("UnnamedGroup") || entity.state().isPresent());
  }

  /** Lets a word mean somebody whom the grammar or the article before it tells. */
  void refer(int token, List<Entity> entities, Mention.Form form, String reason) {
    mentions.put(token, new Mention(tree.token(token).span(), entities, form, reason));
  }

  /** Lets a word mean nobody. */
  void forget(int token) {
    mentions.remove(token);
  }

  ParsedSentence tree() {
    return tree;
  }

  Optional<Mention> mention(int token) {
    return Optional.ofNullable(mentions.get(token));
  }

  boolean isActor(int token) {
    Mention mention = mentions.get(token);
    return mention != null && !mention.entities().isEmpty();
  }

  /**
   * A common noun that nobody was recognised in, as an actor of its article that is called by its
   * own words; empty for names, pronouns and words that refer to somebody unknown.
   */
  Optional<Actor> nameless(int token) {
    Token head = tree.token(token);
    if (!head.isNoun()
        || head.tag().startsWith("NNP")
        || head.lemma().matches("(any|some|every|no)(body|one|thing)|none")
        || mentions.containsKey(token)) {
      return Optional.empty();
    }
    StringBuilder words = new StringBuilder(head.word());
    int first = token;
    while (first > 0 && tree.is(first - 1, "compound") && tree.head(first - 1) == token) {
      first--;
      words.insert(0, tree.token(first).word() + " ");
    }
    String label = words.toString().toLowerCase(Locale.ROOT);
    Span span = new Span(tree.token(first).span().begin(), head.span().end());
    return Optional.of(unnamed(token, span, label, "known by its words only"));
  }

  private Actor unnamed(int token, Span span, String label, String reason) {
    Entity entity =
        new Entity(
            TextActors.unnamed(article, label), TextActors.UNNAMED_KIND, label, Optional.empty());
    Mention mention = new Mention(span, List.of(entity), Mention.Form.DESCRIPTION, reason);
    return new Actor(token, mention, entity);
  }

  /** The actors of this very word, without its coordination. */
  List<Actor> at(int token) {
    Mention mention = mentions.get(token);
    if (mention == null) {
      return List.of();
    }
    return mention.entities().stream().map(entity -> new Actor(token, mention, entity)).toList();
  }

  /**
   * The actors that a word stands for: itself and its coordination; else its possessor ("Syria's
   * positions"), its demonym ("Syrian positions"), its complement ("the government of Sudan").
   */
  List<Actor> actors(int token) {
    Set<Actor> found = new LinkedHashSet<>();
    for (int conjunct : tree.coordinated(token)) {
      if (tree.token(conjunct).isVerb()) {
        doersOf(conjunct).forEach(doer -> found.addAll(of(doer, 0)));
      } else {
        found.addAll(of(conjunct, 0));
        included(conjunct).forEach(member -> found.addAll(of(member, 0)));
      }
    }
    return new ArrayList<>(found);
  }

  /**
   * "concerned about B buying arms", "fear of being attacked by B": who does what a gerund says.
   */
  private List<Integer> doersOf(int gerund) {
    if (tree.preposition(gerund).isEmpty()) {
      return List.of();
    }
    List<Integer> subjects = tree.children(gerund, "nsubj");
    if (tree.token(gerund).tag().equals("VBG") && !subjects.isEmpty()) {
      return subjects;
    }
    boolean passive =
        tree.children(gerund, "aux:pass").stream()
            .anyMatch(auxiliary -> tree.token(auxiliary).tag().equals("VBG"));
    return passive
        ? tree.children(gerund, "obl", "obl:agent").stream()
            .filter(agent -> tree.preposition(agent).equals("by"))
            .toList()
        : List.of();
  }

  /** "officials, including the president and his son": what is done to all is done to these. */
  private List<Integer> included(int group) {
    List<Integer> found = new ArrayList<>();
    for (int child : tree.children(group, "nmod", "obl")) {
      if (tree.preposition(child).matches("including|among th(ey|em)")) {
        found.addAll(tree.coordinated(child));
      }
    }
    return found;
  }

  /** As {@link #actors}, without the word's coordination. */
  List<Actor> alone(int token) {
    return of(token, 0);
  }

  private static final Set<String> TRANSPARENT =
      Set.of(
          "of", "in", "from", "at", "inside", "near", "within", "across", "on", "along", "between",
          "among", "by", "with", "against", "around", "off");

  /** Those whom a possessor has beside or against itself: "its allies" are somebody else. */
  private boolean isSomebodyElse(int token) {
    return lexicon.words("counterpart").contains(tree.lemma(token));
  }

  /** "its men", "the group's fighters": a nameless group acts for whose it is. */
  private List<Actor> ownersOf(int group) {
    if (isSomebodyElse(group)) {
      return List.of();
    }
    for (int child : tree.children(group, "nmod:poss")) {
      List<Actor> owners = at(child);
      if (!owners.isEmpty()) {
        return owners;
      }
    }
    return List.of();
  }

  boolean isDescribed(int token) {
    Mention mention = mentions.get(token);
    return mention != null
        && mention.form() == Mention.Form.DESCRIPTION
        && mention.entities().stream()
            .allMatch(entity -> entity.kind().equals(TextActors.UNNAMED_KIND));
  }

  /**
   * "negotiators from Egypt and Turkey" are of two sides, who may act upon each other; "mayors of
   * two towns" are not.
   */
  private List<Actor> severalOrigins(int group) {
    for (int child : tree.children(group, "nmod")) {
      if (tree.preposition(child).matches("from|of")) {
        List<Actor> origins = withCoordination(child);
        if (origins.size() > 1
            && origins.stream()
                .noneMatch(actor -> lexicon.words("place_kind").contains(actor.entity().kind()))
            && origins.stream().allMatch(actor -> isNamed(actor.token()))) {
          return origins;
        }
      }
    }
    return List.of();
  }

  private static final Set<String> GOALS = Set.of("to", "on", "toward", "towards");

  private List<Actor> of(int token, int depth) {
    if (isActor(token)) {
      List<Actor> possessors = isNamed(token) ? List.of() : ownersOf(token);
      if (possessors.isEmpty() && isDescribed(token)) {
        possessors = severalOrigins(token);
      }
      return possessors.isEmpty() ? at(token) : possessors;
    }
    if (depth > 3
        || !tree.token(token).isNoun()
        || mentions.containsKey(token) && tree.children(token, "nmod:poss", "appos").isEmpty()) {
      return isPlaceHolder(token)
          ? throughComplement(token, depth, TRANSPARENT)
          : leaders(token, depth);
    }
    String preposition = tree.preposition(token);
    if (lexicon.words("backing").contains(tree.lemma(token)) && preposition.equals("with")
        || lexicon.words("gesture").contains(tree.lemma(token)) && preposition.equals("in")
        || lexicon.words("feeling").contains(tree.lemma(token)) && preposition.equals("to")
        || lexicon.words("reckoning").contains(tree.lemma(token)) && preposition.equals("by")
        || lexicon.words("act_noun").contains(tree.lemma(token))
            && preposition.equals("in")
            && tree.child(token, "acl").isPresent()) {
      // "with help from B", "by B's account", "to the horror of B", "in a raid led by B"
      return List.of();
    }
    for (int child : tree.children(token, "appos")) {
      // "the plant, Europe's largest": what it is among, not whose it is
      if (isNamed(child) && tree.child(child, "case").isEmpty()) {
        return tree.token(token).isPlural() ? withCoordination(child) : at(child);
      }
    }
    for (int child : tree.children(token, "nmod:poss", "poss")) {
      if (tree.token(child).tag().equals("WP$")) {
        int clause = tree.clause(token);
        return tree.is(clause, "acl:relcl") ? of(tree.head(clause), depth + 1) : List.of();
      }
      List<Actor> possessor = isSomebodyElse(token) ? List.of() : withCoordination(child);
      if (!possessor.isEmpty()) {
        return possessor;
      }
    }
    // "in the A member state": a state that belongs to A is not A.
    boolean member =
        tree.lemma(token).matches("state|country|nation")
            && tree.children(token, "compound").stream()
                .anyMatch(word -> tree.lemma(word).matches("member|candidate"));
    List<Actor> modifier = member ? List.of() : modifier(token);
    if (!modifier.isEmpty()) {
      return modifier;
    }
    List<Actor> fighters = fighters(token);
    if (!fighters.isEmpty()) {
      return fighters;
    }
    List<Actor> owner = operator(token, depth);
    if (!owner.isEmpty()) {
      return owner;
    }
    List<Actor> complement = throughComplement(token, depth, TRANSPARENT);
    if (!complement.isEmpty()) {
      return complement;
    }
    // "arms sales to B violate …": to whom something goes does nothing.
    complement = tree.is(token, "nsubj") ? List.of() : throughComplement(token, depth, GOALS);
    if (!complement.isEmpty()) {
      return complement;
    }
    for (int child : tree.children(token, "appos")) {
      if (tree.child(child, "case").isPresent()) {
        continue;
      }
      List<Actor> apposed = of(child, depth + 1);
      if (!apposed.isEmpty()) {
        return apposed;
      }
    }
    return List.of();
  }

  /** "a delegation led by A's vice president": whose it is, where the text says nothing else. */
  private List<Actor> leaders(int group, int depth) {
    if (lexicon.words("envoy").contains(tree.lemma(group))) {
      for (int clause : tree.children(group, "acl")) {
        if (tree.lemma(clause).matches("lead|head")) {
          for (int leader : tree.children(clause, "obl", "obl:agent")) {
            if (tree.preposition(leader).equals("by")) {
              return of(leader, depth + 1);
            }
          }
        }
      }
    }
    return List.of();
  }

  /**
   * "oilfields run by a company of B", "B-owned factories", "crimes committed by B": whoever has or
   * did the thing.
   */
  private List<Actor> operator(int thing, int depth) {
    for (int clause : tree.children(thing, "acl", "amod")) {
      boolean hyphened = tree.is(clause, "amod");
      if (!tree.token(clause).tag().equals("VBN")
          || !lexicon.words("operating").contains(tree.lemma(clause))
              && (hyphened || !lexicon.words("perpetrating").contains(tree.lemma(clause)))) {
        continue;
      }
      for (int child : tree.children(clause, "obl", "obl:agent")) {
        // "Chinese-owned factories" has no "by".
        if (hyphened || tree.preposition(child).equals("by")) {
          List<Actor> owners = new ArrayList<>();
          tree.coordinated(child).forEach(member -> owners.addAll(of(member, depth + 1)));
          return owners;
        }
      }
    }
    return List.of();
  }

  /** "rebel positions", "guerrilla bases": those who hold them, as a group of the article. */
  private List<Actor> fighters(int noun) {
    if (!tree.token(noun).isPlural()) {
      return List.of();
    }
    for (int child : tree.children(noun, "compound", "amod")) {
      if (lexicon.words("fighter").contains(tree.lemma(child)) && !mentions.containsKey(child)) {
        String holders = "those whose the " + tree.lemma(noun) + "s are";
        Span span = tree.token(child).span();
        return List.of(unnamed(child, span, tree.lemma(child) + "s", holders));
      }
    }
    return List.of();
  }

  /**
   * The actor nearest before the noun among its modifiers and theirs: "Panamanian army officers".
   */
  List<Actor> modifier(int noun) {
    List<Integer> modifiers = tree.children(noun, "amod", "compound", "nmod:desc", "nmod:npmod");
    for (int i = modifiers.size() - 1; i >= 0; i--) {
      List<Actor> found = withCoordination(modifiers.get(i));
      if (found.isEmpty()) {
        found = modifier(modifiers.get(i));
      }
      if (!found.isEmpty()) {
        return OwnSide.ofAlly(tree.lemma(noun), found);
      }
    }
    return List.of();
  }

  /** The actors of a word's complement, whoever possesses it: "its border with B". */
  List<Actor> beyondPossessor(int token) {
    List<Actor> complement = throughComplement(token, 0, TRANSPARENT);
    return complement.isEmpty() ? throughComplement(token, 0, GOALS) : complement;
  }

  private boolean isPlaceHolder(int token) {
    return tree.token(token).tag().matches("CD|DT|JJS");
  }

  /** "backed the war on B": what is done against somebody does not stand for whom it is done to. */
  private List<Actor> throughComplement(int token, int depth, Set<String> prepositions) {
    boolean hostile = lexicon.words("hostile").contains(tree.lemma(token));
    List<Integer> complements = new ArrayList<>(tree.children(token, "nmod", "obl"));
    // "the blockade of A by B" is B's.
    complements.sort(Comparator.comparing(child -> !tree.preposition(child).equals("by")));
    for (int child : complements) {
      String preposition = tree.preposition(child);
      // "sided with the church against A": those who stand together are not A.
      boolean opposed = preposition.equals("against") && tree.preposition(token).equals("with");
      if (prepositions.contains(preposition)
          && !opposed
          && !(preposition.equals("at") && MeaningNobody.isForum(at(child)))
          && !(hostile && preposition.matches("against|on|with"))
          && !MeaningNobody.isScene(tree, token, preposition, lexicon)
          && !(preposition.equals("of") && lexicon.words("suffered").contains(tree.lemma(token)))) {
        List<Actor> complement = new ArrayList<>();
        for (int conjunct : tree.coordinated(child)) {
          complement.addAll(of(conjunct, depth + 1));
        }
        if (!complement.isEmpty()) {
          return complement;
        }
      }
    }
    return List.of();
  }

  private List<Actor> withCoordination(int token) {
    List<Actor> found = new ArrayList<>();
    for (int conjunct : tree.coordinated(token)) {
      found.addAll(at(conjunct));
    }
    return found;
  }

  /** The actors that any of the words stands for, in order, each once. */
  List<Actor> actors(List<Integer> words) {
    Set<Actor> found = new LinkedHashSet<>();
    words.forEach(word -> found.addAll(actors(word)));
    return new ArrayList<>(found);
  }

  /** The actors of these very words, in order, each once. */
  List<Actor> at(List<Integer> words) {
    Set<Actor> found = new LinkedHashSet<>();
    words.forEach(word -> found.addAll(at(word)));
    return new ArrayList<>(found);
  }
}
