package dev.entente.cli;

import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.TextArticles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The articles that a command line names: text files, folders of them, or standard input. */
final class ArticleFiles {

  /** What standard input is called as an article. */
  static final String STDIN = "stdin";

  private ArticleFiles() {}

  /**
   * Reads what each word names; {@code -} is standard input as one article.
   *
   * @throws IOException if a folder cannot be read
   */
  static TextArticles.Reading read(List<String> names, InputStream stdin) throws IOException {
    List<Article> articles = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String name : names) {
      try {
        if (name.equals("-")) {
          String text = new String(stdin.readAllBytes(), StandardCharsets.UTF_8);
          articles.add(TextArticles.of(new ArticleId(STDIN), text));
        } else if (Files.isDirectory(Path.of(name))) {
          TextArticles.Reading folder = TextArticles.read(Path.of(name));
          articles.addAll(folder.articles());
          problems.addAll(folder.problems());
        } else if (Files.exists(Path.of(name))) {
          articles.add(TextArticles.readFile(Path.of(name)));
        } else {
          problems.add(name + ": there is no such file");
        }
      } catch (IllegalArgumentException unreadable) {
        problems.add(String.valueOf(unreadable.getMessage()));
      }
    }
    return new TextArticles.Reading(articles, problems);
  }
}
