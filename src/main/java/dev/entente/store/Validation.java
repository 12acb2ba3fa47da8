package dev.entente.store;

import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;

/** Checks a whole store against the shapes, in memory: over TDB2 the same takes 15 times longer. */
public final class Validation {

  /** What does not fit, and where. */
  public record Violation(String focus, String path, String message, String severity) {}

  private Validation() {}

  /** All violations over the union of the store's graphs, ordered by what they are about. */
  public static List<Violation> of(EntenteStore store, Shapes shapes) {
    Graph union = GraphMemFactory.createDefaultGraph();
    store.read(data -> {
      data.findNG(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
          .forEachRemaining(quad -> union.add(quad.asTriple()));
      return union;
    });
    return ShaclValidator.get().validate(shapes, union).getEntries().stream()
        .map(Validation::violation)
        .sorted(
            Comparator.comparing(Violation::focus)
                .thenComparing(Violation::path)
                .thenComparing(Violation::message))
        .toList();
  }

  private static Violation violation(ReportEntry entry) {
    return new Violation(
        String.valueOf(entry.focusNode()),
        entry.resultPath() == null ? "" : entry.resultPath().toString(),
        entry.message(),
        entry.severity() == null ? "" : entry.severity().level().getLocalName());
  }
}
