package dev.entente.entity;

import dev.entente.article.Article;
import dev.entente.article.Span;
import dev.entente.entity.Mention.Form;
import dev.entente.statement.EntityId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is meant by stretches of the text that somebody marked as actors. */
final class MarkedSpans {

  private static final String PERSON = "Person";
  private static final String GROUP = "UnnamedGroup";

  private final Gazetteer gazetteer;
  private final EntityTables tables;
  private final Tokens tokens;
  private final Article article;
  private final @Nullable Hit[] over;
  private final ArticleActors actors;
  private final SentenceStates states;

  MarkedSpans(Reading reading, ArticleActors actors) {
    this.gazetteer = reading.gazetteer;
    this.tables = reading.tables;
    this.tokens = reading.tokens;
    this.article = reading.article;
    this.over = reading.over;
    this.actors = actors;
    this.states = new SentenceStates(reading, actors);
  }

  /** Who is meant by a stretch that somebody marked as an actor. */
  Mention resolve(Span given, List<Mention> found) {
    Mention mention = read(given, found);
    if (mention.entities().size() != 1) {
      return mention;
    }
    Entity told = mention.entities().get(0);
    if (told.state().isPresent()
        || tables.isState(told.id())
        || tables.actor(told.id()).isPresent()) {
      return mention;
    }
    // "a village in Western Cambodia": where the words name one state, the group is of it;
    // "Jan Nowak, a Polish lawmaker in Minsk": the people and bodies told of are of the first.
    List<EntityId> states =
        found.stream()
            .filter(part -> given.contains(part.span()) && !standsFor(part))
            .flatMap(part -> part.entities().stream())
            .flatMap(entity ->
                tables.isState(entity.id()) ? Stream.of(entity.id()) : entity.state().stream())
            .distinct()
            .toList();
    return states.size() == 1 || !states.isEmpty() && told.kind().equals(PERSON)
        ? new Mention(
            given,
            List.of(new Entity(told.id(), told.kind(), told.label(), Optional.of(states.get(0)))),
            mention.form(),
            mention.reason())
        : mention;
  }

  /** "pro-Syrian": what a group is for or against is not whose it is. */
  private boolean standsFor(Mention part) {
    int token = tokenAt(part.span().begin());
    Hit hit = token < tokens.size ? over[token] : null;
    return hit != null && hit.against;
  }

  private Mention read(Span given, List<Mention> found) {
    given.of(article.text());
    Mention best = null;
    for (Mention mention : found) {
      if (mention.span().equals(given)) {
        return mention;
      }
      if (mention.span().overlaps(given) && (best == null || better(mention, best, given))) {
        best = mention;
      }
    }
    if (best == null) {
      return new Mention(given, List.of(), Form.DESCRIPTION, "no name in it that is known");
    }
    if (best.entities().size() == 1
        && best.form() == Form.DESCRIPTION
        && given.contains(best.span())
        && best.entities().get(0).kind().equals(GROUP)
        && best.entities().get(0).state().isEmpty()) {
      // "Swedish dairy farmers": the group's noun and the demonym stand apart.
      for (Mention mention : found) {
        if (given.contains(mention.span())
            && mention.span().end() <= best.span().begin()
            && mention.entities().size() == 1
            && (mention.form() == Form.DEMONYM || mention.form() == Form.NAME)) {
          Entity named = mention.entities().get(0);
          Optional<EntityId> state =
              tables.isState(named.id()) ? Optional.of(named.id()) : named.state();
          return new Mention(
              given,
              List.of(actors.groupEntity(given.of(article.text()), state)),
              Form.DESCRIPTION,
              "an unnamed group");
        }
      }
    }
    Optional<EntityId> branch = branch(best, given);
    if (branch.isPresent()) {
      return new Mention(
          given,
          List.of(actors.groupEntity(given.of(article.text()), branch)),
          Form.DESCRIPTION,
          "the branch or people of it there");
    }
    if (best.span().contains(given)) {
      // A part of a longer mention: the part alone may name the state within the phrase.
      int first = tokenAt(given.begin());
      Hit part = first < tokens.size ? over[first] : null;
      if (part != null
          && tokens.end[part.to - 1] == given.end()
          && best.span().end() != given.end()) {
        Entity entity = actors.entityOf(part);
        if (entity != null) {
          return new Mention(
              given, List.of(entity), part.demonym ? Form.DEMONYM : Form.NAME, part.reason);
        }
      }
      return new Mention(given, best.entities(), best.form(), best.reason());
    }
    boolean tail = best.span().end() >= given.end();
    if (tail
        || best.entities().isEmpty()
        || best.form() != Form.DEMONYM
            && best.form() != Form.METONYM
            && !(best.form() == Form.NAME
                && best.entities().size() == 1
                && !best.entities().get(0).kind().equals(PERSON)
                && article.text().startsWith("'s", best.span().end()))) {
      return new Mention(given, best.entities(), best.form(), best.reason());
    }
    Mention apposed = apposed(given, best, found);
    if (apposed != null) {
      return new Mention(given, apposed.entities(), apposed.form(), apposed.reason());
    }
    Optional<EntityId> state =
        best.entities()
            .get(0)
            .state()
            .or(() ->
                tables.isState(best(found, given).entities().get(0).id())
                    ? Optional.of(best(found, given).entities().get(0).id())
                    : Optional.empty());
    return new Mention(
        given,
        List.of(actors.groupEntity(given.of(article.text()), state)),
        Form.DESCRIPTION,
        "an unnamed group");
  }

  /** "Sudan's neighbour Egypt": the name that the noun stands before. */
  private @Nullable Mention apposed(Span given, Mention best, List<Mention> found) {
    for (Mention mention : found) {
      int noun = tokenAt(mention.span().begin()) - 1;
      if (mention.form() == Form.NAME
          && mention.span().end() == given.end()
          && mention.span().begin() > best.span().end()
          && noun > 0
          && gazetteer.opensHead(tokens.symbol[noun])) {
        return mention;
      }
    }
    return null;
  }

  /** A marked stretch that nothing resolves: somebody new, or a group of the article. */
  Mention ownActor(Span given, List<NameFinder.Name> names) {
    String words = given.of(article.text()).replace('\n', ' ').strip();
    int first = tokenAt(given.begin());
    boolean pronoun =
        words.isEmpty()
            || first < tokens.size
                && tokens.end[first] >= given.end()
                && gazetteer.is(tokens.symbol[first], Gazetteer.FUNCTION);
    if (pronoun) {
      return new Mention(given, List.of(), Form.PRONOUN, "no name in it that is known");
    }
    for (NameFinder.Name name : names) {
      if (name.span().overlaps(given)
          && (given.contains(name.span()) || given.end() == name.span().end())) {
        return new Mention(
            given,
            List.of(
                new Entity(
                    TextActors.newcomer(name.kind(), words), name.kind(), words, Optional.empty())),
            Form.NAME,
            "a name that no list holds");
      }
    }
    return new Mention(
        given,
        List.of(actors.groupEntity(words, place(given))),
        Form.DESCRIPTION,
        "an unnamed group, marked in the text");
  }

  /** "the Muslim Brotherhood in Jordan": the state that an organisation's name is said to be in. */
  private Optional<EntityId> branch(Mention best, Span given) {
    if (best.form() != Form.NAME
        || best.entities().size() != 1
        || !Set.of("Organisation", "PoliticalParty", "ArmedGroup")
            .contains(best.entities().get(0).kind())
        || !given.contains(best.span())) {
      return Optional.empty();
    }
    int last = tokenAt(given.end()) - 1;
    Hit place = last >= 0 && last < tokens.size ? over[last] : null;
    if (place == null
        || tokens.begin[place.from] < best.span().end()
        || place.from == 0
        || !tokens.word(place.from - 1).equals("in")) {
      return Optional.empty();
    }
    return actors.stateOf(place);
  }

  /** Where marked words without a name are: by a city or region in them, or where they act. */
  private Optional<EntityId> place(Span given) {
    int from = tokenAt(given.begin());
    int to = from;
    Set<EntityId> named = new LinkedHashSet<>();
    while (to < tokens.size && tokens.begin[to] < given.end()) {
      Hit hit = over[to];
      if (hit != null) {
        actors.stateOf(hit).ifPresent(named::add);
      }
      to++;
    }
    if (named.isEmpty()) {
      return states.groundOf(from, to, false);
    }
    return named.size() == 1 ? Optional.of(named.iterator().next()) : Optional.empty();
  }

  private Mention best(List<Mention> found, Span given) {
    Mention best = null;
    for (Mention mention : found) {
      if (mention.span().overlaps(given) && (best == null || better(mention, best, given))) {
        best = mention;
      }
    }
    if (best == null) {
      throw new IllegalStateException("no mention overlaps " + given);
    }
    return best;
  }

  private boolean better(Mention mention, Mention best, Span given) {
    if (best.entities().isEmpty() != mention.entities().isEmpty()) {
      return best.entities().isEmpty();
    }
    int end = best.span().end();
    if (mention.span().end() == given.end()
        && end < given.end()
        && Tokens.isHyphen(article.text().charAt(end))) {
      // "NATO-member Norway"
      return true;
    }
    boolean person = mention.entities().stream().anyMatch(e -> e.kind().equals(PERSON));
    boolean bestPerson = best.entities().stream().anyMatch(e -> e.kind().equals(PERSON));
    if (person != bestPerson) {
      return person && !leading(mention.span().begin());
    }
    return given.contains(mention.span())
        && mention.form() == Form.DESCRIPTION
        && best.form() != Form.DESCRIPTION;
  }

  /** "miners led by Miron Cosma": who leads them is not who is meant. */
  private boolean leading(int person) {
    int p = tokenAt(person) - 1;
    return p > 0
        && (tokens.word(p).equals("by") && !tokens.word(p - 1).equals("and")
            || tokens.word(p).equals("to") && tokens.word(p - 1).equals("loyal"));
  }

  private int tokenAt(int offset) {
    int low = Arrays.binarySearch(tokens.begin, 0, tokens.size, offset);
    return low >= 0 ? low : -low - 1;
  }
}
