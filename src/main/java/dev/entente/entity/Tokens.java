package dev.entente.entity;

import java.util.Arrays;

/**
 * A text cut into words and single punctuation marks, held in arrays. Dots within initials belong
 * to the word ("U.S." folds to {@code us}), a possessive {@code 's} or {@code s'} is a token of its
 * own ({@code 's}, {@code '}), and a hyphen between letters is no token but a mark on the word
 * after it, so that "North-Korea" reads like "North Korea".
 */
final class Tokens {

  /** First letter is a capital. */
  static final int CAPITAL = 1;

  /** Two or more letters, all capitals. */
  static final int ALL_CAPITALS = 1 << 1;

  /** A word of letters or digits, not a punctuation mark. */
  static final int WORD = 1 << 2;

  /** Joined to the word before by a hyphen. */
  static final int HYPHEN_BEFORE = 1 << 3;

  /** Begins a line. */
  static final int LINE_START = 1 << 4;

  /** Begins a sentence. */
  static final int SENTENCE_START = 1 << 5;

  /** Stands in a line of capitals only. */
  static final int CAPITAL_LINE = 1 << 6;

  /** Stands in a headline: a line most of whose words begin with capitals and that ends open. */
  static final int TITLE_LINE = 1 << 7;

  /** White space or the begin of the text stands before it. */
  static final int SPACE_BEFORE = 1 << 8;

  /** Initials written with dots. */
  static final int DOTTED = 1 << 9;

  /** Words longer than this many UTF-16 units are no names and fold to nothing. */
  private static final int LONGEST = 64;

  private static final Symbols NONE = new Symbols();

  final String text;
  int[] begin;
  int[] end;
  int[] symbol;
  int[] flags;
  int[] sentence = new int[0];
  int[] paragraph = new int[0];
  int size;

  private final char[] buffer = new char[LONGEST + 4];

  private Tokens(String text) {
    this.text = text;
    int likely = Math.max(8, text.length() / 5);
    begin = new int[likely];
    end = new int[likely];
    symbol = new int[likely];
    flags = new int[likely];
  }

  static Tokens of(String text, Symbols symbols) {
    Tokens tokens = new Tokens(text);
    tokens.cut(symbols);
    tokens.sentences();
    return tokens;
  }

  /** The words of a name, which has no sentences; their symbols are not looked up. */
  static Tokens ofName(String name) {
    Tokens tokens = new Tokens(name);
    tokens.cut(NONE);
    return tokens;
  }

  boolean has(int token, int flag) {
    return (flags[token] & flag) != 0;
  }

  boolean isWord(int token) {
    return token >= 0 && token < size && has(token, WORD);
  }

  /** Whether the token is this single punctuation character. */
  boolean is(int token, char mark) {
    return token >= 0 && token < size && !has(token, WORD) && text.charAt(begin[token]) == mark;
  }

  /** A possessive ending. */
  boolean isPossessive(int token) {
    return token >= 0
        && token < size
        && !has(token, SPACE_BEFORE)
        && apostrophe(text.charAt(begin[token]))
        && (end[token] - begin[token] <= 2);
  }

  String word(int token) {
    String word = text.substring(begin[token], end[token]);
    return word.length() > 3 && word.charAt(0) == '[' ? word.charAt(1) + word.substring(3) : word;
  }

  /** The words from the first token to the one before {@code to}, as they stand. */
  String words(int from, int to) {
    return text.substring(begin[from], end[to - 1]);
  }

  private void cut(Symbols symbols) {
    int n = text.length();
    int at = 0;
    boolean lineStart = true;
    boolean space = true;
    boolean hyphen = false;
    while (at < n) {
      char c = text.charAt(at);
      if (c == '\n') {
        lineStart = true;
        space = true;
        hyphen = false;
        at++;
        continue;
      }
      if (c == ' ' || c == '\t' || c == '\u00A0' || Character.isWhitespace(c)) {
        space = true;
        hyphen = false;
        at++;
        continue;
      }
      int codePoint = c;
      int width = 1;
      if (Character.isHighSurrogate(c)
          && at + 1 < n
          && Character.isLowSurrogate(text.charAt(at + 1))) {
        codePoint = text.codePointAt(at);
        width = 2;
      }
      int mark =
          (lineStart ? LINE_START : 0) | (space ? SPACE_BEFORE : 0) | (hyphen ? HYPHEN_BEFORE : 0);
      if (Character.isLetterOrDigit(codePoint) || altered(at, n)) {
        at = word(symbols, at, n, mark);
        hyphen = false;
      } else if (!space
          && size > 0
          && isHyphen(c)
          && at + 1 < n
          && Character.isLetterOrDigit(text.charAt(at + 1))
          && has(size - 1, WORD)
          && end[size - 1] == at) {
        hyphen = true;
        at++;
        space = false;
        continue;
      } else {
        if (apostrophe(c)
            && !space
            && at + 1 < n
            && (text.charAt(at + 1) == 's' || text.charAt(at + 1) == 'S')
            && (at + 2 >= n || !Character.isLetterOrDigit(text.charAt(at + 2)))) {
          buffer[0] = '\'';
          buffer[1] = 's';
          add(at, at + 2, symbols.find(buffer, 2), mark);
          at += 2;
        } else {
          buffer[0] = apostrophe(c) ? '\'' : c;
          add(at, at + width, width == 1 ? symbols.find(buffer, 1) : Symbols.UNKNOWN, mark);
          at += width;
        }
        hyphen = false;
      }
      lineStart = false;
      space = false;
    }
  }

  /** "[t]his": a letter in brackets that begins a word. */
  private boolean altered(int at, int n) {
    return text.charAt(at) == '['
        && at + 3 < n
        && Character.isLetter(text.charAt(at + 1))
        && text.charAt(at + 2) == ']'
        && Character.isLowerCase(text.charAt(at + 3));
  }

  private int word(Symbols symbols, int from, int n, int mark) {
    int at = from;
    int length = 0;
    boolean plain = true;
    boolean dotted = false;
    int letters = 0;
    int capitals = 0;
    if (altered(at, n)) {
      buffer[length++] = Character.toLowerCase(text.charAt(at + 1));
      letters++;
      at += 3;
    }
    while (at < n) {
      char c = text.charAt(at);
      if (Character.isLetterOrDigit(c) || Character.isSurrogate(c) && surrogateLetter(at)) {
        letters++;
        if (Character.isUpperCase(c)) {
          capitals++;
        }
        plain &= c < 128;
        if (length < LONGEST) {
          buffer[length++] = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        } else {
          length = LONGEST + 1;
        }
        at++;
      } else if (Character.getType(c) == Character.NON_SPACING_MARK && at > from) {
        plain = false;
        if (length < LONGEST) {
          buffer[length++] = c;
        }
        at++;
      } else if (c == '.' && initial(from, at)) {
        dotted = true;
        at++;
      } else if (apostrophe(c)
          && at + 1 < n
          && Character.isLetter(text.charAt(at + 1))
          && !possessiveAt(at, n)) {
        at++;
      } else {
        break;
      }
    }
    if (dotted && letters == 1) {
      // A single letter and a dot is an abbreviation, not initials: "S. Korea", "J. Smith".
      at = from + 1;
      dotted = false;
    }
    int symbol = Symbols.UNKNOWN;
    if (length <= LONGEST) {
      if (!plain) {
        String folded =
            Words.strip(new String(buffer, 0, length)).toLowerCase(java.util.Locale.ROOT);
        symbol = symbols.find(folded);
      } else {
        symbol = symbols.find(buffer, length);
      }
    }
    int flags = mark | WORD;
    if (Character.isUpperCase(text.codePointAt(text.charAt(from) == '[' ? from + 1 : from))) {
      flags |= CAPITAL;
    }
    if (letters > 1 && capitals == letters) {
      flags |= ALL_CAPITALS;
    }
    if (dotted) {
      flags |= DOTTED;
    }
    add(from, at, symbol, flags);
    return at;
  }

  private boolean surrogateLetter(int at) {
    return Character.isHighSurrogate(text.charAt(at))
        ? Character.isLetterOrDigit(text.codePointAt(at))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }

  /**
   * Whether the dot at this place follows a single letter that begins the word or follows a dot.
   */
  private boolean initial(int from, int dot) {
    if (dot - 1 < from || !Character.isLetter(text.charAt(dot - 1))) {
      return false;
    }
    if (dot - 1 != from && text.charAt(dot - 2) != '.') {
      return false;
    }
    // The last dot of "U.S." belongs to it, the dot of "plan B." does not.
    return dot - 1 != from
        || dot + 2 < text.length()
            && Character.isLetter(text.charAt(dot + 1))
            && text.charAt(dot + 2) == '.'
        || dot - 1 == from
            && dot + 1 < text.length()
            && Character.isUpperCase(text.charAt(dot + 1))
            && (dot + 2 >= text.length() || !Character.isLetterOrDigit(text.charAt(dot + 2)));
  }

  private boolean possessiveAt(int at, int n) {
    char next = text.charAt(at + 1);
    return (next == 's' || next == 'S')
        && (at + 2 >= n || !Character.isLetterOrDigit(text.charAt(at + 2)));
  }

  private void add(int from, int to, int number, int mark) {
    if (size == begin.length) {
      int larger = size * 2;
      begin = Arrays.copyOf(begin, larger);
      end = Arrays.copyOf(end, larger);
      symbol = Arrays.copyOf(symbol, larger);
      flags = Arrays.copyOf(flags, larger);
    }
    begin[size] = from;
    end[size] = to;
    symbol[size] = number;
    flags[size] = mark;
    size++;
  }

  private void sentences() {
    sentence = new int[size];
    paragraph = new int[size];
    int lineFrom = 0;
    int number = -1;
    int line = -1;
    boolean opens = true;
    for (int i = 0; i < size; i++) {
      if (has(i, LINE_START)) {
        lineFrom = i;
        line++;
        opens = true;
        markLine(lineFrom);
      }
      if (opens && (has(i, WORD) || has(i, LINE_START))) {
        number++;
        flags[i] |= SENTENCE_START;
        opens = false;
      }
      sentence[i] = Math.max(number, 0);
      paragraph[i] = line;
      if (!has(i, WORD)) {
        char c = text.charAt(begin[i]);
        if (c == '!' || c == '?' || c == '.' && endsSentence(i)) {
          opens = true;
        }
      } else if (has(i, DOTTED)
          && i + 2 < size
          && has(i + 1, CAPITAL)
          && has(i + 1, SPACE_BEFORE)
          && startsClause(i + 1)) {
        opens = true;
      }
    }
  }

  /** After "U.S." only a word that is a function word elsewhere shows a new sentence. */
  private boolean startsClause(int token) {
    String word = word(token);
    return switch (word) {
      case "The", "A", "An", "It", "He", "She", "They", "In", "On", "But", "And", "This", "That" ->
          true;
      default -> false;
    };
  }

  private boolean endsSentence(int dot) {
    if (dot + 1 >= size || has(dot + 1, LINE_START)) {
      return true;
    }
    if (!has(dot + 1, SPACE_BEFORE)) {
      return false;
    }
    if (dot > 0 && has(dot - 1, WORD) && !has(dot, SPACE_BEFORE)) {
      int length = end[dot - 1] - begin[dot - 1];
      if (has(dot - 1, CAPITAL) && length == 1) {
        return false;
      }
      if (has(dot - 1, CAPITAL) && length <= 4 && abbreviation(word(dot - 1))) {
        return false;
      }
    }
    int next = dot + 1;
    while (next < size && !has(next, WORD) && !has(next, LINE_START)) {
      next++;
    }
    return next >= size
        || has(next, LINE_START)
        || !Character.isLowerCase(text.charAt(begin[next]));
  }

  private static boolean abbreviation(String word) {
    return switch (word) {
      case "Mr",
          "Mrs",
          "Ms",
          "Dr",
          "Gen",
          "Lt",
          "Col",
          "Maj",
          "Capt",
          "Sgt",
          "Adm",
          "Sen",
          "Rep",
          "Gov",
          "Prof",
          "St",
          "Rev",
          "Hon",
          "Jr",
          "Sr",
          "No",
          "Jan",
          "Feb",
          "Mar",
          "Apr",
          "Jun",
          "Jul",
          "Aug",
          "Sep",
          "Sept",
          "Oct",
          "Nov",
          "Dec",
          "Cmdr",
          "Brig",
          "Pres",
          "Amb",
          "Min" ->
          true;
      default -> false;
    };
  }

  private void markLine(int from) {
    int words = 0;
    int capitals = 0;
    int all = 0;
    int long_ = 0;
    int longCapitals = 0;
    int to = from;
    do {
      if (has(to, WORD) && !has(to, HYPHEN_BEFORE)) {
        words++;
        if (has(to, CAPITAL)) {
          capitals++;
        }
        if (has(to, ALL_CAPITALS) || end[to] - begin[to] == 1) {
          all++;
        }
        if (end[to] - begin[to] > 3) {
          long_++;
          if (has(to, CAPITAL)) {
            longCapitals++;
          }
        }
      }
      to++;
    } while (to < size && !has(to, LINE_START) && to - from < 60);
    boolean whole = to >= size || has(to, LINE_START);
    int mark = 0;
    if (words >= 3 && all == words) {
      mark |= CAPITAL_LINE | TITLE_LINE;
    } else if (whole
        && words >= 4
        && words <= 30
        && capitals * 10 >= words * 6
        && long_ >= 2
        && longCapitals * 10 >= long_ * 9) {
      mark |= TITLE_LINE;
    }
    if (mark != 0) {
      for (int i = from; i < to; i++) {
        flags[i] |= mark;
      }
    }
  }

  static boolean isHyphen(char c) {
    return c == '-'
        || c == '\u2010'
        || c == '\u2011'
        || c == '\u2013'
        || c == '\u2012'
        || c == '\u2212';
  }

  static boolean apostrophe(char c) {
    return c == '\'' || c == '\u2019' || c == '\u02BC' || c == '\u2018' || c == '`';
  }
}
