package dev.entente.article.readers;

import dev.entente.article.InputLimits;
import dev.entente.article.InputLimits.Limit;
import dev.entente.article.Place;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Chooses who reads a file. */
final class Opener {

  private static final int BEGIN = 4096;
  private static final int BUFFER = 1 << 16;

  private final InputOptions options;

  Opener(InputOptions options) {
    this.options = options;
  }

  /** Whether the name of a file in a folder is one that articles have. */
  boolean isArticleName(String name) {
    return options.format().isPresent() || Format.byName(withoutGz(name)).isPresent();
  }

  /**
   * The articles of a stream, which is closed with them.
   *
   * @param name of the file, which tells the format
   * @param file where it lies, empty for what lies in no file of its own
   */
  Source open(InputStream raw, String name, Place place, Optional<Path> file)
      throws IOException, Poison {
    InputStream in = new BufferedInputStream(raw, BUFFER);
    byte[] begin = begin(in);
    if (begin.length > 2 && (begin[0] & 0xFF) == 0x1F && (begin[1] & 0xFF) == 0x8B) {
      GzipCompressorInputStream gzip =
          GzipCompressorInputStream.builder()
              .setInputStream(in)
              .setDecompressConcatenated(true)
              .get();
      in =
          new BufferedInputStream(
              new Unpacking(gzip, gzip::getCompressedCount, options.limits()), BUFFER);
      begin = begin(in);
      return read(in, withoutGz(name), begin, place, Optional.empty());
    }
    return read(in, name, begin, place, file);
  }

  private Source read(InputStream in, String name, byte[] begin, Place place, Optional<Path> file)
      throws IOException, Poison {
    Format format =
        options
            .format()
            .or(() -> Format.bySignature(begin))
            .or(() -> Format.byName(name).filter(named -> !isLines(named, begin)))
            .orElseGet(() -> Format.byContent(begin));
    InputLimits limits = options.limits();
    return switch (format) {
      case TEXT -> PlainText.read(in, place, options.charset(), file, limits);
      case JSONL -> new JsonLines(in, place, options.columns(), limits);
      case JSON -> JsonFile.open(in, place, options.charset(), options.columns(), limits);
      case CSV -> Csv.open(in, place, options.charset(), options.columns(), limits);
      case HTML ->
          whole(
              in,
              bytes ->
                  List.of(WebPage.read(bytes, place, Optional.empty(), Optional.empty(), options)));
      case FEED -> whole(in, bytes -> Feed.read(bytes, place, options));
      case PDF -> whole(in, bytes -> List.of(Pdf.read(bytes, place, Optional.empty(), limits)));
      case MAIL, MHTML -> whole(in, bytes -> List.of(Mail.read(bytes, place, options)));
      case WARC -> Warc.open(in, place, options);
      case ZIP -> new Zip(in, this, options, place);
    };
  }

  /** JSON Lines are often called JSON: an object on the first line and another on the second. */
  private static boolean isLines(Format named, byte[] begin) {
    return named == Format.JSON
        && Format.byContent(begin) == Format.JSONL
        && new String(begin, StandardCharsets.ISO_8859_1)
            .strip()
            .lines()
            .skip(1)
            .findFirst()
            .filter(second -> second.startsWith("{"))
            .isPresent();
  }

  /** Reads all articles of a file at once. */
  private interface Whole {
    List<Step> read(byte[] bytes) throws IOException, Poison;
  }

  /** A file that is in memory whole, read by a library that might not come to an end. */
  private Source whole(InputStream in, Whole reader) throws IOException, Poison {
    byte[] bytes;
    try (in) {
      bytes =
          Decoding.readWhole(in, options.limits().of(Limit.FILE_BYTES), Limit.FILE_BYTES.word());
    }
    return Source.of(Patience.within(options.limits(), () -> reader.read(bytes)));
  }

  private static byte[] begin(InputStream in) throws IOException {
    in.mark(BEGIN);
    byte[] begin = in.readNBytes(BEGIN);
    in.reset();
    return begin;
  }

  static String withoutGz(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".gz")
        ? name.substring(0, name.length() - ".gz".length())
        : name;
  }
}
