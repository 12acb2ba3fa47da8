package dev.entente.article.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.article.Article;
import dev.entente.article.Input;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedTest {

  @TempDir private Path folder;
  private Reads reads;

  @BeforeEach
  void folder() {
    reads = new Reads(folder);
  }

  @Test
  void anRssFeedGivesItsEntriesWithTheirWholeContent() {
    List<Input> inputs =
        reads
            .file(
                "news.xml",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
                <channel><title>Daily North</title><language>en-gb</language><link>https://n.example</link><description>x</description>
                <item><title>Talks &amp;amp; treaties</title><link>https://n.example/a?utm_medium=rss</link>
                  <description>Short.</description><dc:creator>Jane Doe</dc:creator>
                  <content:encoded><![CDATA[<p>The talks began.</p><p>Advertisement</p><p>They ended.</p>]]></content:encoded>
                  <pubDate>Thu, 15 Feb 2024 23:30:00 +0000</pubDate></item>
                <item><title>Only a summary</title><guid isPermaLink="false">tag:n.example,2024:7</guid>
                  <description>&lt;b&gt;Norway&lt;/b&gt; met Latvia.</description><author>desk@n.example (Bo Ek)</author></item>
                <item><title/></item>
                </channel></rss>
                """)
            .all();
    Article first = Reads.articles(inputs).get(0);
    assertEquals("https://n.example/a", first.id().value());
    assertEquals("Talks & treaties\n\nThe talks began.\n\nThey ended.", first.text());
    assertEquals(List.of("Jane Doe"), first.details().authors());
    assertEquals(Optional.of("2024-02-15"), first.details().issued());
    assertEquals(Optional.of("Daily North"), first.details().publisher());
    assertEquals(Optional.of("en-GB"), first.details().language());
    Article second = Reads.articles(inputs).get(1);
    assertEquals("tag:n.example,2024:7", second.id().value());
    assertEquals("Only a summary\n\nNorway met Latvia.", second.text());
    assertEquals(List.of("Bo Ek"), second.details().authors());
    assertEquals("feed summary", ((Input.Found) inputs.get(1)).rule());
    assertEquals("news.xml#3", Reads.rejected(inputs).getFirst().place().key());
  }

  @Test
  void anAtomFeedGivesItsEntries() {
    Input.Found found =
        reads
            .file(
                "a.atom",
                """
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Nord</title><id>urn:x</id><updated>2024-01-02T00:00:00Z</updated>
                <entry><title type="html">Treffen</title><id>urn:uuid:1</id><link rel="alternate" href="https://n.example/t"/>
                <updated>2024-01-02T00:00:00Z</updated><author><name>Jane Doe</name></author>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Norwegen traf Lettland.</p></div></content></entry></feed>
                """)
            .found();
    assertEquals("https://n.example/t", found.article().id().value());
    assertEquals("Treffen\n\nNorwegen traf Lettland.", found.article().text());
    assertEquals(Optional.of("2024-01-02"), found.article().details().issued());
  }

  @Test
  void filesThatAFeedRefersToAreNotRead() throws Exception {
    Path secret = folder.resolve("secret");
    Files.writeString(secret, "the secret words");
    List<Input> inputs =
        reads
            .file(
                "xxe.xml",
                "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY x SYSTEM '"
                    + secret.toUri()
                    + "'>]><rss version='2.0'><channel><title>&x;</title><item><title>&x;</title></item></channel></rss>")
            .all();
    assertTrue(Reads.articles(inputs).isEmpty(), inputs::toString);
    assertTrue(
        Reads.rejected(inputs).getFirst().reason().contains("document type"), inputs::toString);
  }

  @Test
  void entitiesThatGrowAreRefusedInAnyEncoding() {
    StringBuilder bomb =
        new StringBuilder(
            "<?xml version='1.0' encoding='UTF-16'?><!DOCTYPE lolz [<!ENTITY a0 'lol'>");
    for (int i = 1; i < 10; i++) {
      bomb.append("<!ENTITY a")
          .append(i)
          .append(" '")
          .append(("&a" + (i - 1) + ";").repeat(10))
          .append("'>");
    }
    bomb.append("]><rss version='2.0'><channel><item><title>&a9;</title></item></channel></rss>");
    byte[] utf16 = ("\uFEFF" + bomb).getBytes(java.nio.charset.StandardCharsets.UTF_16BE);
    assertEquals(1, Reads.rejected(reads.file("bomb.xml", utf16).all()).size());
  }

  @Test
  void xmlThatIsNoFeedIsRejected() {
    List<Input> inputs =
        reads.file("a.xml", "<office><p>Text</p></office>").file("b.xml", "<rss><unclosed").all();
    assertEquals(2, Reads.rejected(inputs).size());
    assertTrue(Reads.rejected(inputs).get(1).position().startsWith("line "), inputs::toString);
  }
}
