package dev.entente.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.annotate.CsvAnnotator;
import dev.entente.article.Article;
import dev.entente.article.TextArticles;
import dev.entente.entity.EntityTables;
import dev.entente.statement.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the SHACL shapes let through and what they refuse. */
class ShapesTest {

  static {
    JenaSystem.init();
  }

  private static final Shapes SHAPES = Shapes.parse(RDFDataMgr.loadGraph("ontology/shapes.ttl"));

  /** One line a triple, so that a test can take one out or put another in its place. */
  private static final String ARTICLE =
      """
      :a a ent:Article .
      :a dcterms:identifier "a" .
      :a dcterms:title "Talks" .
      :a dcterms:issued "2024-02"^^xsd:gYearMonth .
      :a ent:textHash "sha256:%s" .
      :a ent:complete true .
      :s a ent:Statement .
      :s ent:article :a .
      :s ent:subject :fiji .
      :s ent:relation ent:visits .
      :s ent:object :peru .
      :s ent:pair :fiji-peru .
      :s ent:polarity ent:affirmed .
      :s ent:certainty ent:certain .
      :s ent:tense ent:past .
      :s ent:stance ent:uncommitted .
      :s ent:attributionKind ent:reported .
      :s ent:attributedTo :oslo .
      :s ent:about :t .
      :s oa:exact "Fiji's envoy went to Peru" .
      :s oa:start 10 .
      :s oa:end 35 .
      :s ent:subjectSpan "10-14" .
      :s ent:annotatedBy :ann .
      :s ent:confidence 0.5 .
      :t a ent:Statement .
      :t ent:article :a .
      :t ent:subject :fiji .
      :t ent:relation ent:aids .
      :t ent:object :peru .
      :t ent:pair :fiji-peru .
      :t ent:polarity ent:negated .
      :t ent:certainty ent:possible .
      :t ent:tense ent:unspecified .
      :t ent:stance ent:committed .
      :t ent:attributionKind ent:narrated .
      :t oa:exact "no help" .
      :t oa:start 40 .
      :t oa:end 47 .
      :t ent:annotatedBy :ann .
      :fiji skos:prefLabel "Fiji"@en .
      :fiji skos:prefLabel "Fidschi"@de .
      :r a ent:Relationship .
      :r rdf:subject :fiji .
      :r rdf:predicate ent:visits .
      :r rdf:object :peru .
      :r ent:standing ent:alleged .
      :r ent:statedCount 0 .
      :r ent:allegedCount 1 .
      :r ent:plannedCount 0 .
      :r ent:possibleCount 0 .
      :r ent:deniedCount 0 .
      :r ent:independentSources 1 .
      :fiji-peru a ent:Pair .
      :fiji-peru ent:member :fiji .
      :fiji-peru ent:member :peru .
      """
          .formatted("0".repeat(64));

  private static final String PREFIXES =
      """
      PREFIX : <https://example.org/>
      PREFIX ent: <https://w3id.org/entente/ns#>
      PREFIX dcterms: <http://purl.org/dc/terms/>
      PREFIX oa: <http://www.w3.org/ns/oa#>
      PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
      """;

  @Test
  void aSoundArticleConforms() {
    ValidationReport report = validate(ARTICLE);
    assertTrue(report.conforms(), () -> report.getEntries().toString());
  }

  /** Every property that must be there. */
  static Stream<String> requiredLines() {
    List<String> optional =
        List.of(
            "title",
            "issued",
            "complete",
            "about",
            "Span",
            "confidence",
            "prefLabel",
            ":a a ",
            ":t a ",
            ":s a ",
            ":r a ",
            ":fiji-peru a ");
    return ARTICLE.lines().filter(line -> optional.stream().noneMatch(line::contains));
  }

  @ParameterizedTest
  @MethodSource("requiredLines")
  void nothingThatIsNeededMayBeMissing(String line) {
    assertFalse(validate(ARTICLE.replace(line + "\n", "")).conforms());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          ent:polarity ent:affirmed    # ent:polarity ent:maybe
          ent:certainty ent:certain    # ent:certainty ent:affirmed
          ent:tense ent:past           # ent:tense "past"
          oa:start 10                  # oa:start 35
          oa:start 10                  # oa:start -1
          ent:confidence 0.5           # ent:confidence 1.01
          ent:object :peru             # ent:object :fiji
          ent:subjectSpan "10-14"      # ent:subjectSpan "14"
          "2024-02"^^xsd:gYearMonth    # "soon"
          ent:complete true            # ent:complete "yes"
          "sha256:0                    # "sha256:g
          ent:attributionKind ent:reported # ent:attributionKind ent:narrated
          ent:attributionKind ent:narrated # ent:attributionKind ent:unnamed
          ent:article :a               # ent:article :b
          ent:about :t                 # ent:about :elsewhere
          "Fidschi"@de                 # "Viti"@en
          ent:standing ent:alleged     # ent:standing ent:sure
          ent:deniedCount 0            # ent:deniedCount -1
          :fiji-peru ent:member :peru  # :fiji-peru ent:member :fiji
          """)
  void noValueMayBeAnother(String right, String wrong) {
    String changed = ARTICLE.replace(right, wrong);
    assertFalse(changed.equals(ARTICLE), right);
    assertFalse(validate(changed).conforms());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":s ent:subject :oslo .",
        ":s ent:polarity ent:negated .",
        ":s ent:tense ent:future .",
        ":s ent:attributedTo :peru .",
        ":s ent:sourceWords \"officials\" .",
        ":s oa:exact \"others\" .",
        ":s oa:end 40 .",
        ":s ent:article :b . :b a ent:Article .",
        ":s ent:standing ent:stated .",
        ":r ent:standing ent:stated .",
        ":a ent:text \"one\" , \"two\" .",
      })
  void oneValueIsEnough(String another) {
    assertFalse(validate(ARTICLE + another).conforms());
  }

  @Test
  void theSeedArticleConforms() throws IOException {
    Vocabulary vocabulary = OntologyReader.read(Path.of("ontology"));
    CsvAnnotator annotator =
        CsvAnnotator.read(
            vocabulary,
            EntityTables.load(List.of(Path.of("seeds/entities"))),
            List.of(Path.of("seeds/annotations")));
    ArticleEncoder encoder = new ArticleEncoder(new Iris(Iris.DEFAULT_BASE), vocabulary, true);
    for (Article article : TextArticles.read(Path.of("seeds/articles")).articles()) {
      AnnotatedArticle read = annotator.annotate(article);
      Graph graph = encoder.encode(article, read.statements(), read.actors(), "hash");
      ValidationReport report = ShaclValidator.get().validate(SHAPES, graph);
      assertTrue(report.conforms(), () -> article.id() + " " + report.getEntries());
    }
  }

  @Test
  void messagesAreForPeople() {
    ValidationReport report = validate(ARTICLE.replace("ent:affirmed", "ent:maybe"));
    assertEquals(
        List.of("polarity is affirmed or negated, once"),
        report.getEntries().stream().map(entry -> entry.message()).distinct().toList());
  }

  private static ValidationReport validate(String triples) {
    Graph graph = GraphMemFactory.createDefaultGraph();
    RDFParser.fromString(PREFIXES + triples, Lang.TURTLE).parse(graph);
    return ShaclValidator.get().validate(SHAPES, graph);
  }
}
