package dev.entente.article.readers;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of file that hold articles, told by name or by the first bytes. */
public enum Format {
  TEXT("txt", "text"),
  JSONL("jsonl", "ndjson", "jl");

  private final List<String> extensions;

  Format(String... extensions) {
    this.extensions = List.of(extensions);
  }

  /** By the extension of the name; empty where it says nothing. */
  static Optional<Format> byName(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> name.contains(".") && format.extensions.contains(extension))
        .findFirst();
  }

  /** By how a file begins; text where nothing speaks for another. */
  static Format byContent(byte[] begin) {
    String words =
        new String(begin, StandardCharsets.ISO_8859_1)
            .replaceFirst("^\u00EF\u00BB\u00BF", "")
            .stripLeading()
            .toLowerCase(Locale.ROOT);
    return words.startsWith("{") ? JSONL : TEXT;
  }

  /** Whether it is a page, which browsers save with a folder of parts. */
  boolean isPage() {
    return false;
  }

  /** What the command line calls it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
