package dev.entente.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.entente.article.Article;
import dev.entente.article.ArticleDetails;
import dev.entente.article.ArticleId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gazetteer over tables of a few lines, so that each rule is seen without the others. */
class GazetteerSketchTest {

  @TempDir private Path folder;

  @Test
  void anOrganToldByItsWordsRepresentsItsState() throws IOException {
    Files.writeString(
        folder.resolve("actors.csv"), "id,kind,iso3,name_en\nnorland,Country,NLD,Norland\n");
    Files.writeString(
        folder.resolve("aliases.csv"),
        "actor_id,alias,lang,type,ambiguous,case_sensitive\nnorland,Norlandish,en,demonym_adj,,\n");
    Gazetteer gazetteer =
        new Gazetteer(
            EntityTables.load(List.of(folder)),
            NominalGroups.load(List.of(Path.of("seeds/lexicon"))));
    Article article =
        new Article(
            new ArticleId("a"),
            "The Norlandish foreign ministry thanked Norland’s intelligence agency.",
            ArticleDetails.UNKNOWN);
    String found =
        gazetteer.mentions(article, new CapitalisedNames()).stream()
            .map(mention ->
                mention.span().of(article.text())
                    + "="
                    + mention.entities().get(0).id()
                    + " of "
                    + mention.entities().get(0).state().orElseThrow())
            .collect(Collectors.joining("; "));
    assertEquals(
        "Norlandish foreign ministry=norland/foreign-ministry of norland; "
            + "Norland’s intelligence agency=norland/intelligence-agency of norland",
        found);
  }
}
