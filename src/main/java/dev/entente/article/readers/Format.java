package dev.entente.article.readers;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of file that hold articles, told by name or by the first bytes. */
public enum Format {
  TEXT("txt", "text"),
  JSONL("jsonl", "ndjson", "jl"),
  JSON("json"),
  CSV("csv", "tsv"),
  HTML("html", "htm", "xhtml"),
  FEED("xml", "rss", "atom", "rdf"),
  PDF("pdf"),
  MAIL("eml"),
  MHTML("mhtml", "mht"),
  WARC("warc", "wet"),
  ZIP("zip");

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

  /**
   * By how a file begins, where that leaves no doubt: it then weighs more than the name, because
   * such a file is nothing else.
   */
  static Optional<Format> bySignature(byte[] begin) {
    String bytes = new String(begin, StandardCharsets.ISO_8859_1);
    if (bytes.startsWith("%PDF-")) {
      return Optional.of(PDF);
    }
    if (bytes.startsWith("PK\u0003\u0004") || bytes.startsWith("PK\u0005\u0006")) {
      return Optional.of(ZIP);
    }
    return bytes.startsWith("WARC/") ? Optional.of(WARC) : Optional.empty();
  }

  /** By how a file begins; text where nothing speaks for another. */
  static Format byContent(byte[] begin) {
    String words =
        new String(begin, StandardCharsets.ISO_8859_1)
            .replaceFirst("^\u00EF\u00BB\u00BF", "")
            .stripLeading()
            .toLowerCase(Locale.ROOT);
    if (words.startsWith("{")) {
      // The first line of JSON Lines is a whole object.
      return words.lines().findFirst().orElse("").strip().endsWith("}") ? JSONL : JSON;
    }
    if (words.startsWith("[{") || words.matches("(?s)\\[\\s+\\{.*")) {
      return JSON;
    }
    if (FEED_BEGIN.matcher(words).find()) {
      return FEED;
    }
    if (HTML_BEGIN.matcher(words).find()) {
      return HTML;
    }
    if (MAIL_BEGIN.matcher(words).find()) {
      return words.contains("multipart/related") ? MHTML : MAIL;
    }
    return TEXT;
  }

  private static final Pattern FEED_BEGIN =
      Pattern.compile("^(?:<\\?xml[^>]*>\\s*)?(?:<!--.*?-->\\s*)*<(?:rss|feed|rdf:rdf)\\b");
  private static final Pattern HTML_BEGIN =
      Pattern.compile(
          "^(?:<\\?xml[^>]*>\\s*)?(?:<!--.*?-->\\s*)*<(?:!doctype html|html|head|body)\\b",
          Pattern.DOTALL);
  private static final Pattern MAIL_BEGIN =
      Pattern.compile(
          "^(?:from \\S+ .*\\n)?(?:received|return-path|delivered-to|mime-version|message-id|from|date"
              + "|subject|to|x-[a-z-]+|content-type|snapshot-content-location): .*\\n(?:[a-z-]+:|[ \\t])");

  /** Whether it is a page, which browsers save with a folder of parts. */
  boolean isPage() {
    return this == HTML || this == MHTML;
  }

  /** What the command line calls it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
