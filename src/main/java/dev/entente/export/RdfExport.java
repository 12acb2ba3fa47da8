package dev.entente.export;

import dev.entente.store.EntenteStore;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;

/**
 * Writes quads while they are read, however many there are. The graphs of runs, quarantine and the
 * store's own settings stay behind, but for the policy: a backup has them.
 */
final class RdfExport implements Export {

  /** Quads between two signs of life: as many as an article has. */
  private static final int STEP = 64;

  private final ExportFormat format;
  private final boolean withTripleTerms;

  RdfExport(ExportFormat format, boolean rdf11) {
    this.format = format;
    this.withTripleTerms =
        !rdf11 && format != ExportFormat.JSON_LD && format != ExportFormat.RDF_XML;
  }

  @Override
  public Exporter.Summary write(View view, Filter filter, Target target) throws IOException {
    FittingQuads fitting = new FittingQuads(view, filter);
    boolean graphs =
        switch (format) {
          case TRIG, N_QUADS, JSON_LD -> true;
          default -> false;
        };
    long quads = 0;
    try (OutputStream file = target.open(format.fileName())) {
      StreamRDF out = writer(file);
      out.start();
      EntenteStore.PREFIXES.forEach(out::prefix);
      out.prefix("e", view.iris().base() + "entity/");
      Iterator<Quad> all = view.data().find(Node.ANY, Node.ANY, Node.ANY, Node.ANY);
      while (all.hasNext()) {
        Quad quad = all.next();
        if (quads % STEP == 0) {
          view.step();
        }
        if ((withTripleTerms || !quad.getObject().isTripleTerm()) && fitting.has(quad)) {
          quads++;
          if (graphs) {
            out.quad(quad);
          } else {
            out.triple(quad.asTriple());
          }
        }
      }
      out.finish();
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
    return new Exporter.Summary(
        view.describe("The whole graph; plain edges", filter), Map.of("quads", quads));
  }

  private StreamRDF writer(OutputStream file) throws IOException {
    return switch (format) {
      case TURTLE -> StreamRDFWriter.getWriterStream(file, RDFFormat.TURTLE_BLOCKS);
      case TRIG -> StreamRDFWriter.getWriterStream(file, RDFFormat.TRIG_BLOCKS);
      case N_TRIPLES -> StreamRDFWriter.getWriterStream(file, RDFFormat.NTRIPLES_UTF8);
      case N_QUADS -> StreamRDFWriter.getWriterStream(file, RDFFormat.NQUADS_UTF8);
      case JSON_LD -> new JsonLdStream(file);
      case RDF_XML -> new RdfXmlStream(file);
      default -> throw new IllegalStateException(format + " is no RDF");
    };
  }
}
