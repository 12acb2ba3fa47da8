package dev.entente.article.readers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.dankito.readability4j.Readability4J;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The article of a page, by the first rule that finds one.
 *
 * @param rule {@code json-ld}, {@code article}, {@code readability} or {@code page}
 * @param linked the share of its characters that are links, 0 to 1
 */
record PageText(String text, String rule, double linked) {

  /** A shorter text is a teaser, a caption or a notice. */
  private static final int SHORTEST = 200;

  /** Readability takes too long for more; so much no article has. */
  private static final int MOST_ELEMENTS = 60_000;

  /** A body much shorter than what the page shows is only its beginning. */
  private static final double BEGINNING = 0.5;

  /**
   * What the page says.
   *
   * @param page is changed: what is not the article is taken out
   * @return empty for a page without words
   */
  static Optional<PageText> of(Document page, Optional<LinkedData> data, Optional<String> url) {
    Boilerplate.remove(page);
    Optional<PageText> element = element(page);
    int shown = element.map(found -> found.text.length()).orElse(0);
    Optional<PageText> described =
        data.flatMap(LinkedData::body)
            .map(String::strip)
            .filter(
                body -> body.length() >= SHORTEST && !body.matches("(?s).*(?:…|\\.\\.\\.|\\[…\\])"))
            .filter(body -> body.length() >= BEGINNING * shown)
            .map(body -> new PageText(withParagraphs(body, page), "json-ld", 0));
    return described
        .or(() -> element)
        .or(() -> readable(page, url))
        .or(() -> whole(page))
        .map(
            found -> new PageText(Boilerplate.withoutNotices(found.text), found.rule, found.linked))
        .filter(found -> !found.text.isBlank());
  }

  /** The longest element that is an article by its name, if the page is not a list of such. */
  private static Optional<PageText> element(Document page) {
    Element longest = null;
    int most = 0;
    int all = 0;
    for (Element candidate :
        page.select("[itemprop~=\\barticleBody\\b], article, [role=article]")) {
      boolean outermost =
          candidate.parents().stream()
              .noneMatch(outer -> outer.nameIs("article") || outer.attr("role").equals("article"));
      int length = candidate.text().length();
      all += outermost ? length : 0;
      // A marked body within the article is nearer to the text than the article.
      if (length > most
          || (longest != null && longest.equals(candidate.parent()) && length > most / 2)) {
        longest = candidate;
        most = length;
      }
    }
    if (longest == null || most < SHORTEST || most < all / 2) {
      return Optional.empty();
    }
    Element body = longest.selectFirst("[itemprop~=\\barticleBody\\b]");
    Element chosen = body != null && body.text().length() > most / 2 ? body : longest;
    return Optional.of(of(chosen, "article")).filter(found -> found.text.length() >= SHORTEST);
  }

  private static Optional<PageText> readable(Document page, Optional<String> url) {
    if (page.getAllElements().size() > MOST_ELEMENTS) {
      return Optional.empty();
    }
    Element content =
        new Readability4J(
                url.filter(address -> address.startsWith("http")).orElse("http://localhost/"),
                page.clone())
            .parse()
            .getArticleContent();
    return Optional.ofNullable(content)
        .map(found -> of(found, "readability"))
        .filter(found -> found.text.length() >= SHORTEST);
  }

  private static Optional<PageText> whole(Document page) {
    return Optional.of(of(page.body(), "page"));
  }

  private static PageText of(Element element, String rule) {
    int all = Math.max(1, element.text().length());
    int links = 0;
    for (Element link : element.select("a[href]")) {
      links += link.text().length();
    }
    return new PageText(Pages.paragraphs(element), rule, (double) links / all);
  }

  /**
   * JSON-LD often runs paragraphs together, "…on Monday.The minister…"; where the page begins one,
   * the text gets one.
   */
  private static String withParagraphs(String body, Document page) {
    if (body.contains("\n")) {
      return body.replaceAll("[ \\t]*\\R\\s*", "\n\n");
    }
    List<Integer> begins = new ArrayList<>();
    int from = 0;
    for (Element paragraph : page.select("p, h2, h3, h4, li, blockquote")) {
      String words = Words.oneLine(paragraph.text());
      String begin = Words.clipped(words, 60).replace("…", "");
      int at = begin.length() < 12 ? -1 : body.indexOf(begin, from);
      if (at > 0) {
        begins.add(at);
        from = at + begin.length();
      } else if (at == 0) {
        from = begin.length();
      }
    }
    StringBuilder text = new StringBuilder(body);
    for (int at : begins.reversed()) {
      text.insert(at, "\n\n");
    }
    return text.toString().replaceAll(" *\\n\\n *", "\n\n");
  }
}
