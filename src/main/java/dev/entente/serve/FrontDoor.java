package dev.entente.serve;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every request passes: it must call the server by a name of its own (or a page elsewhere
 * could reach it by DNS rebinding), come from no foreign page, and be of bearable length; every
 * answer gets the security headers, every failure becomes one plain line.
 */
final class FrontDoor implements Filter {

  /** Nothing from elsewhere, nothing inline; pictures may be made by the page itself. */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
          + " connect-src 'self'; font-src 'self'; worker-src 'self'; manifest-src 'self';"
          + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Set<String> names;
  private final List<String> origins;
  private final boolean encrypted;
  private final Limits limits;
  private final WriteAccess access;
  private final AccessLog log;
  private final Metrics metrics;

  FrontDoor(ServeOptions options, WriteAccess access, AccessLog log, Metrics metrics) {
    this.names = new HashSet<>(LOOPBACK);
    this.access = access;
    this.log = log;
    this.metrics = metrics;
    names.add(options.listening().host().toLowerCase(Locale.ROOT));
    options.names().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    this.origins = options.origins();
    this.encrypted = options.listening().tls().isPresent();
    this.limits = options.limits();
  }

  @Override
  public void doFilter(ServletRequest plain, ServletResponse plainAnswer, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest request = (HttpServletRequest) plain;
    HttpServletResponse response = (HttpServletResponse) plainAnswer;
    long started = System.nanoTime();
    try {
      Client.answer(request);
      headers(response);
      check(request, response);
      if (!isPreflight(request)) {
        chain.doFilter(request, response);
      }
    } catch (Problem problem) {
      Replies.problem(request, response, problem);
    } catch (IOException | UncheckedIOException gone) {
      LOG.debug("the client went away", gone);
      Replies.abort(request, response);
    } catch (RuntimeException | ServletException | StackOverflowError failed) {
      LOG.error("a request failed", failed);
      Replies.problem(
          request, response, new Problem(Problem.INTERNAL, "internal error; the log says more"));
    } finally {
      Client.leave();
      long took = System.nanoTime() - started;
      log.request(request, response, took);
      metrics.request(response.getStatus(), took);
    }
  }

  private void headers(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    response.setHeader("Cache-Control", "no-cache");
    if (encrypted) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
  }

  private void check(HttpServletRequest request, HttpServletResponse response) {
    String host = request.getHeader("Host");
    if (host == null || !names.contains(name(host))) {
      throw new Problem(
          Problem.FORBIDDEN,
          "this server is not called %s; start it with --name if it is"
              .formatted(host == null ? "by no name" : "'" + Replies.printable(host) + "'"));
    }
    int length =
        request.getRequestURI().length()
            + (request.getQueryString() == null ? 0 : request.getQueryString().length());
    if (length > limits.uri()) {
      throw new Problem(
          Problem.URI_TOO_LONG,
          "the address has more than %,d characters; send the query by POST"
              .formatted(limits.uri()));
    }
    if (access.isIn(request.getRequestURI())
        || (request.getQueryString() != null && access.isIn(request.getQueryString()))) {
      throw new Problem(
          Problem.BAD_REQUEST,
          "a token does not belong into an address, where others come to see it; make a new one"
              + " and send it as the header 'Authorization: Bearer TOKEN'");
    }
    origin(request, response, host);
  }

  private void origin(HttpServletRequest request, HttpServletResponse response, String host) {
    String origin = request.getHeader("Origin");
    response.setHeader("Vary", "Origin, Accept");
    if (origin == null) {
      if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
        boolean embedded = !"navigate".equals(request.getHeader("Sec-Fetch-Mode"));
        if (embedded && !origins.contains("*")) {
          throw new Problem(Problem.FORBIDDEN, "pages of other sites may not use this server");
        }
        WriteAccess.markForeign(request);
      }
      return;
    }
    if (isOwn(origin, request, host)) {
      return;
    }
    if (!origins.contains("*") && !origins.contains(origin)) {
      throw new Problem(
          Problem.FORBIDDEN,
          "pages of '%s' may not use this server; start it with --allow-origin if they may"
              .formatted(Replies.printable(origin)));
    }
    if (!Set.of("GET", "HEAD", "POST", "OPTIONS").contains(request.getMethod())) {
      throw new Problem(Problem.FORBIDDEN, "pages of other sites may read only");
    }
    WriteAccess.markForeign(request);
    response.setHeader("Access-Control-Allow-Origin", origins.contains("*") ? "*" : origin);
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    response.setHeader("Access-Control-Expose-Headers", "ETag, Link, Retry-After");
    if (isPreflight(request)) {
      response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, POST");
      response.setHeader("Access-Control-Allow-Headers", "Accept, Content-Type");
      response.setHeader("Access-Control-Max-Age", "600");
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
  }

  private static boolean isPreflight(HttpServletRequest request) {
    return request.getMethod().equals("OPTIONS")
        && request.getHeader("Access-Control-Request-Method") != null;
  }

  private static boolean isOwn(String origin, HttpServletRequest request, String host) {
    return origin.equals(request.getScheme() + "://" + host);
  }

  /** Without the port: through a tunnel it may be another one. */
  private static @Nullable String name(String host) {
    try {
      return host.matches("[A-Za-z0-9.:\\[\\]-]{1,255}")
          ? String.valueOf(URI.create("http://" + host).getHost()).toLowerCase(Locale.ROOT)
          : null;
    } catch (IllegalArgumentException none) {
      return null;
    }
  }
}
