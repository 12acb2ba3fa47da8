package dev.entente.annotate.rules;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.article.ArticleId;
import dev.entente.article.TextArticles;
import dev.entente.entity.EntityTables;
import dev.entente.entity.Gazetteer;
import dev.entente.entity.NominalGroups;
import dev.entente.rdf.OntologyReader;
import java.nio.file.Path;
import java.util.List;

/** The rule annotator over the shipped domain, built once for all tests. */
final class ShippedRules {

  private static final Path LEXICON = Path.of("seeds", "lexicon");

  static final EntityTables TABLES = EntityTables.load(List.of(Path.of("seeds", "entities")));

  static final RuleAnnotator RULES =
      new RuleAnnotator(
          TABLES,
          new Gazetteer(TABLES, NominalGroups.load(List.of(LEXICON))),
          Lexicon.load(LEXICON, OntologyReader.read(Path.of("ontology"))),
          Precision.unknown());

  private ShippedRules() {}

  static AnnotatedArticle annotate(String text) {
    return annotate(RULES, text);
  }

  static AnnotatedArticle annotate(RuleAnnotator rules, String text) {
    return rules.annotate(TextArticles.of(new ArticleId("test"), text));
  }

  /** Statements as {@code subject relation object}, in the text's order. */
  static List<String> told(AnnotatedArticle annotated) {
    return annotated.statements().stream()
        .map(statement ->
            "%s %s %s"
                .formatted(
                    statement.claim().subject(),
                    statement.claim().relation(),
                    statement.claim().object()))
        .toList();
  }
}
