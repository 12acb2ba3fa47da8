package dev.entente.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.query.SeedStore;
import dev.entente.statement.EntityId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as Chromium shows it, with hostile labels. */
class HtmlPageTest {

  @TempDir Path folder;

  static Stream<Path> stores() {
    return Stream.of(SeedStore.location(), HostileStore.location());
  }

  @ParameterizedTest
  @MethodSource("stores")
  void chromiumShowsEveryActorEdgeAndQuote(Path store) throws IOException {
    ActorGraph graph = Exports.graph(store, Exports.ALL);
    Document page = shown(write(store), "");
    assertEquals(graph.nodes().size(), page.select("g.actor").size());
    assertEquals(graph.edges().size(), page.select("tbody tr").size());
    Map<EntityId, ActorNode> byId = graph.byId();
    for (ActorEdge edge : graph.edges()) {
      Element row =
          page.select("tbody tr").stream()
              .filter(one ->
                  one.attr("data-actors").equals(edge.source() + " " + edge.target())
                      && one.child(1).text().equals(edge.label()))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no row of " + edge));
      assertEquals(label(edge.source(), byId), row.child(0).wholeText());
      assertEquals(label(edge.target(), byId), row.child(2).wholeText());
      assertEquals(
          edge.quotes().stream().map(ActorEdge.Quote::words).toList(),
          row.select("q").stream().map(Element::wholeText).toList());
    }
  }

  @Test
  void labelsAreTextAndNothingElse() throws IOException {
    Document page = shown(write(HostileStore.location()), "");
    assertEquals(0, page.select("main b, main i, main a, main img").size(), "markup of a label");
    assertEquals(1, page.select("script").size());
    assertFalse(page.html().contains("src="), "something is fetched");
  }

  @Test
  void anActorThatIsChosenLeavesItsOwnRows() throws IOException {
    Path file = write(SeedStore.location());
    Document page =
        shown(
            file,
            "document.querySelector('[data-actor=\"russia\"]')"
                + ".dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter'}));");
    List<Element> left =
        page.select("tbody tr").stream().filter(row -> !row.hasAttr("hidden")).toList();
    assertTrue(left.size() > 5, "too few rows are left");
    left.forEach(row ->
        assertTrue(List.of(row.attr("data-actors").split(" ")).contains("russia"), row::html));
    assertTrue(page.select("tbody tr[hidden]").size() > 5, "no row is hidden");
    assertEquals(
        left.size() + " of " + page.select("tbody tr").size(), page.select("#shown").text());
  }

  @Test
  void thePagePrintsToPaper() throws IOException {
    Path pdf = folder.resolve("page.pdf");
    chromium("--print-to-pdf=" + pdf, write(SeedStore.location()).toUri().toString());
    String head = new String(Files.readAllBytes(pdf), java.nio.charset.StandardCharsets.ISO_8859_1);
    assertTrue(head.startsWith("%PDF-"), "no PDF");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noLabelHidesAnother(long seed) {
    Random random = new Random(seed);
    ActorEdge edge = Exports.graph(SeedStore.location(), Exports.ALL).edges().getFirst();
    Map<EntityId, Layout.Box> sizes = new LinkedHashMap<>();
    int size = 2 + random.nextInt(Drawing.ACTORS - 1);
    for (int i = 0; i < size; i++) {
      sizes.put(new EntityId("a" + i), new Layout.Box(0, 0, 30 + random.nextInt(270), 26));
    }
    List<ActorEdge> edges = new ArrayList<>();
    for (int i = 0; i < size * 3; i++) {
      int one = random.nextInt(size);
      int other = random.nextInt(size);
      if (one != other) {
        edges.add(between(edge, new EntityId("a" + one), new EntityId("a" + other)));
      }
    }
    List<Layout.Box> boxes = List.copyOf(Layout.of(sizes, edges).boxes().values());
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        assertFalse(boxes.get(i).touches(boxes.get(j)), boxes.get(i) + " " + boxes.get(j));
      }
    }
  }

  private static ActorEdge between(ActorEdge edge, EntityId source, EntityId target) {
    return new ActorEdge(
        edge.id(),
        source,
        target,
        edge.relation(),
        edge.polarity(),
        edge.counts(),
        edge.sources(),
        edge.first(),
        edge.last(),
        edge.confidence(),
        edge.certainty(),
        edge.standing(),
        edge.plover(),
        edge.group(),
        edge.quotes());
  }

  private static String label(EntityId id, Map<EntityId, ActorNode> byId) {
    return java.util.Objects.requireNonNull(byId.get(id)).label();
  }

  private Path write(Path store) {
    return Exports.write(
        store, ExportFormat.HTML, Exports.ALL, Map.of(), folder.resolve("page.html"));
  }

  /** The document after its script ran, and some more that a person might do. */
  private Document shown(Path file, String doing) throws IOException {
    Path page = file;
    if (!doing.isEmpty()) {
      page = file.resolveSibling("driven.html");
      Files.writeString(
          page,
          Files.readString(file)
              .replaceFirst("script-src 'sha256-", "script-src 'unsafe-inline' 'x-")
              .replace("</body>", "<script>" + doing + "</script></body>"));
    }
    return Jsoup.parse(chromium("--dump-dom", page.toUri().toString()));
  }

  private String chromium(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "chromium",
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile")));
    command.addAll(List.of(arguments));
    return Programs.run(command.toArray(String[]::new));
  }
}
