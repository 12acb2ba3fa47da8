package dev.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.rdf.Iris;
import dev.entente.store.Backup;
import dev.entente.store.EntenteStore;
import dev.entente.store.QuadFiles;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs that end elsewhere than in a store: at a stock Fuseki, in files for bulk loaders. */
@Timeout(300)
class DestinationsTest {

  private static final Iris IRIS = new Iris(Iris.DEFAULT_BASE);

  private static final String DOMAIN = "src/test/resources/domains/companies";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final DatasetGraph remote = DatasetGraphFactory.createTxnMem();
  private volatile String failing = "";

  @SuppressWarnings("NullAway.Init")
  private FusekiServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        FusekiServer.create()
            .port(0)
            .loopback(true)
            .add("/news", remote)
            .addFilter("/*", this::fail)
            .build();
    server.start();
  }

  /** As a server with a full disk does. */
  private void fail(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String graph = request.getParameter("graph");
    if (!failing.isEmpty()
        && graph != null
        && graph.endsWith(failing)
        && ((HttpServletRequest) request).getMethod().equals("PUT")) {
      ((HttpServletResponse) response).sendError(500);
    } else {
      chain.doFilter(request, response);
    }
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void anEndpointGetsWhatAStoreGetsButForTripleTerms() throws IOException {
    assertEquals(ExitCode.DONE, add("--loc", endpoint(), articles()), err::toString);
    assertTrue(out.toString().contains("12 added"), out.toString());
    assertTrue(out.toString().contains("written to     " + endpoint()), out.toString());
    assertEquals(
        ExitCode.DONE, add("--loc", folder.resolve("store").toString(), articles()), err::toString);
    TreeSet<String> local = new TreeSet<>();
    try (EntenteStore store = EntenteStore.open(folder.resolve("store"))) {
      store.read(data -> local.addAll(lines(data)));
    }
    local.removeIf(line -> line.contains("<<("));
    TreeSet<String> there = remote.calculateRead(() -> lines(remote));
    there.removeIf(line -> line.contains("ns#storeFormat"));
    assertEquals(local, there);
    assertFalse(stale(), "the mark is gone at the end");
    assertTrue(
        remote.calculateRead(() -> remote.getDefaultGraph().isEmpty()), "all graphs are named");
  }

  @Test
  void whatAKilledRunLeftIsRemovedAndWhatALivingOneWorksOnIsNot() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    Path left = Files.createDirectories(temporary.resolve("entente-endpoint-999999999999-1/store"));
    Files.writeString(left.resolve("tdb.lock"), "999999999999");
    Path living =
        Files.createDirectories(
            temporary.resolve("entente-endpoint-" + ProcessHandle.current().pid() + "-1"));
    assertEquals(ExitCode.DONE, add("--loc", endpoint(), articles() + "/a01.txt"), err::toString);
    assertTrue(Files.notExists(left.getParent()));
    assertTrue(Files.exists(living));
    Files.delete(living);
    try (var names = Files.list(temporary)) {
      String own = "entente-endpoint-" + ProcessHandle.current().pid();
      assertEquals(
          List.of(), names.filter(name -> name.getFileName().toString().startsWith(own)).toList());
    }
  }

  @Test
  void aSecondRunFindsThereWhatIsDoneAndWritesNothing() {
    add("--loc", endpoint(), articles() + "/a01.txt");
    TreeSet<String> before = remote.calculateRead(() -> lines(remote));
    out.getBuffer().setLength(0);
    add("--loc", endpoint(), articles() + "/a01.txt");
    assertTrue(out.toString().contains("1 unchanged"), out.toString());
    assertTrue(out.toString().contains("nothing changed, nothing written"), out.toString());
    assertEquals(before, remote.calculateRead(() -> lines(remote)));
    out.getBuffer().setLength(0);
    add("--loc", endpoint(), articles());
    assertTrue(out.toString().contains("11 added, 1 unchanged"), out.toString());
    assertFalse(stale());
  }

  @Test
  void anEndpointThatFailsInBetweenSaysThatItIsStaleAndTheNextRunFinishes() {
    failing = "article/a02";
    assertEquals(ExitCode.FAILED, add("--loc", endpoint(), "--quiet", articles()));
    failing = "";
    List<String> lines = err.toString().lines().toList();
    assertEquals(1, lines.size(), err.toString());
    assertTrue(lines.get(0).contains("HTTP 500"), lines.get(0));
    assertTrue(lines.get(0).contains("run the same command again"), lines.get(0));
    assertTrue(stale(), "relationships do not fit the article that is there");
    assertEquals(ExitCode.DONE, add("--loc", endpoint(), articles()), err::toString);
    assertTrue(out.toString().contains("11 added, 1 unchanged"), out.toString());
    assertFalse(stale());
  }

  @Test
  void tripleTermsGoThereWhenAskedFor() {
    add("--loc", endpoint(), "--rdf", "1.2", articles());
    assertTrue(
        remote.calculateRead(() -> lines(remote).stream().anyMatch(line -> line.contains("<<("))));
  }

  @Test
  void anAddressWithoutServerIsToldInOneLine() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertEquals(ExitCode.FAILED, add("--loc", "http://localhost:" + free + "/news", articles()));
    List<String> lines = err.toString().lines().toList();
    assertEquals(1, lines.size(), err.toString());
    assertTrue(lines.get(0).contains("cannot be reached"), lines.get(0));
  }

  @Test
  void otherCommandsSayThatTheyNeedAFolder() {
    assertEquals(ExitCode.FAILED, run("query", "ASK {}", "--loc", endpoint()));
    assertTrue(err.toString().contains("is an endpoint"), err.toString());
  }

  @Test
  void filesForBulkLoadersHoldWhatAStoreHolds() throws IOException {
    Path quads = folder.resolve("quads");
    assertEquals(ExitCode.DONE, add("--to-nquads", quads.toString(), articles()), err::toString);
    assertTrue(out.toString().contains("12 added"), out.toString());
    add("--loc", folder.resolve("store").toString(), articles());
    QuadFiles.Manifest manifest = QuadFiles.check(quads);
    Path restored = folder.resolve("restored");
    Backup.restore(quads, restored);
    TreeSet<String> files;
    TreeSet<String> local;
    try (EntenteStore store = EntenteStore.open(restored)) {
      files = store.read(DestinationsTest::lines);
    }
    try (EntenteStore store = EntenteStore.open(folder.resolve("store"))) {
      local = store.read(DestinationsTest::lines);
    }
    assertEquals(local, files);
    assertTrue(manifest.quads() >= files.size(), manifest.toString());
    try (Stream<Path> beside = Files.list(folder)) {
      assertFalse(
          beside.anyMatch(file -> file.getFileName().toString().startsWith(".quads")),
          "the passing store is gone");
    }
    err.getBuffer().setLength(0);
    assertEquals(ExitCode.FAILED, add("--to-nquads", quads.toString(), articles()));
    assertTrue(err.toString().contains("is there already"), err.toString());
  }

  @Test
  void filesOfRdf11HaveNoTripleTerms() throws IOException {
    Path quads = folder.resolve("quads");
    add("--to-nquads", quads.toString(), "--rdf", "1.1", articles());
    Backup.restore(quads, folder.resolve("restored"));
    try (EntenteStore store = EntenteStore.open(folder.resolve("restored"))) {
      TreeSet<String> lines = store.read(DestinationsTest::lines);
      assertTrue(lines.stream().noneMatch(line -> line.contains("<<(")));
      assertTrue(lines.stream().anyMatch(line -> line.contains("graph/relations")));
    }
  }

  private String articles() {
    return DOMAIN + "/seeds/articles";
  }

  private String endpoint() {
    return server.datasetURL("/news");
  }

  private boolean stale() {
    return remote.calculateRead(() ->
        remote.contains(IRIS.graph("store"), Node.ANY, dev.entente.rdf.Terms.STALE, Node.ANY));
  }

  private int add(String... arguments) {
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--domain";
    all[arguments.length + 1] = DOMAIN;
    return run("add", all);
  }

  private int run(String command, String... arguments) {
    CommandLine line = Entente.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 1];
    all[0] = command;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return line.execute(all);
  }

  /** One line a quad, but for what tells of times and places of processing. */
  private static TreeSet<String> lines(DatasetGraph data) {
    Set<Node> leftOut = Set.of(IRIS.runsGraph(), IRIS.graph("quarantine"));
    TreeSet<String> lines = new TreeSet<>();
    data.find(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
        .forEachRemaining(quad -> {
          if (!leftOut.contains(quad.getGraph())) {
            lines.add(quad.getGraph() + " " + NodeFmtLib.str(quad.asTriple()));
          }
        });
    return lines;
  }
}
