package dev.entente.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats, each with the name that people ask for it by. */
public enum ExportFormat {
  GEXF(Content.GRAPH, "gexf", "application/xml", "Gephi, Gephi Lite, networkx; dates, colours"),
  GRAPHML(
      Content.GRAPH,
      "graphml",
      "application/xml",
      "yEd, igraph, Cytoscape Desktop, NodeXL, networkx",
      "yed"),
  DOT(Content.GRAPH, "gv", "text/vnd.graphviz", "Graphviz"),
  CYJS(Content.GRAPH, "cyjs", "application/json", "Cytoscape.js and Desktop"),
  JSON_GRAPH(Content.GRAPH, "json", "application/json", "JSON Graph Format 2"),
  CSV(
      Content.GRAPH,
      "",
      "application/zip",
      "nodes.csv and edges.csv for Gephi, Excel, Kumu",
      "gephi",
      "excel",
      "kumu"),
  NEO4J(
      Content.GRAPH,
      "",
      "application/zip",
      "nodes.csv, rels.csv for neo4j-admin, load.cypher for a database that is there"),
  HTML(Content.GRAPH, "html", "text/html", "one page for browsers: graph, table, quotes"),
  TABLE(
      Content.STATEMENTS,
      "csv",
      "text/csv",
      "the statement table, which build reads",
      "csv",
      "jsonl"),
  INCEPTION(
      Content.STATEMENTS,
      "",
      "application/zip",
      "INCEpTION: a UIMA CAS (JSON 0.4.0) an article, and the layers"),
  LABELSTUDIO(
      Content.STATEMENTS,
      "",
      "application/zip",
      "Label Studio: tasks with predictions, and the labelling configuration"),
  PLOVER(Content.EVENTS, "tsv", "text/tab-separated-values", "coded events, tab-separated"),
  DYADS(
      Content.EVENTS,
      "",
      "application/zip",
      "dyad-months for statistics, with codebook and manifest"),
  STIX(Content.GRAPH, "json", "application/stix+json;version=2.1", "STIX 2.1 bundle"),
  FTM(Content.GRAPH, "ftm.json", "application/x-ndjson", "FollowTheMoney entities, one a line"),
  TURTLE(Content.RDF, "ttl", "text/turtle", "all graphs as one; streaming"),
  TRIG(Content.RDF, "trig", "application/trig", "graphs kept apart; streaming"),
  N_TRIPLES(Content.RDF, "nt", "application/n-triples", "all graphs as one, a line each"),
  N_QUADS(Content.RDF, "nq", "application/n-quads", "graphs kept apart, a line each"),
  JSON_LD(Content.RDF, "jsonld", "application/ld+json", "graphs kept apart; RDF 1.1"),
  RDF_XML(Content.RDF, "rdf", "application/rdf+xml", "all graphs as one; RDF 1.1");

  /** What is in a file. */
  enum Content {
    /** Edges that statements add up to. */
    GRAPH,
    /** What statements report, with actors that can be rolled up. */
    EVENTS,
    /** The statements as they are. */
    STATEMENTS,
    /** The store's quads. */
    RDF
  }

  private final Content content;
  private final String extension;
  private final String mediaType;
  private final String readers;
  private final List<String> profiles;

  ExportFormat(
      Content content, String extension, String mediaType, String readers, String... profiles) {
    this.content = content;
    this.extension = extension;
    this.mediaType = mediaType;
    this.readers = readers;
    this.profiles = List.of(profiles);
  }

  /** The word on the command line: {@code json-graph}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Content content() {
    return content;
  }

  /** Whether it is several files, which a stream carries as a ZIP archive. */
  public boolean isFolder() {
    return extension.isEmpty();
  }

  /** What a file of it is called, an archive where it is several. */
  public String fileName() {
    return "entente." + (isFolder() ? "zip" : extension);
  }

  /** Of the file, or of the archive where it is several. */
  public String mediaType() {
    return mediaType;
  }

  /** Who reads it, or what it is. */
  public String readers() {
    return readers;
  }

  /** The forms that it comes in beside the plain one, by {@code profile}. */
  public List<String> profiles() {
    return profiles;
  }

  /** The format of that name. */
  public static Optional<ExportFormat> of(String name) {
    return Arrays.stream(values()).filter(format -> format.toString().equals(name)).findFirst();
  }

  /** All names, for messages. */
  public static String names() {
    return Arrays.stream(values()).map(ExportFormat::toString).collect(Collectors.joining(", "));
  }
}
