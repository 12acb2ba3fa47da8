package dev.entente.article.readers;

import dev.entente.article.ArticleDetails;
import dev.entente.article.ArticleText;
import dev.entente.article.InputLimits.Limit;
import dev.entente.article.Place;
import dev.entente.article.TextArticles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageBody;
import org.netpreserve.jwarc.ParsingException;
import org.netpreserve.jwarc.WarcConversion;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTargetRecord;

/**
 * The pages of a web archive (ISO 28500), which were answers with status 200; of other records it
 * is told why they are no articles, but for requests and the archive's own.
 */
final class Warc implements Source {

  private final WarcReader reader;
  private final Place place;
  private final InputOptions options;
  private long number;

  private Warc(WarcReader reader, Place place, InputOptions options) {
    this.reader = reader;
    this.place = place;
    this.options = options;
  }

  static Warc open(InputStream in, Place place, InputOptions options) throws IOException {
    WarcReader reader = new WarcReader(in);
    reader.onWarning(warning -> {});
    return new Warc(reader, place, options);
  }

  @Override
  public Optional<Step> next() throws IOException, Poison {
    while (true) {
      Optional<WarcRecord> next;
      try {
        next = reader.next();
      } catch (ParsingException broken) {
        throw new Poison(
            "record " + (number + 1),
            "is no WARC from here on: "
                + Words.clipped(Words.oneLine("" + broken.getMessage()), 200));
      }
      if (next.isEmpty()) {
        return Optional.empty();
      }
      Place here = place.item(++number);
      WarcRecord record = next.get();
      if (record instanceof WarcTargetRecord target
          && (record instanceof WarcResponse
              || record instanceof WarcResource
              || record instanceof WarcConversion)) {
        return Optional.of(step(here, target));
      }
    }
  }

  /** What is wrong in a record does not keep the others from being read. */
  private Step step(Place here, WarcTargetRecord record) throws IOException {
    try {
      return content(here, record);
    } catch (Poison poison) {
      return Step.rejected(here, poison.position(), poison.reason());
    } catch (ParsingException | IllegalArgumentException broken) {
      return Step.rejected(
          here, "", "is no answer of a web server: " + Words.oneLine("" + broken.getMessage()));
    }
  }

  private Step content(Place here, WarcTargetRecord record) throws IOException, Poison {
    MessageBody body = record.body();
    MediaType type = record.contentType();
    if (record instanceof WarcResponse response) {
      if (!type.base().equals(MediaType.HTTP)) {
        return Step.skipped(here, "is no answer of a web server");
      }
      HttpResponse http = response.http();
      if (http.status() != 200) {
        return Step.skipped(here, "its status is " + http.status());
      }
      type = http.contentType();
      body = http.bodyDecoded();
    }
    Optional<String> address = Optional.ofNullable(record.target());
    String kind = type.base().toString().toLowerCase(Locale.ROOT);
    Optional<Charset> charset =
        Optional.ofNullable(type.parameters().get("charset")).flatMap(Decoding::named);
    return switch (kind) {
      case "text/html", "application/xhtml+xml" -> {
        byte[] bytes = bytes(body);
        yield Patience.within(
            options.limits(), () -> WebPage.read(bytes, here, charset, address, options));
      }
      case "application/pdf" -> {
        byte[] bytes = bytes(body);
        yield Patience.within(
            options.limits(), () -> Pdf.read(bytes, here, address, options.limits()));
      }
      case "text/plain" -> plain(here, Decoding.decode(bytes(body), charset), address);
      default -> Step.skipped(here, "is %s, no article".formatted(kind));
    };
  }

  private static Step plain(Place here, String raw, Optional<String> address) {
    ArticleDetails told = TextArticles.detailsOf(ArticleText.normalise(raw));
    return new Step.Draft(
        here,
        raw,
        new ArticleDetails(
            told.title(),
            told.authors(),
            Optional.empty(),
            address,
            address.flatMap(Days::inUrl),
            Optional.empty(),
            false),
        "text");
  }

  private byte[] bytes(MessageBody body) throws IOException, Poison {
    return Decoding.readWhole(
        body.stream(), options.limits().of(Limit.FILE_BYTES), Limit.FILE_BYTES.word());
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
