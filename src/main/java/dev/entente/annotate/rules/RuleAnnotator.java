package dev.entente.annotate.rules;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.annotate.Annotator;
import dev.entente.article.Article;
import dev.entente.article.Span;
import dev.entente.entity.Entity;
import dev.entente.entity.EntityTables;
import dev.entente.entity.Gazetteer;
import dev.entente.entity.Mention;
import dev.entente.entity.NameFinder;
import dev.entente.statement.EntityId;
import dev.entente.statement.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads plain articles: parse, find who is mentioned, match the lexicon's constructions, judge
 * factuality and find the source, sentence by sentence.
 */
public final class RuleAnnotator implements Annotator {

  private static final String VERSION = "1.0";

  private final EntityTables tables;
  private final Gazetteer gazetteer;
  private final Lexicon lexicon;
  private final Precision precision;
  private final Parser parser = new Parser();
  private final Explanation why;

  public RuleAnnotator(
      EntityTables tables, Gazetteer gazetteer, Lexicon lexicon, Precision precision) {
    this(tables, gazetteer, lexicon, precision, Explanation.SILENT);
  }

  private RuleAnnotator(
      EntityTables tables,
      Gazetteer gazetteer,
      Lexicon lexicon,
      Precision precision,
      Explanation why) {
    this.tables = tables;
    this.gazetteer = gazetteer;
    this.lexicon = lexicon;
    this.precision = precision;
    this.why = why;
  }

  /** The same annotator, telling what it saw, considered and dropped, line by line. */
  public RuleAnnotator explaining(java.util.function.Consumer<String> out) {
    return new RuleAnnotator(tables, gazetteer, lexicon, precision, new Explanation(out));
  }

  @Override
  public String name() {
    return "rules";
  }

  @Override
  public String configuration() {
    return VERSION + "/" + lexicon.hash();
  }

  @Override
  public AnnotatedArticle annotate(Article article) {
    String reading = Headlines.recased(article, gazetteer);
    List<List<Token>> sentences = parser.words(reading);
    NameFinder names = text -> TaggedNames.of(sentences);
    List<Mention> mentions =
        article
            .actors()
            .map(given -> gazetteer.resolve(article, given))
            .orElseGet(() -> gazetteer.mentions(article, names));
    List<Finding> findings = new ArrayList<>();
    Speakers speakers = new Speakers(article.text());
    Extractor extractor = new Extractor(lexicon, why);
    for (List<Token> words : sentences) {
      List<Mention> within = within(words, mentions);
      if (!worthParsing(words, within)) {
        why.skipped(words, "no two actors and a word of the lexicon");
        speakers.pass(words, within, lexicon);
        continue;
      }
      ParsedSentence tree = parser.tree(words, within, lexicon);
      TreeRepairs.repair(tree, lexicon);
      Sentence sentence = new Sentence(tree, within);
      sentence.bindOffices();
      sentence.bindAppositions();
      sentence.bindPronouns(new Grammar(tree));
      why.sentence(sentence, within);
      List<Finding> found = extractor.findings(sentence);
      found.forEach(why::found);
      speakers.attribute(sentence, found, lexicon);
      findings.addAll(found);
    }
    List<Statement> statements = new Statements(article, precision).of(findings);
    return new AnnotatedArticle(article, statements, actors(findings), List.of());
  }

  private static List<Mention> within(List<Token> words, List<Mention> mentions) {
    Span span = new Span(words.getFirst().span().begin(), words.getLast().span().end());
    return mentions.stream().filter(mention -> span.contains(mention.span())).toList();
  }

  /**
   * A statement needs two actors and a word that can relate them in its sentence, so that a
   * sentence without them can be left unparsed and nothing is lost.
   */
  private boolean worthParsing(List<Token> words, List<Mention> mentions) {
    Set<EntityId> actors = new HashSet<>();
    mentions.forEach(mention -> mention.entities().forEach(entity -> actors.add(entity.id())));
    return actors.size() >= 2 && words.stream().anyMatch(word -> !lexicon.triggers(word).isEmpty());
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
