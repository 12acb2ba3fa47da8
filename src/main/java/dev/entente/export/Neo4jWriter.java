package dev.entente.export;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes {@code nodes.csv} and {@code rels.csv} with the typed headers of neo4j-admin's import, and
 * {@code load.cypher}, which merges the same files into a database that may have them already.
 *
 * <p>Line breaks are spaces and backslashes full-width ones: the two readers take them differently.
 * Nothing is neutralised for spreadsheets: values go into a database as they are.
 *
 * @see <a
 *     href="https://neo4j.com/docs/operations-manual/current/tools/neo4j-admin/neo4j-admin-import/">Header
 *     format</a>
 */
final class Neo4jWriter implements GraphWriter {

  private static final String NODES = "nodes.csv";
  private static final String RELATIONSHIPS = "rels.csv";

  /** Between the items of an array. */
  private static final String ITEMS = ";";

  @Override
  public void write(ActorGraph graph, Target target) throws IOException {
    nodes(graph, target);
    relationships(graph, target);
    try (Writer out = new OutputStreamWriter(target.open("load.cypher"), StandardCharsets.UTF_8)) {
      out.write(cypher(graph));
    }
  }

  private static void nodes(ActorGraph graph, Target target) throws IOException {
    List<String> header = new ArrayList<>(List.of("id:ID", "name", ":LABEL"));
    Attribute.OF_NODES.forEach(attribute -> header.add(header(attribute)));
    try (CSVPrinter table = Tables.open(target.open(NODES), header)) {
      for (ActorNode node : graph.nodes()) {
        List<String> row = new ArrayList<>();
        row.add(node.id().value());
        row.add(plain(node.label()));
        row.add(labels(node));
        Attribute.OF_NODES.forEach(attribute -> row.add(plain(attribute.words(node).orElse(""))));
        table.printRecord(row);
      }
    }
  }

  private static String labels(ActorNode node) {
    return node.kind().equals("Actor") ? "Actor" : "Actor" + ITEMS + node.kind();
  }

  private static void relationships(ActorGraph graph, Target target) throws IOException {
    List<String> header =
        new ArrayList<>(
            List.of(":START_ID", ":END_ID", ":TYPE", "id", "label", "weight:int", "policy"));
    ofEdges().forEach(attribute -> header.add(header(attribute)));
    header.add("source_names:string[]");
    for (int i = 1; i <= ActorEdge.QUOTES; i++) {
      header.add("quote_" + i);
    }
    try (CSVPrinter table = Tables.open(target.open(RELATIONSHIPS), header)) {
      for (ActorEdge edge : graph.edges()) {
        List<String> row = new ArrayList<>();
        row.add(edge.source().value());
        row.add(edge.target().value());
        row.add(edge.type());
        row.add(edge.id());
        row.add(plain(edge.label()));
        row.add(Integer.toString(edge.weight()));
        row.add(plain(graph.policy()));
        ofEdges().forEach(attribute -> row.add(plain(attribute.words(edge).orElse(""))));
        row.add(
            edge.sources().stream()
                .map(name -> plain(name).replace(ITEMS, ","))
                .collect(Collectors.joining(ITEMS)));
        for (int i = 0; i < ActorEdge.QUOTES; i++) {
          row.add(i < edge.quotes().size() ? plain(edge.quotes().get(i).cited()) : "");
        }
        table.printRecord(row);
      }
    }
  }

  /** What is no column of its own. */
  private static List<Attribute<ActorEdge>> ofEdges() {
    return Attribute.OF_EDGES.stream()
        .filter(attribute -> !List.of("type", "source_names", "quotes").contains(attribute.name()))
        .toList();
  }

  private static String header(Attribute<?> attribute) {
    return attribute.name() + type(attribute).map(type -> ":" + type).orElse("");
  }

  private static Optional<String> type(Attribute<?> attribute) {
    return switch (attribute.type()) {
      case STRING -> Optional.empty();
      case INTEGER -> Optional.of("int");
      case DECIMAL -> Optional.of("double");
      case BOOLEAN -> Optional.of("boolean");
    };
  }

  private static String plain(String words) {
    return Xml.oneLine(words).replace('\\', '＼');
  }

  private static String cypher(ActorGraph graph) {
    StringBuilder script = new StringBuilder();
    script.append(
        """
        // %s
        // Into an empty database: neo4j-admin database import full --nodes=nodes.csv --relationships=rels.csv
        // Into one that is there: copy both files into its import folder, then
        // cypher-shell -f load.cypher. Running it again changes nothing.

        CREATE CONSTRAINT entente_actor IF NOT EXISTS FOR (a:Actor) REQUIRE a.id IS UNIQUE;

        LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row
        MERGE (a:Actor {id: row.`id:ID`})
        SET a.name = row.name%s;
        """
            .formatted(
                Xml.oneLine(graph.description()),
                Attribute.OF_NODES.stream()
                    .map(attribute -> ",\n  a." + attribute.name() + " = " + value(attribute))
                    .collect(Collectors.joining())));
    for (String kind : new TreeSet<>(graph.kinds().keySet())) {
      if (!kind.equals("Actor")) {
        script.append(
            """

            LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row
            WITH row WHERE row.kind = %s
            MATCH (a:Actor {id: row.`id:ID`})
            SET a:%s;
            """
                .formatted(string(kind), name(kind)));
      }
    }
    TreeSet<String> types =
        graph.edges().stream().map(ActorEdge::type).collect(Collectors.toCollection(TreeSet::new));
    for (String type : types) {
      script.append(
          """

          LOAD CSV WITH HEADERS FROM 'file:///rels.csv' AS row
          WITH row WHERE row.`:TYPE` = %s
          MATCH (s:Actor {id: row.`:START_ID`})
          MATCH (o:Actor {id: row.`:END_ID`})
          MERGE (s)-[r:%s {id: row.id}]->(o)
          SET r.label = row.label,
            r.weight = toInteger(row.`weight:int`),
            r.policy = row.policy%s,
            r.source_names = split(row.`source_names:string[]`, '%s')%s;
          """
              .formatted(
                  string(type),
                  name(type),
                  ofEdges().stream()
                      .map(attribute -> ",\n  r." + attribute.name() + " = " + value(attribute))
                      .collect(Collectors.joining()),
                  ITEMS,
                  java.util.stream.IntStream.rangeClosed(1, ActorEdge.QUOTES)
                      .mapToObj(i -> ",\n  r.quote_%d = row.quote_%d".formatted(i, i))
                      .collect(Collectors.joining())));
    }
    return script.toString();
  }

  private static String value(Attribute<?> attribute) {
    String cell = "row." + name(header(attribute));
    return switch (attribute.type()) {
      case STRING -> cell;
      case INTEGER -> "toInteger(" + cell + ")";
      case DECIMAL -> "toFloat(" + cell + ")";
      case BOOLEAN -> "(" + cell + " = 'true')";
    };
  }

  private static String name(String words) {
    return words.matches("[A-Za-z_]\\w*") ? words : "`" + words.replace("`", "``") + "`";
  }

  private static String string(String words) {
    return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
