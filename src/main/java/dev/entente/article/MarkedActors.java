package dev.entente.article;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads actor mentions that somebody marked beside an article, as brat standoff: lines {@code
 * T1<TAB>Actor begin end<TAB>words}; other kinds of line are left alone.
 */
public final class MarkedActors {

  private MarkedActors() {}

  /**
   * The mentions marked for a text file: {@code FILE.ann}, or the same name with {@code .ann} for
   * its extension, as brat has it. brat counts code points where Java counts UTF-16 units; they
   * differ after an emoji, so a mention whose words do not stand at its offsets is tried by code
   * points.
   *
   * @param text the article's text as it will be stored
   * @return empty where there is no such file
   * @throws IllegalArgumentException naming file and line, if a mention's words stand at neither
   */
  public static Optional<List<Span>> beside(Path file, String text) throws IOException {
    String name = file.getFileName().toString();
    Path own = file.resolveSibling(name + ".ann");
    Path brat = file.resolveSibling(name.replaceFirst("\\.[^.]*$", "") + ".ann");
    if (Files.isRegularFile(own)) {
      return Optional.of(read(own, text));
    }
    return Files.isRegularFile(brat) ? Optional.of(read(brat, text)) : Optional.empty();
  }

  private static List<Span> read(Path file, String text) throws IOException {
    List<Span> spans = new ArrayList<>();
    int number = 0;
    for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\\R")) {
      number++;
      if (!line.startsWith("T")) {
        continue;
      }
      String[] cells = line.split("\t", 3);
      String[] place = cells.length < 2 ? new String[0] : cells[1].split(" ");
      if (cells.length < 3 || place.length != 3) {
        throw new IllegalArgumentException(
            "%s:%d: a mention is T1<TAB>Actor begin end<TAB>words, not '%s'"
                .formatted(file, number, line));
      }
      spans.add(span(file, number, place, cells[2], text));
    }
    return spans;
  }

  private static Span span(Path file, int number, String[] place, String words, String text) {
    int begin;
    int end;
    try {
      begin = Integer.parseInt(place[1]);
      end = Integer.parseInt(place[2]);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          "%s:%d: begin and end are whole numbers, not '%s' and '%s'"
              .formatted(file, number, place[1], place[2]),
          notANumber);
    }
    if (stands(words, text, begin, end)) {
      return new Span(begin, end);
    }
    if (begin >= 0 && end > begin && end <= text.codePointCount(0, text.length())) {
      int unitBegin = text.offsetByCodePoints(0, begin);
      int unitEnd = text.offsetByCodePoints(0, end);
      if (stands(words, text, unitBegin, unitEnd)) {
        return new Span(unitBegin, unitEnd);
      }
    }
    throw new IllegalArgumentException(
        "%s:%d: the words '%s' do not stand at %d-%d of the article"
            .formatted(file, number, words, begin, end));
  }

  private static boolean stands(String words, String text, int begin, int end) {
    return begin >= 0
        && end > begin
        && end <= text.length()
        && text.substring(begin, end).replace('\n', ' ').equals(words.replace('\n', ' '));
  }
}
