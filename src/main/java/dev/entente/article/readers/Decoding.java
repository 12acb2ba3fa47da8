package dev.entente.article.readers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Bytes become characters strictly: what is not in the encoding is refused, never guessed at. */
final class Decoding {

  /** The byte order marks of Unicode 16, section 23.8; the longer ones first. */
  private record Mark(Charset charset, int... bytes) {
    boolean begins(byte[] file) {
      if (file.length < bytes.length) {
        return false;
      }
      for (int i = 0; i < bytes.length; i++) {
        if ((file[i] & 0xFF) != bytes[i]) {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Mark> MARKS =
      List.of(
          new Mark(Charset.forName("UTF-32LE"), 0xFF, 0xFE, 0, 0),
          new Mark(Charset.forName("UTF-32BE"), 0, 0, 0xFE, 0xFF),
          new Mark(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
          new Mark(StandardCharsets.UTF_16LE, 0xFF, 0xFE),
          new Mark(StandardCharsets.UTF_16BE, 0xFE, 0xFF));

  private Decoding() {}

  /** What the first bytes say themselves, if they begin with a byte order mark. */
  static Optional<Charset> marked(byte[] bytes) {
    return mark(bytes).map(Mark::charset);
  }

  private static Optional<Mark> mark(byte[] bytes) {
    return MARKS.stream().filter(mark -> mark.begins(bytes)).findFirst();
  }

  /** A charset by the name that a document gives; empty where there is none of that name. */
  static Optional<Charset> named(String name) {
    try {
      // WHATWG Encoding, section 4.2: on the web these labels mean windows-1252.
      String label = name.strip().toLowerCase(Locale.ROOT);
      return Optional.of(
          label.equals("iso-8859-1") || label.equals("latin1") || label.equals("us-ascii")
              ? Charset.forName("windows-1252")
              : Charset.forName(label));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }

  /**
   * The text of a whole file.
   *
   * @param declared what the document says of itself; a byte order mark wins over it, and without
   *     either it is UTF-8
   * @throws Poison naming line and byte of what is not in the encoding
   */
  static String decode(byte[] bytes, Optional<Charset> declared) throws Poison {
    Charset charset = marked(bytes).or(() -> declared).orElse(StandardCharsets.UTF_8);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(buffer)
          .toString();
    } catch (CharacterCodingException malformed) {
      int position = Math.min(buffer.position(), bytes.length - 1);
      int line = 1;
      for (int i = 0; i < position; i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw new Poison(
          "line " + line,
          "byte %d (0x%02X) is not %s; save the file as UTF-8 or name its --encoding"
              .formatted(position, bytes[position], charset.name()));
    }
  }

  /**
   * The characters of a stream as they come, without byte order mark.
   *
   * @param in can go back to where it is
   * @param declared what is said of it; a byte order mark wins over it, and without either it is
   *     UTF-8
   * @return throws {@link CharacterCodingException} at what is not in the encoding
   */
  static Reader reader(InputStream in, Optional<Charset> declared) throws IOException {
    in.mark(8);
    Optional<Mark> mark = mark(in.readNBytes(4));
    in.reset();
    in.skipNBytes(mark.map(known -> known.bytes().length).orElse(0));
    return new InputStreamReader(
        in,
        mark.map(Mark::charset)
            .or(() -> declared)
            .orElse(StandardCharsets.UTF_8)
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  /** What is said where a stream is not in its encoding. */
  static Poison wrongEncoding(long line) {
    return new Poison(
        "line " + line,
        "is not in its encoding from somewhere here on; save the file as UTF-8 or name its"
            + " --encoding");
  }

  /**
   * All bytes of a stream.
   *
   * @throws Poison if there are more than the limit allows
   */
  static byte[] readWhole(InputStream in, long limit, String limitName) throws IOException, Poison {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      if (bytes.size() + (long) read > limit) {
        throw tooLarge("the file", limit, limitName);
      }
      bytes.write(buffer, 0, read);
    }
    return bytes.toByteArray();
  }

  static Poison tooLarge(String what, long limit, String limitName) {
    return new Poison(
        "",
        "%s is larger than %,d bytes; raise it with --limit %s=…"
            .formatted(what, limit, limitName));
  }
}
