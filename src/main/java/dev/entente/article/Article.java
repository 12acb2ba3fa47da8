package dev.entente.article;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A text with an identity; the text is the whole file as {@link ArticleText#normalise} leaves it,
 * headline and byline included, and every span of Entente counts in it.
 *
 * @param actors where its actors are mentioned, when whoever brought the article marked them; empty
 *     where finding them is left to Entente
 */
public record Article(
    ArticleId id, String text, ArticleDetails details, Optional<List<Span>> actors) {

  /**
   * @throws IllegalArgumentException if a marked mention ends beyond the text
   */
  public Article {
    actors = actors.map(spans -> spans.stream().sorted().toList());
    actors.ifPresent(spans -> {
      for (Span span : spans) {
        if (span.end() > text.length()) {
          throw new IllegalArgumentException(
              "the mention %s ends beyond the %d UTF-16 units of %s"
                  .formatted(span, text.length(), id));
        }
      }
    });
  }

  /** An article whose mentions nobody marked. */
  public Article(ArticleId id, String text, ArticleDetails details) {
    this(id, text, details, Optional.empty());
  }

  /** The text's fingerprint, {@code sha256:} and 64 hexadecimal digits over its UTF-8 bytes. */
  public String textHash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
