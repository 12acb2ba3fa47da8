package dev.entente.entity;

import dev.entente.article.Article;
import dev.entente.article.ArticleDetails;
import dev.entente.article.ArticleId;
import dev.entente.article.Span;
import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One article being read, and the order in which that is done: names first, then whom they stand
 * for by context, then noun phrases around the names, then what refers back.
 */
final class Reading {

  final Gazetteer gazetteer;
  final EntityTables tables;
  final Grammar grammar;
  final Tokens tokens;
  final Article article;
  final Optional<String> date;

  /** What is found, in the order of the text. */
  final List<Unit> units = new ArrayList<>();

  /** The name that begins at a token. */
  final @Nullable Hit[] at;

  /** The name that covers a token. */
  final @Nullable Hit[] over;

  /** How often each state is named beyond doubt, itself or by what lies in it or acts for it. */
  final Map<EntityId, Integer> votes = new HashMap<>();

  final HeadRuns runs;
  final ArticleActors actors;

  Reading(Gazetteer gazetteer, Article article, NameFinder finder) {
    this(gazetteer, article);
    new NameChoice(this, actors).decideAll();
    new NewNames(this, runs, actors).findNewcomers(finder);
    new DescribedNames(this, actors).find();
    ShortNames shortNames = new ShortNames(this, actors);
    shortNames.findShortNames();
    SentenceStates states = new SentenceStates(this, actors);
    TitledPeople titles = new TitledPeople(this, shortNames, states, actors);
    findPhrases(
        new NamePhrases(this, states, runs, actors, titles),
        new HeadPhrases(this, states, runs, actors, titles));
    SharedNames.find(this);
    new Coreference(this).resolve();
  }

  /** Reads the names only. */
  private Reading(Gazetteer gazetteer, Article article) {
    this.gazetteer = gazetteer;
    this.tables = gazetteer.tables;
    this.grammar = gazetteer.grammar;
    this.article = article;
    this.date = article.details().issued();
    this.tokens = Tokens.of(article.text(), gazetteer.symbols);
    this.at = new Hit[tokens.size];
    this.over = new Hit[tokens.size];
    this.runs = new HeadRuns(this);
    this.actors = new ArticleActors(this);
    new NameSearch(this, runs).findNames();
  }

  static int matches(Gazetteer gazetteer, String text) {
    Reading reading =
        new Reading(gazetteer, new Article(new ArticleId("text"), text, ArticleDetails.UNKNOWN));
    int found = 0;
    for (Hit hit : reading.at) {
      found += hit == null ? 0 : 1;
    }
    return found;
  }

  private void findPhrases(NamePhrases namePhrases, HeadPhrases headPhrases) {
    int i = 0;
    while (i < tokens.size) {
      if (!tokens.has(i, Tokens.WORD)) {
        i++;
        continue;
      }
      int next;
      Hit hit = at[i];
      if (hit != null) {
        next = namePhrases.fromName(hit);
      } else if (gazetteer.opensHead(tokens.symbol[i])
          || gazetteer.is(tokens.symbol[i], Gazetteer.MODIFIER | Gazetteer.HONORIFIC)) {
        next = headPhrases.fromHead(i);
      } else {
        next = i + 1;
      }
      i = Math.max(next, i + 1);
    }
  }

  /** In the order of the text; of two that overlap, the first. */
  List<Mention> mentions() {
    List<Mention> mentions = new ArrayList<>(units.size());
    int end = 0;
    for (Unit unit : units) {
      Span span = new Span(tokens.begin[unit.from], tokens.end[unit.to - 1]);
      if (span.begin() < end) {
        continue;
      }
      end = span.end();
      List<Entity> entities = unit.entities;
      if (!actors.newcomers.isEmpty() && !entities.isEmpty()) {
        entities =
            entities.stream()
                .map(entity -> actors.newcomers.getOrDefault(entity.id(), entity))
                .toList();
      }
      mentions.add(new Mention(span, entities, unit.form, unit.reason, parts(unit)));
    }
    return mentions;
  }

  /** "US" and "British forces" of "US and British forces". */
  private List<Span> parts(Unit unit) {
    if (unit.parts.size() != unit.entities.size()) {
      return List.of();
    }
    List<Span> parts = new ArrayList<>();
    for (Hit part : unit.parts) {
      int to = parts.size() == unit.parts.size() - 1 ? unit.to : part.to;
      parts.add(new Span(tokens.begin[part.from], tokens.end[to - 1]));
    }
    return parts;
  }

  // --- what several passes ask about the text

  String wordOf(int symbol) {
    return symbol < 0 ? "" : gazetteer.symbols.word(symbol);
  }

  /** How often one of several states is named and nothing decides which: "Congolese". */
  int undecidedStates() {
    int undecided = 0;
    for (Hit hit : at) {
      undecided += hit != null && oneOfSeveralStates(hit) ? 1 : 0;
    }
    return undecided;
  }

  boolean oneOfSeveralStates(Hit hit) {
    return hit.actor == null
        && hit.newcomer == null
        && !hit.trap
        && hit.names.stream()
                .filter(name -> tables.isState(name.actor()))
                .map(Gazetteer.Name::actor)
                .distinct()
                .count()
            > 1;
  }

  boolean unknownCapital(int token) {
    return tokens.has(token, Tokens.WORD)
        && tokens.has(token, Tokens.CAPITAL)
        && !tokens.has(token, Tokens.TITLE_LINE)
        && !tokens.has(token, Tokens.ALL_CAPITALS)
        && over[token] == null
        && !gazetteer.is(
            tokens.symbol[token],
            Gazetteer.FUNCTION | Gazetteer.MODIFIER | Gazetteer.ORG_HEAD | Gazetteer.PLACE_WORD)
        && !gazetteer.opensHead(tokens.symbol[token]);
  }

  /** After a preposition of place or a verb of motion a name is no person's. */
  boolean placed(Hit hit) {
    int before = hit.from - 1;
    return before >= 0
        && gazetteer.is(tokens.symbol[before], Gazetteer.PLACE_PREPOSITION | Gazetteer.MOTION);
  }
}
