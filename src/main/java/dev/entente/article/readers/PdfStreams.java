package dev.entente.article.readers;

import dev.entente.article.InputLimits;
import dev.entente.article.InputLimits.Limit;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * PDFBox unpacks streams whole into memory; this looks beforehand whether one of them would become
 * far larger than it is, and whether all of them together would.
 */
final class PdfStreams {

  /** The length of the word. */
  private static final int STREAM = "stream".length();

  /** Small streams may be as repetitive as they like. */
  private static final long FREE = 16L << 20;

  private PdfStreams() {}

  /**
   * Unpacks what is packed as zlib does (RFC 1950) and keeps nothing of it.
   *
   * @throws Poison if more comes out than the limits allow
   */
  static void requireModest(byte[] pdf, InputLimits limits) throws Poison {
    byte[] out = new byte[1 << 16];
    long ratio = limits.of(Limit.UNPACKED_RATIO);
    long most = 16 * limits.of(Limit.FILE_BYTES);
    long all = 0;
    for (int at = find(pdf, 0); at >= 0; at = find(pdf, at)) {
      int begin = at;
      while (begin < pdf.length && (pdf[begin] == '\r' || pdf[begin] == '\n')) {
        begin++;
      }
      if (begin + 2 >= pdf.length || (pdf[begin] & 0x0F) != 8) {
        continue;
      }
      Inflater inflater = new Inflater();
      try {
        inflater.setInput(pdf, begin, pdf.length - begin);
        long unpacked = 0;
        for (int more = inflater.inflate(out); more > 0; more = inflater.inflate(out)) {
          unpacked += more;
          all += more;
          if ((unpacked > FREE && unpacked / ratio > Math.max(1, inflater.getBytesRead()))
              || all > most) {
            throw new Poison(
                "byte " + begin,
                "a stream unpacks to more than %d times its size; if that is right, raise it with --limit %s=…"
                    .formatted(ratio, Limit.UNPACKED_RATIO.word()));
          }
        }
      } catch (DataFormatException notPacked) {
        // Packed in another way, or not at all: as large as it is.
      } finally {
        inflater.end();
      }
    }
  }

  /** Behind the next "stream" that is not the end of an "endstream". */
  private static int find(byte[] pdf, int from) {
    for (int i = Math.max(3, from); i + STREAM < pdf.length; i++) {
      if (pdf[i] == 's'
          && pdf[i + 1] == 't'
          && pdf[i + 2] == 'r'
          && pdf[i + 3] == 'e'
          && pdf[i + 4] == 'a'
          && pdf[i + 5] == 'm'
          && pdf[i - 1] != 'd') {
        return i + STREAM;
      }
    }
    return -1;
  }
}
