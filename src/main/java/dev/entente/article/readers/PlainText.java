package dev.entente.article.readers;

import dev.entente.article.ArticleText;
import dev.entente.article.InputLimits;
import dev.entente.article.InputLimits.Limit;
import dev.entente.article.Place;
import dev.entente.article.TextArticles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;

/** A text file is an article, headline and byline included. */
final class PlainText {

  private PlainText() {}

  /**
   * @param charset what whoever named the file says of it
   * @param file beside which marked actors may lie; empty for what lies in no file of its own
   */
  static Source read(
      InputStream in,
      Place place,
      Optional<Charset> charset,
      Optional<Path> file,
      InputLimits limits)
      throws IOException, Poison {
    String text =
        Decoding.decode(
            Decoding.readWhole(in, limits.of(Limit.FILE_BYTES), Limit.FILE_BYTES.word()), charset);
    return Source.of(
        java.util.List.of(
            new Step.Draft(
                place,
                text,
                TextArticles.detailsOf(ArticleText.normalise(text)),
                Optional.empty(),
                "text",
                file)));
  }
}
