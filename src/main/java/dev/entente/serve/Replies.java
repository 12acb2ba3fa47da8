package dev.entente.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes whole answers: what is sent has its length in front, so that a cut one is seen as cut. */
final class Replies {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final int LONGEST_MESSAGE = 200;

  private Replies() {}

  /** Sends what is held, without holding anything of the store. */
  static void send(
      HttpServletRequest request, HttpServletResponse response, String type, Spool answer)
      throws IOException {
    response.setContentType(type);
    response.setContentLengthLong(answer.size());
    if (!request.getMethod().equals("HEAD")) {
      answer.transferTo(response.getOutputStream());
    }
  }

  static void bytes(
      HttpServletRequest request, HttpServletResponse response, String type, byte[] content)
      throws IOException {
    response.setContentType(type);
    response.setContentLengthLong(content.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(content);
    }
  }

  static void json(HttpServletRequest request, HttpServletResponse response, Object value)
      throws IOException {
    bytes(request, response, "application/json", jsonBytes(value));
  }

  static byte[] jsonBytes(Object value) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** One line: as JSON for who asked for JSON, else as text. */
  static void problem(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    if (response.isCommitted()) {
      abort(request, response);
      return;
    }
    String accept = String.valueOf(request.getHeader("Accept"));
    response.resetBuffer();
    response.setStatus(problem.status());
    if (problem.status() == Problem.UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    if (problem.status() == Problem.TOO_MANY || problem.status() == Problem.UNAVAILABLE) {
      response.setHeader("Retry-After", "5");
    }
    // What is left of a body would else be taken for the next request.
    if (problem.status() == Problem.REQUEST_TIMEOUT || !UnreadBody.skip(request)) {
      response.setHeader("Connection", "close");
    }
    if (accept.contains("application/json") || accept.contains("+json")) {
      bytes(
          request,
          response,
          "application/json",
          jsonBytes(Map.of("status", problem.status(), "error", problem.getMessage())));
    } else {
      bytes(
          request,
          response,
          "text/plain; charset=utf-8",
          (problem.getMessage() + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Ends a connection on which half an answer went out, which its length has told otherwise. */
  static void abort(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (response.isCommitted()) {
      throw new InterruptedIOException("the answer could not be sent to its end");
    }
    problem(
        request, response, new Problem(Problem.BAD_REQUEST, "the request could not be read whole"));
  }

  /** Without control characters, and short: for messages. */
  static String printable(String words) {
    String plain = words.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    return plain.length() > LONGEST_MESSAGE ? plain.substring(0, LONGEST_MESSAGE) + "…" : plain;
  }
}
