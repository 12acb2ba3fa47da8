package dev.entente.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.cli.BuiltStores;
import dev.entente.statement.EntityId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An envoy served Fiji until the end of 2019, and Peru since. */
class DatedOfficesTest {

  /** By the relation to Chile: whom the envoy acts for when that is said. */
  private static final Map<String, String> STATES =
      Map.of(
          "meetsWith", "fiji",
          "aids", "peru",
          "accuses", "peru",
          "threatens", "fiji",
          "criticizes", "peru");

  @TempDir static Path seeds;

  @TempDir Path folder;

  @BeforeAll
  static void build() throws IOException {
    write(
        "entities/actors.csv",
        """
        id,kind,iso2,iso3,m49,wikidata,name_en,official_en,status_note,valid_from,valid_to,lat,lon,source
        fiji,Country,FJ,FJI,242,,Fiji,,,,,,,own
        peru,Country,PE,PER,604,,Peru,,,,,,,own
        chile,Country,CL,CHL,152,,Chile,,,,,,,own
        envoy,Person,,,,,Ana Envoy,,,,,,,own
        """);
    write(
        "entities/roles.csv",
        """
        holder,relation,of,title,valid_from,valid_to,source
        envoy,represents,fiji,Envoy,2015,2019-12-31,own
        envoy,represents,peru,Envoy,2020-01-01,,own
        """);
    write("articles/early.txt", "The envoy met Chile.\n");
    write("articles/late.txt", "The envoy aided Chile. The envoy accused Chile of 2018.\n");
    write(
        "articles/undated.txt",
        "The envoy threatened Chile in 2018. The envoy faulted Chile in 2021.\n");
    write("articles/articles.csv", "file,issued\nearly,2019-06\nlate,2020-01-02\n");
    write(
        "annotations/a.csv",
        """
        article,subject,relation,object,valid_from,quote
        early,envoy,meetsWith,chile,,The envoy met Chile
        late,envoy,aids,chile,,The envoy aided Chile
        late,envoy,accuses,chile,2018-05,The envoy accused Chile of 2018
        undated,envoy,threatens,chile,2018-03,The envoy threatened Chile in 2018
        undated,envoy,criticizes,chile,2021-02,The envoy faulted Chile in 2021
        """);
    BuiltStores.build(seeds, store());
  }

  private static void write(String name, String words) throws IOException {
    Path file = seeds.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, words);
  }

  private static Path store() {
    return seeds.resolve("store");
  }

  @Test
  void anOfficeIsThatOfTheArticlesDateElseOfTheStatements() {
    ActorGraph graph =
        Exports.graph(store(), Map.of("include", List.of("all"), "roll-up", List.of("true")));
    assertEquals(
        STATES,
        graph.edges().stream()
            .collect(
                Collectors.toMap(
                    edge -> edge.relation().name(), edge -> other(edge).source().value())));
    assertTrue(
        graph
            .description()
            .contains(
                "offices are those of the article's date, else of the statement's, else of any"
                    + " time"),
        graph::description);
  }

  /** The side that is not Chile, which symmetric relations may have turned. */
  private static EdgeKey other(ActorEdge edge) {
    EdgeKey key = EdgeKey.of(edge);
    return key.source().value().equals("chile")
        ? new EdgeKey(key.target(), key.relation(), key.source(), key.polarity())
        : key;
  }

  @Test
  void withoutAnyDateEveryOfficeIsAsGoodAsAnother() {
    assertEquals(
        List.of("fiji", "peru"),
        Exports.view(
            store(),
            view ->
                view.allegiance().above(new EntityId("envoy"), Optional.empty()).stream()
                    .map(EntityId::value)
                    .toList()));
  }

  @Test
  void dyadsHaveTheStatesOfTheirTimeAndTheCodebookSaysHow() throws IOException {
    Path dyads =
        Exports.write(
            store(),
            ExportFormat.DYADS,
            Map.of(),
            Map.of("sparse", List.of("true")),
            folder.resolve("dyads"));
    Map<String, Integer> events = new HashMap<>();
    try (CSVParser rows =
        CSVParser.parse(
            dyads.resolve("directed-dyads.csv"),
            StandardCharsets.UTF_8,
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
      for (CSVRecord row : rows) {
        events.merge(row.get("from"), Integer.parseInt(row.get("events")), Integer::sum);
      }
    }
    // Who meets somebody is met.
    assertEquals(Map.of("fiji", 2, "peru", 3, "chile", 1), events);
    String codebook = Files.readString(dyads.resolve("codebook.md"));
    assertTrue(
        codebook
            .replaceAll("\\s+", " ")
            .contains(
                "at the article's date, where it has none at the statement's own, else at any"
                    + " time"),
        codebook);
  }
}
