package dev.entente.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** One JSON object a line for each request, so that no name or query can forge a second line. */
final class AccessLog {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 500;

  private final Logs logs;
  private final WriteAccess access;

  /**
   * @param access knows the tokens, which no line may hold
   */
  AccessLog(Logs logs, WriteAccess access) {
    this.logs = logs;
    this.access = access;
  }

  void request(HttpServletRequest request, HttpServletResponse response, long nanos) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    line.put("client", request.getRemoteAddr());
    line.put("method", request.getMethod());
    line.put("path", cut(request.getRequestURI()));
    if (request.getQueryString() != null) {
      line.put("query", cut(request.getQueryString()));
    }
    line.put("status", response.getStatus());
    line.put("ms", TimeUnit.NANOSECONDS.toMillis(nanos));
    String agent = request.getHeader("User-Agent");
    if (agent != null) {
      line.put("agent", cut(agent));
    }
    print(line, logs.requests());
  }

  /** A query that took long, with its text, which by POST the request's line does not show. */
  void slow(String query, long nanos, String outcome) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    line.put("slow", cut(query.strip()));
    line.put("outcome", outcome);
    line.put("ms", TimeUnit.NANOSECONDS.toMillis(nanos));
    print(line, logs.requests());
  }

  /** Something that nobody asked for, such as articles that were found in a folder. */
  void event(Map<String, Object> what) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    line.putAll(what);
    print(line, logs.events());
  }

  private void print(Map<String, Object> line, PrintWriter out) {
    try {
      out.println(JSON.writeValueAsString(line));
      out.flush();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private String cut(String words) {
    String text = Objects.requireNonNullElse(words, "");
    if (access.isIn(text)) {
      return "(left out: it held the token)";
    }
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
