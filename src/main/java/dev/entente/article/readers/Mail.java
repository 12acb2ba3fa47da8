package dev.entente.article.readers;

import dev.entente.article.ArticleDetails;
import dev.entente.article.InputLimits;
import dev.entente.article.InputLimits.Limit;
import dev.entente.article.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.MimeIOException;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;

/**
 * A mail is an article: its subject is the title, who sent it the author. A page that a browser
 * saved as one file (MHTML, RFC 2557) is a mail too, of which the first page counts.
 */
final class Mail {

  private static final int DEEPEST = 50;

  /** Lines of mails are wrapped at this length or before (RFC 5322, section 2.1.1). */
  private static final int WRAPPED = 79;

  private Mail() {}

  /** The readable parts of a mail. */
  private static final class Parts {
    private final List<Entity> html = new ArrayList<>();
    private final List<Entity> plain = new ArrayList<>();
  }

  /**
   * The article of a file.
   *
   * @throws Poison if it is no mail or has no text
   */
  static Step read(byte[] bytes, Place place, InputOptions options) throws IOException, Poison {
    Message message = parse(bytes, options.limits());
    Parts parts = new Parts();
    collect(message, parts, 0);
    boolean page =
        message.getHeader().getField("Snapshot-Content-Location") != null
            || (!parts.html.isEmpty() && location(parts.html.getFirst()).isPresent());
    if (page && !parts.html.isEmpty()) {
      Entity first = parts.html.getFirst();
      return WebPage.read(
          content(first),
          place,
          charset(first),
          location(first).or(() -> header(message, "Snapshot-Content-Location")),
          options);
    }
    return letter(message, parts, place, options);
  }

  private static Message parse(byte[] bytes, InputLimits limits) throws IOException, Poison {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(
        MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderCount(10_000)
            .setMaxHeaderLen(1 << 20)
            .setMaxContentLen(limits.of(Limit.FILE_BYTES))
            .build());
    try {
      return builder.parseMessage(new ByteArrayInputStream(bytes));
    } catch (MimeIOException malformed) {
      throw new Poison(
          "", "is no mail: " + Words.clipped(Words.oneLine("" + malformed.getMessage()), 200));
    }
  }

  private static void collect(Entity entity, Parts parts, int depth) throws Poison {
    if (depth > DEEPEST) {
      throw new Poison("", "its parts are nested deeper than " + DEEPEST);
    }
    Body body = entity.getBody();
    if (body instanceof Multipart multipart) {
      for (Entity part : multipart.getBodyParts()) {
        collect(part, parts, depth + 1);
      }
    } else if (!"attachment".equalsIgnoreCase(entity.getDispositionType())) {
      switch (entity.getMimeType().toLowerCase(Locale.ROOT)) {
        case "text/html", "application/xhtml+xml" -> parts.html.add(entity);
        case "text/plain" -> parts.plain.add(entity);
        default -> {}
      }
    }
  }

  private static Step letter(Message message, Parts parts, Place place, InputOptions options)
      throws IOException, Poison {
    String text = "";
    String rule = "mail html";
    for (Entity part : parts.html) {
      text = join(text, html(part, options));
    }
    if (text.isBlank()) {
      rule = "mail text";
      for (Entity part : parts.plain) {
        text =
            join(
                text,
                unwrapped(
                    withoutSignature(
                        Decoding.decode(content(part), charset(part).or(options::charset)))));
      }
    }
    if (text.isBlank()) {
      return Step.rejected(place, "", "the mail has no text");
    }
    Optional<String> title = Optional.ofNullable(message.getSubject()).map(Words::oneLine);
    return new Step.Draft(
        place,
        Words.under(title.filter(words -> !words.isEmpty()), Boilerplate.withoutNotices(text)),
        new ArticleDetails(
            title,
            authors(message),
            Optional.empty(),
            Optional.empty(),
            Optional.ofNullable(message.getDate())
                .map(date -> date.toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString())
                .flatMap(Days::of),
            header(message, "Content-Language").flatMap(Words::languageTag),
            false),
        Optional.ofNullable(message.getMessageId())
            .map(id -> id.replaceAll("[<>\\s]", ""))
            .filter(id -> !id.isEmpty()),
        rule,
        Optional.empty());
  }

  private static String join(String one, String other) {
    return one.isEmpty() ? other : one + "\n\n" + other;
  }

  private static List<String> authors(Message message) {
    if (message.getFrom() == null) {
      return List.of();
    }
    return message.getFrom().stream()
        .map(Mailbox::getName)
        .flatMap(name -> Optional.ofNullable(name).stream())
        .map(Words::oneLine)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static String html(Entity part, InputOptions options) throws IOException, Poison {
    org.jsoup.nodes.Document document =
        Html.parse(content(part), charset(part), options.charset(), options.limits());
    document
        .select("script,style,template,noscript,head > *,[style~=(?i)display\\s*:\\s*none]")
        .remove();
    return Pages.paragraphs(document.body());
  }

  /** What follows a line of "-- " is who wrote, not what (RFC 3676, section 4.3). */
  private static String withoutSignature(String text) {
    return text.replaceFirst("(?s)\\r?\\n-- \\r?\\n.*$", "");
  }

  /** Lines that were broken to fit a screen become paragraphs again. */
  private static String unwrapped(String text) {
    StringBuilder out = new StringBuilder();
    for (String paragraph : text.split("(?:\\r?\\n[ \\t]*){2,}")) {
      List<String> lines = paragraph.lines().toList();
      boolean wrapped =
          lines.stream().allMatch(line -> line.length() <= WRAPPED)
              && lines.stream()
                  .limit(Math.max(0, lines.size() - 1L))
                  .allMatch(line -> line.length() > 40);
      out.append(out.isEmpty() ? "" : "\n\n")
          .append(wrapped ? Words.oneLine(paragraph) : paragraph.strip());
    }
    return out.toString();
  }

  private static byte[] content(Entity part) throws IOException {
    if (!(part.getBody() instanceof SingleBody body)) {
      return new byte[0];
    }
    try (InputStream in = body.getInputStream()) {
      return in.readAllBytes();
    }
  }

  private static Optional<Charset> charset(Entity part) {
    Field type = part.getHeader() == null ? null : part.getHeader().getField("Content-Type");
    // Without a charset of its own the library would say US-ASCII.
    return type == null || !type.getBody().toLowerCase(Locale.ROOT).contains("charset")
        ? Optional.empty()
        : Optional.ofNullable(part.getCharset()).flatMap(Decoding::named);
  }

  private static Optional<String> location(Entity part) {
    return header(part, "Content-Location").filter(url -> url.startsWith("http"));
  }

  private static Optional<String> header(Entity part, String name) {
    return Optional.ofNullable(part.getHeader())
        .map(header -> header.getField(name))
        .map(field -> field.getBody().replaceAll("\\s+", ""));
  }
}
