package dev.entente.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats, each with the name that people ask for it by. */
public enum ExportFormat {
  GEXF("gexf", "application/xml", "Gephi, Gephi Lite, Sigma, networkx"),
  GRAPHML("graphml", "application/xml", "yEd, igraph, Cytoscape Desktop, NodeXL, networkx"),
  DOT("gv", "text/vnd.graphviz", "Graphviz"),
  CYJS("cyjs", "application/json", "Cytoscape.js and Desktop"),
  JSON_GRAPH("json", "application/json", "JSON Graph Format 2"),
  CSV("", "application/zip", "nodes and edges for Gephi, Excel, Kumu");

  private final String extension;
  private final String mediaType;
  private final String readers;

  ExportFormat(String extension, String mediaType, String readers) {
    this.extension = extension;
    this.mediaType = mediaType;
    this.readers = readers;
  }

  /** The word on the command line: {@code json-graph}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
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

  /** Who reads it. */
  public String readers() {
    return readers;
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
