package dev.entente.article.readers;

import dev.entente.article.ArticleDetails;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeTraversor;

/**
 * What a page says of its article besides the text: first as JSON-LD, then in its {@code meta}
 * elements (Open Graph, Dublin Core, and what newsrooms use), then in the elements that people see,
 * and the date at last by the address.
 */
final class PageDetails {

  /** Names of {@code meta} elements with the day of publication, the surest first. */
  private static final List<String> PUBLISHED =
      List.of(
          "article:published_time",
          "og:article:published_time",
          "datepublished",
          "date.published",
          "publish-date",
          "publish_date",
          "publishdate",
          "published_time",
          "publication_date",
          "pubdate",
          "parsely-pub-date",
          "sailthru.date",
          "cxenseparse:recs:publishtime",
          "dc.date.issued",
          "dcterms.issued",
          "dc.date",
          "dcterms.date",
          "dc.date.created",
          "dcterms.created",
          "article.published",
          "date");

  private static final List<String> AUTHOR =
      List.of(
          "author",
          "article:author",
          "article:author_name",
          "parsely-author",
          "sailthru.author",
          "byl",
          "dc.creator",
          "dcterms.creator",
          "citation_author",
          "twitter:creator:name");

  private static final List<String> SITE =
      List.of("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher");

  private static final Pattern SAVED =
      Pattern.compile(
          "(?is)saved from url=\\(\\d+\\)(\\S+)|saved with singlefile.*?url:\\s*(\\S+)");

  private static final Pattern SITE_SUFFIX = Pattern.compile("\\s+(?:[|–—·»]|-|::)\\s+");

  private final Document page;
  private final Optional<LinkedData> data;
  private final Optional<String> address;

  /**
   * @param address where the page was, if whoever kept it says so
   */
  PageDetails(Document page, Optional<LinkedData> data, Optional<String> address) {
    this.page = page;
    this.data = data;
    this.address = address;
  }

  ArticleDetails all() {
    Optional<String> url = url();
    Optional<String> site = site(url);
    return new ArticleDetails(title(site), authors(), site, url, issued(url), language(), false);
  }

  private Optional<String> title(Optional<String> site) {
    return data.flatMap(LinkedData::headline)
        .or(() -> meta(List.of("og:title", "twitter:title", "dc.title", "title")))
        .or(() -> text("[itemprop=headline]"))
        .or(() -> text("article h1").or(() -> onlyHeading()))
        .or(() -> Optional.of(page.title()))
        .map(Words::oneLine)
        .filter(title -> !title.isEmpty())
        .map(title -> withoutSite(title, site));
  }

  private Optional<String> onlyHeading() {
    return page.select("h1").size() == 1 ? text("h1") : Optional.empty();
  }

  /** Titles for search engines often end in the site's name. */
  private static String withoutSite(String title, Optional<String> site) {
    Matcher matcher = SITE_SUFFIX.matcher(title);
    int cut = -1;
    while (matcher.find()) {
      String end = title.substring(matcher.end());
      if (matcher.start() > 0 && site.filter(name -> alike(name, end)).isPresent()) {
        cut = matcher.start();
        break;
      }
    }
    return cut < 0 ? title : title.substring(0, cut);
  }

  private static boolean alike(String one, String other) {
    return one.replaceAll("[^\\p{L}\\p{N}]", "")
        .equalsIgnoreCase(other.replaceAll("[^\\p{L}\\p{N}]", ""));
  }

  private List<String> authors() {
    List<String> said = data.map(LinkedData::authors).orElse(List.of());
    if (!said.isEmpty()) {
      return said;
    }
    List<String> meta =
        AUTHOR.stream()
            .map(name ->
                metas(name)
                    .flatMap(value -> Words.names(value).stream())
                    .filter(PageDetails::isName)
                    .distinct()
                    .toList())
            .filter(names -> !names.isEmpty())
            .findFirst()
            .orElse(List.of());
    if (!meta.isEmpty()) {
      return meta;
    }
    return Stream.of(
            "[rel~=\\bauthor\\b]", "[itemprop=author] [itemprop=name]", "[itemprop=author]")
        .map(query ->
            page.select(query).stream()
                .flatMap(element -> Words.names(element.text()).stream())
                .filter(PageDetails::isName)
                .distinct()
                .limit(10)
                .toList())
        .filter(names -> !names.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static boolean isName(String words) {
    return words.length() > 2 && !words.startsWith("@") && words.split(" ").length <= 8;
  }

  private Optional<String> site(Optional<String> url) {
    return data.flatMap(LinkedData::publisher)
        .or(() -> meta(SITE).filter(name -> !name.startsWith("http")))
        .or(() -> url.flatMap(PageDetails::host));
  }

  private static Optional<String> host(String url) {
    try {
      return Optional.ofNullable(new URI(url).getHost())
          .map(host -> host.replaceFirst("^www\\d?\\.", ""));
    } catch (URISyntaxException illegal) {
      return Optional.empty();
    }
  }

  private Optional<String> issued(Optional<String> url) {
    return data.flatMap(LinkedData::published)
        .flatMap(Days::of)
        .or(() -> first(PUBLISHED.stream().flatMap(this::metas), value -> Days.of(value)))
        .or(() ->
            first(
                page
                    .select(
                        "[itemprop=datePublished], time[pubdate], article time[datetime],"
                            + " header time[datetime], main time[datetime]")
                    .stream()
                    .limit(5)
                    .map(PageDetails::moment),
                Days::of))
        .or(() -> url.flatMap(Days::inUrl))
        .or(() -> first(page.select("time").stream().limit(3).map(PageDetails::moment), Days::of));
  }

  private static String moment(Element time) {
    return Stream.of("datetime", "content")
        .map(time::attr)
        .filter(value -> !value.isBlank())
        .findFirst()
        .orElseGet(() -> Words.clipped(time.text(), 100));
  }

  private Optional<String> language() {
    return data.flatMap(LinkedData::language)
        .or(() ->
            Optional.ofNullable(page.selectFirst("html"))
                .map(html -> html.hasAttr("lang") ? html.attr("lang") : html.attr("xml:lang")))
        .filter(tag -> !tag.isBlank())
        .or(() -> meta(List.of("og:locale", "content-language", "dc.language", "language")))
        .flatMap(Words::languageTag);
  }

  /**
   * The address that the page gives itself, but for one that leads to the front page, which a
   * careless template puts into every page.
   */
  private Optional<String> url() {
    Optional<String> home = address.or(this::savedFrom);
    return Stream.of(
            Optional.ofNullable(page.selectFirst("link[rel~=(?i)\\bcanonical\\b]"))
                .map(link -> link.attr("href")),
            meta(List.of("og:url", "twitter:url")),
            data.flatMap(LinkedData::url),
            home)
        .flatMap(Optional::stream)
        .map(String::strip)
        .flatMap(url -> absolute(url, home).stream())
        .filter(url -> !url.matches("(?i)https?://[^/]*/?(?:index\\.\\w+)?(?:[?#].*)?"))
        .findFirst()
        .or(() -> home.filter(url -> url.startsWith("http")));
  }

  private static Optional<String> absolute(String url, Optional<String> home) {
    if (url.regionMatches(true, 0, "http://", 0, 7)
        || url.regionMatches(true, 0, "https://", 0, 8)) {
      return Optional.of(url);
    }
    try {
      return home.isEmpty() || url.isEmpty()
          ? Optional.empty()
          : Optional.of(new URI(home.get()).resolve(new URI(url)).toString())
              .filter(whole -> whole.startsWith("http"));
    } catch (URISyntaxException | IllegalArgumentException illegal) {
      return Optional.empty();
    }
  }

  /** Browsers and SingleFile note in a comment where a saved page comes from. */
  private Optional<String> savedFrom() {
    String[] found = {null};
    NodeTraversor.filter(
        (Node node, int depth) -> {
          if (node instanceof Comment comment) {
            Matcher matcher = SAVED.matcher(Words.clipped(comment.getData(), 2000));
            if (matcher.find()) {
              found[0] = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
              return org.jsoup.select.NodeFilter.FilterResult.STOP;
            }
          }
          return org.jsoup.select.NodeFilter.FilterResult.CONTINUE;
        },
        page);
    return Optional.ofNullable(found[0]);
  }

  private Optional<String> text(String query) {
    return Optional.ofNullable(page.selectFirst(query))
        .map(Element::text)
        .filter(words -> !words.isBlank());
  }

  private Optional<String> meta(List<String> names) {
    return names.stream().flatMap(this::metas).findFirst();
  }

  private Stream<String> metas(String name) {
    return page.select("meta").stream()
        .filter(meta ->
            Stream.of("property", "name", "itemprop", "http-equiv")
                .anyMatch(key -> meta.attr(key).equalsIgnoreCase(name)))
        .map(meta -> meta.attr("content"))
        .filter(value -> !value.isBlank());
  }

  private static Optional<String> first(
      Stream<String> values, Function<String, Optional<String>> reading) {
    return values.flatMap(value -> reading.apply(value).stream()).findFirst();
  }
}
