package dev.entente.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.store.Verdict;
import dev.entente.store.Verdicts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** People judge what a program noticed, in a real browser over a real server. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReviewTest extends Pages {

  private static final int REVIEWED = 20;
  private static final String UNION = "organisation/dock-workers-union";

  @TempDir static Path folder;

  private static String token;

  @BeforeAll
  static void start() throws IOException {
    WriteToken curating = WriteToken.random();
    over(
        ReviewStore.in(folder),
        ServeOptions.loopback(0).with(Optional.empty(), Optional.of(curating)));
    token = curating.inFragment(running.server.address()).getFragment();
  }

  private static void open(String path) {
    browser.open(path + "#" + token);
  }

  private static List<Verdict> verdicts() {
    return running.store.read(data -> Verdicts.read(data, running.store.iris()));
  }

  @Test
  @Order(1)
  void withoutTheTokenThereIsNothingToPress() {
    browser.open("/article/n05");
    browser.find(".beside .card");
    assertEquals(0L, browser.script("return document.querySelectorAll('[data-judgement]').length"));
    assertFalse(browser.texts("nav a").contains("Review"));
    browser.open("/review");
    browser.until("document.querySelector('.message')");
    assertTrue(browser.text(".message").contains("serve --curate"), browser.text(".message"));
  }

  @Test
  @Order(2)
  void twentyStatementsAreReviewedByTheKeyboardAlone() {
    open("/review");
    browser.until("document.querySelectorAll('.queue > .card').length === 20");
    assertEquals("/review", browser.address(), "the token stays out of the address");
    assertTrue(browser.text("p[role=status]").startsWith("30 statements to review"));
    browser.keys("a");
    browser.until("document.activeElement.id === 'reviewer-name'");
    browser.keys("Jo Doe", Keys.ENTER);
    until(1);
    for (int i = 1; i < REVIEWED - 1; i++) {
      browser.keys(i % 3 == 0 ? "r" : "a");
      until(i + 1);
    }
    // The last one is denied, says the article.
    browser.keys("c");
    browser.until("document.activeElement.name === 'subject'");
    browser.keys(Keys.TAB, Keys.TAB, Keys.TAB, "denied");
    browser.keys(Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB);
    browser.until("document.activeElement.name === 'reason'");
    browser.keys(Keys.ENTER);
    until(REVIEWED);

    assertEquals(REVIEWED, verdicts().size());
    assertEquals(
        "accept 13, correct 1, reject 6",
        verdicts().stream()
            .collect(Collectors.groupingBy(v -> v.judgement().word(), Collectors.counting()))
            .entrySet()
            .stream()
            .sorted(java.util.Map.Entry.comparingByKey())
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", ")));
    assertTrue(verdicts().stream().allMatch(verdict -> verdict.reviewer().equals("Jo Doe")));
    assertEquals(
        1L, browser.script("return document.querySelectorAll('.queue .verdict-correct').length"));
  }

  private static void until(int reviewed) {
    browser.until("document.querySelectorAll('.queue > .reviewed').length === " + reviewed);
    browser.until(
        "[...document.querySelectorAll('.queue > .card')].indexOf(document.activeElement) === "
            + reviewed);
  }

  @Test
  @Order(3)
  void aReloadFindsEverything() {
    open("/review");
    browser.until("document.querySelector('p[role=status]')?.textContent.startsWith('10 ')");
    assertEquals(10, browser.texts(".queue > .card").size());
    Verdict rejected =
        verdicts().stream()
            .filter(verdict -> verdict.judgement() == Verdict.Judgement.REJECT)
            .findFirst()
            .orElseThrow();
    String id = ((Verdict.Target.OfStatement) rejected.target()).identity();
    open("/statement/" + id);
    browser.until("document.querySelector('.verdict')");
    assertEquals("rejected by Jo Doe", browser.text(".verdict"));
    assertTrue(browser.text(".facts").contains("nothing: it was rejected"), browser.text(".facts"));

    browser.find("[data-judgement=undo]").click();
    browser.until("!document.querySelector('.verdict')");
    assertEquals(REVIEWED + 1, verdicts().size());
    // The history is kept and shown, and it counts again.
    browser.until("document.querySelectorAll('.verdict-history li').length === 2");
    assertTrue(browser.text(".facts").contains("in a relationship that is"));

    browser.find("[data-judgement=correct]").click();
    browser.find(".correcting [name=reason]").sendKeys("it is a quotation of old");
    browser.script(
        "[...document.querySelectorAll('.correcting button')].find(e => e.textContent.startsWith('Reject')).click()");
    browser.until(
        "document.querySelector('.verdict')?.textContent"
            + " === 'rejected by Jo Doe (it is a quotation of old)'");
    browser.find("[data-judgement=undo]").click();
    browser.until("!document.querySelector('.verdict')");
    assertEquals("it is a quotation of old", verdicts().get(REVIEWED + 1).reason());
  }

  @Test
  @Order(4)
  void theQueueIsFilteredByRuleRelationAndArticle() {
    open("/review?rule=accuse-v");
    browser.until("document.querySelector('.queue > .card')");
    long some = (Long) browser.script("return document.querySelectorAll('.queue > .card').length");
    assertTrue(some > 0 && some < 10, "" + some);
    open("/review?relation=criticizes&article=n29");
    browser.until("document.querySelector('p[role=status]')?.textContent.startsWith('1 ')");
    open("/review?relation=aids");
    browser.until("document.querySelector('.more')?.textContent.includes('Nothing waits')");
  }

  @Test
  @Order(5)
  void twoActorsAreMergedAndSplitAgain() {
    open("/review?of=actors");
    browser.until("document.querySelector('.pair [data-judgement=merge]')");
    assertTrue(browser.text(".pair").contains("differ by one letter"), browser.text(".pair"));
    assertEquals(2, browser.texts(".pair section").size());
    assertEquals(
        4L, browser.script("return document.querySelectorAll('.pair section .card').length"));
    browser.find(".pair [data-judgement=merge]").click();
    browser.until("document.querySelector('.pair [data-judgement=split]')");
    assertTrue(asks("?a ent:mergedInto ?b"));

    // The pages of both say so, after a reload too.
    open("/entity/" + UNION);
    browser.until("document.querySelector('.actor-curation [data-judgement=split]')");
    browser.find(".actor-curation [data-judgement=split]").click();
    browser.until("!document.querySelector('.actor-curation [data-judgement=split]')");
    assertFalse(asks("?a ent:mergedInto ?b"));
    browser.until("document.querySelectorAll('.actor-curation .verdict-history li').length === 2");
    open("/review?of=actors");
    browser.until(
        "document.querySelector('p[role=status]')?.textContent === 'No two actors look like one.'");
  }

  @Test
  @Order(6)
  void anActorIsRenamedAndFoundByItsNewName() {
    open("/entity/" + UNION);
    browser.find("#actor-rename").sendKeys("Union of Dockers", Keys.ENTER);
    browser.until("document.querySelector('h1')?.textContent === 'Union of Dockers'");
    browser.find("#actor-search").sendKeys("of Dockers");
    browser.until("document.querySelector('.option-label')?.textContent === 'Union of Dockers'");
    open("/entity/" + UNION);
    browser.find("[data-judgement=unname]").click();
    browser.until("document.querySelector('h1')?.textContent === 'Dock Workers Union'");
  }

  @Test
  @Order(7)
  void twoBrowsersSeeEachOthersVerdictsAndOverwriteNone() {
    int before = verdicts().size();
    open("/review?article=n29");
    browser.until("document.querySelector('.queue > .card')");
    String statement =
        String.valueOf(
            browser.script("return document.querySelector('.queue > .card').dataset.statement"));
    try (Browser other = new Browser(running.server.address().toString())) {
      other.open("/statement/" + statement.replaceFirst(".*/", "") + "#" + token);
      other.find("[data-judgement=reject]").click();
      other.until("document.activeElement.id === 'reviewer-name'");
      other.keys("Mo Roe", Keys.ENTER);
      other.until("document.querySelector('.verdict')?.textContent === 'rejected by Mo Roe'");
      assertEquals(before + 1, verdicts().size());

      // This browser does not know yet; it is told, and nothing is recorded.
      browser.keys("a");
      browser.until("document.querySelector('.queue .trouble')");
      assertTrue(
          browser.text(".queue .trouble").contains("Mo Roe decided reject"),
          browser.text(".queue .trouble"));
      assertEquals(before + 1, verdicts().size());
      browser.find(".queue .trouble button").click();
      browser.until(
          "document.querySelector('.queue .verdict')?.textContent === 'rejected by Mo Roe'");
      browser.find(".queue [data-judgement=accept]").click();
      browser.until(
          "document.querySelector('.queue .verdict')?.textContent === 'accepted by Jo Doe'");
      assertEquals(before + 2, verdicts().size());

      // Nor does the other one overwrite that, before it has seen it.
      other.find("[data-judgement=undo]").click();
      other.until(
          "document.querySelector('.trouble')?.textContent.includes('Jo Doe decided accept')");
      assertEquals(before + 2, verdicts().size());
      other.open("/statement/" + statement.replaceFirst(".*/", "") + "#" + token);
      other.until("document.querySelector('.verdict')?.textContent === 'accepted by Jo Doe'");
      assertEquals(List.of(), other.foreign());
      // Chromium reports the refusals, as it should.
      assertTrue(other.complaints().stream().allMatch(line -> line.contains("409")));
    }
    assertTrue(browser.complaints().stream().allMatch(line -> line.contains("409")));
  }

  @Test
  @Order(8)
  void axeFindsNothingSeriousInLightOrDarkAndNothingStandsOutOfANarrowScreen() {
    for (String page : List.of("/review", "/review?of=actors", "/entity/" + UNION)) {
      String ready =
          page.contains("actors")
              ? "p[role=status]"
              : page.contains("entity") ? "#actor-rename" : ".queue > .card";
      open(page);
      browser.find(ready);
      if (page.equals("/review")) {
        browser.find("[data-judgement=correct]").click();
        browser.find(".correcting");
      }
      for (boolean dark : List.of(false, true)) {
        browser.dark(dark);
        assertEquals(List.of(), serious(), page + (dark ? " dark" : " light"));
        shot(page, dark ? "dark" : "light");
      }
      browser.dark(false);
      browser.wide(375, 812);
      open(page);
      browser.find(ready);
      assertEquals(375L, browser.script("return document.documentElement.scrollWidth"), page);
      shot(page, "narrow");
      browser.wide(1440, 1000);
    }
  }

  @Test
  @Order(9)
  void theNetworkCanBeOfWhatPeopleStandBehindAlone() {
    String accepted =
        running.get("/export?format=table&accepted=true").body().lines().skip(1).toList().size()
            + " statements";
    open("/?whole=true&standing=stated,contested,alleged,planned,possible,denied");
    // Its articles have no dates, so that there is no timeline to wait for.
    browser.until("document.querySelector('.summary')?.textContent.includes('statements')");
    browser.find(".tools [aria-expanded]").click();
    browser.find("#filter-accepted").click();
    browser.until("location.search.includes('accepted=true')");
    browser.until(
        "document.querySelector('.summary')?.textContent.startsWith("
            + Browser.quoted(accepted)
            + ")");
    assertEquals("Filters (1)", browser.text(".tools [aria-expanded]"));
  }

  private static boolean asks(String pattern) {
    return running
        .ask("PREFIX ent: <https://w3id.org/entente/ns#> ASK { " + pattern + " }")
        .body()
        .contains("true");
  }
}
