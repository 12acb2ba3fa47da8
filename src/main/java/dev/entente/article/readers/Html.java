package dev.entente.article.readers;

import dev.entente.article.InputLimits;
import dev.entente.article.InputLimits.Limit;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;

/** Bytes become a document of bounded size and depth. */
final class Html {

  /** WHATWG HTML, section 13.2.3.2, looks at 1024 bytes; saved pages have comments before. */
  private static final int PRESCAN = 8192;

  private static final Pattern META =
      Pattern.compile("(?i)<meta\\b[^>]{0,200}?charset\\s*=\\s*[\"']?\\s*([a-z0-9:_-]+)");
  private static final Pattern DECLARATION =
      Pattern.compile("(?i)^\\s*<\\?xml\\b[^>]{0,200}?encoding\\s*=\\s*[\"']([a-z0-9:_-]+)");

  private Html() {}

  /**
   * A page.
   *
   * @param told what came along says of its encoding, which wins over what the page says
   * @param otherwise the encoding where neither says it
   */
  static Document parse(
      byte[] bytes, Optional<Charset> told, Optional<Charset> otherwise, InputLimits limits)
      throws Poison {
    return parse(
        Decoding.decode(bytes, told.or(() -> declared(bytes)).or(() -> otherwise)), limits);
  }

  /** What the page itself says of its encoding. */
  static Optional<Charset> declared(byte[] bytes) {
    String begin =
        new String(bytes, 0, Math.min(PRESCAN, bytes.length), StandardCharsets.ISO_8859_1);
    Matcher meta = META.matcher(begin);
    Matcher declaration = DECLARATION.matcher(begin);
    Optional<String> name =
        meta.find()
            ? Optional.of(meta.group(1))
            : declaration.find() ? Optional.of(declaration.group(1)) : Optional.empty();
    // What could be read so far is not UTF-16, whatever it says (WHATWG HTML, 13.2.3.2).
    return name.map(
            said -> said.toLowerCase(java.util.Locale.ROOT).startsWith("utf-16") ? "utf-8" : said)
        .flatMap(Decoding::named);
  }

  /**
   * A page of these characters.
   *
   * @throws Poison if it has more tags, or tags nested deeper, than the limits allow
   */
  static Document parse(String html, InputLimits limits) throws Poison {
    requireFewTags(html, limits);
    int deepest = (int) Math.min(limits.of(Limit.HTML_DEPTH), 100_000);
    // The parser flattens what is deeper, and then that it was cannot be seen any more.
    Parser parser = Parser.htmlParser().setMaxDepth(deepest + 2);
    Document document = parser.parseInput(html, "");
    int[] depth = {0};
    NodeTraversor.traverse((node, level) -> depth[0] = Math.max(depth[0], level), document);
    if (depth[0] > deepest) {
      throw new Poison(
          "",
          "its elements are nested deeper than %,d; raise it with --limit %s=…"
              .formatted(deepest, Limit.HTML_DEPTH.word()));
    }
    return document;
  }

  /** Each tag becomes objects that are many times its size. */
  static void requireFewTags(String markup, InputLimits limits) throws Poison {
    long most = limits.of(Limit.ELEMENTS);
    long tags = 0;
    for (int at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at + 1)) {
      tags++;
    }
    if (tags > most) {
      throw new Poison(
          "",
          "has more than %,d tags; raise it with --limit %s=…"
              .formatted(most, Limit.ELEMENTS.word()));
    }
  }
}
