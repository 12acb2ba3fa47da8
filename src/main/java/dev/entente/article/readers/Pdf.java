package dev.entente.article.readers;

import dev.entente.article.ArticleDetails;
import dev.entente.article.ArticleText;
import dev.entente.article.InputLimits;
import dev.entente.article.InputLimits.Limit;
import dev.entente.article.Place;
import dev.entente.article.TextArticles;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/** A PDF is an article: its lines become paragraphs again, page headers and numbers go. */
final class Pdf {

  /** What a line and a paragraph end in while they are told apart; neither stands in texts. */
  private static final String LINE = "\u001E";

  private static final String PARAGRAPH = "\u001D";
  private static final String PAGE = "\u001C";

  /** On fewer pages a repeated line may as well be the article's. */
  private static final int PAGES_FOR_HEADERS = 3;

  private static final Pattern PROGRAM_TITLE =
      Pattern.compile(
          "(?i)(?:microsoft word|powerpoint|untitled|unbenannt|document\\d*$|slide \\d|.*\\.(?:docx?|indd|qxd|pdf|odt|rtf|html?|tex)$|.*[\\\\/].*).*");

  static {
    OneFont.use();
  }

  /** Bytes within which readers of PDF look for its header. */
  private static final int HEADER_WITHIN = 1024;

  private Pdf() {}

  /**
   * The article of a file.
   *
   * @param address where it was, if that is known
   * @throws Poison if it is encrypted, broken, or holds pictures only
   */
  static Step read(byte[] bytes, Place place, Optional<String> address, InputLimits limits)
      throws IOException, Poison {
    if (!new String(bytes, 0, Math.min(bytes.length, HEADER_WITHIN), StandardCharsets.ISO_8859_1)
        .contains("%PDF-")) {
      throw new Poison("", "is no PDF, whatever its name says");
    }
    PdfStreams.requireModest(bytes, limits);
    try (PDDocument document =
        Loader.loadPDF(
            bytes,
            "",
            null,
            null,
            MemoryUsageSetting.setupMainMemoryOnly(4 * limits.of(Limit.FILE_BYTES)).streamCache)) {
      String text = text(document, limits);
      if (text.isBlank()) {
        return Step.rejected(
            place, "", "holds no text, perhaps pictures of it; let a program recognise it first");
      }
      PDDocumentInformation about = document.getDocumentInformation();
      ArticleDetails seen = TextArticles.detailsOf(ArticleText.normalise(text));
      Optional<String> title =
          said(about.getTitle())
              .filter(words -> !PROGRAM_TITLE.matcher(words).matches())
              .or(seen::title);
      List<String> authors = seen.authors();
      if (authors.isEmpty()) {
        authors = said(about.getAuthor()).map(Words::names).orElse(List.of());
      }
      return new Step.Draft(
          place,
          Words.under(title, text),
          new ArticleDetails(
              title,
              authors,
              Optional.empty(),
              address,
              address.flatMap(Days::inUrl),
              Optional.ofNullable(document.getDocumentCatalog().getLanguage())
                  .flatMap(Words::languageTag),
              false),
          "pdf");
    } catch (InvalidPasswordException locked) {
      throw new Poison("", "is encrypted; save it without its password");
    }
  }

  private static Optional<String> said(String words) {
    return Optional.ofNullable(words).map(Words::oneLine).filter(one -> !one.isEmpty());
  }

  private static String text(PDDocument document, InputLimits limits) throws IOException, Poison {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setLineSeparator(LINE);
    stripper.setParagraphEnd(PARAGRAPH);
    stripper.setPageEnd(PAGE);
    stripper.setArticleEnd(PARAGRAPH);
    StringWriter words = new StringWriter();
    long most = limits.of(Limit.ARTICLE_BYTES);
    for (int page = 1; page <= document.getNumberOfPages(); page++) {
      stripper.setStartPage(page);
      stripper.setEndPage(page);
      stripper.writeText(document, words);
      if (words.getBuffer().length() > most) {
        throw Decoding.tooLarge("the article", most, Limit.ARTICLE_BYTES.word());
      }
    }
    return paragraphs(withoutHeaders(words.toString()));
  }

  /** Drops the first and last lines of pages that stand on most of them, but for their numbers. */
  private static List<List<String>> withoutHeaders(String words) {
    List<List<String>> pages = new ArrayList<>();
    for (String page : words.split(PAGE)) {
      List<String> lines =
          new ArrayList<>(
              Arrays.stream(page.replace(PARAGRAPH, PARAGRAPH + LINE).split(LINE))
                  .filter(line -> !line.replace(PARAGRAPH, "").isBlank() || line.equals(PARAGRAPH))
                  .toList());
      pages.add(lines);
    }
    Map<String, Integer> ends = new HashMap<>();
    for (List<String> page : pages) {
      ends(page).stream().distinct().forEach(line -> ends.merge(line, 1, Integer::sum));
    }
    int most = Math.max(PAGES_FOR_HEADERS, (pages.size() + 1) / 2);
    for (List<String> page : pages) {
      for (boolean top : new boolean[] {true, false}) {
        for (int i = 0; i < 2 && !page.isEmpty(); i++) {
          String line = top ? page.getFirst() : page.getLast();
          String bare = bare(line);
          if (bare.equals("#") || ends.getOrDefault(bare, 0) >= most) {
            page.remove(top ? 0 : page.size() - 1);
          }
        }
      }
    }
    return pages;
  }

  private static List<String> ends(List<String> page) {
    List<String> ends = new ArrayList<>();
    for (int i = 0; i < Math.min(2, page.size()); i++) {
      ends.add(bare(page.get(i)));
      ends.add(bare(page.get(page.size() - 1 - i)));
    }
    return ends;
  }

  /** A line with one sign for whatever number, so that page numbers are alike. */
  private static String bare(String line) {
    return Words.oneLine(line.replace(PARAGRAPH, "")).replaceAll("\\d+", "#");
  }

  /** Joins the lines of a paragraph, also over the end of a page. */
  private static String paragraphs(List<List<String>> pages) {
    StringBuilder text = new StringBuilder();
    boolean open = false;
    for (List<String> page : pages) {
      boolean first = true;
      for (String line : page) {
        String words = line.replace(PARAGRAPH, "").strip();
        if (words.isEmpty()) {
          open = false;
          continue;
        }
        boolean goesOn = first ? isUnfinished(text) : open;
        append(text, words, goesOn);
        open = !line.endsWith(PARAGRAPH);
        first = false;
      }
    }
    return text.toString();
  }

  private static boolean isUnfinished(StringBuilder text) {
    return text.length() > 0 && Pattern.matches("[\\p{Ll},;-]", text.substring(text.length() - 1));
  }

  private static void append(StringBuilder text, String words, boolean goesOn) {
    if (text.length() == 0) {
      text.append(words);
    } else if (!goesOn) {
      text.append("\n\n").append(words);
    } else if (isHyphenated(text, words)) {
      text.setLength(text.length() - 1);
      text.append(words);
    } else {
      text.append(' ').append(words);
    }
  }

  /** "negotia-" and "tions"; not "mid-" and "February", whose hyphen is its own. */
  private static boolean isHyphenated(StringBuilder text, String next) {
    int end = text.length() - 1;
    return end > 0
        && (text.charAt(end) == '-' || text.charAt(end) == '\u00AD')
        && Character.isLowerCase(text.charAt(end - 1))
        && Character.isLowerCase(next.charAt(0));
  }
}
