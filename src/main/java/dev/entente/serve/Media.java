package dev.entente.serve;

import jakarta.servlet.http.HttpServletRequest;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.atlas.web.MediaType;
import org.apache.jena.fuseki.system.ConNeg;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.DatasetGraph;

/** The forms in which answers are given, and which of them a client wants. */
enum Media {
  JSON(Set.of(Kind.ROWS, Kind.TRUTH), "json", "application/sparql-results+json"),
  XML(Set.of(Kind.ROWS, Kind.TRUTH), "xml", "application/sparql-results+xml"),
  CSV(Set.of(Kind.ROWS, Kind.TRUTH), "csv", "text/csv; charset=utf-8"),
  TSV(Set.of(Kind.ROWS, Kind.TRUTH), "tsv", "text/tab-separated-values; charset=utf-8"),
  /** As {@link ColumnsJson} has it. */
  COLUMNS(Set.of(Kind.ROWS), "columns", "application/vnd.entente.columns+json"),
  TURTLE(Set.of(Kind.TRIPLES), "ttl", "text/turtle; charset=utf-8"),
  NTRIPLES(Set.of(Kind.TRIPLES), "nt", "application/n-triples"),
  JSONLD(Set.of(Kind.TRIPLES, Kind.QUADS), "jsonld", "application/ld+json"),
  RDFXML(Set.of(Kind.TRIPLES), "rdf", "application/rdf+xml"),
  TRIG(Set.of(Kind.TRIPLES, Kind.QUADS), "trig", "application/trig; charset=utf-8"),
  NQUADS(Set.of(Kind.QUADS), "nq", "application/n-quads");

  /** What is answered. */
  enum Kind {
    ROWS,
    TRUTH,
    TRIPLES,
    QUADS
  }

  /** Beyond so many triples, Turtle is written as it comes rather than neatly grouped. */
  private static final int NEAT = 20_000;

  private final Set<Kind> kinds;
  private final String shortName;
  private final String type;

  Media(Set<Kind> kinds, String shortName, String type) {
    this.kinds = kinds;
    this.shortName = shortName;
    this.type = type;
  }

  /** For the header Content-Type. */
  String type() {
    return type;
  }

  private String bare() {
    return type.replaceFirst(";.*", "");
  }

  private List<String> accepted() {
    return switch (this) {
      case JSON -> List.of(bare(), "application/json");
      case XML -> List.of(bare(), "application/xml", "text/xml");
      case TURTLE -> List.of(bare(), "application/turtle");
      case NTRIPLES -> List.of(bare(), "text/plain");
      case JSONLD -> List.of(bare(), "application/json");
      default -> List.of(bare());
    };
  }

  /**
   * What the client prefers, by the parameter {@code format}, else by its Accept header.
   *
   * @throws Problem if there is no such form
   */
  static Media choose(HttpServletRequest request, Parameters parameters, Kind kind) {
    List<Media> offers =
        Arrays.stream(values()).filter(media -> media.kinds.contains(kind)).toList();
    Optional<String> format = parameters.first("format");
    if (format.isPresent()) {
      String name = format.get();
      return offers.stream()
          .filter(media -> media.names().contains(name) || media.accepted().contains(name))
          .findFirst()
          .orElseThrow(() -> noSuch(offers, "format=" + name));
    }
    AcceptList list =
        new AcceptList(
            String.join(
                ", ", offers.stream().flatMap(media -> media.accepted().stream()).toList()));
    MediaType chosen =
        ConNeg.chooseContentType(request, list, MediaType.create(offers.get(0).bare()));
    if (chosen == null) {
      throw noSuch(offers, "Accept: " + request.getHeader("Accept"));
    }
    return offers.stream()
        .filter(media -> media.accepted().contains(chosen.getContentTypeStr()))
        .findFirst()
        .orElseThrow(() -> noSuch(offers, chosen.toString()));
  }

  /** Names of the form, with those that SPARQLWrapper sends. */
  private List<String> names() {
    return switch (this) {
      case TURTLE -> List.of(shortName, "turtle", "n3");
      case NTRIPLES -> List.of(shortName, "n-triples");
      case JSONLD -> List.of(shortName, "json-ld");
      case RDFXML -> List.of(shortName, "rdf+xml", "xml");
      default -> List.of(shortName);
    };
  }

  private static Problem noSuch(List<Media> offers, String wanted) {
    return new Problem(
        Problem.NOT_ACCEPTABLE,
        "'%s' is not offered here; take one of %s"
            .formatted(
                Replies.printable(wanted),
                String.join(", ", offers.stream().map(Media::bare).toList())));
  }

  /** Jena's writer of rows. */
  Lang rows() {
    return switch (this) {
      case JSON -> ResultSetLang.RS_JSON;
      case XML -> ResultSetLang.RS_XML;
      case CSV -> ResultSetLang.RS_CSV;
      case TSV -> ResultSetLang.RS_TSV;
      default -> throw new IllegalStateException(this + " holds no rows");
    };
  }

  /**
   * Writes triples; what only RDF 1.2 can say is left out where the form cannot hold it.
   *
   * @param most triples in a form that is made in memory before it is written
   * @throws Problem if there are more
   */
  void write(Graph graph, OutputStream out, int most) {
    RDFFormat format =
        switch (this) {
          case TURTLE -> isSmall(graph) ? RDFFormat.TURTLE_PRETTY : RDFFormat.TURTLE_BLOCKS;
          case TRIG -> isSmall(graph) ? RDFFormat.TRIG_PRETTY : RDFFormat.TRIG_BLOCKS;
          case NTRIPLES -> RDFFormat.NTRIPLES_UTF8;
          case JSONLD -> RDFFormat.JSONLD11_PLAIN;
          case RDFXML -> RDFFormat.RDFXML_PLAIN;
          default -> throw new IllegalStateException(this + " holds no triples");
        };
    try {
      RDFWriter.source(isRdf11() ? rdf11(graph, most) : graph).format(format).build().output(out);
    } catch (JenaException unwritable) {
      throw new Problem(
          Problem.NOT_ACCEPTABLE,
          "%s cannot hold this graph; take text/turtle or application/n-triples".formatted(bare()));
    }
  }

  /** Writes all graphs, the default graph of the store left out, which is always empty. */
  void write(DatasetGraph data, OutputStream out) {
    RDFFormat format =
        switch (this) {
          case TRIG -> RDFFormat.TRIG_BLOCKS;
          case NQUADS -> RDFFormat.NQUADS_UTF8;
          default ->
              throw new Problem(
                  Problem.NOT_ACCEPTABLE,
                  "the whole store is given as application/n-quads or application/trig");
        };
    RDFWriter.source(data).format(format).build().output(out);
  }

  private boolean isRdf11() {
    return this == JSONLD || this == RDFXML;
  }

  /** A union of graphs would have to be read whole to tell its size. */
  private static boolean isSmall(Graph graph) {
    return graph.stream().limit(NEAT + 1L).count() <= NEAT;
  }

  /** Jena's JSON-LD and RDF/XML writers know RDF 1.1 alone, and write from memory. */
  private Graph rdf11(Graph graph, int most) {
    Graph plain = GraphMemFactory.createDefaultGraph();
    graph.stream()
        .filter(triple -> !triple.getObject().isTripleTerm())
        .forEach(triple -> {
          plain.add(triple);
          if (plain.size() > most) {
            throw new Problem(
                Problem.TOO_LARGE,
                "the graph has more than %,d triples, too many for %s; take application/n-triples"
                    .formatted(most, bare()));
          }
        });
    plain.getPrefixMapping().setNsPrefixes(graph.getPrefixMapping());
    return plain;
  }
}
