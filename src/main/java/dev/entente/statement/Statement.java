package dev.entente.statement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What one article says once: a claim, who says it, the words that say it, and who noticed. No
 * statement without its words: there is no way to build one without {@link Evidence}.
 */
public record Statement(
    Claim claim, Attribution attribution, Evidence evidence, Annotation annotation) {

  /**
   * Twenty-four hexadecimal digits over article, span, subject, relation, object, polarity,
   * certainty, tense, source and annotator: the same statement found again has the same identity,
   * two coders' statements stay two.
   */
  public String identity() {
    String parts =
        String.join(
            "\u001F",
            evidence.article().value(),
            evidence.span().toString(),
            claim.subject().value(),
            claim.relation().iri(),
            claim.object().value(),
            claim.polarity().word(),
            claim.certainty().word(),
            claim.tense().word(),
            switch (attribution) {
              case Attribution.Unnamed unnamed -> "unnamed:" + unnamed.words();
              case Attribution.Narrated narrated -> "narrated";
              case Attribution.Quoted quoted -> quoted.speaker().value();
              case Attribution.Reported reported -> reported.speaker().value();
            },
            annotation.annotator());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(parts.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
