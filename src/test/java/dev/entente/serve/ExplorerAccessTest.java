package dev.entente.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** The explorer for those who see little, use no mouse, or have a small or dark screen. */
class ExplorerAccessTest extends Pages {

  @BeforeAll
  static void start() {
    over(ExplorerStore.location(), ServeOptions.loopback(0));
  }

  /** A page and what tells that it is there. */
  private record Page(String address, String ready) {}

  static Stream<Page> pages() throws IOException {
    String denial =
        rows("SELECT ?s { ?s <https://w3id.org/entente/ns#polarity>"
                + " <https://w3id.org/entente/ns#negated> } ORDER BY ?s LIMIT 1")
            .get(0)
            .path("s")
            .path("value")
            .asText();
    return Stream.of(
        new Page("/statement/" + denial.replaceFirst(".*/", ""), ".page-links a"),
        new Page("/", ".actor-chip"),
        new Page("/?actor=russia&with=china", ".card.denial"),
        new Page("/?actor=russia&view=table", ".table tbody tr"),
        new Page("/article/wire-08", ".beside .card"),
        new Page("/entity/russia", ".plain-table"),
        new Page("/sparql-editor", ".CodeMirror"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void axeFindsNothingSeriousInLightOrDark(Page page) {
    browser.open(page.address);
    browser.find(page.ready);
    if (page.address.contains("actor=")) {
      browser.settled();
      browser.find(".tools [aria-expanded]").click();
      browser.find("#filter-min");
    }
    for (boolean dark : List.of(false, true)) {
      browser.dark(dark);
      assertEquals(List.of(), serious(), page.address + (dark ? " dark" : " light"));
      shot(page.address, dark ? "dark" : "light");
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void nothingStandsOutOfANarrowScreen(Page page) {
    browser.wide(375, 812);
    browser.open(page.address);
    browser.find(page.ready);
    shot(page.address, "narrow");
    assertEquals(375L, browser.script("return document.documentElement.scrollWidth"));
    assertEquals(
        List.of(),
        browser.script(
            "return [...document.querySelectorAll('header *, h1, h2, p, button, .card')].filter(e => {"
                + " const box = e.getBoundingClientRect(); return box.width && (box.right > 376 ||"
                + " box.left < -1) && !e.closest('.table, .scroll, .skip, .unseen, .CodeMirror') })"
                + ".map(e => e.outerHTML.slice(0, 120))"));
  }

  @Test
  void darkScreensGetDarkPages() {
    browser.dark(true);
    browser.open("/?actor=russia");
    browser.settled();
    assertTrue(brightness("document.documentElement") < 60);
    assertEquals(
        "rgb(231,233,236)",
        browser.graph("cy.nodes()[0].style('color')").toString().replace(" ", ""));
    browser.dark(false);
    browser.until(
        "document.querySelector('.canvas')._cyreg.cy.nodes()[0].style('color').replaceAll(' ', '')"
            + " === 'rgb(28,32,39)'");
    assertTrue(brightness("document.documentElement") > 200);
  }

  private static long brightness(String element) {
    return (Long)
        browser.script(
            "return Math.round(getComputedStyle("
                + element
                + ").backgroundColor.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum +"
                + " Number(part), 0) / 3)");
  }

  @Test
  void theKeyboardAloneLeadsFromTheSearchToTheSentence() {
    browser.open("/");
    browser.find(".actor-chip");
    browser.keys("/");
    browser.until("document.activeElement.id === 'actor-search'");
    browser.keys("russ");
    browser.until("document.querySelector('.option-label')?.textContent === 'Russia'");
    browser.keys(Keys.ARROW_DOWN, Keys.ENTER);
    browser.settled();

    tabTo("document.activeElement.dataset.view === 'table'");
    browser.keys(Keys.ENTER);
    browser.find(".table tbody tr");
    tabTo("document.activeElement.getAttribute('aria-label') === 'Evidence on China and Russia'");
    browser.keys(Keys.ENTER);
    browser.until("document.activeElement.classList.contains('panel')");
    browser.find(".card");
    tabTo("document.activeElement.matches('a.quoted')");
    browser.keys(Keys.ENTER);
    browser.find(".text mark.quote");
    assertTrue(browser.address().startsWith("/article/wire-"), browser.address());
  }

  /** Presses Tab until something has the focus. */
  private static void tabTo(String condition) {
    for (int presses = 0; presses < 120; presses++) {
      if (browser.is(condition)) {
        return;
      }
      browser.keys(Keys.TAB);
    }
    throw new AssertionError("no Tab leads to " + condition);
  }
}
