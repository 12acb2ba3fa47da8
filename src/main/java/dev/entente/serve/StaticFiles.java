package dev.entente.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The explorer's files, out of the program itself and never out of a folder of the machine: {@code
 * /} and what lies beside it from the {@code explorer} folder of this package, {@code /webjars/…}
 * from the libraries that bring pages their scripts.
 */
final class StaticFiles extends HttpServlet {

  private static final long serialVersionUID = 1;

  private static final String EXPLORER = "dev/entente/serve/explorer/";
  private static final String WEBJARS = "META-INF/resources/webjars/";
  static final String PAGE = "index.html";

  /** Neither "..", nor "//", nor anything that a file system could read as more than a name. */
  private static final Pattern PATH =
      Pattern.compile("/(?:[A-Za-z0-9_@-][A-Za-z0-9._@-]*/)*[A-Za-z0-9_@-][A-Za-z0-9._@-]*");

  /** What the page itself shows: an actor, article or statement is at its IRI without the base. */
  private static final Pattern PAGES =
      Pattern.compile("/|/(?:article|entity|statement)/.+|/sparql-editor|/review");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  private final transient Map<String, Optional<Content>> known = new ConcurrentHashMap<>();

  /** Bytes and the name of exactly these bytes. */
  private record Content(byte[] bytes, String tag) {}

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      throw new Problem(Problem.METHOD_NOT_ALLOWED, "files are read by GET");
    }
    String path = request.getRequestURI();
    send(request, response, PAGES.matcher(path).matches() ? "/" + PAGE : path);
  }

  /**
   * Sends a file of the explorer.
   *
   * @throws Problem if there is none
   */
  void send(HttpServletRequest request, HttpServletResponse response, String path)
      throws IOException {
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    Content content =
        type == null || !PATH.matcher(path).matches() ? null : find(path).orElse(null);
    if (content == null || type == null) {
      throw new Problem(
          Problem.NOT_FOUND, "there is nothing at " + Replies.printable(request.getRequestURI()));
    }
    response.setHeader("ETag", content.tag());
    if (content.tag().equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    Replies.bytes(request, response, type, content.bytes());
  }

  private Optional<Content> find(String path) {
    Optional<Content> found = known.get(path);
    if (found == null) {
      found = read(path);
      // What is not there is not remembered: strangers choose the names.
      if (found.isPresent()) {
        known.put(path, found);
      }
    }
    return found;
  }

  private static Optional<Content> read(String path) {
    String resource =
        path.startsWith("/webjars/")
            ? WEBJARS + path.substring("/webjars/".length())
            : EXPLORER + path.substring(1);
    try (InputStream in = StaticFiles.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] bytes = in.readAllBytes();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Optional.of(new Content(bytes, '"' + HexFormat.of().formatHex(digest, 0, 12) + '"'));
    } catch (IOException | NoSuchAlgorithmException unreadable) {
      throw new IllegalStateException(resource + " cannot be read", unreadable);
    }
  }
}
