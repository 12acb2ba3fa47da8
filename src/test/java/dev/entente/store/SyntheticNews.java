package dev.entente.store;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.article.Article;
import dev.entente.article.ArticleDetails;
import dev.entente.article.ArticleId;
import dev.entente.article.Span;
import dev.entente.entity.EntityTables;
import dev.entente.statement.Annotation;
import dev.entente.statement.Attribution;
import dev.entente.statement.Certainty;
import dev.entente.statement.Claim;
import dev.entente.statement.EntityId;
import dev.entente.statement.Evidence;
import dev.entente.statement.Polarity;
import dev.entente.statement.Relation;
import dev.entente.statement.Stance;
import dev.entente.statement.Statement;
import dev.entente.statement.Tense;
import dev.entente.statement.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * News that nobody wrote, with the statements that people would mark in it: as many articles as
 * asked for, each computed from the seed and its number alone, so that any part of a corpus can be
 * made in any order. How often two actors meet follows Zipf's law, as it does in news.
 */
public final class SyntheticNews {

  /** Exponent of Zipf's law: the pair of rank r is met in proportion to 1 / r^1.1. */
  static final double EXPONENT = 1.1;

  private static final int PAIRS = 40_000;
  private static final int STATEMENTS = 3;
  private static final int PUBLISHERS = 60;
  private static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);
  private static final int DAYS = 3650;

  /**
   * How a relation is said.
   *
   * @param said the words after "had", which here serve for the simple past too
   * @param plain the words after "to"
   */
  private record Phrase(Relation relation, String said, String plain) {}

  private record Pair(EntityId one, EntityId other) {}

  private static final List<String> PHRASES =
      List.of(
          "meetsWith|held talks with|hold talks with",
          "sanctions|imposed sanctions on|impose sanctions on",
          "suppliesArmsTo|supplied weapons to|supply weapons to",
          "aids|delivered food aid to|deliver food aid to",
          "tradesWith|traded with|trade with",
          "criticizes|criticized|criticize",
          "supports|praised|praise",
          "signsAgreementWith|signed an agreement with|sign an agreement with",
          "visits|visited|visit",
          "threatens|threatened|threaten",
          "attacks|attacked|attack",
          "cooperatesWith|cooperated with|cooperate with",
          "holdsExercisesWith|held joint exercises with|hold joint exercises with",
          "accuses|accused|accuse",
          "recognizes|recognized|recognize",
          "easesSanctionsOn|lifted sanctions on|lift sanctions on");

  private static final String[] NOUNS = {
    "harvest", "railway", "budget", "museum", "river", "exchange rate", "census", "school",
    "festival", "bridge", "hospital", "forecast", "library", "orchard", "satellite", "timetable",
    "market", "marathon", "reservoir", "theatre", "vaccine", "ferry", "archive", "stadium"
  };
  private static final String[] ADJECTIVES = {
    "new",
    "late",
    "modest",
    "northern",
    "annual",
    "unfinished",
    "coastal",
    "public",
    "costly",
    "early",
    "quiet",
    "wooden",
    "crowded",
    "rural",
    "reopened",
    "long"
  };
  private static final String[] VERBS = {
    "drew",
    "delayed",
    "followed",
    "outgrew",
    "reached",
    "changed",
    "crossed",
    "opened beside",
    "cost more than",
    "replaced",
    "needed",
    "survived"
  };

  private final long seed;
  private final EntityTables tables;
  private final List<Phrase> phrases = new ArrayList<>();
  private final List<Pair> pairs = new ArrayList<>(PAIRS);
  private final double[] cumulative = new double[PAIRS];

  /** Who reads an article and who annotates it ask for it one after the other. */
  private final Map<Integer, AnnotatedArticle> recent =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, AnnotatedArticle> eldest) {
          return size() > 200;
        }
      };

  /**
   * @param tables whose actors meet; at least a few hundred
   * @param vocabulary relations that have no phrase here are never said
   * @throws IllegalArgumentException if it lacks one that has
   */
  public SyntheticNews(long seed, EntityTables tables, Vocabulary vocabulary) {
    this.seed = seed;
    this.tables = tables;
    for (String line : PHRASES) {
      String[] parts = line.split("\\|");
      Relation relation =
          vocabulary
              .relation(parts[0])
              .orElseThrow(() -> new IllegalArgumentException("there is no relation " + parts[0]));
      phrases.add(new Phrase(relation, parts[1], parts[2]));
    }
    rankPairs();
    double sum = 0;
    for (int rank = 1; rank <= pairs.size(); rank++) {
      sum += Math.pow(rank, -EXPONENT);
      cumulative[rank - 1] = sum;
    }
  }

  /** Pairs by the product of their actors' ranks: who is known meets many, and meets the known. */
  private void rankPairs() {
    List<EntityId> actors =
        tables.actors().stream()
            .sorted(
                Comparator.comparing((EntityTables.Actor actor) -> !actor.kind().equals("Country"))
                    .thenComparing(actor -> actor.id()))
            .map(EntityTables.Actor::id)
            .toList();
    List<int[]> ranks = new ArrayList<>();
    for (int one = 1; one <= actors.size() && one * (one + 1L) <= PAIRS; one++) {
      for (int other = one + 1; other <= actors.size() && (long) one * other <= PAIRS; other++) {
        ranks.add(new int[] {one, other});
      }
    }
    ranks.sort(
        Comparator.comparingInt((int[] pair) -> pair[0] * pair[1])
            .thenComparingInt(pair -> pair[0]));
    ranks.stream()
        .limit(PAIRS)
        .forEach(pair -> pairs.add(new Pair(actors.get(pair[0] - 1), actors.get(pair[1] - 1))));
  }

  /** The article of that number, from 0. */
  public AnnotatedArticle article(int number) {
    synchronized (recent) {
      AnnotatedArticle known = recent.get(number);
      if (known != null) {
        return known;
      }
    }
    AnnotatedArticle made = article(number, 0);
    synchronized (recent) {
      recent.put(number, made);
    }
    return made;
  }

  /**
   * A later version of the article: the same statements, and a sentence more for each version.
   *
   * @param version 0 for the first
   */
  public AnnotatedArticle article(int number, int version) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
    ArticleId id = new ArticleId("news/%07d".formatted(number));
    List<Sentence> sentences = new ArrayList<>();
    for (int i = 0; i < STATEMENTS; i++) {
      sentences.add(said(random));
    }
    String title = title(sentences.getFirst(), random);
    StringBuilder text = new StringBuilder(title).append("\n\n");
    List<int[]> places = new ArrayList<>();
    for (Sentence sentence : sentences) {
      for (int i = random.nextInt(2, 6); i > 0; i--) {
        text.append(filler(random)).append(' ');
      }
      places.add(new int[] {text.length(), text.length() + sentence.words.length()});
      text.append(sentence.words).append(".\n");
    }
    for (int i = 1; i <= version; i++) {
      text.append("This article was corrected, revision ").append(i).append(".\n");
    }
    LocalDate day = FIRST_DAY.plusDays(random.nextInt(DAYS));
    Article article =
        new Article(
            id,
            text.toString(),
            new ArticleDetails(
                Optional.of(title),
                List.of(),
                Optional.of("Daily " + (1 + (int) Math.pow(PUBLISHERS, random.nextDouble()))),
                Optional.empty(),
                Optional.of(day.toString()),
                Optional.of("en"),
                false));
    Map<String, Statement> statements = new LinkedHashMap<>();
    for (int i = 0; i < sentences.size(); i++) {
      Statement statement = sentences.get(i).statement(article, places.get(i)[0], i + 1);
      statements.putIfAbsent(statement.identity(), statement);
    }
    return new AnnotatedArticle(article, List.copyOf(statements.values()), List.of(), List.of());
  }

  /** A pair's rank, from 1, as it is drawn by Zipf's law. */
  private int rank(SplittableRandom random) {
    int at =
        Arrays.binarySearch(
            cumulative, 0, pairs.size(), random.nextDouble() * cumulative[pairs.size() - 1]);
    return 1 + Math.min(at < 0 ? -at - 1 : at, pairs.size() - 1);
  }

  private Sentence said(SplittableRandom random) {
    Pair pair = pairs.get(rank(random) - 1);
    boolean turned = random.nextBoolean();
    EntityId subject = turned ? pair.other : pair.one;
    EntityId object = turned ? pair.one : pair.other;
    Phrase phrase = phrases.get((int) Math.pow(phrases.size(), random.nextDouble()) - 1);
    String who = label(subject);
    String whom = label(object);
    int kind = random.nextInt(100);
    if (kind < 55) {
      return new Sentence(
          "%s %s %s %s".formatted(who, phrase.said, whom, when(random)),
          new Roles(subject, phrase, object, who, phrase.said, whom, ""),
          Polarity.AFFIRMED,
          Certainty.CERTAIN,
          Tense.PAST,
          new Attribution.Narrated(Stance.COMMITTED));
    }
    if (kind < 70) {
      Pair other = pairs.get(rank(random) - 1);
      EntityId source = other.one;
      return new Sentence(
          "%s said that %s had %s %s".formatted(label(source), who, phrase.said, whom),
          new Roles(subject, phrase, object, who, phrase.said, whom, "said"),
          Polarity.AFFIRMED,
          Certainty.CERTAIN,
          Tense.PAST,
          new Attribution.Reported(source, Optional.of("said"), List.of(), Stance.UNCOMMITTED));
    }
    if (kind < 80) {
      return new Sentence(
          "%s denied that it had %s %s".formatted(who, phrase.said, whom),
          new Roles(subject, phrase, object, who, phrase.said, whom, "denied"),
          Polarity.NEGATED,
          Certainty.CERTAIN,
          Tense.PAST,
          new Attribution.Reported(subject, Optional.of("denied"), List.of(), Stance.UNCOMMITTED));
    }
    if (kind < 92) {
      return new Sentence(
          "%s plans to %s %s next month".formatted(who, phrase.plain, whom),
          new Roles(subject, phrase, object, who, phrase.plain, whom, ""),
          Polarity.AFFIRMED,
          Certainty.PROBABLE,
          Tense.FUTURE,
          new Attribution.Narrated(Stance.COMMITTED));
    }
    return new Sentence(
        "%s may %s %s, according to diplomats".formatted(who, phrase.plain, whom),
        new Roles(subject, phrase, object, who, phrase.plain, whom, "according to"),
        Polarity.AFFIRMED,
        Certainty.POSSIBLE,
        Tense.FUTURE,
        new Attribution.Unnamed(
            "diplomats", Optional.of("according to"), List.of(), Stance.UNCOMMITTED));
  }

  private record Roles(
      EntityId subject,
      Phrase phrase,
      EntityId object,
      String who,
      String trigger,
      String whom,
      String cue) {}

  private record Sentence(
      String words,
      Roles roles,
      Polarity polarity,
      Certainty certainty,
      Tense tense,
      Attribution attribution) {

    private Statement statement(Article article, int begin, int key) {
      int trigger = words.indexOf(" " + roles.trigger + " ") + 1;
      int who = words.lastIndexOf(roles.who, trigger);
      int whom = trigger + roles.trigger.length() + 1;
      Optional<Span> cue =
          roles.cue.isEmpty()
              ? Optional.empty()
              : Optional.of(at(begin + words.indexOf(roles.cue), roles.cue));
      Span whole = new Span(begin, begin + words.length());
      return new Statement(
          new Claim(
              roles.subject,
              roles.phrase.relation,
              roles.object,
              polarity,
              certainty,
              tense,
              Optional.empty(),
              Optional.empty()),
          attribution,
          Evidence.of(
              article,
              whole,
              Optional.of(at(begin + who, roles.who)),
              Optional.of(at(begin + whom, roles.whom)),
              Optional.of(at(begin + trigger, roles.trigger)),
              cue),
          new Annotation(
              key == 2 ? "cd" : "ab",
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              List.of(),
              Optional.of(Integer.toString(key))));
    }

    private static Span at(int begin, String words) {
      return new Span(begin, begin + words.length());
    }
  }

  private String label(EntityId actor) {
    return tables.entity(actor).orElseThrow().label();
  }

  private static String title(Sentence first, SplittableRandom random) {
    return "%s And %s: What the %s %s Tells"
        .formatted(
            first.roles.who, first.roles.whom, capital(ADJECTIVES, random), capital(NOUNS, random));
  }

  private static String filler(SplittableRandom random) {
    return "The %s %s %s the %s %s after %d days."
        .formatted(
            pick(ADJECTIVES, random),
            pick(NOUNS, random),
            pick(VERBS, random),
            pick(ADJECTIVES, random),
            pick(NOUNS, random),
            random.nextInt(2, 10_000));
  }

  private static String when(SplittableRandom random) {
    return pick(
        new String[] {
          "on Monday", "on Friday", "last week", "in May", "two years ago", "overnight"
        },
        random);
  }

  private static String capital(String[] words, SplittableRandom random) {
    String word = pick(words, random);
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static String pick(String[] words, SplittableRandom random) {
    return words[random.nextInt(words.length)];
  }
}
