package dev.entente.entity;

import dev.entente.entity.Mention.Form;
import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whom he, she, it, they and the we of a quotation mean. */
final class Pronouns {

  private static final Set<String> NAMELESS_BODIES =
      Set.of("affiliate", "offshoot", "group", "movement", "faction", "militia", "company", "firm");

  private static final Set<String> FEMALE = Set.of("she", "her", "hers", "herself");

  /** What somebody who rules calls his or hers. */
  private static final Set<String> GOVERNED =
      Set.of("government", "cabinet", "administration", "country", "army", "troops", "regime");

  private final Reading reading;
  private final Tokens tokens;
  private final Discourse discourse;
  private final Addressees addressees;
  private final Owners owners;
  final QuotationSpeakers speakers;

  Pronouns(Reading reading, Discourse discourse) {
    this.reading = reading;
    this.tokens = reading.tokens;
    this.discourse = discourse;
    this.addressees = new Addressees(reading, discourse);
    this.owners = new Owners(reading, discourse);
    this.speakers = new QuotationSpeakers(reading, discourse, this);
  }

  void one(int token, @Nullable Unit antecedent, Form form, String reason) {
    if (antecedent != null) {
      discourse.add(new Unit(token, token + 1, antecedent.entities, form, reason));
    }
  }

  @Nullable Unit person(int token) {
    Unit asked = addressees.asked(token);
    if (asked != null && Discourse.isPerson(asked)) {
      return asked;
    }
    int sentence = tokens.sentence[token];
    Unit saying = discourse.goesOnSpeaking(token) ? speakers.sayer(sentence - 1) : null;
    if (saying != null && goesOn(sentence, token) && !fitting(List.of(saying), token).isEmpty()) {
      return saying;
    }
    List<Unit> before = fitting(discourse.before(sentence, token), token);
    Unit here = person(before, token);
    if (here == null && GOVERNED.contains(discourse.word(token + 1))) {
      here = ofOneState(before);
    }
    if (here != null || hasPerson(before)) {
      return here;
    }
    return goesOn(sentence, token) || discourse.early(token) && discourse.nextParagraph(sentence)
        ? person(fitting(discourse.sentence(sentence - 1), token), Integer.MAX_VALUE)
        : null;
  }

  /** "Jordan's king pardoned deputy A and embarrassed his government": whoever it is, of Jordan. */
  private static @Nullable Unit ofOneState(List<Unit> units) {
    List<Unit> people = units.stream().filter(Discourse::isPerson).toList();
    long states = people.stream().map(unit -> unit.entities.get(0).state()).distinct().count();
    return states == 1 ? people.get(0) : null;
  }

  /** Those of whom the pronoun can be said: "she" of no Peter. */
  private List<Unit> fitting(List<Unit> units, int token) {
    String word = discourse.word(token);
    String others = FEMALE.contains(word) ? "he" : Coreference.HE.contains(word) ? "she" : "nobody";
    return units.stream()
        .filter(unit -> !Discourse.isPerson(unit) || !called(unit, others))
        .toList();
  }

  /** Whether the given name is one of theirs, or the title: "Sultan Nobody". */
  private boolean called(Unit person, String pronoun) {
    String name = Gazetteer.plain(person.entities.get(0).label()).toLowerCase(Locale.ROOT);
    String given = name.split("[ -]", 2)[0];
    Map<String, String> names = reading.gazetteer.nouns.words("given_name");
    return pronoun.equals(names.get(given))
        || pronoun.equals(names.get(discourse.word(person.from)));
  }

  /** In a paragraph, and where the speaker of the one before says more. */
  private boolean goesOn(int sentence, int token) {
    return discourse.sameParagraph(sentence) || sentence > 1 && discourse.goesOnSpeaking(token);
  }

  @Nullable Unit person(List<Unit> units, int token) {
    List<Unit> people = units.stream().filter(Discourse::isPerson).toList();
    if (Discourse.union(people).size() == 1) {
      return people.get(0);
    }
    if (people.isEmpty()) {
      return null;
    }
    // "…'s father, Kim Jong Il, who last visited … before his passing"
    Unit nearest = people.get(people.size() - 1);
    if (token != Integer.MAX_VALUE
        && tokens.is(nearest.to, ',')
        && discourse.word(nearest.to + 1).equals("who")) {
      return nearest;
    }
    return discourse.subject(people, token == Integer.MAX_VALUE);
  }

  /** An object is somebody else than the subject of its clause. */
  @Nullable Unit otherPerson(int token) {
    int sentence = tokens.sentence[token];
    List<Unit> people =
        new ArrayList<>(
            fitting(discourse.before(sentence, token), token).stream()
                .filter(Discourse::isPerson)
                .toList());
    Unit subject = subjectBefore(discourse.before(sentence, token));
    if (subject != null && Discourse.isPerson(subject)) {
      EntityId acting = subject.entities.get(0).id();
      Unit speaker = subject;
      // "A told the court that agents had beaten him"
      boolean otherActs =
          discourse.before(sentence, token).stream()
              .anyMatch(unit ->
                  unit.from > speaker.to
                      && !unit.entities.isEmpty()
                      && !unit.entities.get(0).id().equals(acting)
                      && discourse.word(unit.from - 1).equals("that")
                      && discourse.verbAfter(unit.to)
                      && says(speaker.to, unit.from));
      if (otherActs) {
        return subject;
      }
      people.removeIf(unit -> unit.entities.get(0).id().equals(acting));
      if (people.isEmpty() && discourse.sameParagraph(sentence)) {
        fitting(discourse.sentence(sentence - 1), token).stream()
            .filter(Discourse::isPerson)
            .filter(unit -> !unit.entities.get(0).id().equals(acting))
            .forEach(people::add);
      }
    } else if (people.isEmpty()) {
      // "A fled to B. Police there arrested him": a body acts, and only a person can be meant.
      boolean near =
          goesOn(sentence, token) || discourse.early(token) && discourse.nextParagraph(sentence);
      Unit found = near ? person(discourse.sentence(sentence - 1), Integer.MAX_VALUE) : null;
      return found != null && found.form == Form.NAME ? found : null;
    }
    return Discourse.union(people).size() == 1 ? people.get(0) : null;
  }

  /** "her" as an object: where no person acts, the one of whom "she" would be said. */
  @Nullable Unit herself(int token) {
    Unit other = otherPerson(token);
    Unit subject = subjectBefore(discourse.before(tokens.sentence[token], token));
    return other != null || subject != null && Discourse.isPerson(subject) ? other : person(token);
  }

  /** "X may be barred, deputies said, accusing him": the subject of the clause at hand. */
  @Nullable Unit subjectBefore(List<Unit> units) {
    for (int i = units.size() - 1; i >= 0; i--) {
      if (discourse.isSubject(units.get(i)) || isSubjectWithPlace(units.get(i))) {
        return units.get(i);
      }
    }
    return null;
  }

  /** "deputies in the Majlis have warned": a subject whose place stands before its verb. */
  private boolean isSubjectWithPlace(Unit unit) {
    int place = unit.to + (discourse.word(unit.to + 1).equals("the") ? 2 : 1);
    Unit at = discourse.word(unit.to).matches("in|of|at|from") ? discourse.at(place) : null;
    return at != null && discourse.startsClause(unit) && discourse.verbAfter(at.to);
  }

  private boolean hasPerson(List<Unit> units) {
    return units.stream().anyMatch(Discourse::isPerson);
  }

  @Nullable Unit thing(int token) {
    Unit asked = addressees.asked(token);
    if (asked != null && isThing(asked)) {
      return asked;
    }
    Unit speaking = speaksFor(token);
    if (speaking != null) {
      return speaking;
    }
    Unit issuer = owners.issuer(token);
    if (issuer != null) {
      return issuer;
    }
    Unit owner = owners.beside(token);
    if (owner != null && isThing(owner)) {
      return owner;
    }
    int sentence = tokens.sentence[token];
    Unit antecedent = antecedent(token);
    if (antecedent != null && isThing(antecedent)) {
      return antecedent;
    }
    List<Unit> things = discourse.before(sentence, token).stream().filter(this::isThing).toList();
    if (!things.isEmpty()) {
      Unit found = thing(things, false);
      return found != null && !discourse.isSubject(found) && strangerActs(sentence, token)
          ? null
          : found;
    }
    Unit spokenFor = spokenFor(sentence, token);
    if (spokenFor != null) {
      return spokenFor;
    }
    if (!goesOn(sentence, token) || !discourse.early(token)) {
      return null;
    }
    return thing(discourse.sentence(sentence - 1).stream().filter(this::isThing).toList(), true);
  }

  /** "after a spokesman for the agency said it …": the body for which somebody speaks. */
  private @Nullable Unit speaksFor(int token) {
    int verb = discourse.word(token - 1).equals("that") ? token - 2 : token - 1;
    Unit body = VerbForms.SPEECH.contains(discourse.word(verb)) ? discourse.at(verb - 1) : null;
    if (body == null || !isThing(body)) {
      return null;
    }
    int before = discourse.word(body.from - 1).equals("the") ? body.from - 2 : body.from - 1;
    Unit speaker = before > 0 ? discourse.at(before - 1) : null;
    boolean person =
        speaker != null
            && speaker.entities.size() == 1
            && (Discourse.isPerson(speaker)
                || speaker.entities.get(0).id().value().endsWith("/spokesperson"));
    return person && discourse.word(before).matches("for|of") ? body : null;
  }

  /** "The Greek minister said it …": the one thing named with the person who says so. */
  private @Nullable Unit spokenFor(int sentence, int token) {
    List<Unit> people =
        discourse.before(sentence, token).stream().filter(Discourse::isPerson).toList();
    Unit speaker = people.isEmpty() ? null : people.get(people.size() - 1);
    if (speaker == null || !says(speaker.to, token)) {
      return null;
    }
    Map<EntityId, Entity> things = new LinkedHashMap<>();
    for (Unit person : people) {
      for (int i = person.from; i < person.to; i++) {
        Hit hit = reading.over[i];
        Entity named = hit == null ? null : reading.actors.entityOf(hit);
        if (named != null && !List.of("Person", "Place", "City").contains(named.kind())) {
          things.put(named.id(), named);
        }
      }
    }
    return things.size() == 1
        ? new Unit(
            speaker.from, speaker.to, List.copyOf(things.values()), speaker.form, speaker.reason)
        : null;
  }

  private boolean says(int from, int to) {
    for (int i = from; i < to; i++) {
      if (VerbForms.SPEECH.contains(discourse.word(i))) {
        return true;
      }
    }
    return false;
  }

  /** Words back from a pronoun within which its relative clause begins; more cost time alone. */
  private static final int CLAUSE = 30;

  /** "A, which shelled its neighbour": whom the relative clause around the token describes. */
  private @Nullable Unit antecedent(int token) {
    int which = token - 1;
    if (discourse.word(which).equals("which")) {
      // "B, which it accused": what the clause is about is not its subject.
      return null;
    }
    while (which > 0
        && token - which < CLAUSE
        && tokens.sentence[which] == tokens.sentence[token]
        && !discourse.word(which).equals("which")) {
      if (tokens.is(which, ',') || tokens.is(which, ';')) {
        return null;
      }
      which--;
    }
    int last = which - (tokens.is(which - 1, ',') ? 2 : 1);
    Unit described = last < 0 ? null : discourse.at(last);
    return discourse.word(which).equals("which")
            && described != null
            && described.entities.size() == 1
            && tokens.sentence[last] == tokens.sentence[token]
            && discourse.before(tokens.sentence[token], token).stream()
                .noneMatch(unit -> unit.from > last + 1 && discourse.isSubject(unit))
        ? described
        : null;
  }

  /** "The junta broke with A, and it …": the subject is somebody whom the text does not tell. */
  private boolean strangerActs(int sentence, int token) {
    return discourse.before(sentence, token).stream()
        .anyMatch(unit ->
            unit.entities.isEmpty() && unit.form == Form.DESCRIPTION && discourse.isSubject(unit));
  }

  @Nullable Unit thing(List<Unit> things, boolean over) {
    Unit subject = discourse.subject(things, over);
    if (subject != null || things.stream().filter(discourse::isSubject).count() > 1) {
      return subject;
    }
    List<Unit> actors =
        things.stream()
            .filter(unit -> !discourse.inPlace(unit) && !discourse.lists.coordinated(unit))
            .toList();
    return Discourse.union(actors).size() == 1 ? actors.get(0) : null;
  }

  private boolean isThing(Unit unit) {
    if (unit.entities.size() != 1 || unit.plural || unit.form == Form.DEMONYM) {
      return false;
    }
    return switch (unit.entities.get(0).kind()) {
      case "Person", "Place", "City" -> false;
      case "UnnamedGroup" -> NAMELESS_BODIES.contains(discourse.word(unit.to - 1));
      default -> true;
    };
  }

  void they(int token) {
    Unit unit = group(token);
    if (unit != null) {
      discourse.add(unit);
    }
  }

  /** A mention at the token of the several who are the subject before. */
  @Nullable Unit group(int token) {
    int sentence = tokens.sentence[token];
    List<List<Unit>> several = discourse.lists.plurals(discourse.before(sentence, token));
    boolean suffers = isSomebodysObject(token);
    boolean before = several.isEmpty() && discourse.sameParagraph(sentence);
    if (before && (suffers || discourse.early(token))) {
      several = discourse.lists.plurals(discourse.sentence(sentence - 1));
    }
    boolean only = before ? suffers : discourse.word(token).equals("they") && !isParallel(token);
    List<Unit> chosen =
        only && several.size() == 1 && !isOwned(several.get(0).get(0)) ? several.get(0) : null;
    for (int i = several.size() - 1; i >= 0 && chosen == null; i--) {
      List<Unit> units = several.get(i);
      Unit last = units.get(units.size() - 1);
      if ((discourse.startsClause(units.get(0)) || isSpokenFor(units.get(0)))
          && discourse.verbAfter(last.to)) {
        chosen = units;
      }
    }
    if (chosen != null) {
      List<Entity> entities = new ArrayList<>(Discourse.union(chosen).values());
      Unit unit =
          new Unit(
              token, token + 1, entities, Form.PRONOUN, "the group that is the subject before");
      unit.plural = true;
      return unit;
    }
    return null;
  }

  /** Verbs whose objects are rather things, by their stems. */
  private static final Pattern HANDLING =
      Pattern.compile(
          "(s[eo]ll|sold|buy|bought|provid|suppl|ship|produc|mak|made|deliver|build|built|publish"
              + "|replac|us|put)(e|ed|es|s|ies|ied|y|ing)?");

  /** "It urged them to …", "denies arming them", "one of them": not what is handled. */
  private boolean isSomebodysObject(int token) {
    String before = discourse.word(token - 1);
    return discourse.word(token).equals("them")
        && token > 0
        && tokens.isWord(token - 1)
        && (before.equals("of")
            || !reading.gazetteer.is(tokens.symbol[token - 1], Gazetteer.PREPOSITION)
                && !HANDLING.matcher(before).matches());
  }

  /** "Rockets do not kill soldiers, they kill …": a clause that only follows has its subject. */
  private boolean isParallel(int token) {
    return tokens.is(token - 1, ',') || tokens.is(token - 1, ';');
  }

  /** "The navy, whose ships followed it, said they …": not those of the relative clause. */
  private boolean isOwned(Unit group) {
    int p = group.from - 1;
    while (p > 0 && group.from - p < 4 && !discourse.word(p).equals("whose")) {
      p--;
    }
    return discourse.word(p).equals("whose");
  }

  /** "a spokesman for the rebels said they …": those for whom somebody speaks. */
  private boolean isSpokenFor(Unit group) {
    int before = discourse.word(group.from - 1).equals("the") ? group.from - 2 : group.from - 1;
    Unit speaker = before > 0 ? discourse.at(before - 1) : null;
    return discourse.word(before).equals("for")
        && speaker != null
        && discourse.startsClause(speaker)
        && VerbForms.SPEECH.contains(discourse.word(group.to));
  }
}
