package dev.entente.export;

import dev.entente.statement.EntityId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes two tables, {@code nodes.csv} and {@code edges.csv}, with the headers that Gephi's
 * spreadsheet import, Kumu or a person with Excel looks for; cells that a spreadsheet would execute
 * are neutralised.
 */
final class CsvWriter implements GraphWriter {

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final String profile;

  /**
   * @param profile {@code gephi}, {@code excel}, {@code kumu} or empty, which is Gephi's
   */
  CsvWriter(String profile) {
    this.profile = profile;
  }

  @Override
  public void write(ActorGraph graph, Target target) throws IOException {
    Map<EntityId, ActorNode> byId = graph.byId();
    List<String> nodeHeader = new ArrayList<>(nodeColumns());
    Attribute.OF_NODES.forEach(attribute -> nodeHeader.add(attribute.name()));
    try (CSVPrinter nodes = Tables.open(open("nodes.csv", target), nodeHeader)) {
      for (ActorNode node : graph.nodes()) {
        List<Object> row = new ArrayList<>(nodeCells(node));
        add(node, Attribute.OF_NODES, row);
        nodes.printRecord(row);
      }
    }
    List<String> edgeHeader = new ArrayList<>(edgeColumns());
    // Kumu has a column Type of its own, and column names may differ in case alone nowhere.
    Attribute.OF_EDGES.forEach(attribute -> edgeHeader.add(name(attribute)));
    edgeHeader.add("policy");
    try (CSVPrinter edges = Tables.open(open("edges.csv", target), edgeHeader)) {
      for (ActorEdge edge : graph.edges()) {
        List<Object> row = new ArrayList<>(edgeCells(edge, byId));
        add(edge, Attribute.OF_EDGES, row);
        row.add(Tables.safe(graph.policy()));
        edges.printRecord(row);
      }
    }
  }

  private static String name(Attribute<?> attribute) {
    return attribute.name().equals("type") ? "relation_type" : attribute.name();
  }

  private OutputStream open(String name, Target target) throws IOException {
    OutputStream out = target.open(name);
    if (profile.equals("excel")) {
      // Excel takes a file without it for one in the system's old code page.
      out.write(BYTE_ORDER_MARK);
    }
    return out;
  }

  private List<String> nodeColumns() {
    return switch (profile) {
      case "kumu" -> List.of("Label", "Type", "ID");
      case "excel" -> List.of("actor", "id");
      default -> List.of("Id", "Label");
    };
  }

  private List<Object> nodeCells(ActorNode node) {
    String id = Tables.safe(node.id().value());
    String label = Tables.safe(node.label());
    return switch (profile) {
      case "kumu" -> List.of(label, Tables.safe(node.kindLabel()), id);
      case "excel" -> List.of(label, id);
      default -> List.of(id, label);
    };
  }

  private List<String> edgeColumns() {
    return switch (profile) {
      // Kumu matches connections to elements by label.
      case "kumu" -> List.of("From", "To", "Label", "Direction", "ID", "Strength");
      case "excel" -> List.of("from", "what", "to", "id", "weight");
      default -> List.of("Source", "Target", "Type", "Id", "Label", "Weight");
    };
  }

  private List<Object> edgeCells(ActorEdge edge, Map<EntityId, ActorNode> byId) {
    String from = Tables.safe(label(edge.source(), byId));
    String to = Tables.safe(label(edge.target(), byId));
    String label = Tables.safe(edge.label());
    return switch (profile) {
      case "kumu" ->
          List.of(
              from,
              to,
              label,
              edge.relation().symmetric() ? "mutual" : "directed",
              edge.id(),
              edge.weight());
      case "excel" -> List.of(from, label, to, edge.id(), edge.weight());
      default ->
          List.of(
              Tables.safe(edge.source().value()),
              Tables.safe(edge.target().value()),
              "Directed",
              edge.id(),
              label,
              edge.weight());
    };
  }

  private static String label(EntityId id, Map<EntityId, ActorNode> byId) {
    return Optional.ofNullable(byId.get(id)).map(ActorNode::label).orElse(id.value());
  }

  private static <T> void add(T thing, List<Attribute<T>> attributes, List<Object> row) {
    for (Attribute<T> attribute : attributes) {
      Optional<? extends Object> value = attribute.of().apply(thing);
      row.add(
          value.isEmpty()
              ? ""
              : value.get() instanceof String words ? Tables.safe(words) : value.get());
    }
  }
}
