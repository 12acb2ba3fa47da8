package dev.entente.article.readers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.entente.article.InputLimits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * What a page says of its article as JSON-LD in the words of schema.org; its contexts are not
 * fetched.
 */
final class LinkedData {

  /** schema.org's CreativeWorks of which the text is an article. */
  private static final Pattern ARTICLE =
      Pattern.compile("(?:https?://schema\\.org/)?(?:\\w*Article|\\w*BlogPosting|Report)");

  private final JsonNode article;
  private final Map<String, JsonNode> byId;

  private LinkedData(JsonNode article, Map<String, JsonNode> byId) {
    this.article = article;
    this.byId = byId;
  }

  /** The article that the page describes; of several the one with the longest text. */
  static Optional<LinkedData> of(Document page, InputLimits limits) {
    ObjectReader reader =
        JsonLines.mapper(limits)
            .reader()
            .with(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .with(JsonReadFeature.ALLOW_TRAILING_COMMA);
    List<JsonNode> articles = new ArrayList<>();
    Map<String, JsonNode> byId = new HashMap<>();
    for (Element script : page.select("script[type~=(?i)^application/ld\\+json]")) {
      try {
        walk(reader.readTree(unwrapped(script.data())), articles, byId);
      } catch (JsonProcessingException broken) {
        // Pages often carry broken JSON-LD; what they show people remains.
      }
    }
    return articles.stream()
        .max(
            Comparator.<JsonNode>comparingInt(node -> node.path("articleBody").asText().length())
                .thenComparing(node -> node.has("headline")))
        .map(node -> new LinkedData(node, byId));
  }

  private static String unwrapped(String script) {
    return script
        .strip()
        .replaceFirst("^(?://\\s*)?(?:<!--|<!\\[CDATA\\[)", "")
        .replaceFirst("(?://\\s*)?(?:-->|\\]\\]>)$", "");
  }

  private static void walk(JsonNode root, List<JsonNode> articles, Map<String, JsonNode> byId) {
    Deque<JsonNode> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      JsonNode node = open.remove();
      if (node.isObject()) {
        if (node.hasNonNull("@id") && node.size() > 1) {
          byId.putIfAbsent(node.get("@id").asText(), node);
        }
        if (isArticle(node.path("@type"))) {
          articles.add(node);
        }
      }
      node.forEach(open::add);
    }
  }

  private static boolean isArticle(JsonNode type) {
    if (type.isArray()) {
      for (JsonNode each : type) {
        if (isArticle(each)) {
          return true;
        }
      }
    }
    return type.isTextual() && ARTICLE.matcher(type.asText()).matches();
  }

  /** The text of the article, as far as the page puts it there. */
  Optional<String> body() {
    return text("articleBody").map(body -> Words.withoutMarkup(body));
  }

  Optional<String> headline() {
    return text("headline").or(() -> text("name"));
  }

  Optional<String> published() {
    return text("datePublished").or(() -> text("dateCreated"));
  }

  Optional<String> language() {
    JsonNode language = article.path("inLanguage");
    return words(language.isArray() ? language.path(0) : language)
        .or(() -> words(language.path("alternateName")));
  }

  Optional<String> url() {
    return words(article.path("mainEntityOfPage"))
        .or(() -> words(article.path("mainEntityOfPage").path("@id")))
        .or(() -> text("url"))
        .filter(url -> url.startsWith("http"));
  }

  List<String> authors() {
    List<String> names = new ArrayList<>();
    JsonNode author = article.path("author");
    for (JsonNode each : author.isArray() ? author : List.of(author)) {
      name(each).map(Words::names).ifPresent(names::addAll);
    }
    return names.stream().distinct().toList();
  }

  Optional<String> publisher() {
    JsonNode publisher = article.path("publisher");
    return name(publisher.isArray() ? publisher.path(0) : publisher);
  }

  /** An organisation or person is an object, a reference to one, or its bare name. */
  private Optional<String> name(JsonNode node) {
    JsonNode known =
        node.isObject() && !node.has("name")
            ? byId.getOrDefault(node.path("@id").asText(), node)
            : node;
    JsonNode name = known.isObject() ? known.path("name") : known;
    return words(name.isArray() ? name.path(0) : name);
  }

  private Optional<String> text(String property) {
    JsonNode value = article.path(property);
    return words(value.isArray() ? value.path(0) : value);
  }

  private static Optional<String> words(JsonNode node) {
    return Optional.of(node)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .map(words -> words.indexOf('&') < 0 ? words : Parser.unescapeEntities(words, false))
        .filter(words -> !words.isBlank());
  }
}
