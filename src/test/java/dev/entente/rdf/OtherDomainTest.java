package dev.entente.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.annotate.CsvAnnotator;
import dev.entente.article.Article;
import dev.entente.article.TextArticles;
import dev.entente.entity.EntityTables;
import dev.entente.statement.EntityId;
import dev.entente.statement.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QuerySolution;
import org.apache.jena.query.ResultSet;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.Test;

/**
 * Companies instead of states: a domain of its own goes from CSV to query without a line of Java.
 */
class OtherDomainTest {

  private static final Path DOMAIN = Path.of("src/test/resources/domains/companies");
  private static final Path ONTOLOGY = DOMAIN.resolve("ontology");
  private static final Vocabulary VOCABULARY = OntologyReader.read(ONTOLOGY);
  private static final EntityTables ENTITIES =
      EntityTables.load(List.of(DOMAIN.resolve("seeds/entities")));
  private static final Iris IRIS = new Iris("https://example.org/id/");

  @Test
  void everyAnnotationLoadsAndEveryArticleConforms() throws IOException {
    Shapes shapes = Shapes.parse(RDFDataMgr.loadGraph("ontology/shapes.ttl"));
    int statements = 0;
    for (AnnotatedArticle article : annotated()) {
      assertEquals(List.of(), article.rejections());
      Graph graph = encode(article);
      assertTrue(
          ShaclValidator.get().validate(shapes, graph).conforms(), article.article().id().value());
      assertEquals(
          Set.copyOf(article.statements()),
          Set.copyOf(new StatementDecoder(IRIS, VOCABULARY).decode(graph)));
      statements += article.statements().size();
    }
    assertEquals(13, statements);
  }

  @Test
  void aQueryOfTheDomainAnswers() throws IOException {
    DatasetGraph store = DatasetGraphFactory.create();
    store.addGraph(IRIS.ontologyGraph(), OntologyReader.graph(ONTOLOGY));
    new EntityEncoder(IRIS, VOCABULARY).encode(ENTITIES, StreamRDFLib.dataset(store));
    for (AnnotatedArticle article : annotated()) {
      store.addGraph(IRIS.article(article.article().id()), encode(article));
    }
    List<String> rows = new ArrayList<>();
    String query = Files.readString(DOMAIN.resolve("queries/quarrels.rq"));
    try (QueryExecution execution =
        QueryExecution.model(ModelFactory.createModelForGraph(store.getUnionGraph()))
            .query(QueryFactory.create(query))
            .build()) {
      ResultSet results = execution.execSelect();
      while (results.hasNext()) {
        QuerySolution row = results.next();
        rows.add(
            "%s %s %s"
                .formatted(
                    row.getLiteral("who").getString(),
                    row.getLiteral("does").getString(),
                    row.getLiteral("whom").getString()));
      }
    }
    assertEquals(
        List.of(
            "Halden Steel sues Brightwater",
            "Ostara sues Halden Steel",
            "Trade Court fines Larkbank",
            "shareholders sues Larkbank"),
        rows);
  }

  @Test
  void aDomainWithoutACrosswalkHasNoPloverEvents() throws IOException {
    PloverRules rules = PloverRules.read(ONTOLOGY);
    for (AnnotatedArticle article : annotated()) {
      article
          .statements()
          .forEach(statement -> assertEquals(Optional.empty(), rules.typeOf(statement)));
    }
  }

  @Test
  void actorsCarryTheIdentifiersOfTheirOwnScheme() {
    assertEquals(
        List.of(new EntityTables.Identifier(new EntityId("ostara"), "ticker", "OSR")),
        ENTITIES.identifiers(new EntityId("ostara")));
  }

  private static List<AnnotatedArticle> annotated() throws IOException {
    CsvAnnotator annotator =
        CsvAnnotator.read(VOCABULARY, ENTITIES, List.of(DOMAIN.resolve("seeds/annotations")));
    TextArticles.Reading reading = TextArticles.read(DOMAIN.resolve("seeds/articles"));
    assertEquals(List.of(), reading.problems());
    assertEquals(12, reading.articles().size());
    assertEquals(
        List.of(),
        annotator.rejectionsBeyond(reading.articles().stream().map(Article::id).toList()));
    return reading.articles().stream().map(annotator::annotate).toList();
  }

  private static Graph encode(AnnotatedArticle article) {
    return new ArticleEncoder(IRIS, VOCABULARY, true)
        .encode(article.article(), article.statements(), article.actors(), "hash");
  }
}
