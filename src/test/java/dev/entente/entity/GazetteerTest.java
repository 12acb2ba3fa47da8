package dev.entente.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.article.Article;
import dev.entente.article.ArticleDetails;
import dev.entente.article.ArticleId;
import dev.entente.article.Span;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences over the shipped tables: who is meant by which words. */
class GazetteerTest {

  private static final EntityTables TABLES = EntityTables.load(List.of(Path.of("seeds/entities")));
  private static final Gazetteer GAZETTEER =
      new Gazetteer(TABLES, NominalGroups.load(List.of(Path.of("seeds/lexicon"))));

  /** Each expectation is words=id, several ids joined by +, none for words nobody is found in. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Moscow's envoy thanked North-Korea for the shells.| North-Korea=north-korea",
        "The US told us that Turkey eats turkey.| US=united-states; Turkey=turkey",
        "KYIV WARNS US OVER SYRIA| KYIV=ukraine; US=united-states; SYRIA=syria",
        "He flew from Türkiye to Cote d’Ivoire.| Türkiye=turkey; Cote d’Ivoire=cote-divoire",
        "U.S.-led exercises worried Beijing.| U.S.=united-states; Beijing=china",
        "Anglo-Irish and Sino-Russian treaties| Anglo=united-kingdom; Irish=ireland; Sino=china; Russian=russia",
        "The Norwegian foreign ministry denied it.| Norwegian foreign ministry=norway/foreign-ministry",
        "The ministry of defence of Chad thanked Cuba’s intelligence agency.| Cuba’s intelligence agency=cuba/intelligence-agency; ministry of defence of Chad=chad/defense-ministry",
        "The government of Peru protested.| government of Peru=peru/government",
        "Angolan rebels and Iran-backed militias fled.| Angolan rebels=article/t/angolan-rebels; Iran-backed militias=article/t/iran-backed-militias",
        "Angry Danish and Estonian protesters met.| Danish and Estonian protesters=article/t/danish-protesters+article/t/estonian-protesters",
        "Refugees from Eritrea met the President of Malta.| Refugees=article/t/refugees; Eritrea=eritrea; President of Malta=malta/president",
        "Russian Defense Minister Sergei Shoigu spoke. Shoigu smiled.| Russian Defense Minister Sergei Shoigu=sergei-shoigu; Shoigu=sergei-shoigu",
        "Former Dutch Trade Minister Pieter Nobodius resigned; Nobodius was tired.| Dutch Trade Minister Pieter Nobodius=person/pieter-nobodius; Nobodius=person/pieter-nobodius",
        "Kim Jong Un followed Kim Jong Il. Kim Jong Un spoke. Kim smiled.| Kim=kim-jong-un; Kim Jong Il=kim-jong-il",
        "Washington said talks would be held in Washington.| Washington=united-states,washington-dc",
        "MOSCOW (Reuters) - Moscow denied it.| MOSCOW=moscow; Moscow=russia",
        "Officials travelled to Kabul, but Kabul said no.| Kabul=kabul,afghanistan",
        "Georgia and Russia fought over Abkhazia.| Georgia=georgia",
        "Georgia beat Alabama in Atlanta.| Georgia=georgia-us",
        "Congo said Kinshasa was calm.| Congo=dr-congo",
        "Congo said its army would leave.| Congo=none",
        "Korea agreed.| Korea=none",
        "Pyongyang fired missiles and the North said so.| the North=north-korea",
        "Jordan scored 40 points.| Jordan=none",
        "Jordan and Iraq signed.| Jordan=jordan",
        "Michael Jordan spoke.| Michael Jordan=person/michael-jordan",
        "They praised the Bank of Guyana, the Jordan River and Swedish Airlines.| Bank of Guyana=organisation/bank-of-guyana; Jordan River=place/jordan-river; Swedish Airlines=organisation/swedish-airlines",
        "Ships crossed the South China Sea.| South China Sea=south-china-sea",
        "The White House voiced its worries about deals between Iran and Syria and warned the two nations.| its=white-house; the two nations=iran+syria",
        "Peru trains with Chile, aiming for peace with its neighbor.| its neighbor=chile",
        "France and Germany said they would help.| they=france+germany",
        "Chad and Libya traded fire. Each blamed the other.| Each=chad+libya; the other=chad+libya",
        "Peru met Chile: the two| Peru=peru",
        "Peru met Chile. Each blamed the other| the other=peru+chile",
        "Peru met Chile: both| Peru=peru",
        "Peru met Chile and Togo: the three| Togo=togo",
        "Peru met Chile. Neither side trusts the other side.| Neither side=peru+chile; the other side=peru+chile",
        "Sergei Putin, a farmer, spoke. Putin smiled.| Sergei Putin=person/sergei-putin; Putin=person/sergei-putin",
        "Sauli Niinisto said he spoke to Vladimir Putin.| he=sauli-niinisto",
        "Pakistan said India’s army had killed three of its soldiers.| its=none",
        "It is believed that Iran left.| It=none",
        "“We will respond,” Sergei Lavrov said.| We=sergei-lavrov",
        "Iran condemned it. The country warned Iraq.| The country=iran",
        "It relied on Belarus, a historic ally, and a country that helped.| ally=belarus; country=belarus",
        "The Karvon Liberation Front (KLF) said that KLF bases burnt.| Karvon Liberation Front=organisation/karvon-liberation-front; KLF=organisation/karvon-liberation-front",
        "The Albanians of southern Serbia met the Hungarian minority.| Albanians=article/t/albanians-of-southern-serbia; Hungarian minority=article/t/hungarian-minority",
        "Swedish military exercises began.| Swedish=sweden",
        "Modi heads to Tokyo for a state visit.| Modi=narendra-modi; heads=none; state=none",
        "Australia gave the Philippines two cargo planes.| Philippines=philippines; cargo planes=article/t/cargo-planes",
        "Congo said Rwandan troops had crossed the border.| Congo=dr-congo",
        "In Lebanon, Syrian forces moved.| Lebanon=lebanon; Syrian forces=syria/forces",
        "A speech by Daniel Ortega Saavedra was read. Ortega smiled.| Ortega=daniel-ortega",
        "Assad said that Syria would win.| Assad=article/t/assad",
        "Peru voted. Chile will not recognise the country.| the country=peru",
        "Peru voted. Chile asked that the country leave.| the country=peru",
        "Peru voted. Chile walked out, urging the country to pay.| the country=peru",
        "Peru voted. Chile condemned Togo's raid on the country.| the country=peru",
        "Peru voted. Chile said that the country would leave.| the country=chile",
        "Togo met Chad and Mali. It urged them to sign.| them=chad+mali",
        "Peru arrested two Cuban sailors. Togo told Peru to free them.| them=article/t/cuban-sailors",
        "Peru arrested two Cuban sailors. Togo sold them.| them=none",
        "Chad accused the Tamil Tigers of crimes that they deny.| they=ltte",
        "Mali met two Cuban envoys before they left.| they=cuba/envoys",
        "Mali did not meet two Cuban envoys, they said.| they=none",
        "Mali, whose Cuban soldiers left, said they waved.| they=none",
        "Togo met Chad, Mali voted and they left.| they=none",
        "Bush spoke to reporters.| Bush=none",
      })
  void saysWhoIsMeant(String text, String expected) {
    assertMeant(text, expected);
  }

  /**
   * Each expectation is words=id, several ids joined by +, mentions of the same words by commas.
   */
  static void assertMeant(String text, String expected) {
    List<Mention> mentions = mentions(text, Optional.empty());
    for (String part : expected.split(";")) {
      String words = part.substring(0, part.lastIndexOf('=')).strip();
      List<String> ids =
          Arrays.asList(part.substring(part.lastIndexOf('=') + 1).strip().split(","));
      List<String> found =
          mentions.stream()
              .filter(mention -> mention.span().of(text).equals(words))
              .map(GazetteerTest::ids)
              .toList();
      if (ids.equals(List.of("none"))) {
        assertTrue(found.stream().allMatch(String::isEmpty), words + " in " + text + ": " + found);
      } else {
        List<String> distinct = found.stream().distinct().toList();
        assertEquals(ids, distinct, words + " in " + text + " of " + describe(mentions, text));
      }
    }
  }

  /** Whose those without a name are, from the words around them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Kenyan troops killed six gunmen in Kenya's enclave in southern Somalia.| gunmen| SOM",
        "Ugandan-backed guerrillas hit a Kenyan convoy in southern Sudan.| Ugandan-backed guerrillas| SDN",
        "Rebels ambushed an Angolan convoy.| Rebels| AGO",
        "Turkish jets bombed camps in northern Iraq, the army said.| army| TUR",
        "Forces loyal to ousted President Jean-Bertrand Aristide fled.| Forces| HTI",
        "Conakry said that President Taylor had lied.| President Taylor| LBR",
        "A firm said its vice president Taylor had lied.| president Taylor|",
        "Colombia met Chavez at Venezuela's border.| Chavez| VEN",
        "Colombia met Chavez in June.| Chavez|",
        "The ministry rejected an earlier Kenyan claim.| ministry|",
        "Togo mediated a truce with the rebels.| rebels|",
        "Togo's army shelled the rebels.| rebels| TGO",
        "Kenya imposed sanctions against members of the regime.| regime|",
        "Kenyan troops will help Uganda pacify the African nation.| the African| UGA",
        "The former Soviet state of Kyrgyzstan agreed.| Soviet state| KGZ",
        "Albanian separatists in Kosovo agreed.| Albanian| XKX",
        "The Uzbek government said the U.S. troops in the country left.| the country| UZB",
        "Canberra has sent 2,000 soldiers to Fiji.| soldiers| AUS",
        "Boats rammed the destroyer USS Nobody off Yemen.| USS Nobody| USA",
        "Editors attacked the Carter administration over Peru.| Carter administration| USA",
        "Editors attacked the Nobody administration over Peru.| administration|",
        "Somalia's al-Shabab killed students in Kenya.| students| KEN",
        "Gunmen killed 58 Swiss, Japanese and other tourists in Luxor.| Gunmen| EGY",
        "Rebels killed five French consular staff in Algiers.| Rebels| DZA",
        "A policeman shot Moscow's envoy to Ankara.| policeman|",
        "Belarusian OMON officers came.| Belarusian OMON| BLR",
        "New Zealand jailed two French officers.| French officers| FRA",
        "She met Wu Nobody, a top Chinese official on trade.| Wu Nobody| CHN",
      })
  void tellsWhoseTheyAre(String text, String words, @Nullable String code) {
    int begin = text.indexOf(words);
    List<String> found =
        mentions(text, Optional.empty()).stream()
            .filter(mention -> mention.span().begin() <= begin && mention.span().end() > begin)
            .flatMap(mention -> mention.entities().stream().map(TABLES::country))
            .toList();
    assertEquals(code == null ? "" : code, String.join("", found), text);
  }

  /** The three-letter code of the state behind the words. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "South Korea’s intelligence agency| KOR",
        "Turkish forces| TUR",
        "Fijian rebels| FJI",
        "Iranian state television| IRN",
        "US officials| USA",
        "British troops| GBR",
        "Bosnian Serbs| BIH",
        "Nigerian Union of Teachers| NGA",
        "Turkish Red Crescent| TUR",
        "Kremlin officials| RUS",
        "Hamas militants| PSE",
        "Syrian President Unknown Newcomer| SYR",
      })
  void tellsTheStateBehindTheWords(String words, String code) {
    String text = "On Monday the " + words + " said nothing.";
    Mention mention =
        mentions(text, Optional.empty()).stream()
            .filter(found -> found.span().of(text).equals(words))
            .findFirst()
            .orElseThrow();
    assertEquals(List.of(code), mention.entities().stream().map(TABLES::country).toList());
  }

  /** What looks like a name of an actor and is none, or one of another actor than elsewhere. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EU Car Tariffs Hit China Hard After Talks Collapse| Car| none",
        "The CAR asked Chad for help.| CAR| central-african-republic",
        "Flights of Mexicana were delayed.| Mexicana| none",
        "Brussels put tariffs on steel; the European bloc was divided.| Brussels| european-union",
        "The Commission met in Brussels over the EU tariffs.| Brussels| brussels",
        "Belgian ministers were furious. Brussels recalled its envoy from Kinshasa.| Brussels|"
            + " belgium",
        "The runner Juan Pereira won.| Pereira| none",
        "Mobile phones were banned.| Mobile| none",
        "Rebels in the city of Pereira fled.| Pereira| pereira",
        "Pyongyang spoke; Seoul condemned the North for it.| the North| north-korea",
      })
  void aNameIsReadInItsContext(String text, String words, String id) {
    List<String> found =
        mentions(text, Optional.empty()).stream()
            .filter(mention -> mention.span().of(text).equals(words))
            .flatMap(mention -> mention.entities().stream())
            .map(entity -> entity.id().value())
            .toList();
    assertEquals(id.equals("none") ? List.of() : List.of(id), found);
  }

  @Test
  void theArmyIsThatOfTheStateThatTheArticleIsAbout() {
    String text =
        "Sudan's ruler said that talks in Sudan had failed. Sudanese police closed the bridges."
            + " Egypt welcomed it. The army said it had killed thirty.";
    assertEquals(
        List.of("sudan/army"),
        mentions(text, Optional.empty()).stream()
            .filter(mention -> mention.span().of(text).equals("army"))
            .flatMap(mention -> mention.entities().stream())
            .map(entity -> entity.id().value())
            .toList());
  }

  /** Words of a sentence and the three-letter code of their state, "none" without any. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "/entity/grounds.csv", numLinesToSkip = 1)
  void thoseWhoActAtHomeAreOfTheStateThatTheirSentenceSpeaksOf(
      String text, String words, String code) {
    Mention mention =
        mentions(text, Optional.empty()).stream()
            .filter(found -> found.span().of(text).equals(words))
            .findFirst()
            .orElseThrow();
    String country = TABLES.country(mention.entities().get(0));
    assertEquals(code, country.isEmpty() ? "none" : country);
  }

  @Test
  void theHolderOfAnOfficeDependsOnTheDate() {
    String text = "The Russian president met the French president.";
    assertEquals(
        "vladimir-putin, emmanuel-macron",
        mentions(text, Optional.of("2023-09-05")).stream()
            .map(GazetteerTest::ids)
            .collect(Collectors.joining(", ")));
    assertEquals(
        "vladimir-putin, jacques-chirac",
        mentions(text, Optional.of("2003-02-10")).stream()
            .map(GazetteerTest::ids)
            .collect(Collectors.joining(", ")));
    assertEquals(
        "russia/president, france/president",
        mentions(text, Optional.empty()).stream()
            .map(GazetteerTest::ids)
            .collect(Collectors.joining(", ")));
  }

  @Test
  void anUnresolvedNameSaysWhy() {
    Mention mention = mentions("Congo agreed.", Optional.empty()).get(0);
    assertEquals(List.of(), mention.entities());
    assertEquals(
        "ambiguous: republic-of-the-congo or dr-congo; nothing in the article decides",
        mention.reason());
  }

  @Test
  void aMarkedStretchIsResolvedInItsContext() {
    String text = "Angry Swedish dairy farmers met Foreign Minister Sergei Lavrov in Oslo.";
    List<Mention> resolved =
        GAZETTEER.resolve(
            article(text, Optional.empty()),
            List.of(
                span(text, "Swedish dairy farmers"),
                span(text, "Sergei Lavrov"),
                span(text, "Angry")));
    assertEquals(List.of("SWE"), resolved.get(0).entities().stream().map(TABLES::country).toList());
    assertEquals("sergei-lavrov", ids(resolved.get(1)));
    assertEquals("article/t/angry", ids(resolved.get(2)));
  }

  @Test
  void aMarkedStretchThatNobodyKnowsIsAnActorOfItsOwn() {
    String text = "On Monday wreckers met Rondolia in Oslo. It rained; Uganda said it left.";
    Span name = span(text, "Rondolia");
    List<Mention> resolved =
        GAZETTEER.resolve(
            article(text, Optional.empty()),
            List.of(span(text, "wreckers"), name, span(text, "It"), span(text, "it left")),
            any -> List.of(new NameFinder.Name(name, "Organisation")));
    assertEquals("article/t/wreckers", ids(resolved.get(0)));
    assertEquals("organisation/rondolia", ids(resolved.get(1)));
    assertEquals("", ids(resolved.get(2)));
    assertEquals("uganda", ids(resolved.get(3)));
  }

  @ParameterizedTest(name = "{0} as {1}")
  @CsvSource({
    "Ruy Trinidad, Person, person/ruy-trinidad",
    "Ruy Trinidad, Place, trinidad-and-tobago",
    "Danish Runyon, Person, denmark"
  })
  void peopleMayBeCalledLikeAState(String name, String kind, String id) {
    String text = "At noon " + name + " met the press.";
    List<Mention> found =
        GAZETTEER.mentions(
            article(text, Optional.empty()),
            any -> List.of(new NameFinder.Name(span(text, name), kind)));
    assertEquals(id, ids(found.getFirst()));
  }

  private static Span span(String text, String words) {
    return new Span(text.indexOf(words), text.indexOf(words) + words.length());
  }

  private static String ids(Mention mention) {
    return mention.entities().stream()
        .map(entity -> entity.id().value())
        .collect(Collectors.joining("+"));
  }

  private static String describe(List<Mention> mentions, String text) {
    return mentions.stream()
        .map(mention -> mention.span().of(text) + "=" + ids(mention))
        .collect(Collectors.joining("; "));
  }

  private static List<Mention> mentions(String text, Optional<String> date) {
    return GAZETTEER.mentions(article(text, date), new CapitalisedNames());
  }

  private static Article article(String text, Optional<String> date) {
    return new Article(
        new ArticleId("t"),
        text,
        new ArticleDetails(
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            date,
            Optional.empty(),
            false));
  }
}
