package dev.entente.serve;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/** What a request asks for, by its address and, where a form was sent, its body. */
final class Parameters {

  private static final int CHUNK = 8192;

  private final Fields fields = new Fields(true);

  private Parameters() {}

  /** Those of the address alone. */
  static Parameters ofAddress(HttpServletRequest request) {
    Parameters parameters = new Parameters();
    parameters.read(request.getQueryString());
    return parameters;
  }

  /** Those of the address and of a form in the body. */
  static Parameters ofForm(HttpServletRequest request, Limits limits) throws IOException {
    Parameters parameters = ofAddress(request);
    parameters.read(body(request, limits));
    return parameters;
  }

  private void read(String encoded) {
    if (encoded == null) {
      return;
    }
    try {
      UrlEncoded.decodeTo(
          encoded, (name, value) -> fields.add(name, value), StandardCharsets.UTF_8);
    } catch (RuntimeException wrong) {
      throw new Problem(Problem.BAD_REQUEST, "the parameters are not encoded as %XX in UTF-8");
    }
  }

  /** The media type of the body, empty where there is none. */
  static String contentType(HttpServletRequest request) {
    String type = request.getContentType();
    return type == null ? "" : type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the body as UTF-8.
   *
   * @throws Problem if it is too large, too slow, or compressed: a small one could become huge
   */
  static String body(HttpServletRequest request, Limits limits) throws IOException {
    return new String(bytes(request, limits), StandardCharsets.UTF_8);
  }

  static byte[] bytes(HttpServletRequest request, Limits limits) throws IOException {
    return bytes(request, limits, limits.body());
  }

  /** As {@link #body}, of whoever may write, as bytes. */
  static byte[] upload(HttpServletRequest request, Limits limits) throws IOException {
    return bytes(request, limits, limits.upload());
  }

  private static byte[] bytes(HttpServletRequest request, Limits limits, int most)
      throws IOException {
    String encoding = request.getHeader("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new Problem(
          Problem.UNSUPPORTED, "send the body as it is; compressed ones are not taken");
    }
    if (request.getContentLengthLong() > most) {
      throw tooLarge(most);
    }
    long end = System.nanoTime() + limits.bodyTime().toNanos();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    InputStream in = request.getInputStream();
    while (true) {
      int length;
      try {
        length = in.read(chunk);
      } catch (IOException broken) {
        throw slow(limits);
      }
      if (length < 0) {
        return body.toByteArray();
      }
      body.write(chunk, 0, length);
      if (body.size() > most) {
        throw tooLarge(most);
      }
      if (System.nanoTime() - end > 0) {
        throw slow(limits);
      }
    }
  }

  private static Problem tooLarge(int most) {
    return new Problem(Problem.TOO_LARGE, "the body has more than %,d bytes".formatted(most));
  }

  private static Problem slow(Limits limits) {
    return new Problem(
        Problem.REQUEST_TIMEOUT,
        "the body did not come in within %d s".formatted(limits.bodyTime().toSeconds()));
  }

  Set<String> names() {
    return fields.getNames();
  }

  List<String> all(String name) {
    List<String> values = fields.getValues(name);
    return values == null ? List.of() : values;
  }

  /**
   * The one value.
   *
   * @throws Problem if there are several
   */
  Optional<String> first(String name) {
    List<String> values = all(name);
    if (values.size() > 1) {
      throw new Problem(
          Problem.BAD_REQUEST, "'%s' is given twice".formatted(Replies.printable(name)));
    }
    return values.stream().findFirst();
  }
}
