package dev.entente.article.readers;

import dev.entente.article.Article;
import dev.entente.article.ArticleDetails;
import dev.entente.article.ArticleId;
import dev.entente.article.ArticleTable;
import dev.entente.article.ArticleText;
import dev.entente.article.Input;
import dev.entente.article.InputLimits.Limit;
import dev.entente.article.MarkedActors;
import dev.entente.article.Place;
import dev.entente.article.Span;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The articles of what a person named, one at a time: files, folders, globs and standard input, in
 * the order in which they were named and, in a folder, by path. Nothing but the article that is
 * asked for is held in memory, and nothing that cannot be read ends the run: it is one more {@link
 * Input} that says what and why.
 */
public final class Inputs implements Iterator<Input>, AutoCloseable {

  /** What standard input is called. */
  public static final String STDIN = "stdin";

  private static final Pattern URL = Pattern.compile("(?i)[a-z][a-z0-9+.-]+://.*");
  private static final Pattern GLOB = Pattern.compile(".*[*?\\[{].*");

  /** A named input that is being read. */
  private static final class Root {
    private final ArticleTable table;
    private final Iterator<Tree.Leaf> files;
    private final boolean named;
    private final boolean whole;

    /**
     * @param named whether a person named the very file, whatever its extension
     * @param whole whether the table's rows should all find their file here
     */
    private Root(ArticleTable table, Iterator<Tree.Leaf> files, boolean named, boolean whole) {
      this.table = table;
      this.files = files;
      this.named = named;
      this.whole = whole;
    }
  }

  private final InputOptions options;
  private final Opener opener;
  private final Iterator<String> arguments;
  private final Iterator<Known> known;
  private final InputSize size;
  private long bytesBefore;
  private @Nullable CountedFile file;
  private final Deque<Input> ahead = new ArrayDeque<>();
  private @Nullable Root root;
  private @Nullable Source source;
  private @Nullable Place reading;
  private boolean anyStep;
  private boolean told;

  private Inputs(List<String> arguments, List<Known> known, InputOptions options) {
    this.options = options;
    this.opener = new Opener(options);
    this.arguments = List.copyOf(arguments).iterator();
    this.known = List.copyOf(known).iterator();
    List<String> all = new ArrayList<>(arguments);
    known.forEach(file -> all.add(file.file()));
    this.size = new InputSize(all);
  }

  /**
   * A file that was read before.
   *
   * @param folder as {@link Place#folder} had it
   */
  public record Known(String file, String folder) {}

  /**
   * Opens inputs; files are opened when their turn comes.
   *
   * @param arguments files, folders, globs such as {@code "inbox/*.html"} or {@code -}
   * @throws IllegalArgumentException if one of them is a URL: nothing is fetched
   */
  public static Inputs open(List<String> arguments, InputOptions options) {
    for (String argument : arguments) {
      if (URL.matcher(argument).matches()) {
        throw new IllegalArgumentException(
            "%s: addresses are not fetched; save the page and name the file".formatted(argument));
      }
    }
    return new Inputs(arguments, List.of(), options);
  }

  /** Opens files that were read before, by the ids and within the bounds that they had then. */
  public static Inputs again(List<Known> files, InputOptions options) {
    return new Inputs(List.of(), files, options);
  }

  /**
   * Opens one document that is no file.
   *
   * @param name what it is called, and its id where it brings none
   */
  public static Inputs of(String name, InputStream document, InputOptions options)
      throws IOException {
    Inputs inputs = new Inputs(List.of(), List.of(), options);
    inputs.enterDocument(document, Place.of(name, name));
    return inputs;
  }

  /**
   * Opens some of the files below a folder, as if the folder had been named.
   *
   * @param wanted which of them
   */
  public static Inputs below(Path folder, Predicate<Path> wanted, InputOptions options)
      throws IOException {
    Inputs inputs = new Inputs(List.of(), List.of(), options);
    inputs.root = new Root(inputs.table(folder), new Tree(folder, wanted), false, false);
    return inputs;
  }

  @Override
  public boolean hasNext() {
    while (ahead.isEmpty()) {
      if (source != null) {
        step();
      } else if (root != null && root.files.hasNext()) {
        enter(root.files.next());
      } else if (root != null) {
        leave(root);
        root = null;
      } else if (arguments.hasNext()) {
        enter(arguments.next());
      } else if (known.hasNext()) {
        enter(known.next());
      } else {
        return false;
      }
    }
    return true;
  }

  @Override
  public Input next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more inputs");
    }
    return ahead.remove();
  }

  /**
   * Which part of the inputs was read, from 0 to 1 and measured in bytes; empty until their sizes
   * are known, which is found out beside the reading from the first call on, and always where
   * standard input is among them.
   */
  public OptionalDouble done() {
    OptionalLong all = size.bytes();
    if (all.isEmpty() || all.getAsLong() == 0) {
      return OptionalDouble.empty();
    }
    long read = bytesBefore + (file == null ? 0 : file.count());
    return OptionalDouble.of(Math.min(1, read / (double) all.getAsLong()));
  }

  private void enter(String argument) {
    try {
      if (argument.equals("-")) {
        enterStdin();
        return;
      }
      Path path = Path.of(argument);
      if (Files.isDirectory(path)) {
        ArticleTable table = table(path);
        root = new Root(table, new Tree(path, any -> true), false, options.table().isEmpty());
        tell(table);
      } else if (Files.exists(path)) {
        enterFile(path);
      } else if (GLOB.matcher(argument).matches()) {
        enterGlob(argument);
      } else {
        reject(Place.of(argument, argument), "there is no such file");
      }
    } catch (InvalidPathException noPath) {
      reject(Place.of(argument, argument), "is no name of a file");
    } catch (IOException unreadable) {
      reject(Place.of(argument, argument), "cannot be read: " + unreadable.getMessage());
    }
  }

  private void enter(Known known) {
    try {
      Path file = Path.of(known.file());
      Path folder = Path.of(known.folder());
      boolean wasNamed = file.getParent() == null || file.getParent().equals(folder);
      if (known.folder().isEmpty()
          || !Files.exists(file, LinkOption.NOFOLLOW_LINKS)
          || (wasNamed && !Files.isSymbolicLink(file))) {
        enter(known.file());
      } else {
        root = new Root(table(folder), Tree.only(folder, file), false, false);
      }
    } catch (InvalidPathException noPath) {
      reject(Place.of(known.file(), known.file()), "is no name of a file");
    } catch (IOException unreadable) {
      reject(Place.of(known.file(), known.file()), "cannot be read: " + unreadable.getMessage());
    }
  }

  private void enterStdin() throws IOException {
    InputStream stdin =
        new FilterInputStream(options.stdin()) {
          @Override
          public void close() {
            // Standard input is not ours to close.
          }
        };
    enterDocument(stdin, Place.of(STDIN, STDIN));
  }

  private void enterDocument(InputStream document, Place place) throws IOException {
    root =
        new Root(
            ArticleTable.in(options.table().orElse(Path.of(""))),
            List.<Tree.Leaf>of().iterator(),
            true,
            false);
    open(document, "", place, Optional.empty());
  }

  /** A file named by itself; a link is followed, because a person chose it. */
  private void enterFile(Path path) throws IOException {
    String name = String.valueOf(path.getFileName());
    Place place = Place.of(path.toString(), name);
    if (!Files.isRegularFile(path)) {
      reject(place, "is a pipe, socket or device; pipe it in and name -");
      return;
    }
    ArticleTable table = table(Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(path));
    root =
        new Root(
            table, List.<Tree.Leaf>of(new Tree.Leaf.File(path, place)).iterator(), true, false);
    if (options.table().isPresent()) {
      tell(table);
    }
  }

  private void enterGlob(String glob) throws IOException {
    Path folder = folderOf(glob);
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    if (!Files.isDirectory(folder)) {
      reject(Place.of(glob, glob), "there is no folder " + folder);
      return;
    }
    Tree tree = new Tree(folder, matcher::matches);
    if (!tree.hasNext()) {
      reject(Place.of(glob, glob), "no file is called so");
      return;
    }
    root = new Root(table(folder), tree, true, false);
  }

  /** The folder that a glob begins in. */
  static Path folderOf(String glob) {
    int special = glob.replaceAll("[*?\\[{].*", "").length();
    int slash = glob.lastIndexOf('/', special);
    return Path.of(slash < 0 ? "" : glob.substring(0, Math.max(1, slash)));
  }

  private ArticleTable table(Path folder) throws IOException {
    return options.table().isPresent()
        ? ArticleTable.in(options.table().get())
        : ArticleTable.beside(folder);
  }

  /** What is wrong in the table itself, once where one table serves for all that was named. */
  private void tell(ArticleTable table) {
    if (options.table().isEmpty() || !told) {
      table.problems().forEach(this::rejectRow);
    }
    told = true;
  }

  private void leave(Root left) {
    if (left.whole) {
      left.table.withoutFile().forEach(this::rejectRow);
    }
  }

  /** The table's messages begin with file and line. */
  private void rejectRow(String problem) {
    int end = problem.indexOf(": ");
    String where = problem.substring(0, Math.max(end, 0));
    String file = where.replaceFirst(":\\d+(?:, column \\w+)?$", "");
    String position = where.substring(file.length()).replaceFirst("^:", "line ");
    ahead.add(
        new Input.Rejected(
            Place.of(file, ArticleTable.FILE), position, problem.substring(end + 2)));
  }

  private void enter(Tree.Leaf leaf) {
    switch (leaf) {
      case Tree.Leaf.None none -> ahead.add(none.input());
      case Tree.Leaf.File file -> {
        String name = String.valueOf(file.path().getFileName());
        endFile();
        Optional<Input> leftOut = leftOut(file.place());
        if (leftOut.isPresent()) {
          bytesBefore += file.path().toFile().length();
          ahead.add(leftOut.get());
          return;
        }
        if (!opener.isArticleName(name) && (root == null || !root.named)) {
          bytesBefore += file.path().toFile().length();
          ahead.add(new Input.Skipped(file.place(), "its name is not that of a kind of article"));
          return;
        }
        try {
          CountedFile counted = new CountedFile(file.path());
          this.file = counted;
          open(counted, name, file.place(), Optional.of(file.path()));
        } catch (IOException unreadable) {
          reject(file.place(), "cannot be read: " + unreadable.getMessage());
        }
      }
    }
  }

  private void open(InputStream in, String name, Place place, Optional<Path> file)
      throws IOException {
    reading = place;
    anyStep = false;
    boolean opened = false;
    try {
      source = opener.open(in, name, place, file);
      opened = true;
    } catch (Poison poison) {
      ahead.add(new Input.Rejected(place, poison.position(), poison.reason()));
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError broken) {
      reject(place, Broken.reason(broken));
    } finally {
      if (!opened) {
        in.close();
      }
    }
  }

  /**
   * One step in the file that is open; what libraries throw at hostile files stays in that file.
   */
  private void step() {
    Source from = java.util.Objects.requireNonNull(source);
    Place place = java.util.Objects.requireNonNull(reading);
    try {
      Optional<Step> step = from.next();
      if (step.isEmpty()) {
        closeSource();
        if (!anyStep) {
          reject(place, "holds no articles");
        }
      } else {
        anyStep = true;
        switch (step.get()) {
          case Step.Without without ->
              ahead.add(leftOut(without.input().place()).orElseGet(without::input));
          case Step.Draft draft -> ahead.add(finish(draft));
        }
      }
    } catch (Poison poison) {
      ahead.add(new Input.Rejected(place, poison.position(), poison.reason()));
      closeSource();
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError broken) {
      reject(place, Broken.reason(broken));
      closeSource();
    }
  }

  private void closeSource() {
    Source closing = source;
    source = null;
    if (closing != null) {
      try {
        closing.close();
      } catch (IOException unread) {
        // All that was wanted of it was read.
      }
    }
  }

  /** A file counts as read when the next one is entered, whatever was made of it. */
  private void endFile() {
    if (file != null) {
      bytesBefore += file.size();
      file = null;
    }
  }

  private void reject(Place place, String reason) {
    ahead.add(new Input.Rejected(place, "", reason));
  }

  /** Cleans a draft, and gives it its name and what the table knows. */
  private Input finish(Step.Draft draft) throws IOException {
    Place place = draft.place();
    Optional<ArticleTable.Row> row = row(place);
    Optional<Input> leftOut = leftOut(place);
    if (leftOut.isPresent()) {
      return leftOut.get();
    }
    ArticleText.Cleaned clean = ArticleText.clean(draft.text());
    String text = clean.text();
    if (text.isBlank()) {
      return new Input.Rejected(place, "", "the file is empty; an article needs words");
    }
    if (clean.cleaning().replaced() > text.length() / 10) {
      return new Input.Rejected(
          place, "", "is no text: one character in ten is a control character");
    }
    long limit = options.limits().of(Limit.ARTICLE_BYTES);
    if (Utf8.length(text) > limit) {
      return new Input.Rejected(
          place, "", Decoding.tooLarge("the article", limit, Limit.ARTICLE_BYTES.word()).reason());
    }
    try {
      ArticleDetails known = Details.clean(draft.details());
      ArticleDetails told = row.map(one -> one.over(known)).orElse(known);
      Optional<String> detected =
          told.language().isPresent() ? Optional.empty() : Languages.of(text);
      ArticleDetails details = detected.map(told::in).orElse(told);
      ArticleId id =
          row.flatMap(ArticleTable.Row::id)
              .orElseGet(() -> Ids.of(place, draft.id(), details.url()));
      Optional<List<Span>> marked =
          draft.marked().isPresent()
              ? MarkedActors.beside(draft.marked().get(), text)
              : Optional.empty();
      return new Input.Found(
          new Article(id, text, details, marked),
          place,
          draft.rule(),
          detected.isPresent(),
          clean.cleaning());
    } catch (IllegalArgumentException wrong) {
      return new Input.Rejected(place, "", String.valueOf(wrong.getMessage()));
    }
  }

  /** What the table says is not to be read, or need not be told again. */
  private Optional<Input> leftOut(Place place) {
    return row(place)
        .flatMap(ArticleTable.Row::skipped)
        .map(why -> new Input.Skipped(place, "%s: %s".formatted(ArticleTable.FILE, why)));
  }

  /** By the file's whole name, or without its extension. */
  private Optional<ArticleTable.Row> row(Place place) {
    if (root == null) {
      return Optional.empty();
    }
    Optional<ArticleTable.Row> row = root.table.row(place.key());
    return row.isPresent() || place.item().isPresent()
        ? row
        : root.table.row(Ids.withoutExtension(place.file()));
  }

  /** Closes what is open. */
  @Override
  public void close() {
    closeSource();
  }
}
