package dev.entente.entity;

import dev.entente.article.ArticleId;
import dev.entente.statement.EntityId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How actors are called that only texts know: unnamed groups and newcomers. */
public final class TextActors {

  /** Why "the other" means two: each of them in turn, so that the words alone relate nobody. */
  public static final String EITHER = "either of the two named before";

  /** The kind of a group without a name. */
  public static final String UNNAMED_KIND = "UnnamedGroup";

  private TextActors() {}

  /** A group that belongs to its article: {@code article/ID/rebels}. */
  public static EntityId unnamed(ArticleId article, String words) {
    return new EntityId(prefix(article) + Words.slug(words));
  }

  /** The words of an id that {@link #unnamed} made for the article; empty for any other id. */
  public static Optional<String> wordsOfUnnamed(ArticleId article, EntityId id) {
    String prefix = prefix(article);
    return Optional.of(id.value())
        .filter(value -> value.startsWith(prefix))
        .map(value -> value.substring(prefix.length()))
        .filter(words -> words.indexOf('/') < 0);
  }

  /** Somebody with a name whom no list holds: {@code person/jane-doe}. */
  public static EntityId newcomer(String kind, String name) {
    return new EntityId(prefix(kind) + Words.slug(name));
  }

  private static String prefix(ArticleId article) {
    return "article/" + path(article.value()) + "/";
  }

  static String prefix(String kind) {
    return switch (kind) {
      case "Person" -> "person/";
      case "Place" -> "place/";
      default -> "organisation/";
    };
  }

  /** Characters that an entity's id cannot hold are percent-encoded. */
  static String path(String id) {
    StringBuilder path = new StringBuilder();
    for (String segment : id.split("/")) {
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        continue;
      }
      if (path.length() > 0) {
        path.append('/');
      }
      segment
          .codePoints()
          .forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '~' || c == '-') {
              path.appendCodePoint(c);
            } else {
              for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                path.append('%').append("%02X".formatted(b & 0xFF));
              }
            }
          });
    }
    return path.length() == 0 ? "_" : path.toString();
  }
}
