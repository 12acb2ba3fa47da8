package dev.entente.article;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A text with an identity; the text is the whole file as {@link ArticleText#normalise} leaves it,
 * headline and byline included, and every span of Entente counts in it.
 */
public record Article(ArticleId id, String text, ArticleDetails details) {

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
