package dev.entente.article.readers;

import dev.entente.article.ArticleDetails;
import dev.entente.article.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which columns of a table, or keys of JSON objects, hold what of an article; an inner key is
 * written {@code outer.inner}, a column of a table without header by its number from 1.
 */
public final class Columns {

  /** What is known of an article. */
  enum Field {
    TEXT("text"),
    TITLE("title"),
    AUTHOR("author"),
    PUBLISHER("publisher"),
    URL("url"),
    ISSUED("issued"),
    LANGUAGE("language"),
    ID("id");

    private final String word;

    Field(String word) {
      this.word = word;
    }
  }

  private static final String USUAL = "usual";

  private static final Map<String, String> PRESETS =
      new TreeMap<>(
          Map.of(
              USUAL,
              "text=text|body|content|article_text|articleBody|maintext|full_text|fulltext|body_text"
                  + "|fields.bodyText|story_text|plain_text|article,"
                  + "title=title|headline|webTitle,author=author|authors|byline|creator,"
                  + "publisher=publisher|source.name|source|site|site_name|media_name|domain,"
                  + "url=url|link|webUrl|canonical_url,"
                  + "issued=issued|date|published|publishedAt|published_at|publish_date"
                  + "|published_date|publication_date|date_publish|pubDate|datePublished"
                  + "|webPublicationDate,"
                  + "language=language|lang|inLanguage,id=id",
              // DOC 2.0 API, mode ArtList, CSV and JSON; else the 27 columns of GKG 2.1, whose last
              // holds the page's title. Neither carries the article's text.
              "gdelt",
              "text=text|title|Title|27:PAGE_TITLE,title=title|Title|27:PAGE_TITLE,"
                  + "author=27:PAGE_AUTHORS,publisher=domain|4,url=url|URL|5,"
                  + "issued=seendate|Date|date|2,language=language",
              "mediacloud",
              "text=text|story_text|title,title=title,publisher=media_name,url=url,"
                  + "issued=publish_date,language=language",
              "newscatcher",
              "text=content|summary|excerpt|title,title=title,author=author|authors,"
                  + "publisher=name_source|rights|clean_url|domain_url,url=link,"
                  + "issued=published_date,language=language"));

  private final Map<Field, List<String>> names;

  private Columns(Map<Field, List<String>> names) {
    this.names = names;
  }

  /** The names that most exports use. */
  public static Columns usual() {
    return preset(USUAL);
  }

  /** Names of the presets. */
  public static List<String> presets() {
    return List.copyOf(PRESETS.keySet());
  }

  /**
   * The columns of a well-known export.
   *
   * @throws IllegalArgumentException if there is no preset of that name
   */
  public static Columns preset(String name) {
    String preset = PRESETS.get(name.toLowerCase(Locale.ROOT));
    if (preset == null) {
      throw new IllegalArgumentException(
          "there is no preset '%s'; there are %s".formatted(name, String.join(", ", presets())));
    }
    return new Columns(Map.of()).with(preset);
  }

  /**
   * A preset, a mapping over the usual names, or a mapping over a preset.
   *
   * @param words such as {@code gdelt}, {@code text=body} or {@code mediacloud,text=story}
   * @throws IllegalArgumentException if it is of another form or names what there is not
   */
  public static Columns of(String words) {
    int comma = words.indexOf(',');
    String first = comma < 0 ? words : words.substring(0, comma);
    if (first.contains("=")) {
      return usual().with(words);
    }
    Columns preset = preset(first.strip());
    return comma < 0 ? preset : preset.with(words.substring(comma + 1));
  }

  /**
   * With other columns for some fields.
   *
   * @param mapping such as {@code text=body,title=headline}; names separated by {@code |} are tried
   *     in turn
   * @throws IllegalArgumentException if it is not of that form or names an unknown field
   */
  public Columns with(String mapping) {
    Map<Field, List<String>> changed = new EnumMap<>(Field.class);
    changed.putAll(names);
    for (String part : mapping.split(",")) {
      int equals = part.indexOf('=');
      String word = part.substring(0, Math.max(equals, 0)).strip();
      Field field =
          Arrays.stream(Field.values())
              .filter(known -> known.word.equals(word))
              .findFirst()
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "columns are written field=column,…, such as text=body; fields are %s, not '%s'"
                          .formatted(fields(), part)));
      changed.put(field, Arrays.stream(part.substring(equals + 1).strip().split("\\|")).toList());
    }
    return new Columns(changed);
  }

  /** Whether some columns are named by their number. */
  boolean numbered() {
    return names.values().stream()
        .flatMap(List::stream)
        .anyMatch(name -> name.matches("\\d+(?::\\w+)?"));
  }

  /** Whether some field comes from a column of this name. */
  boolean mentions(String name) {
    return names.values().stream().anyMatch(all -> all.contains(name));
  }

  /** Where the value of a field comes from. */
  private record Cell(String column, String value) {}

  /**
   * A row as an article.
   *
   * @param value the words in a column, empty where the row has no such
   * @param known what columns there are, for the message
   * @throws Poison if no column holds a text
   */
  Step.Draft draft(
      Place place, String rule, Function<String, Optional<String>> value, List<String> known)
      throws Poison {
    Optional<Cell> text = cell(Field.TEXT, value);
    if (text.isEmpty()) {
      throw new Poison(
          "",
          "no text in %s; name its column, such as --columns text=body (columns: %s)"
              .formatted(
                  String.join(", ", names.getOrDefault(Field.TEXT, List.of())), shown(known)));
    }
    Optional<String> title = cell(Field.TITLE, value).map(Cell::value).map(Words::oneLine);
    boolean headlineOnly = title.isPresent() && title.equals(text.map(Cell::value));
    Optional<String> url = cell(Field.URL, value).map(Cell::value);
    ArticleDetails details =
        new ArticleDetails(
            title,
            cell(Field.AUTHOR, value).map(Cell::value).map(Words::names).orElse(List.of()),
            cell(Field.PUBLISHER, value).map(Cell::value).map(Words::oneLine),
            url,
            cell(Field.ISSUED, value).map(Cell::value).flatMap(Days::of),
            cell(Field.LANGUAGE, value).map(Cell::value).flatMap(Words::languageTag),
            false);
    return new Step.Draft(
        place,
        Words.under(title, Words.withoutMarkup(text.get().value())),
        details,
        cell(Field.ID, value).filter(id -> url.isEmpty()).map(Cell::value),
        headlineOnly ? rule + " headline" : rule + " " + text.get().column(),
        Optional.empty());
  }

  private Optional<Cell> cell(Field field, Function<String, Optional<String>> value) {
    return names.getOrDefault(field, List.of()).stream()
        .flatMap(column ->
            value
                .apply(column)
                .filter(words -> !words.isBlank())
                .map(words -> new Cell(column, words))
                .stream())
        .findFirst();
  }

  private static String fields() {
    return Stream.of(Field.values()).map(field -> field.word).collect(Collectors.joining(", "));
  }

  private static String shown(List<String> known) {
    List<String> some = new ArrayList<>(known.subList(0, Math.min(12, known.size())));
    if (known.size() > some.size()) {
      some.add("…");
    }
    return Words.clipped(String.join(", ", some), 200);
  }
}
