package dev.entente.serve;

import dev.entente.curate.Curator;
import dev.entente.export.Exporter;
import dev.entente.query.QueryCatalogue;
import dev.entente.query.SearchIndex;
import dev.entente.store.EntenteStore;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.jena.fuseki.FusekiException;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.sparql.ARQConstants;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.ConnectionLimit;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * A running server over an open store, on the Jetty that Fuseki embeds. Fuseki's own query service
 * writes rows while it finds them, so that a query cut by its time limit ends as half an answer
 * with status 200; ours are servlets that answer whole or not at all.
 */
public final class EntenteServer implements AutoCloseable {

  /** How long requests may take to end when the server stops. */
  private static final long STOP_MILLIS = 5_000;

  private static final long IDLE_MILLIS = 10_000;

  private final FusekiServer fuseki;
  private final QueryRunner runner;
  private final SearchIndex index;
  private final Optional<Upkeep> upkeep;
  private final Optional<WatchedFolder> watched;
  private final URI address;

  private EntenteServer(
      FusekiServer fuseki,
      QueryRunner runner,
      SearchIndex index,
      Optional<Upkeep> upkeep,
      Optional<WatchedFolder> watched,
      URI address) {
    this.fuseki = fuseki;
    this.runner = runner;
    this.index = index;
    this.upkeep = upkeep;
    this.watched = watched;
    this.address = address;
  }

  /**
   * Starts a server; it runs until it is closed, and the store must stay open as long.
   *
   * @param curator records what people decide who judge what they read; empty where nobody may
   * @param editing empty where nobody may write
   * @throws IllegalArgumentException if somebody may write and nothing is there to write with
   * @throws ServeException if the address cannot be had
   */
  public static EntenteServer start(
      EntenteStore store,
      QueryCatalogue catalogue,
      Exporter exporter,
      Optional<Curator> curator,
      Optional<Editing> editing,
      ServeOptions options,
      Logs logs) {
    if ((options.writing().isPresent() || options.watched().isPresent()) && editing.isEmpty()) {
      throw new IllegalArgumentException("the server may write, and has nothing to write with");
    }
    // For every query of the store, whoever runs it for a client.
    store.dataset().getContext().set(ARQConstants.sysOptimizerFactory, BoundedAlgebra.OPTIMIZER);
    WriteAccess access = new WriteAccess(options.writing(), options.curating());
    AccessLog requests = new AccessLog(logs, access);
    Metrics metrics = new Metrics();
    QueryRunner runner = new QueryRunner(store, options.limits(), requests, metrics);
    QueryRules rules = new QueryRules(options.limits());
    StaticFiles pages = new StaticFiles();
    ResourceServlet resources = new ResourceServlet(runner, store.iris(), pages);
    Optional<Editor> editor = editing.map(parts -> new Editor(store, parts));
    DatasetDescription description = new DatasetDescription(runner, store, options.license());
    AtomicReference<@Nullable SearchIndex> words = new AtomicReference<>();
    CurationServlet curation =
        new CurationServlet(
            access, curator, runner, store.iris(), () -> Optional.ofNullable(words.get()));
    CatalogueServlet questions = new CatalogueServlet(catalogue, runner, store.iris());
    FusekiServer.Builder builder =
        FusekiServer.create()
            .port(options.listening().port())
            .loopback(true)
            .addFilter("/*", new FrontDoor(options, access, requests, metrics))
            .addServlet("/sparql", new SparqlServlet(runner, rules, description))
            .addServlet("/.well-known/void", description)
            .addServlet("/entity/*", resources)
            .addServlet("/article/*", resources)
            .addServlet("/statement/*", resources)
            .addServlet("/metrics", metrics.servlet())
            .addServlet("/data", new GraphStoreServlet(runner, access, editor))
            .addServlet("/queries/*", questions)
            .addServlet("/export", new ExportServlet(exporter, runner, rules))
            .addServlet("/curation/*", curation)
            .addServlet("/health", new Health(runner))
            // Fuseki has "/" for itself.
            .addServlet("/*", pages);
    Optional<Upkeep> upkeep = editing.map(parts -> new Upkeep(parts.articles()));
    if (access.isWriting()) {
      builder
          .addServlet(
              "/update", new UpdateServlet(store, runner, rules, access, editor.orElseThrow()))
          .addServlet(
              "/articles",
              new ArticlesServlet(
                  store,
                  editing.orElseThrow().vocabulary(),
                  upkeep.orElseThrow(),
                  access,
                  options.limits()));
    }
    FusekiServer fuseki = builder.build();
    Server jetty = fuseki.getJettyServer();
    configure(jetty, options);
    new SlowClients(jetty, options.limits().bodyTime()).watch(runner.clock());
    SearchIndex index;
    try {
      // The address first: bringing a large index up to date takes long.
      for (Connector connector : jetty.getConnectors()) {
        ((ServerConnector) connector).open();
      }
      index = SearchIndex.open(store);
      words.set(index);
    } catch (IOException taken) {
      runner.close();
      throw new ServeException(
          "port %d at %s is taken or not ours; choose another one with --port"
              .formatted(options.listening().port(), options.listening().host()),
          taken);
    }
    try {
      fuseki.start();
    } catch (FusekiException failed) {
      runner.close();
      index.close();
      throw new ServeException("the server cannot start: " + failed.getMessage(), failed);
    }
    Thread.ofPlatform().daemon().name("entente-foresight").start(questions::foresee);
    upkeep.ifPresent(keeping -> keeping.start(index));
    Optional<WatchedFolder> watched =
        options
            .watched()
            .map(folder -> new WatchedFolder(folder, upkeep.orElseThrow(), requests::event));
    watched.ifPresent(WatchedFolder::start);
    int port = ((ServerConnector) jetty.getConnectors()[0]).getLocalPort();
    String name = options.listening().host();
    String host = name.contains(":") ? "[" + name + "]" : name;
    return new EntenteServer(
        fuseki,
        runner,
        index,
        upkeep,
        watched,
        URI.create(options.listening().scheme() + "://" + host + ":" + port + "/"));
  }

  private static void configure(Server jetty, ServeOptions options) {
    if (jetty.getThreadPool() instanceof QueuedThreadPool threads) {
      // Slow clients then hold no threads of the machine.
      threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    }
    jetty.setStopTimeout(STOP_MILLIS);
    jetty.setErrorHandler(new PlainErrors());
    jetty.addBean(new ConnectionLimit(options.limits().connections(), jetty));
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setSendDateHeader(false);
    // Else a token in other letters than one that came before on a connection is taken for it.
    http.setHeaderCacheCaseSensitive(true);
    http.setRequestHeaderSize(2 * options.limits().uri() + 8192);
    if (options.listening().behindProxy()) {
      http.addCustomizer(proxied());
    }
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    ServerConnector connector =
        options
            .listening()
            .tls()
            .map(keys -> connector(jetty, encrypting(keys), plain))
            .orElseGet(() -> connector(jetty, plain));
    if (options.listening().tls().isPresent()) {
      http.addCustomizer(new SecureRequestCustomizer(false));
    }
    connector.setHost(options.listening().host());
    connector.setPort(options.listening().port());
    connector.setIdleTimeout(IDLE_MILLIS);
    jetty.setConnectors(new Connector[] {connector});
  }

  /** Its connections tell whether their client is still there. */
  private static ServerConnector connector(Server jetty, ConnectionFactory... protocols) {
    return new ServerConnector(jetty, protocols) {
      @Override
      protected SocketChannelEndPoint newEndPoint(
          SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        return new Client(channel, selector, key, this);
      }
    };
  }

  private static SslConnectionFactory encrypting(TlsKeys keys) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStore(keys.store());
    tls.setKeyStorePassword("");
    return new SslConnectionFactory(tls, HttpVersion.HTTP_1_1.asString());
  }

  /** Of what a proxy tells, what pages and the log need; the Host header stays the client's. */
  private static ForwardedRequestCustomizer proxied() {
    ForwardedRequestCustomizer proxied = new ForwardedRequestCustomizer();
    proxied.setForwardedHeader(null);
    proxied.setForwardedHostHeader(null);
    proxied.setForwardedServerHeader(null);
    proxied.setForwardedPortHeader(null);
    proxied.setForwardedHttpsHeader(null);
    proxied.setForwardedCipherSuiteHeader(null);
    proxied.setForwardedSslSessionIdHeader(null);
    return proxied;
  }

  /** Where it can be reached, ending in a slash. */
  public URI address() {
    return address;
  }

  /** Waits until somebody stops it. */
  public void join() {
    fuseki.join();
  }

  /** Lets requests end for a few seconds, then stops. */
  @Override
  public void close() {
    upkeep.ifPresent(Upkeep::close);
    watched.ifPresent(WatchedFolder::close);
    runner.close();
    fuseki.stop();
    upkeep.ifPresent(Upkeep::await);
    index.close();
  }

  /** Whether the server lives, and can read its store. */
  private static final class Health extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient QueryRunner runner;

    private Health(QueryRunner runner) {
      this.runner = runner;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      try (Spool nothing =
          runner.runTrivial("health", (data, watch, out) -> data.getDefaultGraph().isEmpty())) {
        Replies.json(request, response, Map.of("status", "ok", "queries", runner.running()));
      }
    }
  }
}
