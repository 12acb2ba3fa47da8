package dev.entente.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.store.Verdict;
import dev.entente.store.Verdicts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;

/** People judge what a program noticed, in a real browser over a real server. */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReviewTest {

  private static final int REVIEWED = 20;
  private static final String UNION = "organisation/dock-workers-union";

  @TempDir static Path folder;

  private static Running running;
  private static Browser browser;
  private static String token;

  @BeforeAll
  static void start() throws IOException {
    WriteToken curating = WriteToken.random();
    Path store = ReviewStore.in(folder);
    running =
        new Running(store, ServeOptions.loopback(0).with(Optional.empty(), Optional.of(curating)));
    token = curating.inFragment(running.server.address()).getFragment();
    browser = new Browser(running.server.address().toString());
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    running.close();
  }

  @BeforeEach
  void asUsual() {
    browser.wide(1440, 1000);
    browser.dark(false);
  }

  @AfterEach
  void nothingIsComplainedOfNorAskedElsewhere() {
    assertEquals(List.of(), browser.complaints());
    assertEquals(List.of(), browser.foreign());
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
    browser.keys(Keys.ENTER);
    browser.script("document.activeElement.form.requestSubmit()");
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
    assertTrue(browser.text(".facts").contains("nothing"), browser.text(".facts"));

    browser.find("[data-judgement=undo]").click();
    browser.until("!document.querySelector('.verdict')");
    assertEquals(REVIEWED + 1, verdicts().size());
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
    String first = browser.driver.getWindowHandle();
    browser.driver.switchTo().newWindow(WindowType.TAB);
    open("/statement/" + statement.replaceFirst(".*/", ""));
    browser.find("[data-judgement=reject]").click();
    browser.until("document.querySelector('.verdict')");
    assertEquals(before + 1, verdicts().size());

    browser.driver.close();
    browser.driver.switchTo().window(first);
    browser.keys("a");
    browser.until("document.querySelector('.queue .trouble')");
    assertTrue(
        browser.text(".queue .trouble").contains("Jo Doe decided reject"),
        browser.text(".queue .trouble"));
    assertEquals(before + 1, verdicts().size());
    browser.find(".queue .trouble button").click();
    browser.until(
        "document.querySelector('.queue .verdict')?.textContent === 'rejected by Jo Doe'");
    browser.find(".queue [data-judgement=accept]").click();
    browser.until(
        "document.querySelector('.queue .verdict')?.textContent === 'accepted by Jo Doe'");
    assertEquals(before + 2, verdicts().size());
    // Chromium reports the refusal, as it should.
    assertTrue(browser.complaints().stream().allMatch(line -> line.contains("409")));
  }

  @Test
  @Order(8)
  void axeFindsNothingSeriousInLightOrDarkAndNothingStandsOutOfANarrowScreen() throws IOException {
    for (String page : List.of("/review", "/review?of=actors", "/entity/" + UNION)) {
      String ready =
          page.contains("actors")
              ? "p[role=status]"
              : page.contains("entity") ? "#actor-rename" : ".queue > .card";
      for (boolean dark : List.of(false, true)) {
        browser.dark(dark);
        open(page);
        browser.find(ready);
        if (page.equals("/review")) {
          browser.find("[data-judgement=correct]").click();
          browser.find(".correcting");
        }
        browser.script(axe());
        Object found =
            browser.driver.executeAsyncScript(
                "const done = arguments[0]; axe.run().then(result =>"
                    + " done(result.violations.filter(v => ['serious',"
                    + " 'critical'].includes(v.impact)).map(v => v.id + ': ' + v.nodes.map(n =>"
                    + " n.target.join(' ') + ' ' + (n.any[0]?.message ?? '')).join('; '))))");
        assertEquals(List.of(), found, page + (dark ? " dark" : " light"));
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

  /** For eyes: where a folder is named, what the pages look like. */
  private static void shot(String page, String kind) throws IOException {
    String into = System.getProperty("entente.shots");
    if (into != null) {
      java.nio.file.Files.write(
          Path.of(into, page.replaceAll("\\W+", "-") + kind + ".png"),
          browser.driver.getScreenshotAs(org.openqa.selenium.OutputType.BYTES));
    }
  }

  private static String axe() throws IOException {
    try (InputStream in = ReviewTest.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static boolean asks(String pattern) {
    return running
        .ask("PREFIX ent: <https://w3id.org/entente/ns#> ASK { " + pattern + " }")
        .body()
        .contains("true");
  }
}
