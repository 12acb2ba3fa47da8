package dev.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.article.ArticleId;
import dev.entente.entity.FewActors;
import dev.entente.store.EntenteStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A second build reads and writes what changed, and nothing else; here with the rules beside. */
class RebuildTest {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeSeeds() throws IOException {
    FewActors.states(folder.resolve("seeds"));
    write(
        "articles/aid.txt",
        "Japan Sends Aid\n\nJapan delivered food aid to Ukraine on Monday. "
            + "Germany condemned Iran, the foreign ministry said.\n");
    write("articles/visit.txt", "Visit Ends\n\nThe president of France visited Egypt in May.\n");
    write(
        "annotations/visit.csv",
        "article,subject,relation,object,tense,quote,annotator\n"
            + "visit,france,meetsWith,egypt,past,president of France visited Egypt,ab\n");
    try (Stream<Path> files = Files.list(Path.of("seeds/lexicon"))) {
      for (Path file : files.toList()) {
        write("lexicon/" + file.getFileName(), Files.readString(file));
      }
    }
  }

  @Test
  void bothReadAndASecondBuildReadsAndWritesNothing() {
    build();
    assertTrue(out.toString().contains("articles            2  2 added"), out.toString());
    assertTrue(out.toString().contains("1 by ab"), out.toString());
    assertTrue(out.toString().contains(" by rules"), out.toString());
    TreeSet<String> before = everything();
    build();
    assertTrue(out.toString().contains("nothing changed, nothing written"), out.toString());
    assertTrue(out.toString().contains(" by rules"), "the account stays the same: " + out);
    assertEquals(before, everything());
  }

  @Test
  void aMachineIsKnownByItsConfigurationAndAPersonHasNone() {
    build();
    List<String> machines =
        everything().stream()
            .filter(line -> line.contains("annotator/rules/") && line.contains("SoftwareAgent"))
            .toList();
    assertTrue(!machines.isEmpty(), String.join("\n", everything()));
    assertTrue(
        everything().stream()
            .anyMatch(line -> line.contains("annotator/ab>") && line.contains("Person")));
  }

  @Test
  void aChangedTextReplacesItsArticleAlone() throws IOException {
    build();
    write(
        "articles/visit.txt",
        "Visit Ends\n\nThe president of France visited Egypt in May of this year.\n");
    assertReplaced(1);
  }

  @Test
  void aChangedAnnotationReplacesItsArticleAlone() throws IOException {
    build();
    write(
        "annotations/visit.csv",
        "article,subject,relation,object,tense,quote,annotator\n"
            + "visit,france,meetsWith,egypt,present,president of France visited Egypt,ab\n");
    assertReplaced(1);
  }

  @Test
  void changedDetailsReplaceTheirArticleAlone() throws IOException {
    write("articles/articles.csv", "file,publisher\naid.txt,Courier\n");
    build();
    write("articles/articles.csv", "file,publisher\naid.txt,Herald\n");
    assertReplaced(1);
  }

  @Test
  void aChangedLexiconReplacesAllArticles() throws IOException {
    build();
    write("lexicon/precision.csv", "rule,right,seen\nunheard,3,4\n");
    assertReplaced(2);
  }

  @Test
  void anArticlesKeyFollowsItsOwnRowsAlone() throws IOException {
    Domain domain = Domain.load(DomainFolder.ofProduct().withSeeds(folder.resolve("seeds")));
    Annotators readers = Annotators.of(List.of("csv", "rules"), domain);
    ArticleId visit = new ArticleId("visit");
    String before = readers.configuration(new ArticleId("aid"));
    String annotated = readers.configuration(visit);
    Files.writeString(
        folder.resolve("seeds/annotations/visit.csv"),
        "visit,egypt,meetsWith,france,past,president of France visited Egypt,cd\n",
        StandardOpenOption.APPEND);
    Annotators changed = Annotators.of(List.of("csv", "rules"), domain);
    assertEquals(before, changed.configuration(new ArticleId("aid")), "another article's rows");
    assertTrue(!annotated.equals(changed.configuration(visit)), "its own rows");
  }

  private void assertReplaced(int articles) {
    build();
    String all = out.toString();
    assertTrue(all.contains(articles + " replaced"), all);
    assertEquals(articles < 2, all.contains((2 - articles) + " unchanged"), all);
    build();
    assertTrue(out.toString().contains("nothing changed, nothing written"), out.toString());
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve("seeds").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content, StandardCharsets.UTF_8);
  }

  private void build() {
    out.getBuffer().setLength(0);
    CommandLine commandLine = Entente.commandLine();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int code =
        commandLine.execute(
            "build",
            folder.resolve("seeds").toString(),
            "--loc",
            folder.resolve("store").toString());
    assertEquals(ExitCode.DONE, code, err.toString());
  }

  private TreeSet<String> everything() {
    TreeSet<String> lines = new TreeSet<>();
    try (EntenteStore store = EntenteStore.open(folder.resolve("store"))) {
      store.read(data -> {
        data.find(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
            .forEachRemaining(
                quad -> lines.add(quad.getGraph() + " " + NodeFmtLib.str(quad.asTriple())));
        return lines;
      });
    }
    return lines;
  }
}
