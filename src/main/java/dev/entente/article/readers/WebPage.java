package dev.entente.article.readers;

import dev.entente.article.ArticleDetails;
import dev.entente.article.Place;
import java.nio.charset.Charset;
import java.util.Optional;
import org.jsoup.nodes.Document;

/** A page is an article, if more of it is prose than links. */
final class WebPage {

  private static final double LINKS = 0.5;

  private WebPage() {}

  /**
   * The article of a page.
   *
   * @param told the encoding as whoever sent or kept the page says it
   * @param address where the page was, as whoever kept it says it
   */
  static Step read(
      byte[] bytes,
      Place place,
      Optional<Charset> told,
      Optional<String> address,
      InputOptions options)
      throws Poison {
    Document page = Html.parse(bytes, told, options.charset(), options.limits());
    Optional<LinkedData> data = LinkedData.of(page, options.limits());
    ArticleDetails details = new PageDetails(page, data, address).all();
    Optional<PageText> found = PageText.of(page, data, details.url());
    if (found.isEmpty()) {
      return Step.rejected(place, "", "no text in the page; it may be made by scripts");
    }
    PageText text = found.get();
    if (text.linked() > LINKS) {
      return Step.skipped(place, "more of the page is links than text");
    }
    return new Step.Draft(
        place,
        Words.under(details.title().map(Words::oneLine), text.text()),
        details,
        Optional.empty(),
        text.rule(),
        Optional.empty());
  }
}
