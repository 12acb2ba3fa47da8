package dev.entente.article;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the text files of a folder as articles, with what {@code articles.csv} beside them says;
 * what neither says stays unknown.
 *
 * <p>A first line that looks like a headline is the title, a byline ("By Jane Doe") among the next
 * lines names the authors; values of {@code articles.csv} win over both.
 */
public final class TextArticles {

  private static final int LONGEST_HEADLINE = 200;
  private static final int LINES_BEFORE_BYLINE = 4;
  private static final Pattern BYLINE = Pattern.compile("(?:By|BY)[ \\t]+(\\S.*)");
  private static final Pattern AUTHOR =
      Pattern.compile("\\p{Lu}[\\p{L}\\p{M}.'’-]*(?:[ \\t]+[\\p{L}\\p{M}.'’-]+){0,5}");

  private static final Set<String> SMALL_WORDS =
      Set.of("and", "but", "for", "from", "into", "nor", "over", "than", "that", "the", "with");

  private TextArticles() {}

  /**
   * An article that was read, or why it was not.
   *
   * @param problem one line that names what is wrong and what to do; empty where all is well
   */
  private record Outcome(Optional<Article> article, Optional<String> problem) {}

  /**
   * What a folder holds.
   *
   * @param problems one line each, naming file, line and column as far as they exist
   */
  public record Reading(List<Article> articles, List<String> problems) {
    public Reading {
      articles = List.copyOf(articles);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Every {@code *.txt} at any depth below the folder, by path; an article's id is its path without
   * the extension, unless {@code articles.csv} gives it another. A file that cannot be read is told
   * among the problems, the others are read all the same.
   *
   * @throws IOException if the folder itself cannot be read
   */
  public static Reading read(Path folder) throws IOException {
    ArticleTable table = ArticleTable.beside(folder);
    List<Article> articles = new ArrayList<>();
    List<String> problems = new ArrayList<>(table.problems());
    Map<ArticleId, Path> seen = new HashMap<>();
    for (Path file : textFiles(folder)) {
      String path = pathWithin(folder, file);
      Outcome outcome = read(file, path, table.row(path));
      outcome.problem().ifPresent(problems::add);
      outcome
          .article()
          .ifPresent(article -> {
            Path other = seen.putIfAbsent(article.id(), file);
            if (other == null) {
              articles.add(article);
            } else {
              problems.add(
                  "%s: the id %s is %s's already; give one of them another in %s"
                      .formatted(file, article.id(), other, ArticleTable.FILE));
            }
          });
    }
    problems.addAll(table.withoutFile());
    return new Reading(articles, problems);
  }

  /**
   * One text file as an article; {@code articles.csv} in its folder is heeded.
   *
   * @throws IllegalArgumentException in one line, if the file cannot be read as an article
   * @throws IOException if its folder cannot be read
   */
  public static Article readFile(Path file) throws IOException {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    ArticleTable table = ArticleTable.beside(folder);
    String path = pathWithin(folder, file.toAbsolutePath());
    Outcome outcome = read(file, path, table.row(path));
    return outcome
        .article()
        .orElseThrow(() -> new IllegalArgumentException(outcome.problem().orElse("" + file)));
  }

  /**
   * A text that lies in no file, such as one typed in.
   *
   * @throws IllegalArgumentException if the text is blank
   */
  public static Article of(ArticleId id, String raw) {
    String text = ArticleText.normalise(raw);
    if (text.isBlank()) {
      throw new IllegalArgumentException(id + ": the text is empty; an article needs words");
    }
    return new Article(id, text, detailsOf(text));
  }

  private static Outcome read(Path file, String path, Optional<ArticleTable.Row> row) {
    try {
      String text = ArticleText.normalise(decode(file));
      if (text.isBlank()) {
        return failed(file + ": the file is empty; an article needs words");
      }
      ArticleId id = row.flatMap(ArticleTable.Row::id).orElseGet(() -> new ArticleId(path));
      ArticleDetails details = detailsOf(text);
      return new Outcome(
          Optional.of(
              new Article(
                  id,
                  text,
                  row.map(known -> known.over(details)).orElse(details),
                  MarkedActors.beside(file, text))),
          Optional.empty());
    } catch (IOException unreadable) {
      return failed(file + ": cannot be read: " + unreadable.getMessage());
    } catch (IllegalArgumentException wrong) {
      String problem = String.valueOf(wrong.getMessage());
      return failed(problem.startsWith(file.getParent() + "") ? problem : file + ": " + problem);
    }
  }

  private static Outcome failed(String problem) {
    return new Outcome(Optional.empty(), Optional.of(problem));
  }

  private static String decode(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(buffer)
          .toString();
    } catch (CharacterCodingException notUtf8) {
      int position = buffer.position();
      int line = 1;
      for (int i = 0; i < position; i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw new IllegalArgumentException(
          "%s:%d: byte %d (0x%02X) is not UTF-8; save the file as UTF-8"
              .formatted(file, line, position, bytes[Math.min(position, bytes.length - 1)]),
          notUtf8);
    }
  }

  /** What the text itself tells: its headline and byline. */
  public static ArticleDetails detailsOf(String text) {
    List<String> lines = text.lines().limit(LINES_BEFORE_BYLINE).toList();
    Optional<String> title =
        lines.stream().findFirst().map(String::strip).filter(line -> isHeadline(line, text));
    List<String> authors =
        lines.stream()
            .skip(title.isPresent() ? 1 : 0)
            .map(line -> authors(line.strip()))
            .filter(names -> !names.isEmpty())
            .findFirst()
            .orElse(List.of());
    return new ArticleDetails(
        title,
        authors,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /**
   * A short line above the text: one sentence at most, and no full stop at its end unless it is
   * written in title case or a byline follows.
   */
  private static boolean isHeadline(String line, String text) {
    boolean severalSentences = line.matches(".*[.!?][\"”’]?\\s+\\p{Lu}.*[.!?]");
    boolean below =
        text.lines()
            .map(String::strip)
            .filter(other -> !other.isEmpty())
            .skip(1)
            .findFirst()
            .isPresent();
    boolean bylineFollows =
        text.lines()
            .map(String::strip)
            .filter(other -> !other.isEmpty())
            .skip(1)
            .limit(1)
            .anyMatch(next -> !authors(next).isEmpty());
    return !line.isEmpty()
        && line.length() <= LONGEST_HEADLINE
        && !severalSentences
        && authors(line).isEmpty()
        && below
        && (!line.endsWith(".") || isTitleCase(line) || bylineFollows);
  }

  /** Whether all words begin with a capital, but for those that headlines leave small. */
  private static boolean isTitleCase(String line) {
    return Stream.of(line.split("\\P{L}+"))
        .filter(word -> word.length() > 2 && !SMALL_WORDS.contains(word))
        .allMatch(word -> Character.isUpperCase(word.charAt(0)));
  }

  /** The names of a byline; empty where the line is none. */
  static List<String> authors(String line) {
    Matcher byline = BYLINE.matcher(line);
    if (!byline.matches()) {
      return List.of();
    }
    String names = byline.group(1).strip();
    List<String> found =
        Stream.of(names.split("\\s*(?:,\\s*and\\s|,|\\sand\\s|&|;)\\s*"))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    boolean allNames =
        !names.endsWith(".") && found.stream().allMatch(name -> AUTHOR.matcher(name).matches());
    return allNames ? found : List.of();
  }

  private static List<Path> textFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + ": there is no such folder");
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName() != null)
          .filter(file -> file.getFileName().toString().endsWith(".txt"))
          .filter(Files::isRegularFile)
          .sorted(Comparator.comparing(file -> pathWithin(folder, file)))
          .toList();
    }
  }

  /** The path below the folder with slashes between and without the extension. */
  private static String pathWithin(Path folder, Path file) {
    String path =
        folder.relativize(file).toString().replace(folder.getFileSystem().getSeparator(), "/");
    return path.replaceFirst("\\.[^./]*$", "");
  }
}
