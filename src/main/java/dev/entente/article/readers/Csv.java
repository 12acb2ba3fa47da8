package dev.entente.article.readers;

import dev.entente.article.InputLimits;
import dev.entente.article.InputLimits.Limit;
import dev.entente.article.Place;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * An article a row. The separator is told by the first line; a table without header, such as
 * GDELT's, has columns that are known by number.
 */
final class Csv implements Source {

  private static final int FIRST_LINE = 1 << 16;

  /** {@code 27} or {@code 27:PAGE_TITLE}, the element of that name within the cell. */
  private static final Pattern NUMBERED = Pattern.compile("(\\d+)(?::(\\w+))?");

  private final Place place;
  private final Columns columns;
  private final InputLimits limits;
  private final InputStream in;
  private final Bounded bounded;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final Map<String, Integer> header = new HashMap<>();
  private final List<String> known = new ArrayList<>();
  private Optional<CSVRecord> first = Optional.empty();
  private long line = 1;

  private Csv(
      InputStream in,
      Bounded bounded,
      CSVParser parser,
      Place place,
      Columns columns,
      InputLimits limits) {
    this.in = in;
    this.bounded = bounded;
    this.parser = parser;
    this.records = parser.iterator();
    this.place = place;
    this.columns = columns;
    this.limits = limits;
  }

  /** A row that never ends, because a quote is missing, must not take all memory. */
  private static final class Bounded extends FilterReader {
    private final long limit;
    private long sinceRecord;

    private Bounded(Reader in, long limit) {
      super(in);
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int more) throws IOException {
      sinceRecord += more;
      if (sinceRecord > limit) {
        throw new IOException(
            Decoding.tooLarge("the row", limit, Limit.LINE_BYTES.word()).reason()
                + "; or a quote is missing");
      }
    }
  }

  /**
   * Opens a table.
   *
   * @param charset what whoever named the file says of it; a byte order mark wins over it
   * @throws Poison if it has too many columns or none that holds a text
   */
  static Csv open(
      InputStream in, Place place, Optional<Charset> charset, Columns columns, InputLimits limits)
      throws IOException, Poison {
    Reader reader = new BufferedReader(Decoding.reader(in, charset), FIRST_LINE);
    reader.mark(FIRST_LINE);
    char[] ahead = new char[FIRST_LINE - 1];
    int length;
    try {
      length = readLine(reader, ahead);
      reader.reset();
    } catch (CharacterCodingException malformed) {
      throw Decoding.wrongEncoding(1);
    }
    String firstLine = new String(ahead, 0, length);
    char delimiter = delimiter(firstLine);
    boolean headless =
        columns.numbered()
            && java.util.Arrays.stream(firstLine.split(Pattern.quote(delimiter + "")))
                .noneMatch(name -> columns.mentions(name.replaceAll("^\\W+|\\W+$", "")));
    Bounded bounded = new Bounded(reader, limits.of(Limit.LINE_BYTES));
    CSVFormat.Builder format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter)
            .setIgnoreEmptyLines(false)
            .setLenientEof(true)
            .setTrailingData(true);
    CSVFormat chosen = headless ? format.setQuote(null).get() : format.get();
    Csv csv = new Csv(in, bounded, chosen.parse(bounded), place, columns, limits);
    try {
      csv.begin(headless);
    } catch (UncheckedIOException broken) {
      throw csv.broken(broken);
    }
    return csv;
  }

  private static int readLine(Reader reader, char[] into) throws IOException {
    int length = 0;
    while (length < into.length) {
      int one = reader.read();
      if (one < 0 || one == '\n' || one == '\r') {
        break;
      }
      into[length++] = (char) one;
    }
    return length;
  }

  /** Texts are full of commas and semicolons, tabs stand nowhere but between columns. */
  private static char delimiter(String line) {
    char best = ',';
    if (line.indexOf('\t') >= 0) {
      return '\t';
    }
    for (char candidate : new char[] {';', '|'}) {
      if (count(line, candidate) > count(line, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String line, char wanted) {
    return line.chars().filter(each -> each == wanted).count();
  }

  private void begin(boolean headless) throws Poison {
    if (!records.hasNext()) {
      throw new Poison("", "the file is empty; a table needs a header and rows");
    }
    CSVRecord names = records.next();
    requireColumns(names);
    if (headless) {
      first = Optional.of(names);
      for (int i = 1; i <= names.size(); i++) {
        known.add(Integer.toString(i));
      }
      return;
    }
    for (int i = 0; i < names.size(); i++) {
      header.putIfAbsent(names.get(i).strip(), i);
      known.add(names.get(i).strip());
    }
    advance();
  }

  private void requireColumns(CSVRecord record) throws Poison {
    if (record.size() > limits.of(Limit.CSV_COLUMNS)) {
      throw new Poison(
          "line " + line,
          "has %,d columns, more than %,d; raise it with --limit %s=…"
              .formatted(record.size(), limits.of(Limit.CSV_COLUMNS), Limit.CSV_COLUMNS.word()));
    }
  }

  private void advance() {
    line = parser.getCurrentLineNumber() + 1;
    bounded.sinceRecord = 0;
  }

  @Override
  public Optional<Step> next() throws IOException, Poison {
    try {
      while (first.isPresent() || records.hasNext()) {
        CSVRecord record = first.orElseGet(records::next);
        first = Optional.empty();
        long begun = line;
        advance();
        if (record.size() == 1 && record.get(0).isBlank()) {
          continue;
        }
        Place here = place.item(record.getRecordNumber() - (header.isEmpty() ? 0 : 1));
        return Optional.of(step(here, record, begun));
      }
      return Optional.empty();
    } catch (UncheckedIOException broken) {
      throw broken(broken);
    }
  }

  private Step step(Place here, CSVRecord record, long begun) {
    try {
      requireColumns(record);
      if (!header.isEmpty() && record.size() > known.size()) {
        throw new Poison(
            "", "has %d cells where the header has %d".formatted(record.size(), known.size()));
      }
      return columns.draft(here, "csv", name -> cell(record, name), known);
    } catch (Poison poison) {
      return Step.rejected(here, "line " + begun, poison.reason());
    }
  }

  private Optional<String> cell(CSVRecord record, String name) {
    Integer at = header.get(name);
    if (at != null) {
      return at < record.size() ? Optional.of(record.get(at)) : Optional.empty();
    }
    Matcher numbered = NUMBERED.matcher(name);
    if (!header.isEmpty() || !numbered.matches() || numbered.group(1).length() > 4) {
      return Optional.empty();
    }
    int number = Integer.parseInt(numbered.group(1)) - 1;
    if (number < 0 || number >= record.size()) {
      return Optional.empty();
    }
    return numbered.group(2) == null
        ? Optional.of(record.get(number))
        : element(record.get(number), numbered.group(2));
  }

  private static Optional<String> element(String cell, String tag) {
    int begin = cell.indexOf("<" + tag + ">");
    int end = cell.indexOf("</" + tag + ">", Math.max(0, begin));
    return begin < 0 || end < 0
        ? Optional.empty()
        : Optional.of(
            org.jsoup.parser.Parser.unescapeEntities(
                cell.substring(begin + tag.length() + 2, end), false));
  }

  private Poison broken(UncheckedIOException broken) {
    Throwable why = broken.getCause();
    return why instanceof CharacterCodingException
        ? Decoding.wrongEncoding(line)
        : new Poison(
            "line " + line,
            "is no table from here on: "
                + Words.oneLine("" + broken.getMessage()).replaceFirst("^[\\w.]+Exception: ", ""));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
