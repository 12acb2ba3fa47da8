package dev.entente.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;

/** The rows of a SELECT, all of them in memory. */
public final class ResultTable {

  private final List<Var> variables;
  private final List<Binding> rows;

  private ResultTable(List<Var> variables, List<Binding> rows) {
    this.variables = variables;
    this.rows = rows;
  }

  /** Reads the rows to their end. */
  static ResultTable of(RowSet rows) {
    List<Binding> all = new ArrayList<>();
    rows.forEach(all::add);
    return new ResultTable(List.copyOf(rows.getResultVars()), List.copyOf(all));
  }

  /** Names of the columns. */
  public List<String> columns() {
    return variables.stream().map(Var::getVarName).toList();
  }

  /** How many rows there are. */
  public int size() {
    return rows.size();
  }

  /** The cell, empty where the row has no value. */
  public Optional<Node> get(int row, String column) {
    return Optional.ofNullable(rows.get(row).get(Var.alloc(column)));
  }

  /** The rows as words, an empty word where a row has no value. */
  public List<List<String>> words(Function<Node, String> label) {
    return rows.stream()
        .map(row ->
            variables.stream()
                .map(variable -> Optional.ofNullable(row.get(variable)).map(label).orElse(""))
                .toList())
        .toList();
  }

  /** The rows again, from the first, for Jena's writers. */
  public RowSet rowSet() {
    return RowSetStream.create(variables, QueryIterPlainWrapper.create(rows.iterator()));
  }
}
