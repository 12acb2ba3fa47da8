package dev.entente.annotate.rules;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.annotate.Annotator;
import dev.entente.annotate.Rejection;
import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.Span;
import dev.entente.entity.Entity;
import dev.entente.entity.EntityTables;
import dev.entente.entity.Fingerprint;
import dev.entente.entity.Gazetteer;
import dev.entente.entity.Mention;
import dev.entente.entity.NameFinder;
import dev.entente.entity.TextActors;
import dev.entente.statement.EntityId;
import dev.entente.statement.Statement;
import edu.stanford.nlp.process.Morphology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads plain articles: parse, find who is mentioned, match the lexicon's constructions, judge
 * factuality and find the source, sentence by sentence.
 */
public final class RuleAnnotator implements Annotator {

  private static final Logger LOG = LoggerFactory.getLogger(RuleAnnotator.class);

  private static final String VERSION = "1.2";

  /** They load beside the tagger, which every text needs before them. */
  private static final class Parsers {
    static final Parser FIRST = new Parser(new TransitionParser());
    static final Parser SECOND = new Parser(new NeuralParser());

    /** Words of a sentence, in longer ones the second tree was wrong more often than right. */
    static final int SECOND_LONGEST = 40;

    static {
      for (Parser parser : List.of(FIRST, SECOND)) {
        // Who asks for a tree is told of what failed.
        Thread.ofPlatform()
            .daemon()
            .uncaughtExceptionHandler((loading, failed) -> {})
            .start(parser::load);
      }
    }
  }

  private final EntityTables tables;
  private final Gazetteer gazetteer;
  private final Lexicon lexicon;
  private final Precision precision;
  private final Tagger tagger = new Tagger();
  private final Limits limits;
  private final Explanation why;
  private final boolean parsingAll;

  public RuleAnnotator(
      EntityTables tables, Gazetteer gazetteer, Lexicon lexicon, Precision precision) {
    this(tables, gazetteer, lexicon, precision, Limits.USUAL, Explanation.SILENT, false);
  }

  private RuleAnnotator(
      EntityTables tables,
      Gazetteer gazetteer,
      Lexicon lexicon,
      Precision precision,
      Limits limits,
      Explanation why,
      boolean parsingAll) {
    this.tables = tables;
    this.gazetteer = gazetteer;
    this.lexicon = lexicon;
    this.precision = precision;
    this.limits = limits;
    this.why = why;
    this.parsingAll = parsingAll;
  }

  /** The same annotator, telling what it saw, considered and dropped, line by line. */
  public RuleAnnotator explaining(Consumer<String> out) {
    return new RuleAnnotator(
        tables, gazetteer, lexicon, precision, limits, new Explanation(out), parsingAll);
  }

  /** The same annotator with other limits. */
  public RuleAnnotator within(Limits other) {
    return new RuleAnnotator(tables, gazetteer, lexicon, precision, other, why, parsingAll);
  }

  /** The same annotator with other counts behind its confidence. */
  public RuleAnnotator with(Precision other) {
    return new RuleAnnotator(tables, gazetteer, lexicon, other, limits, why, parsingAll);
  }

  /** The same annotator, parsing also what cannot hold a statement: to measure what that costs. */
  RuleAnnotator parsingAll() {
    return new RuleAnnotator(tables, gazetteer, lexicon, precision, limits, why, true);
  }

  @Override
  public String name() {
    return "rules";
  }

  @Override
  public String configuration() {
    return VERSION
        + "/"
        + Fingerprint.of(
            lexicon.hash(), precision.toCsv(), gazetteer.fingerprint(), limits.toString());
  }

  /** English, and what is in no language that anybody could tell. */
  @Override
  public boolean reads(Article article) {
    return article.details().language().map(tag -> tag.matches("(?i)en(?:-.*)?")).orElse(true);
  }

  /**
   * {@inheritDoc}
   *
   * <p>What cannot be read is left out with its reason: a text beyond the limits, in another
   * language or in capitals, and sentences like that; other sentences are read all the same.
   */
  @Override
  public AnnotatedArticle annotate(Article article) {
    Optional<String> problem =
        article.text().length() > limits.characters()
            ? Optional.of(
                "its %d characters are more than the limit of %d"
                    .formatted(article.text().length(), limits.characters()))
            : Legibility.problem(article.text());
    if (problem.isPresent()) {
      why.unread(article, problem.get());
      return unread(article, problem.get());
    }
    try {
      return read(article);
    } catch (RuntimeException | StackOverflowError broken) {
      // One article's text must not end the run over all of them.
      LOG.info("the rules failed on {}", article.id().value(), broken);
      return unread(article, "the rules failed on it, please report it: " + broken);
    }
  }

  private static AnnotatedArticle unread(Article article, String reason) {
    Rejection rejection = new Rejection(article.id().value(), "not read by the rules: " + reason);
    return new AnnotatedArticle(article, List.of(), List.of(), List.of(rejection));
  }

  private AnnotatedArticle read(Article article) {
    long deadline = System.nanoTime() + limits.time().toNanos();
    SentenceReader first = new SentenceReader(article, Parsers.FIRST, lexicon, why);
    SentenceReader second = new SentenceReader(article, Parsers.SECOND, lexicon, why.again());
    String reading = Headlines.recased(article, gazetteer);
    List<List<Token>> sentences = tagger.words(reading, limits.words(), lexicon);
    NameFinder names = text -> TaggedNames.of(sentences);
    List<Mention> mentions =
        article
            .actors()
            .map(given -> given(article, given))
            .orElseGet(() -> gazetteer.mentions(article, names));
    List<Finding> findings = new ArrayList<>();
    Unread unread = new Unread();
    int next = 0;
    for (List<Token> words : sentences) {
      Span span = new Span(words.getFirst().span().begin(), words.getLast().span().end());
      next = firstFrom(mentions, next, span);
      List<Mention> within = within(span, mentions, next);
      Optional<String> illegible = Legibility.problem(words, limits);
      if (words.size() > limits.words()) {
        unread.add(illegible.orElseThrow(), span);
        continue;
      }
      if (!parsingAll && !worthParsing(words, within)) {
        why.skipped(words, "no two actors and a construction of the lexicon that may relate them");
        first.pass(words, within);
        second.pass(words, within);
        continue;
      }
      if (System.nanoTime() > deadline) {
        illegible =
            Optional.of(
                "left when the limit of %d s for an article was over"
                    .formatted(limits.time().toSeconds()));
      }
      if (illegible.isPresent()) {
        why.skipped(words, illegible.get());
        unread.add(illegible.get(), span);
        continue;
      }
      List<Finding> found = first.read(words, within);
      if (words.size() <= Parsers.SECOND_LONGEST && first.leavesOpen()) {
        found = SentenceReader.together(second.read(words, within), found);
      } else {
        second.pass(words, within);
      }
      found.forEach(why::found);
      findings.addAll(found);
    }
    List<Statement> statements =
        new Statements(article, precision, lexicon, configuration()).of(findings);
    return new AnnotatedArticle(
        article, statements, actors(findings), unread.rejections(article.id()));
  }

  /** Sentences that were left unread, told once for each reason. */
  private static final class Unread {
    private final Map<String, List<Span>> places = new LinkedHashMap<>();

    private void add(String reason, Span place) {
      places.computeIfAbsent(reason, none -> new ArrayList<>()).add(place);
    }

    private List<Rejection> rejections(ArticleId article) {
      return places.entrySet().stream()
          .map(entry ->
              new Rejection(
                  article + ", " + entry.getValue().getFirst(),
                  "%d %s not read by the rules: %s"
                      .formatted(
                          entry.getValue().size(),
                          entry.getValue().size() == 1 ? "sentence" : "sentences",
                          entry.getKey())))
          .toList();
    }
  }

  /**
   * The given mentions; one that nothing resolves is an actor all the same, who belongs to the
   * article and is called by the mention's words, unless these only refer to somebody.
   */
  private List<Mention> given(Article article, List<Span> spans) {
    return gazetteer.resolve(article, spans).stream()
        .map(mention -> {
          boolean refers =
              mention.form() == Mention.Form.PRONOUN || mention.form() == Mention.Form.ANAPHOR;
          if (refers || (!mention.entities().isEmpty() && !runsOn(article, mention))) {
            return mention;
          }
          String words = mention.span().of(article.text()).replaceAll("\\s+", " ").strip();
          Entity actor =
              new Entity(
                  TextActors.unnamed(article.id(), words),
                  TextActors.UNNAMED_KIND,
                  words,
                  Optional.empty());
          return new Mention(
              mention.span(), List.of(actor), mention.form(), "given, and known by its words only");
        })
        .toList();
  }

  /** Whether it was resolved to a new name that the text itself has, but beyond its given end. */
  private boolean runsOn(Article article, Mention mention) {
    return mention.entities().stream()
        .anyMatch(entity ->
            tables.entity(entity.id()).isEmpty()
                && entity.label().length() > mention.span().length()
                && article.text().startsWith(entity.label(), mention.span().begin()));
  }

  /** Mentions are sorted by place, so that each sentence begins where the last one ended. */
  private static int firstFrom(List<Mention> mentions, int from, Span sentence) {
    int next = from;
    while (next < mentions.size() && mentions.get(next).span().begin() < sentence.begin()) {
      next++;
    }
    return next;
  }

  private static List<Mention> within(Span sentence, List<Mention> mentions, int from) {
    List<Mention> within = new ArrayList<>();
    for (int i = from;
        i < mentions.size() && mentions.get(i).span().begin() < sentence.end();
        i++) {
      if (sentence.contains(mentions.get(i).span())) {
        within.add(mentions.get(i));
      }
    }
    return within;
  }

  /**
   * A statement needs two actors and a construction that can relate them in its sentence, or one
   * and a word that may have a nameless object, so that a sentence without them can be left
   * unparsed and nothing is lost.
   */
  private boolean worthParsing(List<Token> words, List<Mention> mentions) {
    Set<EntityId> actors = new HashSet<>();
    mentions.forEach(mention -> mention.entities().forEach(entity -> actors.add(entity.id())));
    if (actors.isEmpty()) {
      return false;
    }
    Set<String> readings = readings(words);
    // "The test was condemned": by whom, and whoever launched it was told before.
    boolean launch = readings.stream().anyMatch(lexicon.words("launching")::contains);
    return words.stream()
            .flatMap(word -> lexicon.triggers(word).stream())
            .filter(trigger ->
                actors.size() >= 2
                    || trigger.namesItsObject()
                    || launch && lexicon.states(trigger, "verdict_relation"))
            .anyMatch(trigger -> trigger.mayHold(readings))
        || actors.size() == 1
            && words.stream()
                .anyMatch(word ->
                    lexicon.words("verdict").contains(word.lemma())
                        || lexicon.words("slur").contains(word.lemma())
                        || lexicon.words("told").contains(word.lemma())
                        || lexicon.words("falsehood").contains(word.lemma())
                        || word.isVerb() && lexicon.words("denying").contains(word.lemma()));
  }

  /** All lemmas that the words of a sentence may turn out to have, parts of hyphenated ones too. */
  private static Set<String> readings(List<Token> words) {
    Set<String> found = new HashSet<>();
    Morphology morphology = new Morphology();
    for (Token token : words) {
      String word = token.word().toLowerCase(Locale.ROOT);
      found.add(token.lemma());
      found.add(word);
      if (!token.tag().matches("[NVJR].*")) {
        continue;
      }
      for (String part : word.split("-")) {
        found.add(part);
        found.add(morphology.lemma(part, "NNS", true));
        found.add(morphology.lemma(part, "VBD", true));
      }
    }
    return found;
  }

  /** Everybody named in the findings whom no table holds; the gazetteer knows which. */
  private List<Entity> actors(List<Finding> findings) {
    Map<EntityId, Entity> found = new LinkedHashMap<>();
    for (Finding finding : findings) {
      add(found, finding.subject().entity());
      add(found, finding.object().entity());
      finding
          .judgement()
          .sources()
          .forEach(source -> source.actor().ifPresent(actor -> add(found, actor.entity())));
    }
    return List.copyOf(found.values());
  }

  private void add(Map<EntityId, Entity> found, Entity entity) {
    if (tables.entity(entity.id()).isEmpty()) {
      found.put(entity.id(), entity);
    }
  }
}
