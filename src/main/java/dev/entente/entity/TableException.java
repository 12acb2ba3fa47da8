package dev.entente.entity;

import java.nio.file.Path;

/** A row of a table that cannot be used; its one-line message names file, line and column. */
public final class TableException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  TableException(Path file, long line, String column, String problem) {
    super(file + ", line " + line + ", column " + column + ": " + problem);
  }

  TableException(Path file, String problem) {
    super(file + ": " + problem);
  }
}
