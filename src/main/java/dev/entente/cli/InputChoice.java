package dev.entente.cli;

import dev.entente.article.InputLimits;
import dev.entente.article.readers.Columns;
import dev.entente.article.readers.Format;
import dev.entente.article.readers.InputOptions;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How inputs are read, as options. */
final class InputChoice {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "What all inputs are: text, jsonl, json, csv, html, feed, pdf, mail, mhtml, warc or zip"
              + " (default: as names and contents tell).")
  private @Nullable String format;

  @Option(
      names = "--columns",
      paramLabel = "COLUMNS",
      description =
          "Which columns of CSV files or keys of JSON hold what: gdelt, mediacloud, newscatcher, or"
              + " field=column,… such as text=body,title=headline; the fields are text, title,"
              + " author, publisher, url, issued, language, id. A|B tries both, outer.inner is an"
              + " inner key, a number is the column of a table without header.")
  private @Nullable String columns;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "Of files that do not say it, such as windows-1252 (default: UTF-8).")
  private @Nullable String encoding;

  @Option(
      names = "--articles",
      paramLabel = "FILE",
      description =
          "A table of what the inputs do not say or say wrong, such as --dry-run prints; used"
              + " instead of the articles.csv beside them.")
  private @Nullable Path table;

  @Option(
      names = "--limit",
      paramLabel = "NAME=VALUE",
      description =
          "Read larger or smaller inputs than usual, such as article-bytes=8M; a wrong name lists"
              + " them all.")
  private Map<String, String> limits = new LinkedHashMap<>();

  /**
   * The options with the usual values for what was not asked for.
   *
   * @throws IllegalArgumentException if a value cannot be used
   */
  InputOptions options() {
    InputOptions usual = InputOptions.usual(System.in);
    if (table != null && !Files.isRegularFile(table)) {
      throw new Failure(table + ": there is no such file");
    }
    return new InputOptions(
        InputLimits.of(limits),
        columns == null ? usual.columns() : Columns.of(columns),
        Optional.ofNullable(format).map(InputChoice::format),
        Optional.ofNullable(encoding).map(InputChoice::charset),
        Optional.ofNullable(table),
        usual.stdin());
  }

  private static Format format(String word) {
    return Arrays.stream(Format.values())
        .filter(known -> known.word().equals(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no format '%s'; there are %s"
                    .formatted(
                        word,
                        Arrays.stream(Format.values())
                            .map(Format::word)
                            .collect(Collectors.joining(", ")))));
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      throw new IllegalArgumentException(
          "there is no encoding '%s'; common ones are UTF-8, UTF-16, windows-1252, ISO-8859-15, KOI8-R"
              .formatted(name),
          unknown);
    }
  }
}
