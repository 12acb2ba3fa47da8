package dev.entente.serve;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/** What the server did, for Prometheus: counted and timed without a word of what was asked. */
final class Metrics {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
  }

  void running(Supplier<Number> queries) {
    Gauge.builder("entente.queries.running", queries).strongReference(true).register(registry);
  }

  void spooled(Supplier<Number> bytes) {
    Gauge.builder("entente.answers.held", bytes)
        .baseUnit("bytes")
        .strongReference(true)
        .register(registry);
  }

  void request(int status, long nanos) {
    registry.timer("entente.requests", "status", String.valueOf(status)).record(nanos(nanos));
  }

  /**
   * @param outcome {@code answered}, or the status that the query ended with
   */
  void query(String outcome, long nanos) {
    Timer.builder("entente.queries")
        .tag("outcome", outcome)
        .serviceLevelObjectives(
            Duration.ofMillis(10),
            Duration.ofMillis(100),
            Duration.ofMillis(300),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10))
        .register(registry)
        .record(nanos(nanos));
  }

  private static Duration nanos(long nanos) {
    return Duration.ofNanos(nanos);
  }

  HttpServlet servlet() {
    return new Page(registry);
  }

  /** The text format that Prometheus scrapes. */
  private static final class Page extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient PrometheusMeterRegistry registry;

    private Page(PrometheusMeterRegistry registry) {
      this.registry = registry;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      Replies.bytes(
          request,
          response,
          "text/plain; version=0.0.4; charset=utf-8",
          registry.scrape().getBytes(StandardCharsets.UTF_8));
    }
  }
}
