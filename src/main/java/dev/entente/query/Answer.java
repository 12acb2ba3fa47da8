package dev.entente.query;

import org.apache.jena.graph.Graph;

/** What a query gives: rows, triples or a truth value, by its form. */
public sealed interface Answer {

  /** Of SELECT. */
  record Rows(ResultTable table) implements Answer {}

  /** Of CONSTRUCT and DESCRIBE; the graph carries the prefixes of the query. */
  record Triples(Graph graph) implements Answer {}

  /** Of ASK. */
  record Truth(boolean value) implements Answer {}
}
