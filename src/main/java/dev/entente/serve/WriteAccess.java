package dev.entente.serve;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides whether a request may write: it shows a token as {@code Authorization: Bearer TOKEN} and
 * comes from no page of another site, whether or not such a page may read. Nothing is written where
 * the server was started without a token.
 */
final class WriteAccess {

  /** Of requests that pages of other sites make. */
  private static final String FOREIGN = WriteAccess.class.getName() + ".foreign";

  private static final String BEARER = "bearer ";

  private final Optional<WriteToken> writing;
  private final Optional<WriteToken> curating;

  /**
   * @param writing whoever has it may write all that can be written
   * @param curating whoever has it may judge statements and actors, and nothing else
   */
  WriteAccess(Optional<WriteToken> writing, Optional<WriteToken> curating) {
    this.writing = writing;
    this.curating = curating;
  }

  /** Takes note that a page of another site asks. */
  static void markForeign(HttpServletRequest request) {
    request.setAttribute(FOREIGN, Boolean.TRUE);
  }

  /** Whether anybody at all may write articles and graphs. */
  boolean isWriting() {
    return writing.isPresent();
  }

  /** Whether anybody at all may judge statements and actors. */
  boolean isCurating() {
    return writing.isPresent() || curating.isPresent();
  }

  /**
   * To be called before anything else of the request is looked at.
   *
   * @throws Problem unless it may write articles and graphs
   */
  void requireWriting(HttpServletRequest request) {
    if (!isWriting()) {
      throw new Problem(
          Problem.FORBIDDEN,
          "nothing is written here; start the server with --write and --token-file");
    }
    require(request, writing.stream());
  }

  /**
   * The same for what is written by POST alone.
   *
   * @param what comes so, for the message, such as "articles"
   * @throws Problem unless it may write articles and graphs, and is a POST
   */
  void requirePosting(HttpServletRequest request, String what) {
    requireWriting(request);
    if (!request.getMethod().equals("POST")) {
      throw new Problem(Problem.METHOD_NOT_ALLOWED, what + " come by POST");
    }
  }

  /**
   * To be called before anything else of the request is looked at.
   *
   * @throws Problem unless it may judge statements and actors
   */
  void requireCurating(HttpServletRequest request) {
    if (!isCurating()) {
      throw new Problem(
          Problem.FORBIDDEN,
          "nothing is judged here; start the server with --curate, or with --write and"
              + " --token-file");
    }
    require(request, Stream.concat(writing.stream(), curating.stream()));
  }

  private static void require(HttpServletRequest request, Stream<WriteToken> tokens) {
    if (request.getAttribute(FOREIGN) != null) {
      throw new Problem(Problem.FORBIDDEN, "pages of other sites may read only");
    }
    String shown = request.getHeader("Authorization");
    if (shown == null) {
      throw new Problem(
          Problem.UNAUTHORIZED,
          "writing needs the server's token, as the header 'Authorization: Bearer TOKEN'");
    }
    if (!shown.toLowerCase(Locale.ROOT).startsWith(BEARER)
        || tokens.noneMatch(token -> token.is(shown.substring(BEARER.length()).strip()))) {
      throw new Problem(Problem.UNAUTHORIZED, "that is not the server's token");
    }
  }

  /** Whether words that may be logged or sent back hold a token. */
  boolean isIn(String words) {
    return Stream.concat(writing.stream(), curating.stream()).anyMatch(token -> token.isIn(words));
  }
}
