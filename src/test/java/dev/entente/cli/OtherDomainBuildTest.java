package dev.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.entente.store.EntenteStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole program on another domain: companies from CSV to a store that answers. */
class OtherDomainBuildTest {

  private static final Path DOMAIN = Path.of("src/test/resources/domains/companies");

  @TempDir Path folder;

  @Test
  void aDomainFolderBecomesAStoreThatAnswers() throws Exception {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine entente =
        Entente.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    Path store = folder.resolve("store");
    assertEquals(
        ExitCode.DONE,
        entente.execute("build", "--domain", DOMAIN.toString(), "--loc", store.toString()),
        () -> out + "\n" + err);
    assertEquals(
        List.of(
            "Halden Steel -> Brightwater",
            "Ostara -> Halden Steel",
            "Trade Court -> Larkbank",
            "shareholders -> Larkbank"),
        ask(store, Files.readString(DOMAIN.resolve("queries/quarrels.rq")), "who", "whom"));
    assertEquals(
        List.of("brightwater -> ostara"),
        ask(
            store,
            """
            PREFIX co: <https://example.org/companies#>
            SELECT (STRAFTER(STR(?a), "entity/") AS ?who) (STRAFTER(STR(?b), "entity/") AS ?whom)
            WHERE { ?a co:acquires ?b }
            """,
            "who",
            "whom"),
        "what Quillon says and Brightwater's head denies is no plain edge");
  }

  private static List<String> ask(Path location, String query, String one, String other) {
    try (EntenteStore store = EntenteStore.open(location)) {
      return store.read(data -> {
        TreeSet<String> rows = new TreeSet<>();
        try (QueryExec execution = QueryExec.dataset(data).query(query).build()) {
          RowSet found = execution.select();
          found.forEachRemaining(row ->
              rows.add(
                  row.get(one).getLiteralLexicalForm()
                      + " -> "
                      + row.get(other).getLiteralLexicalForm()));
        }
        return List.copyOf(rows);
      });
    }
  }
}
