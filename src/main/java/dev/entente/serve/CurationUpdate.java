package dev.entente.serve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.modify.TemplateLib;
import org.apache.jena.sparql.modify.request.UpdateDataDelete;
import org.apache.jena.sparql.modify.request.UpdateDataInsert;
import org.apache.jena.sparql.modify.request.UpdateDeleteWhere;
import org.apache.jena.sparql.modify.request.UpdateModify;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.apache.jena.update.Update;
import org.apache.jena.update.UpdateRequest;
import org.jspecify.annotations.Nullable;

/**
 * A SPARQL update that changes one graph and no other. What it deletes and inserts is found by a
 * query within the limits of queries, before anything is written: a pattern without end must not
 * hold the store's one writer.
 */
final class CurationUpdate {

  private final Node graph;
  private final List<Quad> deletes;
  private final List<Quad> inserts;
  private final Optional<Query> where;

  private CurationUpdate(
      Node graph, List<Quad> deletes, List<Quad> inserts, Optional<Query> where) {
    this.graph = graph;
    this.deletes = List.copyOf(deletes);
    this.inserts = List.copyOf(inserts);
    this.where = where;
  }

  /**
   * Looks at an update.
   *
   * @param graph the one that it may change
   * @throws Problem if it would change another graph, fetch, load or call something, or is too
   *     large
   */
  static CurationUpdate admit(UpdateRequest request, Node graph, QueryRules rules) {
    List<Quad> deletes = new ArrayList<>();
    List<Quad> inserts = new ArrayList<>();
    List<Update> operations = request.getOperations();
    if (operations.isEmpty()) {
      throw new Problem(Problem.BAD_REQUEST, "the update is empty");
    }
    if (operations.size() == 1) {
      Optional<CurationUpdate> found = withPattern(operations.getFirst(), graph, rules);
      if (found.isPresent()) {
        return found.get();
      }
    }
    for (Update operation : operations) {
      switch (operation) {
        case UpdateDataInsert data -> {
          // In their order, as if each were carried out before the next.
          deletes.removeAll(data.getQuads());
          inserts.addAll(data.getQuads());
        }
        case UpdateDataDelete data -> {
          inserts.removeAll(data.getQuads());
          deletes.addAll(data.getQuads());
        }
        case UpdateModify pattern -> throw oneAtATime();
        case UpdateDeleteWhere pattern -> throw oneAtATime();
        default -> throw refused(operation);
      }
    }
    return new CurationUpdate(
        graph, only(deletes, null, graph), only(inserts, null, graph), Optional.empty());
  }

  private static Optional<CurationUpdate> withPattern(
      Update operation, Node graph, QueryRules rules) {
    return switch (operation) {
      case UpdateModify modify -> {
        if (!modify.getUsing().isEmpty() || !modify.getUsingNamed().isEmpty()) {
          throw new Problem(
              Problem.FORBIDDEN, "USING is not taken here; name graphs of the store with GRAPH");
        }
        Node with = modify.getWithIRI();
        Element pattern = modify.getWherePattern();
        yield Optional.of(
            new CurationUpdate(
                graph,
                only(modify.getDeleteQuads(), with, graph),
                only(modify.getInsertQuads(), with, graph),
                Optional.of(
                    query(with == null ? pattern : new ElementNamedGraph(with, pattern), rules))));
      }
      case UpdateDeleteWhere delete -> {
        List<Quad> quads = only(delete.getQuads(), null, graph);
        ElementTriplesBlock triples = new ElementTriplesBlock();
        quads.forEach(quad -> triples.addTriple(quad.asTriple()));
        yield Optional.of(
            new CurationUpdate(
                graph,
                quads,
                List.of(),
                Optional.of(query(new ElementNamedGraph(graph, triples), rules))));
      }
      default -> Optional.empty();
    };
  }

  private static Query query(Element pattern, QueryRules rules) {
    ElementGroup group = new ElementGroup();
    group.addElement(pattern);
    Query query = new Query();
    query.setQuerySelectType();
    query.setQueryResultStar(true);
    query.setQueryPattern(group);
    query.resetResultVars();
    rules.admit(query);
    return query;
  }

  private static Problem oneAtATime() {
    return new Problem(
        Problem.BAD_REQUEST,
        "an operation with WHERE stands alone; send several one after the other");
  }

  private static Problem refused(Update operation) {
    String name = operation.getClass().getSimpleName().replaceFirst("Update", "");
    return new Problem(
        Problem.FORBIDDEN,
        "%s is not allowed here; INSERT and DELETE are, in the graph of verdicts"
            .formatted(name.toUpperCase(java.util.Locale.ROOT)));
  }

  /** The quads, each with its graph, which must be the one. */
  private static List<Quad> only(List<Quad> quads, @Nullable Node with, Node graph) {
    List<Quad> named = new ArrayList<>(quads.size());
    for (Quad quad : quads) {
      Node name = quad.isDefaultGraph() ? with : quad.getGraph();
      if (!graph.equals(name)) {
        throw new Problem(
            Problem.FORBIDDEN,
            name == null
                ? "name the graph: only GRAPH <%s> takes updates".formatted(graph.getURI())
                : "only GRAPH <%s> takes updates, not %s"
                    .formatted(graph.getURI(), Replies.printable(name.toString())));
      }
      Change.blank(List.of(quad.getSubject(), quad.getObject()))
          .ifPresent(blank -> {
            throw new Problem(
                Problem.BAD_REQUEST, "blank nodes are not kept here; give each thing an IRI");
          });
      named.add(Quad.create(graph, quad.asTriple()));
    }
    return named;
  }

  /** Whether the store must be looked at to tell what changes. */
  boolean hasPattern() {
    return where.isPresent();
  }

  /**
   * What changes, as the store is now; within a read transaction.
   *
   * @throws Problem if that is more than an answer may have rows
   */
  Change change(DatasetGraph data, Watch watch, Limits limits) {
    if (where.isEmpty()) {
      return change(triples(deletes), triples(inserts));
    }
    List<Binding> rows = new SparqlJob(where.get(), java.util.Map.of(), limits).rows(data, watch);
    Set<Triple> deleted = new HashSet<>();
    TemplateLib.calcQuads(deletes, rows.iterator())
        .forEachRemaining(quad -> add(quad, deleted, watch, limits));
    Set<Triple> inserted = new HashSet<>();
    TemplateLib.calcQuads(inserts, rows.iterator())
        .forEachRemaining(quad -> add(quad, inserted, watch, limits));
    return change(deleted, inserted);
  }

  private static void add(Quad quad, Set<Triple> triples, Watch watch, Limits limits) {
    watch.check();
    Triple triple = quad.asTriple();
    if (triple.getSubject().isURI() && triple.getPredicate().isURI()) {
      triples.add(triple);
    }
    if (triples.size() > limits.rows()) {
      throw new Problem(
          Problem.TOO_LARGE, "the update changes more than %,d triples".formatted(limits.rows()));
    }
  }

  private Change change(Set<Triple> deleted, Set<Triple> inserted) {
    Set<Triple> gone = new HashSet<>(deleted);
    gone.removeAll(inserted);
    return new Change(graph, false, gone, inserted);
  }

  private static Set<Triple> triples(List<Quad> quads) {
    Set<Triple> triples = new HashSet<>();
    quads.forEach(quad -> triples.add(quad.asTriple()));
    return triples;
  }
}
