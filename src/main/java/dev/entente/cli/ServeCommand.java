package dev.entente.cli;

import dev.entente.export.Exporter;
import dev.entente.query.QueryCatalogue;
import dev.entente.rdf.OntologyReader;
import dev.entente.rdf.PloverRules;
import dev.entente.serve.Editing;
import dev.entente.serve.EntenteServer;
import dev.entente.serve.Limits;
import dev.entente.serve.Listening;
import dev.entente.serve.Logs;
import dev.entente.serve.ServeOptions;
import dev.entente.serve.TlsKeys;
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
      "Opens the store to SPARQL clients and browsers, for reading unless asked otherwise.",
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
      "  entente serve --watch inbox --write --token-file token",
    })
final class ServeCommand implements Callable<Integer> {

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port to listen at, 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port = 3330;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description =
          "Address to listen at, such as 0.0.0.0 (default: ${DEFAULT-VALUE}). Beyond this machine it"
              + " needs --tls-cert and --tls-key, or --behind-proxy.")
  private String host = "127.0.0.1";

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "Certificate, and those that vouch for it, in PEM.")
  private @Nullable Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "Its private key in PEM (PKCS #8, not encrypted).")
  private @Nullable Path key;

  @Option(
      names = "--behind-proxy",
      description =
          "Requests come through a proxy that encrypts and tells so by X-Forwarded-Proto and"
              + " X-Forwarded-For; name the site with --name.")
  private boolean behindProxy;

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
      names = "--write",
      description =
          "Let whoever has the token of --token-file write: SPARQL updates of the graph of verdicts"
              + " at /update, graphs of one's own at /data, articles at /articles.")
  private boolean write;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "Holds the token of those who may write, of at least 128 bits ('openssl rand -hex 32'),"
              + " and must be readable by its owner alone.")
  private @Nullable Path tokenFile;

  @Mixin private LiveOptions live = new LiveOptions();

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
            new Listening(host, port, tls(), behindProxy),
            names,
            origins,
            Limits.USUAL.with(Duration.ofSeconds(timeout), rows, queries),
            Optional.ofNullable(license),
            writing(),
            curate ? Optional.of(WriteToken.random()) : Optional.empty(),
            live.folder());
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
                editing(store),
                options,
                logs(log))) {
      Thread stopping = new Thread(() -> stop(server, store), "entente-stop");
      Runtime.getRuntime().addShutdownHook(stopping);
      tell(server, options.curating());
      server.join();
      return ExitCode.DONE;
    }
  }

  private Optional<TlsKeys> tls() {
    if ((certificate == null) != (key == null)) {
      throw new Failure("--tls-cert and --tls-key go together; give both");
    }
    return certificate == null || key == null
        ? Optional.empty()
        : Optional.of(TlsKeys.read(certificate, key));
  }

  private Optional<WriteToken> writing() {
    if (write != (tokenFile != null)) {
      throw new Failure(
          write
              ? "--write needs --token-file FILE, which holds the token of those who may write"
              : "--token-file is for --write; without it nothing is written");
    }
    return Optional.ofNullable(tokenFile).map(WriteToken::read);
  }

  private Optional<Editing> editing(EntenteStore store) throws IOException {
    return write || live.folder().isPresent()
        ? Optional.of(live.editing(store, common))
        : Optional.empty();
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

  /** What a folder brought is told to whoever reads no access log. */
  private Logs logs(PrintWriter requests) {
    return new Logs(requests, accessLog == null && !common.quiet() ? common.err() : requests);
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
