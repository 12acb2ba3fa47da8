package dev.entente.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What people do with the explorer, done in a real browser over a real server. */
class ExplorerTest extends Pages {

  private static final String ENTITY = "https://w3id.org/entente/id/entity/";
  private static final String PREFIXES =
      "PREFIX ent: <https://w3id.org/entente/ns#> PREFIX oa: <http://www.w3.org/ns/oa#> ";
  private static final String ALL = "stated,contested,alleged,planned,possible,denied";

  @BeforeAll
  static void start() {
    over(ExplorerStore.location(), ServeOptions.loopback(0));
  }

  @Test
  void offersTheMostConnectedAndFindsByNameAliasAndNumber() {
    browser.open("/");
    WebElement field = browser.find("#actor-search");
    field.click();
    browser.find("[role=group][aria-label='Most connected'] .option");
    assertEquals("Russia", browser.text("[aria-label='Most connected'] .option-label"));
    assertEquals("true", field.getDomAttribute("aria-expanded"));

    for (String name : List.of("russian fed", "q159", "Moscow", "RUS")) {
      field.sendKeys(Keys.chord(Keys.CONTROL, "a"), name);
      browser.until("document.querySelector('.option-label')?.textContent === 'Russia'");
    }
    field.sendKeys(Keys.ARROW_DOWN);
    assertEquals(
        browser.script("return document.querySelector('.option[aria-selected=true]').id"),
        field.getDomAttribute("aria-activedescendant"));
    field.sendKeys(Keys.ENTER);
    browser.settled();

    assertEquals("/?actor=russia", browser.address());
    assertEquals("Russia", browser.text("h1"));
  }

  @Test
  void saysThatNobodyIsCalledSo() {
    browser.open("/");
    browser.find("#actor-search").sendKeys("xyzzy <b>");

    browser.find(".option-none");
    assertEquals("Nobody is called “xyzzy <b>” in this store.", browser.text(".option-none"));
  }

  @Test
  void edgesTellByCountSignAndLineWhatTheStatementsAddUpTo() {
    browser.open("/?actor=russia");
    browser.settled();

    // Twelve criticisms that nobody denies, and arms that eight affirm and eight deny.
    assertEquals("±28", label("china"));
    assertEquals(Boolean.TRUE, browser.graph(edge("china") + ".hasClass('dashed')"));
    // What the Kremlin does counts for Russia.
    assertEquals("+6", label("japan"));
    assertEquals(Boolean.TRUE, browser.graph(edge("japan") + ".hasClass('cooperation')"));
    // Plans are left out at first.
    assertEquals(0L, browser.graph(edge("india") + ".length"));
    browser.find("input[name=standing][value=planned]").click();
    browser.until(drawn("india"));
    assertEquals(Boolean.TRUE, browser.graph(edge("india") + ".hasClass('dotted')"));
    assertEquals("/?actor=russia&standing=stated,contested,planned", browser.address());
  }

  @Test
  void onANarrowScreenAChosenEdgeBringsItsEvidenceIntoSight() {
    browser.wide(375, 800);
    browser.open("/?actor=russia");
    browser.settled();
    browser.clickInGraph(key("china", "russia"));
    browser.find(".panel .card");
    browser.until(
        "(box => box.top > 0 && box.top < innerHeight / 3)"
            + "(document.querySelector('.panel-head').getBoundingClientRect())");
    browser.open("/?actor=russia&view=table");
    browser.find(".table td button");
    browser.until(
        "document.querySelector('.table td button').getBoundingClientRect().right <= innerWidth");
  }

  @Test
  void organsStandForThemselvesWhereTheSwitchIsOff() {
    browser.open("/?actor=japan");
    browser.settled();
    assertEquals("+6", label("russia", "japan"));

    browser.find(".tools input[type=checkbox]").click();
    browser.until(drawn("kremlin", "japan"));
    assertEquals("/?actor=japan&exact=true", browser.address());
    assertEquals(0L, browser.graph(edge("russia", "japan") + ".length"));
  }

  @Test
  void anEdgeLeadsToTheWordsInTheArticleInTwoClicks() throws IOException {
    browser.open("/?actor=russia");
    browser.settled();

    browser.clickInGraph(key("china", "russia"));
    browser.find(".side.affirmed .card");
    browser.find(".side.negated .card.denial");
    assertTrue(browser.address().contains("with=china"), browser.address());
    assertEquals("supplies arms to", browser.text(".relation-name"));
    assertTrue(
        browser
            .text(".side.affirmed .card-source")
            .contains("according to United States (“accused”)"),
        browser.text(".side.affirmed .card-source"));
    assertTrue(browser.text(".card.denial .card-source").contains("denied"));
    assertEquals(
        "Russia denied that it supplied weapons to China", browser.text(".card.denial mark"));
    String sentence = browser.text(".card.denial .quoted");
    assertTrue(sentence.startsWith("On a day of wire-"), sentence);
    assertTrue(sentence.endsWith("it was told."), sentence);

    browser.find(".card.denial a.quoted").click();
    browser.find(".article mark.quote");
    String id = browser.address().replaceFirst(".*statement=", "");
    JsonNode row =
        rows(PREFIXES
                + "SELECT * { <https://w3id.org/entente/id/statement/"
                + id
                + "> oa:exact ?quote ; oa:start ?begin ; oa:end ?end ; ent:article/ent:text"
                + " ?text }")
            .get(0);
    String text = row.path("text").path("value").asText();
    int begin = row.path("begin").path("value").asInt();
    int end = row.path("end").path("value").asInt();
    assertEquals(row.path("quote").path("value").asText(), browser.text(".text mark.quote"));
    assertEquals(text.substring(begin, end), browser.text(".text mark.quote"));
    assertEquals(text, browser.text(".text"));
    assertEquals(
        (long) begin,
        browser.script(
            "const range = document.createRange(); const text = document.querySelector('.text');"
                + " range.setStart(text, 0); range.setEndBefore(text.querySelector('mark'));"
                + " return range.toString().length"));
  }

  @Test
  void everyStatementOfAnArticleMarksItsOwnWords() throws IOException {
    browser.open("/article/wire-08");
    browser.find(".beside .card");
    List<JsonNode> rows =
        rows(
            PREFIXES
                + "SELECT * { ?statement ent:article <https://w3id.org/entente/id/article/wire-08>"
                + " ; oa:exact ?quote }");
    assertEquals(rows.size(), browser.texts(".beside .card").size());
    for (JsonNode row : rows) {
      String statement = row.path("statement").path("value").asText();
      browser.script(
          "document.querySelector(`[data-statement=\"${arguments[0]}\"] a.quoted`).click()",
          statement);
      assertEquals(row.path("quote").path("value").asText(), browser.text(".text mark.quote"));
      assertTrue(
          browser.address().endsWith("statement=" + statement.replaceFirst(".*/", "")),
          browser.address());
    }
  }

  @Test
  void expandsAndPinsANeighbour() {
    browser.open("/?actor=russia&with=china&standing=" + ALL);
    browser.settled();
    browser.find(".panel-actions");
    assertEquals(0L, browser.graph(edge("brazil", "china") + ".length"));

    button("Expand").click();
    browser.until(drawn("brazil", "china"));
    assertTrue(browser.address().contains("expand=china"), browser.address());

    button("Pin").click();
    browser.until("location.search.includes('pin=')");
    Object at = browser.graph("cy.getElementById('" + ENTITY + "china').position('x')");
    browser.open(browser.address());
    browser.settled();
    browser.until(drawn("brazil", "china"));
    assertEquals(
        Math.round(((Number) at).doubleValue()),
        Math.round(
            ((Number) browser.graph("cy.getElementById('" + ENTITY + "china').position('x')"))
                .doubleValue()));
    button("Centre on China").click();
    browser.until("document.querySelector('h1').textContent === 'China'");
  }

  @Test
  void filtersLeaveWhatFitsAndAreTakenBack() throws IOException {
    browser.open("/?actor=russia&standing=" + ALL);
    browser.settled();
    String all = browser.text(".summary");
    browser.find(".tools [aria-expanded]").click();

    browser.find("#filter-relation-criticizes").click();
    browser.until("document.querySelector('.summary').textContent.includes('12 statements')");
    browser.find("#filter-relation-criticizes").click();
    browser.find("#filter-polarity-negated").click();
    browser.until("document.querySelector('.summary').textContent.includes('8 statements')");
    browser.find("#filter-polarity-negated").click();
    browser.find("#filter-source-reported").click();
    browser.until("document.querySelector('.summary').textContent.includes('16 statements')");
    browser.find("#filter-tense-future").click();
    browser.until("document.querySelector('.over')?.textContent.includes('Nothing to draw')");
    assertEquals("Filters (2)", browser.text(".tools [aria-expanded]"));
    button("Clear").click();
    browser.until("document.querySelector('.tools [aria-expanded]').textContent === 'Filters'");
    browser.find("input[name=standing][value=planned]");
    browser.open("/?actor=russia&standing=" + ALL);
    browser.settled();
    assertEquals(all, browser.text(".summary"));
    browser.open("/?actor=russia&standing=" + ALL + "&article=wire-08");
    browser.settled();
    browser.until("document.querySelector('.summary').textContent.includes('3 statements')");
  }

  @Test
  void theTimelineFiltersEverything() {
    browser.open("/?actor=russia&with=china");
    browser.settled();
    browser.find(".card");
    WebElement first = browser.find("#timeline-since");
    for (int month = 0; month < 12; month++) {
      first.sendKeys(Keys.ARROW_RIGHT);
    }
    browser.until("location.search.includes('since=2023-01')");
    browser.until(
        "document.querySelector('.panel-tally')?.textContent.startsWith('14 statements')");
    assertEquals("±14", label("china"));
    browser.until(
        "document.querySelectorAll('.card').length && ![...document.querySelectorAll('.card-meta')].some(e => e.textContent.includes('2022'))");
    button("All dates").click();
    browser.until("!location.search.includes('since')");
    browser.until(
        "document.querySelector('.panel-tally')?.textContent.startsWith('28 statements')");
  }

  @Test
  void anAddressRestoresTheViewAndBackGoesBack() {
    String address =
        "/?actor=russia&with=china&standing=contested&relation=suppliesArmsTo&polarity=negated"
            + "&view=table&sort=actor&since=2022-06&until=2023-06&min=2";
    browser.open(address);
    browser.settled();
    browser.find(".card.denial");
    assertEquals(address, browser.address());
    assertEquals("China", browser.text(".table tbody th a"));
    assertEquals("ascending", browser.find(".table th:first-child").getDomAttribute("aria-sort"));
    assertEquals(1, browser.texts(".table tbody tr").size());
    assertTrue(browser.is("document.querySelector('input[value=contested]').checked"));
    assertFalse(browser.is("document.querySelector('input[value=stated]').checked"));
    assertEquals(List.of(), browser.texts(".side.affirmed .card"));
    List<String> cards = browser.texts(".card");

    browser.find("button[aria-label='Close the evidence']").click();
    browser.until("!document.querySelector('.card')");
    browser.driver.navigate().back();
    browser.until("document.querySelectorAll('.card').length === " + cards.size());
    assertEquals(address, browser.address());
  }

  @Test
  void theTableSortsAndDownloadsAndThePicturesAreWhole() throws Exception {
    browser.open("/?actor=russia&view=table&standing=" + ALL);
    browser.settled();
    browser.find(".table tbody tr");
    assertEquals("China", browser.texts(".table tbody th a").get(0));
    browser.find("#sort-actor").click();
    browser.until("location.search.includes('sort=actor')");
    List<String> names = new ArrayList<>(browser.texts(".table tbody th a"));
    assertEquals(
        names.stream().sorted(java.text.Collator.getInstance(java.util.Locale.ENGLISH)).toList(),
        names);

    download("Table as CSV");
    String csv = Files.readString(browser.downloaded(".csv"));
    assertTrue(csv.startsWith("\ufeffActor,With,Statements,"), csv);
    assertTrue(csv.contains("China,Russia,28,"), csv);
    assertTrue(csv.contains("\"" + ExplorerStore.HOSTILE_NAME.replace("\"", "\"\"") + "\""), csv);

    browser.open("/?actor=russia&standing=" + ALL);
    browser.settled();
    download("Picture as SVG");
    Path svg = browser.downloaded(".svg");
    String drawing =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(svg.toFile())
            .getDocumentElement()
            .getTextContent();
    assertTrue(drawing.contains("China") && drawing.contains("±28"), drawing);
    assertTrue(drawing.contains("<img src=x"), drawing);
    download("Picture as PNG");
    byte[] png = Files.readAllBytes(browser.downloaded(".png"));
    assertEquals((byte) 0x89, png[0]);
    assertEquals('P', png[1]);
  }

  @Test
  void filesForOtherToolsCarryTheFilters() {
    browser.open("/?actor=russia&relation=criticizes&min=2&since=2022-06&standing=stated");
    browser.settled();
    browser.find(".menu summary").click();
    browser.find(".menu a");
    List<?> links =
        (List<?>)
            browser.script(
                "return [...document.querySelectorAll('.menu a')].map(e => e.getAttribute('href'))");
    assertTrue(links.size() > 8, links.toString());
    for (Object link : links) {
      HttpResponse<String> file = running.get(String.valueOf(link));
      assertEquals(200, file.statusCode(), link + ": " + file.body());
    }
    String edges =
        running
            .get(
                links.stream()
                    .map(String::valueOf)
                    .filter(l -> l.contains("=cyjs"))
                    .findFirst()
                    .orElseThrow())
            .body();
    assertTrue(edges.contains("criticizes") && !edges.contains("suppliesArmsTo"), edges);
    String statements =
        running
            .get(
                links.stream()
                    .map(String::valueOf)
                    .filter(l -> l.contains("=table"))
                    .findFirst()
                    .orElseThrow())
            .body();
    // Nine of the twelve criticisms are of June 2022 and later.
    assertEquals(9, statements.lines().skip(1).filter(line -> line.contains("criticizes")).count());
  }

  @Test
  void namesTitlesAndQuotesNeverBecomePartOfThePage() throws IOException {
    String hostile =
        rows("SELECT ?a { ?a <http://www.w3.org/2004/02/skos/core#prefLabel> ?l FILTER(CONTAINS(?l, 'onerror')) }")
            .get(0)
            .path("a")
            .path("value")
            .asText();
    String id = hostile.substring(ENTITY.length());
    String statement =
        rows(PREFIXES + "SELECT ?s { ?s ent:subject <" + hostile + "> }")
            .get(0)
            .path("s")
            .path("value")
            .asText()
            .replaceFirst(".*/", "");
    for (String address :
        List.of(
            "/",
            "/?actor=" + id + "&with=russia",
            "/?actor=russia&view=table&with=" + id,
            "/?whole=true",
            "/entity/" + id,
            "/article/wire-00?statement=" + statement,
            "/statement/" + statement)) {
      browser.open(address);
      browser.until(
          "document.body.textContent.includes("
              + Browser.quoted(ExplorerStore.HOSTILE_NAME)
              + ") || document.querySelector('.canvas')?._cyreg?.cy.nodes().some(node =>"
              + " node.data('label') === "
              + Browser.quoted(ExplorerStore.HOSTILE_NAME)
              + ")");
      assertEquals(0L, browser.script("return document.querySelectorAll('main img').length"));
      assertEquals(0L, browser.script("return document.querySelectorAll('main script').length"));
      assertFalse(browser.driver.getTitle().equals("owned"), address);
    }
    browser.open("/article/wire-00");
    browser.find(".beside .card");
    assertEquals(ExplorerStore.HOSTILE_TITLE, browser.text("h1"));
    browser.open(
        "/?actor=russia&since=%22%3E%3Cscript%3E&with=%3Cimg%20src=x%20onerror=alert(1)%3E");
    browser.settled();
    assertEquals("Russia", browser.text("h1"));
  }

  @Test
  void whoIsNotThereIsToldInWords() {
    browser.open("/?actor=atlantis-of-old");
    browser.find(".message");
    assertEquals(
        "Nobody in this store goes by “atlantis-of-old”. Search for another actor above.",
        browser.text(".message p"));
    for (String address : List.of("/entity/nobody", "/article/none", "/statement/0123456789")) {
      browser.open(address);
      browser.find(".message h2");
      assertTrue(browser.text(".message h2").startsWith("There is no such"), address);
    }
    // Chromium itself tells of the refused questions: of one or, where both were asked, of two.
    List<String> complaints = browser.complaints();
    assertFalse(complaints.isEmpty());
    assertTrue(
        complaints.stream().allMatch(complaint -> complaint.contains("?a=atlantis-of-old")),
        complaints::toString);
  }

  @Test
  void questionsAreAskedAndTheirAnswersLeadBack() {
    browser.open("/sparql-editor");
    browser.find(".CodeMirror");
    browser.find(".run button").click();
    browser.find(".answer table");
    assertTrue(browser.texts(".answer td a").contains("Russia"), browser.text(".answer"));

    browser.find("[data-name=between]").click();
    WebElement a = browser.find(".asking input[name=a]");
    a.clear();
    a.sendKeys("Russia");
    WebElement b = browser.find(".asking input[name=b]");
    b.clear();
    b.sendKeys("Japan");
    b.sendKeys(Keys.ENTER);
    browser.until("document.querySelector('.answer-head strong')?.textContent === '6 rows'");
    browser.driver.findElement(org.openqa.selenium.By.linkText("Kremlin")).click();
    browser.until("document.querySelector('h1')?.textContent === 'Kremlin'");
    assertEquals("/entity/kremlin", browser.address());
    button("See the network").click();
    browser.settled();
    assertEquals("/?actor=kremlin", browser.address());
  }

  @Test
  void theWholeGraphOfASmallStoreIsLaidOut() {
    browser.open("/?whole=true&standing=" + ALL);
    browser.settled();
    browser.until(drawn("brazil", "china"));
    assertEquals("Everybody", browser.text("h1"));
    assertEquals(6L, browser.graph("cy.nodes().length"));
    browser.clickInGraph(key("brazil", "china"));
    browser.find(".card");
    assertTrue(browser.text(".card mark").contains("China traded with Brazil"));
  }

  @Test
  void ofAGraphThatIsTooLargeTheMostStatedRelationshipsAreAsked() throws IOException {
    List<String> most =
        rows(
                PREFIXES
                    + "SELECT ?r { ?r ent:statedCount ?a ; ent:allegedCount ?b ; ent:plannedCount"
                    + " ?c ; ent:possibleCount ?d ; ent:deniedCount ?e . FILTER NOT EXISTS { ?r"
                    + " <http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate>/ent:group/"
                    + "ent:isBackground true } } ORDER BY DESC(?a + ?b + ?c + ?d + ?e) ?r LIMIT 3")
            .stream()
            .map(row -> row.path("r").path("value").asText())
            .toList();
    assertEquals(3, most.size());
    browser.open("/");
    assertEquals(
        String.join(" ", most),
        browser.driver.executeAsyncScript(
            "const done = arguments[0]; import('/js/network.js').then(network =>"
                + " network.mostStated(3)).then(found => done([...found.byIri.keys()].join(' ')),"
                + " failure => done(String(failure)))"));
  }

  private static void download(String what) {
    browser.find(".menu summary").click();
    button(what).click();
  }

  private static WebElement button(String words) {
    String condition =
        "[...document.querySelectorAll('button, a.button')].find(e => e.textContent === "
            + Browser.quoted(words)
            + " && e.checkVisibility())";
    browser.until(condition);
    return (WebElement) browser.script("return " + condition);
  }

  private static String key(String one, String other) {
    return ENTITY + one + " " + ENTITY + other;
  }

  private static String edge(String other) {
    return other.compareTo("russia") < 0 ? edge(other, "russia") : edge("russia", other);
  }

  private static String edge(String one, String other) {
    return "cy.getElementById('"
        + (one.compareTo(other) < 0 ? key(one, other) : key(other, one))
        + "')";
  }

  private static Object label(String other) {
    return browser.graph(edge(other) + ".data('label')");
  }

  private static Object label(String one, String other) {
    return browser.graph(edge(one, other) + ".data('label')");
  }

  private static String drawn(String one, String other) {
    return "document.querySelector('.canvas')?._cyreg?." + edge(one, other) + ".length";
  }

  private static String drawn(String other) {
    return "document.querySelector('.canvas')?._cyreg?." + edge(other) + ".length";
  }
}
