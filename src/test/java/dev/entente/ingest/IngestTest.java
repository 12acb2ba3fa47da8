package dev.entente.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.Cleaning;
import dev.entente.article.Input;
import dev.entente.article.Place;
import dev.entente.store.ArticleChecker;
import dev.entente.store.ArticleLoader;
import dev.entente.store.EntenteStore;
import dev.entente.store.Quarantined;
import dev.entente.store.Run;
import dev.entente.store.StoreHash;
import dev.entente.store.SyntheticNews;
import dev.entente.store.SyntheticStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class IngestTest {

  private static final SyntheticNews NEWS = SyntheticStore.news(3);

  @TempDir Path folder;

  @Test
  void orderAndNumberOfJobsDoNotMatter() throws IOException {
    List<Integer> numbers = new ArrayList<>(IntStream.range(0, 300).boxed().toList());
    String inOrder = built("in-order", numbers, 1);
    Collections.shuffle(numbers, new Random(7));
    assertEquals(inOrder, built("shuffled", numbers, 3));
  }

  private String built(String name, List<Integer> numbers, int jobs) throws IOException {
    try (EntenteStore store = open(name)) {
      SyntheticStore.build(store, NEWS, numbers.iterator(), jobs);
      return StoreHash.of(store);
    }
  }

  @Test
  void aRunThatWasStoppedGoesOnWhereItEnded() throws IOException {
    String undisturbed = built("undisturbed", IntStream.range(0, 200).boxed().toList(), 2);
    try (EntenteStore store = open("stopped")) {
      Counting counting = new Counting();
      Ingest[] ingest = new Ingest[1];
      ArticleLoader loader = loader(store);
      ingest[0] = ingest(store, loader, SyntheticStore.marked(NEWS), counting);
      Iterator<Integer> numbers =
          IntStream.range(0, 200)
              .peek(number -> {
                if (number == 120) {
                  ingest[0].stop();
                }
              })
              .iterator();
      assertFalse(ingest[0].run(SyntheticStore.inputs(NEWS, numbers)), "came to the end");
      loader.abandon(Duration.ofSeconds(5));
      long done = loader.articles();
      assertEquals(counting.loaded, done, "what was reported done is in the store");
      assertTrue(done > 0 && done < 200, done + " articles");
      assertTrue(store.isStale());

      Counting rest = new Counting();
      ArticleLoader again = loader(store);
      ingest(store, again, SyntheticStore.marked(NEWS), rest)
          .run(SyntheticStore.inputs(NEWS, IntStream.range(0, 200).iterator()));
      again.close();
      assertEquals(done, rest.unchanged);
      assertEquals(200 - done, rest.loaded);
      SyntheticStore.derive(store, new Run("test", Instant.EPOCH));
      assertEquals(undisturbed, StoreHash.of(store));
    }
  }

  @Test
  void anArticleThatTakesTooLongIsQuarantinedAndTheOthersGoIn() {
    try (EntenteStore store = open("slow")) {
      AtomicInteger calls = new AtomicInteger();
      ArticleAnnotator slow =
          annotator(article -> {
            if (article.id().value().equals("news/0000002")) {
              calls.incrementAndGet();
              while (calls.get() < 100) {
                // Deaf to interruption, as a parser is.
                Thread.onSpinWait();
              }
            }
            return SyntheticStore.marked(NEWS).annotate(article);
          });
      Counting counting = new Counting();
      ArticleLoader loader = loader(store);
      new Ingest(
              loader,
              SyntheticStore.checker(store),
              slow,
              new IngestOptions(1, Duration.ofMillis(700), false),
              counting)
          .run(SyntheticStore.inputs(NEWS, IntStream.range(0, 6).iterator()));
      calls.set(100);
      loader.close();
      assertEquals(5, counting.loaded);
      List<Quarantined> quarantined = Quarantined.all(store);
      assertEquals(1, quarantined.size());
      assertEquals("news/0000002.txt", quarantined.get(0).place());
      assertTrue(quarantined.get(0).reason().contains("longer than the limit of 700 ms"));

      // Once the place gives an article, it leaves the quarantine.
      ArticleLoader again = loader(store);
      ingest(store, again, SyntheticStore.marked(NEWS), new Counting())
          .run(SyntheticStore.inputs(NEWS, IntStream.range(2, 3).iterator()));
      again.close();
      assertEquals(List.of(), Quarantined.all(store));
    }
  }

  @Test
  void anArticleThatTakesTooMuchMemoryOrBreaksTheAnnotatorIsQuarantined() {
    try (EntenteStore store = open("large")) {
      ArticleAnnotator greedy =
          annotator(article -> {
            switch (article.id().value()) {
              case "news/0000001" -> throw new OutOfMemoryError("greedy");
              case "news/0000003" -> throw new IllegalStateException("broken");
              default -> {
                return SyntheticStore.marked(NEWS).annotate(article);
              }
            }
          });
      Counting counting = new Counting();
      ArticleLoader loader = loader(store);
      ingest(store, loader, greedy, counting)
          .run(SyntheticStore.inputs(NEWS, IntStream.range(0, 5).iterator()));
      loader.close();
      assertEquals(3, counting.loaded);
      assertEquals(
          List.of("news/0000001.txt", "news/0000003.txt"),
          Quarantined.all(store).stream().map(Quarantined::place).toList());
    }
  }

  @Test
  void whatCannotBeReadIsQuarantinedWithItsPosition() {
    try (EntenteStore store = open("unreadable")) {
      Place place = Place.of("inbox/a.jsonl", "a.jsonl").item(3);
      ArticleLoader loader = loader(store);
      ingest(store, loader, SyntheticStore.marked(NEWS), new Counting())
          .run(List.<Input>of(new Input.Rejected(place, "line 3", "is no JSON")).iterator());
      loader.close();
      assertEquals(
          List.of(
              new Quarantined(place.toString(), "inbox/a.jsonl", "inbox", "line 3", "is no JSON")),
          Quarantined.all(store));
    }
  }

  @Test
  void aNewTextIsAVersionWhosePredecessorIsRecorded() {
    try (EntenteStore store = open("versions")) {
      Article first = NEWS.article(4).article();
      Article second = NEWS.article(4, 1).article();
      for (Article version : List.of(first, second)) {
        ArticleLoader loader = loader(store);
        Counting counting = new Counting();
        ingest(store, loader, SyntheticStore.marked(NEWS), counting)
            .run(
                List.<Input>of(
                        new Input.Found(
                            version, Place.of("a.txt", "a.txt"), "text", false, Cleaning.NONE))
                    .iterator());
        loader.close();
        assertEquals(1, counting.loaded);
        assertEquals(version == second ? 1 : 0, counting.newTexts);
      }
      String query =
          """
          SELECT ?hash ?by WHERE {
            ?article prov:wasRevisionOf ?former .
            ?former ent:textHash ?hash ; prov:specializationOf ?article .
            ?run prov:generated ?former .
            ?former prov:wasInvalidatedBy ?by .
            FILTER(?by != ?run)
          }
          """;
      List<String> hashes = new ArrayList<>();
      store.read(data -> {
        try (var exec =
            org.apache.jena.sparql.exec.QueryExec.dataset(data)
                .query(
                    "PREFIX prov: <http://www.w3.org/ns/prov#>\n"
                        + "PREFIX ent: <https://w3id.org/entente/ns#>\n"
                        + query)
                .build()) {
          exec.select()
              .forEachRemaining(row -> hashes.add(row.get("hash").getLiteralLexicalForm()));
        }
        return hashes;
      });
      assertEquals(List.of(first.textHash()), hashes);
    }
  }

  private EntenteStore open(String name) {
    EntenteStore store = EntenteStore.openOrCreate(folder.resolve(name), Optional.empty());
    return store;
  }

  private static ArticleLoader loader(EntenteStore store) {
    return new ArticleLoader(store, SyntheticStore.checker(store), new Run("test", Instant.now()));
  }

  private static Ingest ingest(
      EntenteStore store, ArticleLoader loader, ArticleAnnotator annotators, Counting counting) {
    ArticleChecker checker = SyntheticStore.checker(store);
    return new Ingest(
        loader, checker, annotators, new IngestOptions(2, Duration.ofMinutes(1), false), counting);
  }

  private interface Annotating {
    ArticleAnnotator.Work annotate(Article article);
  }

  private static ArticleAnnotator annotator(Annotating annotating) {
    return new ArticleAnnotator() {
      @Override
      public String configuration(ArticleId article) {
        return "test";
      }

      @Override
      public Work annotate(Article article) {
        return annotating.annotate(article);
      }
    };
  }

  private static final class Counting extends SyntheticStore.Strict {
    private int loaded;
    private int unchanged;
    private int newTexts;

    @Override
    public void loaded(AnnotatedArticle annotated, ArticleLoader.Outcome outcome) {
      super.loaded(annotated, outcome);
      loaded++;
      newTexts += outcome.newText() ? 1 : 0;
    }

    @Override
    public void unchanged(Article article, ArticleLoader.Outcome outcome) {
      unchanged++;
    }

    @Override
    public void quarantined(Quarantined what) {}
  }
}
