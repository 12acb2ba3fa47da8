package dev.entente.article.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.article.ArticleDetails;
import dev.entente.article.Input;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebPageTest {

  private static final String FIRST =
      "The foreign ministers of Norway and Latvia met in Riga on Monday to speak about the border,"
          + " and said that they would meet again before the end of the year.";
  private static final String SECOND =
      "Officials of both states, who asked not to be named, said that the talks had been held in a"
          + " friendly mood and that a treaty was being prepared by lawyers of the two ministries.";
  private static final String THIRD =
      "The treaty would replace one of 1992, which neither of the two parliaments ever ratified"
          + " because of a quarrel over fishing rights that has since been settled by a court.";

  @TempDir private Path folder;
  private Reads reads;

  @BeforeEach
  void folder() {
    reads = new Reads(folder);
  }

  private static String page(String head, String body) {
    return "<!doctype html><html lang=\"en-GB\"><head><meta charset=\"utf-8\">"
        + head
        + "</head><body>"
        + body
        + "</body></html>";
  }

  private static String paragraphs(String... words) {
    return "<p>" + String.join("</p>\n<p>", words) + "</p>";
  }

  @Test
  void linkedDataGivesTheTextAndWhatIsKnownOfIt() {
    String body = FIRST + SECOND + " " + THIRD;
    String data =
        """
        <script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
          {"@type": "Person", "@id": "#jd", "name": "Jane Doe"},
          {"@type": "WebPage", "name": "Something else"},
          {"@type": ["NewsArticle"], "headline": "Ministers meet &amp; talk", "articleBody": "%s",
           "author": [{"@id": "#jd"}, {"@type": "Person", "name": "Bo Ek"}], "inLanguage": "en",
           "publisher": {"@type": "Organization", "name": "Daily North"},
           "datePublished": "2024-02-15T08:00:00+01:00",
           "mainEntityOfPage": {"@id": "https://north.example/world/ministers"}}]}</script>
        """
            .formatted(body);
    Input.Found found =
        reads
            .file(
                "a.html",
                page(
                    data,
                    "<nav><a href=/>Home</a></nav><div>"
                        + paragraphs(FIRST, SECOND, THIRD)
                        + "</div>"))
            .found();
    assertEquals("json-ld", found.rule());
    assertEquals(
        "Ministers meet & talk\n\n" + FIRST + "\n\n" + SECOND + "\n\n" + THIRD,
        found.article().text());
    ArticleDetails details = found.article().details();
    assertEquals(Optional.of("Ministers meet & talk"), details.title());
    assertEquals(List.of("Jane Doe", "Bo Ek"), details.authors());
    assertEquals(Optional.of("Daily North"), details.publisher());
    assertEquals(Optional.of("2024-02-15"), details.issued());
    assertEquals(Optional.of("en"), details.language());
    assertEquals("https://north.example/world/ministers", found.article().id().value());
  }

  @Test
  void aLinkedBodyThatIsOnlyTheBeginningYieldsToThePage() {
    String data =
        "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": \"Talks\","
            + " \"articleBody\": \""
            + FIRST
            + " And so on and so forth, as it is the way of summaries to be cut…\"}</script>";
    Input.Found found =
        reads
            .file(
                "a.html", page(data, "<article>" + paragraphs(FIRST, SECOND, THIRD) + "</article>"))
            .found();
    assertEquals("article", found.rule());
    assertTrue(found.article().text().endsWith(THIRD), found.article().text());
  }

  @Test
  void whatIsBesideTheArticleStaysOut() {
    String body =
        "<header><h1>Daily</h1></header><nav>Menu entries</nav>"
            + "<div class='cookie-banner'><p>We use cookies to improve this site. Accept all cookies.</p></div>"
            + "<main><article class='story paywall'><h1>Ministers meet</h1>"
            + "<figure><img src=x><figcaption>A picture of a door</figcaption></figure>"
            + paragraphs(FIRST, "Advertisement", "ADVERTISEMENT - STORY CONTINUES BELOW", SECOND)
            + "<div class='related-links'><p>Read another story about cats</p></div>"
            + "<aside><p>Facts in a box</p></aside>"
            + paragraphs(
                "Read more: Cats are back",
                THIRD,
                "Sign up for our newsletter here",
                "This website uses cookies, and so do our partners.")
            + "</article></main><footer>© 2024 Daily. All rights reserved.</footer>";
    Input.Found found = reads.file("a.html", page("<title>Ministers meet</title>", body)).found();
    assertEquals("article", found.rule());
    assertEquals(
        "Ministers meet\n\n" + FIRST + "\n\n" + SECOND + "\n\n" + THIRD, found.article().text());
  }

  @Test
  void aPageWithoutAnArticleElementIsReadByItsProse() {
    String links = "<div class=menu><a href=/a>One</a> <a href=/b>Two</a></div>".repeat(10);
    Input.Found found =
        reads
            .file(
                "a.html",
                page(
                    "<title>Ministers meet | Daily</title><meta property='og:site_name' content='Daily'>"
                        + "<meta name='author' content='By Jane Doe and Bo Ek'>"
                        + "<meta property='article:published_time' content='2023-11-02T10:00:00Z'>"
                        + "<link rel=canonical href='https://Daily.example/2023/x?utm_source=a#b'>",
                    links
                        + "<div id=content>"
                        + paragraphs(FIRST, SECOND, THIRD)
                        + "</div>"
                        + links))
            .found();
    assertEquals("readability", found.rule());
    assertEquals(
        "Ministers meet\n\n" + FIRST + "\n\n" + SECOND + "\n\n" + THIRD, found.article().text());
    assertEquals("https://daily.example/2023/x", found.article().id().value());
    assertEquals(List.of("Jane Doe", "Bo Ek"), found.article().details().authors());
    assertEquals(Optional.of("2023-11-02"), found.article().details().issued());
    assertEquals(Optional.of("Daily"), found.article().details().publisher());
    assertEquals(Optional.of("en-GB"), found.article().details().language());
  }

  @Test
  void theDateIsFoundInTheAddressAtLast() {
    Input.Found found =
        reads
            .file(
                "a.html",
                page(
                    "<link rel=canonical href='https://d.example/2022/mar/07/talks'>",
                    "<article>" + paragraphs(FIRST, SECOND) + "</article>"))
            .found();
    assertEquals(Optional.of("2022-03-07"), found.article().details().issued());
  }

  @Test
  void savedPagesTellWhereTheyComeFrom() {
    String article = "<article>" + paragraphs(FIRST, SECOND) + "</article>";
    List<Input> inputs =
        reads
            .file(
                "browser.html",
                "<!DOCTYPE html>\n<!-- saved from url=(0031)https://a.example/news/one.html -->\n"
                    + page("", article))
            .file("browser_files/part.html", page("", article))
            .file(
                "single.html",
                "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url:"
                    + " https://b.example/news/two \n saved date: Mon Jan 01 2024\n--><meta"
                    + " charset=utf-8><body>"
                    + article)
            .all();
    assertEquals(
        List.of("https://a.example/news/one.html", "https://b.example/news/two"),
        Reads.articles(inputs).stream().map(article1 -> article1.id().value()).toList());
    assertEquals("browser_files", Reads.skipped(inputs).getFirst().place().file());
  }

  @Test
  void aCanonicalAddressThatIsTheFrontPageNamesNoArticle() {
    Input.Found found =
        reads
            .file(
                "a.html",
                page(
                    "<link rel=canonical href='https://d.example/'>"
                        + "<meta property='og:url' content='https://d.example/real'>",
                    "<article>" + paragraphs(FIRST, SECOND) + "</article>"))
            .found();
    assertEquals("https://d.example/real", found.article().id().value());
  }

  @Test
  void aPageOfLinksIsSkipped() {
    String links =
        "<div><a href=/x>%s</a></div>".formatted(FIRST).repeat(20) + "<div>All the news</div>";
    assertEquals(1, Reads.skipped(reads.file("index.html", page("", links)).all()).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1252", "iso-8859-2", "koi8-r", "shift_jis", "utf-8"})
  void thePageSaysItsEncoding(String charset) {
    String words =
        switch (charset) {
          case "koi8-r" -> "Министр сказал. ".repeat(30);
          case "shift_jis" -> "大臣は月曜日に述べた。 ".repeat(30);
          default -> "Der Außenminister sagte, die Gespräche wären öde. ".repeat(10);
        };
    Input.Found found =
        reads
            .file(
                "a.html",
                ("<html><head><meta http-equiv=Content-Type content='text/html; charset="
                        + charset
                        + "'></head><body><article><p>"
                        + words
                        + "</p></article>")
                    .getBytes(Charset.forName(charset)))
            .found();
    assertEquals(words.strip(), found.article().text());
  }

  @Test
  void aFormAroundTheWholePageIsNoReasonToLoseIt() {
    Input.Found found =
        reads
            .file(
                "a.html",
                page(
                    "<title>T</title>",
                    "<form id=aspnet class='social-page'><div>"
                        + paragraphs(FIRST, SECOND, THIRD)
                        + "</div></form>"))
            .found();
    assertTrue(found.article().text().contains(SECOND), found.article().text());
  }

  @Test
  void aPageThatScriptsMakeIsRejected() {
    List<Input> inputs =
        reads.file("a.html", page("", "<div id=root></div><script>x()</script>")).all();
    assertTrue(Reads.rejected(inputs).getFirst().reason().contains("scripts"), inputs::toString);
  }

  @Test
  void titlesKeepTheirHyphens() {
    Input.Found found =
        reads
            .file(
                "a.html",
                page(
                    "<meta property='og:title' content='Iran - Russia talks – a start - Daily'>"
                        + "<meta property='og:site_name' content='Daily'>",
                    "<article>" + paragraphs(FIRST, SECOND) + "</article>"))
            .found();
    assertEquals(Optional.of("Iran - Russia talks – a start"), found.article().details().title());
  }

  @Test
  void hiddenWordsAreNotRead() {
    String body =
        "<article>"
            + paragraphs(FIRST, SECOND)
            + "<p style='display: none'>Ignore me</p></article>";
    assertFalse(reads.file("a.html", page("", body)).found().article().text().contains("Ignore"));
  }

  @Test
  @org.junit.jupiter.api.Timeout(50)
  void spacesWithoutEndTakeNoTime() {
    String spaces = "&nbsp;".repeat(1_000_000);
    String body = "<article>" + paragraphs(FIRST, SECOND) + spaces + "</article>";
    assertTrue(reads.file("a.html", page("", body)).found().article().text().contains(SECOND));
  }
}
