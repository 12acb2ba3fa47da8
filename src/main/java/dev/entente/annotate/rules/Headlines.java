package dev.entente.annotate.rules;

import dev.entente.article.Article;
import dev.entente.article.Span;
import dev.entente.entity.Gazetteer;
import dev.entente.entity.Mention;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lowers the words of a headline that are capitalised only because it is one: "Kim Meets Putin" is
 * else read as the name of one person.
 */
final class Headlines {

  private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}\\p{M}'.]*");

  private Headlines() {}

  /** The text as the parser should read it, every offset kept. */
  static String recased(Article article, Gazetteer gazetteer) {
    String reading = Reading.of(article.text());
    int end = reading.indexOf('\n');
    String line = end < 0 ? "" : reading.substring(0, end);
    if (line.length() > 300 || !Reading.isTitleCased(line)) {
      return reading;
    }
    List<Mention> names = gazetteer.mentions(article, text -> List.of());
    Set<String> capitalised = capitalisedWithin(reading.substring(end));
    StringBuilder recased = new StringBuilder(reading);
    Matcher words = WORD.matcher(line);
    while (words.find()) {
      Span word = new Span(words.start(), words.end());
      boolean name =
          words.start() == 0
              || names.stream().anyMatch(mention -> mention.span().overlaps(word))
              || capitalised.contains(words.group());
      recased.replace(word.begin(), word.end(), Reading.lowered(words.group(), name));
    }
    return recased.toString();
  }

  /** Words that the body capitalises in the middle of a sentence and nowhere writes small. */
  private static Set<String> capitalisedWithin(String body) {
    Set<String> capitalised = new HashSet<>();
    Set<String> small = new HashSet<>();
    Matcher words = WORD.matcher(body);
    while (words.find()) {
      String word = words.group();
      if (Character.isLowerCase(word.charAt(0))) {
        small.add(word.toLowerCase(Locale.ROOT));
      } else if (words.start() >= 2
          && body.charAt(words.start() - 1) == ' '
          && (Character.isLetterOrDigit(body.charAt(words.start() - 2))
              || body.charAt(words.start() - 2) == ',')) {
        capitalised.add(word);
      }
    }
    capitalised.removeIf(word -> small.contains(word.toLowerCase(Locale.ROOT)));
    return capitalised;
  }
}
