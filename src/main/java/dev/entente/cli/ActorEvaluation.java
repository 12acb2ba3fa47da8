package dev.entente.cli;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.Span;
import dev.entente.article.TextArticles;
import dev.entente.entity.CapitalisedNames;
import dev.entente.entity.EntityTables;
import dev.entente.entity.Gazetteer;
import dev.entente.entity.Mention;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/** Whether the actors of coded sentences, read where they stand, are of the countries coded. */
final class ActorEvaluation {

  static final List<String> COLUMNS =
      List.of("id", "source", "source_code", "target", "target_code", "half", "text");

  private enum Reading {
    RIGHT,
    WRONG,
    UNRESOLVED,
    ABSENT
  }

  private record Outcome(
      String half,
      String id,
      String words,
      String code,
      boolean told,
      Reading reading,
      Set<String> countries,
      String reason,
      String text) {}

  private final EntityTables entities;
  private final Gazetteer gazetteer;
  private final Map<String, Pattern> stateNames = new TreeMap<>();
  private final List<Outcome> outcomes = new ArrayList<>();

  ActorEvaluation(List<CSVRecord> rows, EntityTables entities, Gazetteer gazetteer) {
    this.entities = entities;
    this.gazetteer = gazetteer;
    for (EntityTables.Actor actor : entities.actors()) {
      if (entities.isState(actor.id()) && !entities.iso3(actor.id()).isEmpty()) {
        stateNames.put(entities.iso3(actor.id()), unmistakable(actor));
      }
    }
    for (CSVRecord row : rows) {
      Article article = TextArticles.of(new ArticleId(row.get("id")), row.get("text"));
      List<Mention> mentions = gazetteer.mentions(article, new CapitalisedNames());
      for (String side : List.of("source", "target")) {
        String[] words = row.get(side).split("\\|", -1);
        String[] codes = row.get(side + "_code").split("\\|", -1);
        for (int i = 0; i < Math.min(words.length, codes.length); i++) {
          if (!words[i].isBlank() && !codes[i].isBlank()) {
            outcomes.add(read(row, article, mentions, words[i].strip(), codes[i].strip()));
          }
        }
      }
    }
  }

  private Outcome read(
      CSVRecord row, Article article, List<Mention> mentions, String words, String code) {
    // Where the coders left words out, the part before stands for all.
    String part = words.contains("...") ? words.substring(0, words.indexOf("...")).strip() : words;
    int begin = article.text().indexOf(part);
    Set<String> countries = new LinkedHashSet<>();
    String reason = "";
    Reading reading = Reading.ABSENT;
    if (begin >= 0 && !part.isEmpty()) {
      Span span = new Span(begin, begin + part.length());
      Mention meant = gazetteer.resolve(article, List.of(span)).get(0);
      meant.entities().stream().map(entities::country).forEach(countries::add);
      countries.remove("");
      reason = meant.reason();
      reading =
          countries.contains(code)
              ? Reading.RIGHT
              : countries.isEmpty() ? Reading.UNRESOLVED : Reading.WRONG;
    }
    Set<String> named =
        mentions.stream()
            .flatMap(mention -> mention.entities().stream())
            .map(entities::country)
            .filter(country -> !country.isEmpty())
            .collect(Collectors.toSet());
    return new Outcome(
        row.get("half"),
        row.get("id"),
        words,
        code,
        told(words, code, named),
        reading,
        countries,
        reason,
        article.text());
  }

  /**
   * Whether the words or their sentence can tell the country: not where neither has any name, nor
   * where the words hold the unmistakable name of another state and the sentence names nothing of
   * the one coded.
   */
  private boolean told(String words, String code, Set<String> named) {
    boolean nameless = words.chars().skip(1).noneMatch(Character::isUpperCase);
    if (nameless && named.isEmpty()) {
      return false;
    }
    boolean anothers =
        stateNames.entrySet().stream()
            .anyMatch(
                state -> !state.getKey().equals(code) && state.getValue().matcher(words).find());
    return !anothers || named.contains(code);
  }

  /** The names and demonyms of a state that mean nothing else. */
  private Pattern unmistakable(EntityTables.Actor state) {
    Set<String> names = new LinkedHashSet<>();
    List<EntityTables.Alias> aliases = entities.aliases(state.id());
    if (aliases.stream()
        .noneMatch(alias -> alias.text().equals(state.name()) && alias.ambiguous())) {
      names.add(state.name());
    }
    aliases.stream()
        .filter(alias -> !alias.ambiguous() && alias.type().startsWith("demonym"))
        .forEach(alias -> names.add(alias.text()));
    return Pattern.compile(
        names.stream()
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?<![\\p{L}])(?:", ")(?![\\p{L}])")));
  }

  /** By half: all strings, and those whose country their words or their sentence can tell. */
  Listing scores() {
    Listing listing =
        new Listing(
            "half",
            "strings",
            "number",
            "right",
            "wrong",
            "unresolved",
            "absent",
            "right_share",
            "wrong_share");
    for (String half : outcomes.stream().map(Outcome::half).distinct().sorted().toList()) {
      for (boolean onlyTold : new boolean[] {false, true}) {
        List<Outcome> counted =
            outcomes.stream()
                .filter(outcome -> outcome.half().equals(half) && (outcome.told() || !onlyTold))
                .toList();
        long present = counted.size() - count(counted, Reading.ABSENT);
        listing.add(
            half,
            onlyTold ? "told by the text" : "all",
            counted.size(),
            count(counted, Reading.RIGHT),
            count(counted, Reading.WRONG),
            count(counted, Reading.UNRESOLVED),
            count(counted, Reading.ABSENT),
            share(count(counted, Reading.RIGHT), present),
            share(count(counted, Reading.WRONG), present));
      }
    }
    return listing;
  }

  private static long count(List<Outcome> outcomes, Reading reading) {
    return outcomes.stream().filter(outcome -> outcome.reading() == reading).count();
  }

  private static double share(long count, long all) {
    return all == 0 ? 0 : EvaluationReport.rounded((double) count / all);
  }

  /** What is wrong or unresolved, of one half or of all. */
  Listing errors(String half) {
    Listing listing = new Listing("error", "id", "words", "gold", "read", "told", "reason", "text");
    for (Outcome outcome : outcomes) {
      if ((half.equals("all") || outcome.half().equals(half))
          && (outcome.reading() == Reading.WRONG || outcome.reading() == Reading.UNRESOLVED)) {
        listing.add(
            outcome.reading() == Reading.WRONG ? "wrong" : "unresolved",
            outcome.id(),
            outcome.words(),
            outcome.code(),
            String.join("|", outcome.countries()),
            outcome.told() ? "yes" : "no",
            outcome.reason(),
            outcome.text());
      }
    }
    return listing;
  }
}
