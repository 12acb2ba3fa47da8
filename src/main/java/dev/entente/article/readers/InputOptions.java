package dev.entente.article.readers;

import dev.entente.article.InputLimits;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How inputs are read.
 *
 * @param columns which columns of tables and keys of JSON objects hold what
 * @param format of all files, whatever they are called; empty where names and contents tell
 * @param charset of files that say nothing of theirs, instead of UTF-8
 * @param table used for all inputs instead of the {@code articles.csv} beside them
 * @param stdin what {@code -} stands for
 */
public record InputOptions(
    InputLimits limits,
    Columns columns,
    Optional<Format> format,
    Optional<Charset> charset,
    Optional<Path> table,
    InputStream stdin) {

  /** What suits most inputs, with this standard input. */
  public static InputOptions usual(InputStream stdin) {
    return new InputOptions(
        InputLimits.USUAL,
        Columns.usual(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        stdin);
  }

  /** The same, where everything is of one kind. */
  public InputOptions as(Format kind) {
    return new InputOptions(limits, columns, Optional.of(kind), charset, table, stdin);
  }
}
