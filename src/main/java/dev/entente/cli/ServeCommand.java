package dev.entente.cli;

import dev.entente.export.Exporter;
import dev.entente.query.QueryCatalogue;
import dev.entente.rdf.OntologyReader;
import dev.entente.rdf.PloverRules;
import dev.entente.serve.EntenteServer;
import dev.entente.serve.Limits;
import dev.entente.serve.ServeOptions;
import dev.entente.serve.WriteToken;
import dev.entente.store.EntenteStore;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code entente serve}: the SPARQL endpoint over a store. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Opens the store to SPARQL clients and browsers, for reading.",
      "",
      "/ is the explorer, from an actor to the words of an article; /sparql answers SPARQL 1.2"
          + " queries, /data gives graphs (Graph Store Protocol), /queries lists the catalogue and"
          + " /queries/NAME?a=... asks one of its questions. It listens on this machine alone until"
          + " it is stopped with Ctrl-C."
    },
    footer = {
      "",
      "Examples:",
      "  entente serve",
      "  entente serve --port 8080 --loc data/store --access-log access.jsonl",
    })
final class ServeCommand implements Callable<Integer> {

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port to listen at, 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port = 3330;

  @Option(
      names = "--name",
      paramLabel = "HOST",
      description = "A name under which the server may be called beside localhost; repeatable.")
  private List<String> names = List.of();

  @Option(
      names = "--allow-origin",
      paramLabel = "ORIGIN",
      description =
          "A site whose pages may read, such as https://example.org, or * for any; repeatable.")
  private List<String> origins = List.of();

  @Option(
      names = "--license",
      paramLabel = "IRI",
      description =
          "The licence under which the data are given, told in their description at"
              + " /.well-known/void.")
  private @Nullable String license;

  @Option(
      names = "--curate",
      description =
          "Let whoever opens the printed address of the explorer judge statements and actors; the"
              + " address holds a token that goes with the server.")
  private boolean curate;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long a query may take (default: ${DEFAULT-VALUE}).")
  private int timeout = (int) Limits.USUAL.time().toSeconds();

  @Option(
      names = "--max-rows",
      paramLabel = "N",
      description = "How many rows an answer may have (default: ${DEFAULT-VALUE}).")
  private int rows = Limits.USUAL.rows();

  @Option(
      names = "--max-queries",
      paramLabel = "N",
      description = "How many queries may run at once (default: ${DEFAULT-VALUE}).")
  private int queries = Limits.USUAL.queries();

  @Option(
      names = "--access-log",
      paramLabel = "FILE",
      description =
          "Append one line of JSON for each request, - for standard error (default: none).")
  private @Nullable Path accessLog;

  @Override
  public Integer call() throws IOException {
    if (timeout < 1) {
      throw new Failure("--timeout must be at least 1 second, not " + timeout);
    }
    ServeOptions options =
        new ServeOptions(
            "127.0.0.1",
            port,
            names,
            origins,
            Limits.USUAL.with(Duration.ofSeconds(timeout), rows, queries),
            Optional.ofNullable(license),
            Optional.empty(),
            curate ? Optional.of(WriteToken.random()) : Optional.empty());
    QueryCatalogue catalogue = new QueryCatalogue(common.domain().queries());
    catalogue.all();
    try (EntenteStore store = EntenteStore.open(common.location());
        PrintWriter log = log();
        EntenteServer server =
            EntenteServer.start(
                store,
                catalogue,
                exporter(store),
                Optional.of(Curating.curator(store, common)),
                options,
                log)) {
      Thread stopping = new Thread(() -> stop(server, store), "entente-stop");
      Runtime.getRuntime().addShutdownHook(stopping);
      tell(server, options.curating());
      server.join();
      return ExitCode.DONE;
    }
  }

  private Exporter exporter(EntenteStore store) {
    Path ontology = common.domain().ontology();
    return new Exporter(
        store,
        OntologyReader.read(ontology),
        PloverRules.read(ontology),
        Duration.ofSeconds(timeout));
  }

  /** Ctrl-C and SIGTERM: requests end, the store is given free. */
  private static void stop(EntenteServer server, EntenteStore store) {
    server.close();
    store.close();
  }

  private void tell(EntenteServer server, Optional<WriteToken> curating) {
    String explorer =
        curating
            .map(token -> token.inFragment(server.address()))
            .orElse(server.address())
            .toString();
    if (common.quiet()) {
      // Nobody could judge without the token.
      if (curating.isPresent()) {
        common.err().println(explorer);
        common.err().flush();
      }
      return;
    }
    String address = server.address().toString();
    common.err().println("explorer   " + explorer);
    common.err().println("SPARQL     " + address + "sparql");
    common.err().println("graphs     " + address + "data");
    common.err().println("questions  " + address + "queries");
    common.err().println("files      " + address + "export?format=gexf");
    common.err().println();
    common
        .err()
        .println(
            "curl -H 'Accept: text/csv' --data-urlencode 'query=SELECT (COUNT(*) AS ?triples)"
                + " { ?s ?p ?o }' %ssparql".formatted(address));
    common.err().flush();
  }

  private PrintWriter log() throws IOException {
    if (accessLog == null) {
      return new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }
    if (accessLog.toString().equals("-")) {
      return common.err();
    }
    BufferedWriter file =
        Files.newBufferedWriter(accessLog, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return new PrintWriter(file);
  }
}
