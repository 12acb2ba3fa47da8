package dev.entente.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.store.EntenteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The queries that people get wrong give what README says, wrong and right ones. */
class TrapsTest {

  private static final String HEADING = "## Five queries people get wrong";
  private static final Pattern BLOCK =
      Pattern.compile(
          "```sparql\\n(# (?:wrong|right).*?\\n# answer:([^\\n]*)\\n)```", Pattern.DOTALL);

  private static EntenteStore store;

  @BeforeAll
  static void open() {
    store = SeedStore.open();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private record Shown(String sparql, String answer) {
    @Override
    public String toString() {
      return sparql.lines().findFirst().orElse("") + " → " + answer;
    }
  }

  static Stream<Shown> shown() {
    List<Shown> shown = new ArrayList<>();
    Matcher block = BLOCK.matcher(section());
    while (block.find()) {
      shown.add(new Shown(block.group(1), block.group(2).strip()));
    }
    return shown.stream();
  }

  @ParameterizedTest
  @MethodSource("shown")
  void givesWhatIsShown(Shown shown) {
    Map<String, String> prefixes = new LinkedHashMap<>(Sparql.prefixes());
    prefixes.put("e", store.iris().base() + "entity/");
    String given =
        store.read(data -> {
          Answer.Rows rows =
              (Answer.Rows)
                  new QueryEngine(data, Duration.ofSeconds(60))
                      .ask(Sparql.parse(shown.sparql(), prefixes), Map.of());
          return rows.table().words(new Labels(data.getUnionGraph())::of).stream()
              .map(row -> String.join(" | ", row))
              .sorted()
              .collect(Collectors.joining("; "));
        });
    assertEquals(shown.answer(), given);
  }

  @Test
  void showsFiveTrapsWithBothForms() {
    List<Shown> all = shown().toList();
    assertEquals(5, all.stream().filter(shown -> shown.sparql().startsWith("# wrong")).count());
    assertTrue(
        all.stream().filter(shown -> shown.sparql().startsWith("# right")).count() >= 5,
        all.toString());
  }

  private static String section() {
    try {
      String readme = Files.readString(Path.of("README.md"));
      return readme.substring(readme.indexOf(HEADING));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
