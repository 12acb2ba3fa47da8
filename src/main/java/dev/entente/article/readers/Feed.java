package dev.entente.article.readers;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.ParsingFeedException;
import com.rometools.rome.io.SyndFeedInput;
import dev.entente.article.ArticleDetails;
import dev.entente.article.Place;
import java.io.StringReader;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;

/**
 * The entries of an RSS or Atom feed; what the feed refers to is not fetched. A document type,
 * which could name other files or grow without end, is refused.
 */
final class Feed {

  private Feed() {}

  /**
   * All entries.
   *
   * @throws Poison if it is no feed
   */
  static List<Step> read(byte[] bytes, Place place, InputOptions options) throws Poison {
    String xml = Decoding.decode(bytes, Html.declared(bytes).or(options::charset));
    Html.requireFewTags(xml, options.limits());
    if (xml.contains("<!DOCTYPE")) {
      throw new Poison("", "has a document type, which is not read; remove <!DOCTYPE …>");
    }
    SyndFeedInput input = new SyndFeedInput(false, Locale.ROOT);
    input.setAllowDoctypes(false);
    SyndFeed feed;
    try {
      feed = input.build(new StringReader(xml.startsWith("\uFEFF") ? xml.substring(1) : xml));
    } catch (ParsingFeedException malformed) {
      throw new Poison(
          "line " + malformed.getLineNumber(),
          "is no XML: "
              + Words.clipped(
                  Words.oneLine("" + malformed.getMessage())
                      .replaceFirst("^Invalid XML: (?:Error on line \\d+: )?", ""),
                  200));
    } catch (FeedException | IllegalArgumentException noFeed) {
      throw new Poison("", "is neither RSS nor Atom");
    }
    List<Step> steps = new ArrayList<>();
    for (SyndEntry entry : feed.getEntries()) {
      steps.add(step(entry, feed, place.item(steps.size() + 1L)));
    }
    if (steps.isEmpty()) {
      throw new Poison("", "is a feed without entries");
    }
    return steps;
  }

  private static Step step(SyndEntry entry, SyndFeed feed, Place place) {
    Optional<String> title = plain(entry.getTitle()).map(Words::oneLine);
    Optional<String> content =
        entry.getContents().stream()
            .map(SyndContent::getValue)
            .flatMap(value -> plain(value).stream())
            .reduce((one, other) -> one.length() >= other.length() ? one : other);
    Optional<String> summary =
        Optional.ofNullable(entry.getDescription())
            .flatMap(description -> plain(description.getValue()));
    Optional<String> text = content.or(() -> summary).or(() -> title);
    if (text.isEmpty()) {
      return Step.rejected(place, "", "the entry has neither content, summary nor title");
    }
    String rule =
        content.isPresent() ? "feed content" : summary.isPresent() ? "feed summary" : "feed title";
    Optional<String> url = Optional.ofNullable(entry.getLink()).map(String::strip);
    Optional<String> own =
        Optional.ofNullable(entry.getUri()).map(String::strip).filter(id -> !id.isEmpty());
    Optional<String> web = url.or(() -> own).filter(address -> address.startsWith("http"));
    return new Step.Draft(
        place,
        Words.under(title, text.get()),
        new ArticleDetails(
            title,
            authors(entry),
            plain(feed.getTitle()).map(Words::oneLine),
            web,
            day(entry.getPublishedDate()).or(() -> day(entry.getUpdatedDate())),
            Optional.ofNullable(feed.getLanguage()).flatMap(Words::languageTag),
            false),
        web.isPresent() ? Optional.empty() : own,
        rule,
        Optional.empty());
  }

  private static List<String> authors(SyndEntry entry) {
    List<String> named =
        Stream.ofNullable(entry.getAuthors())
            .flatMap(List::stream)
            .map(SyndPerson::getName)
            .flatMap(Stream::ofNullable)
            .toList();
    return Stream.concat(named.stream(), Stream.ofNullable(entry.getAuthor()))
        // RSS has "desk@example.org (Jane Doe)".
        .map(author -> author.replaceFirst("^\\S+@\\S+\\s*\\((.*)\\)$", "$1"))
        .filter(author -> !author.contains("@"))
        .flatMap(author -> Words.names(author).stream())
        .distinct()
        .toList();
  }

  private static Optional<String> day(Date date) {
    return Optional.ofNullable(date)
        .map(known -> known.toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString())
        .flatMap(Days::of);
  }

  /** Feeds carry HTML whether they say so or not. */
  private static Optional<String> plain(String words) {
    return Optional.ofNullable(words)
        .map(value ->
            value.indexOf('<') >= 0
                ? Pages.plain(value)
                : Parser.unescapeEntities(value, false).strip())
        .map(Boilerplate::withoutNotices)
        .filter(value -> !value.isBlank());
  }
}
