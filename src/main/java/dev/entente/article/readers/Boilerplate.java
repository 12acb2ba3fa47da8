package dev.entente.article.readers;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** What pages have besides their article: menus, cookie notices, advertisements, calls to share. */
final class Boilerplate {

  /** Nothing that people read. */
  private static final String UNREAD =
      "script,style,template,noscript,iframe,object,embed,canvas,svg,map,audio,video,select,button,"
          + "input,textarea,head > *";

  /** Beside the article by their meaning (WHATWG HTML 4.3, WAI-ARIA landmarks). */
  private static final String BESIDE =
      "nav,footer,aside,form,menu,dialog,figure,[hidden],[aria-hidden=true],[role=navigation],"
          + "[role=complementary],[role=banner],[role=contentinfo],[role=dialog],"
          + "[role=alertdialog],[role=search],[role=menu],[role=toolbar],body > header,"
          + "[style~=(?i)display\\s*:\\s*none],[style~=(?i)visibility\\s*:\\s*hidden]";

  /** Words in classes and ids that mark what is not the article. */
  private static final Set<String> MARKS =
      Set.of(
          "ad",
          "ads",
          "advert",
          "adverts",
          "advertisement",
          "advertising",
          "adslot",
          "adunit",
          "breadcrumb",
          "breadcrumbs",
          "comments",
          "consent",
          "cookie",
          "cookiebanner",
          "cookies",
          "disqus",
          "gdpr",
          "newsletter",
          "onetrust",
          "outbrain",
          "paywall",
          "popup",
          "promo",
          "promotion",
          "promoted",
          "recirculation",
          "recommendations",
          "recommended",
          "related",
          "share",
          "sharebar",
          "sharing",
          "sidebar",
          "signup",
          "skiplink",
          "social",
          "sponsor",
          "sponsored",
          "subscribe",
          "subscription",
          "taboola",
          "toolbar",
          "trending");

  private static final Pattern WORD_BORDER =
      Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");

  /** An element with so much of the page's prose is the article, whatever it is called. */
  private static final double ARTICLE_SHARE = 0.3;

  private static final int LONGEST_NOTICE = 400;

  /** Whole paragraphs that belong to the site and not to the article. */
  private static final List<Pattern> NOTICES =
      List.of(
          notice(
              "(?:advertisements?|advertising|sponsored(?: content| post)?|promoted|anzeige|werbung"
                  + "|publicité|publicidad|pubblicità|реклама|広告|广告)"
                  + "(?:\\s*[-–—:|.]?\\s*(?:(?:story|article|content) continues below|scroll to continue"
                  + "|continue reading.*|skip ad.*))?[.:]?"),
          notice(
              "(?:story|article|content) continues (?:below|after) (?:this )?(?:ad|advertisement)s?.?"),
          notice("scroll (?:down )?(?:to|for) (?:continue|more).{0,40}"),
          notice(
              ".*\\b(?:we|this (?:web)?site|our (?:web)?site|our partners)\\b.{0,60}\\buses? (?:.{0,30})?cookies\\b.*"),
          notice(".*\\b(?:accept|reject|manage|allow|decline)\\b.{0,30}\\bcookies?\\b.*"),
          notice(".*\\byour (?:cookie|privacy) (?:settings|preferences|choices)\\b.*"),
          notice(
              "by (?:continuing|using|clicking|signing up|subscribing)\\b.{0,300}\\b(?:you|terms)\\b.*"),
          notice("(?:wir|diese (?:web)?seite).{0,80}cookies.*"),
          notice("(?:nous|ce site).{0,80}cookies.*"),
          notice("(?:este sitio|utilizamos|usamos).{0,80}cookies.*"),
          notice(
              "(?:sign up|subscribe|register)\\b.{0,120}\\b(?:newsletters?|inbox|alerts|updates|here|today|now)\\b.{0,120}"),
          notice("get .{0,120}\\b(?:in|to|into) your inbox\\b.{0,80}"),
          notice("(?:follow|like|join) us (?:on|at)\\b.{0,160}"),
          notice("share (?:this|on|via|with)\\b.{0,80}"),
          notice(
              "(?:share|tweet|print|email|e-mail|save|comments?|copy link|facebook|twitter|whatsapp|x|linkedin|telegram)"),
          notice(
              "(?:read more|also read|read also|read|see also|related|recommended|more on this|more from|don't miss|watch|listen|in pictures)\\s*:.{0,200}"),
          notice(
              "(?:read more|related (?:articles|stories|topics|content)|most (?:read|popular|viewed)|recommended for you|you may also like|more stories|topics|tags)"),
          notice("(?:skip to (?:main )?content|back to top|jump to.{0,40})"),
          notice(".{0,60}(?:©|\\(c\\)|copyright).{0,60}\\ball rights reserved\\b.{0,120}"),
          notice("all rights reserved\\.?.{0,120}"),
          notice(
              "(?:please )?enable javascript.{0,160}|your browser (?:does not|doesn't) support.{0,160}"),
          notice("\\d+ (?:comments?|shares?|min(?:ute)?s? read)"),
          notice(
              "(?:image|photo|picture|photograph) (?:source|credit|copyright|by|caption)\\b.{0,160}"));

  private Boilerplate() {}

  private static Pattern notice(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** Takes out of the page what is not the article, and nothing that holds much of its prose. */
  static void remove(Element page) {
    page.select(UNREAD).remove();
    Map<Element, Integer> prose = prose(page);
    double most = ARTICLE_SHARE * prose.getOrDefault(page, 0);
    for (Element element : page.select(BESIDE)) {
      if (prose.getOrDefault(element, 0) <= most) {
        element.remove();
      }
    }
    for (Element element : page.select("[class],[id]")) {
      if (prose.getOrDefault(element, 0) <= most && isMarked(element) && element.parent() != null) {
        element.remove();
      }
    }
  }

  private static boolean isMarked(Element element) {
    String tag = element.normalName();
    return !tag.equals("html")
        && !tag.equals("body")
        && !tag.equals("p")
        && !tag.equals("a")
        && Arrays.stream(WORD_BORDER.split(element.className() + " " + element.id()))
            .map(word -> word.toLowerCase(Locale.ROOT))
            .anyMatch(MARKS::contains);
  }

  /** Characters in paragraphs below each element. */
  private static Map<Element, Integer> prose(Element root) {
    Map<Element, Integer> lengths = new IdentityHashMap<>();
    NodeTraversor.traverse(
        new NodeVisitor() {
          private int paragraphs;

          @Override
          public void head(Node node, int depth) {
            paragraphs += node.nameIs("p") ? 1 : 0;
            if (node instanceof TextNode text
                && paragraphs > 0
                && node.parent() instanceof Element in) {
              lengths.merge(in, text.text().strip().length(), Integer::sum);
            }
          }

          @Override
          public void tail(Node node, int depth) {
            paragraphs -= node.nameIs("p") ? 1 : 0;
            if (node != root && node instanceof Element element && element.parent() != null) {
              lengths.merge(element.parent(), lengths.getOrDefault(element, 0), Integer::sum);
            }
          }
        },
        root);
    return lengths;
  }

  /** The text without paragraphs that are notices of the site. */
  static String withoutNotices(String text) {
    return Arrays.stream(text.split("\\n\\s*\\n"))
        .map(paragraph ->
            paragraph.lines().filter(line -> !isNotice(line)).collect(Collectors.joining("\n")))
        .filter(paragraph -> !paragraph.isBlank())
        .collect(Collectors.joining("\n\n"));
  }

  static boolean isNotice(String line) {
    String words = line.strip();
    return words.length() <= LONGEST_NOTICE
        && NOTICES.stream().anyMatch(notice -> notice.matcher(words).matches());
  }
}
