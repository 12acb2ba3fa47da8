package dev.entente.article.readers;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** HTML becomes paragraphs of text. */
final class Pages {

  private Pages() {}

  /** The words of a fragment of HTML, a blank line between blocks. */
  static String plain(String html) {
    Document document = Jsoup.parseBodyFragment(html);
    document.select("script,style,template,noscript").remove();
    return paragraphs(document.body());
  }

  /** The words below an element, a blank line between blocks. */
  static String paragraphs(Element root) {
    StringBuilder text = new StringBuilder();
    NodeTraversor.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
              text.append(words.getWholeText().replaceAll("\\s+", " "));
            } else if (breaks(node)) {
              text.append('\n');
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (breaks(node)) {
              text.append('\n');
            }
          }
        },
        root);
    return text.toString()
        // Begun only where spaces begin, or many of them would take the square of their number.
        .replaceAll("(?<![ \\u00A0])[ \\u00A0]*+\\n[ \\u00A0\\n]*+", "\n\n")
        .replaceAll(" {2,}", " ")
        .strip();
  }

  private static boolean breaks(Node node) {
    return node instanceof Element element
        && (element.isBlock() || element.normalName().equals("br"));
  }
}
