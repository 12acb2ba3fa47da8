package dev.entente.article.readers;

import dev.entente.article.ArticleTable;
import dev.entente.article.Input;
import dev.entente.article.Place;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files below a folder in the order of their paths, one folder's names in memory at a time per
 * level. Links are not followed, and what is neither file nor folder is refused.
 */
final class Tree implements Iterator<Tree.Leaf> {

  /** A file, or why there is none. */
  sealed interface Leaf {
    record File(Path path, Place place) implements Leaf {}

    record None(Input input) implements Leaf {}
  }

  /** What browsers call the folder with the parts of a saved page. */
  private static final Pattern PARTS =
      Pattern.compile("(.+)[_.](?:files|Dateien|fichiers|archivos)");

  private final Path root;
  private final Predicate<Path> wanted;
  private final Deque<Iterator<Path>> levels = new ArrayDeque<>();
  private final Deque<Leaf> ahead = new ArrayDeque<>();

  /**
   * @param root whose real path bounds what is read
   * @param wanted which files; folders are always entered
   */
  Tree(Path root, Predicate<Path> wanted) {
    this.root = root;
    this.wanted = wanted;
    enter(root);
  }

  private Tree(Path root, Path file) {
    this.root = root;
    this.wanted = any -> true;
    if (leadsOut(file)) {
      ahead.add(rejected(file, "a link that leads out of %s; copy the file there".formatted(root)));
    } else {
      levels.push(List.of(file).iterator());
    }
  }

  /**
   * One file of a folder, as if it had been come upon there: what was a file then and is a link now
   * is refused if it leads out.
   */
  static Tree only(Path root, Path file) {
    return new Tree(root, file);
  }

  @Override
  public boolean hasNext() {
    while (ahead.isEmpty() && !levels.isEmpty()) {
      Iterator<Path> level = levels.peek();
      if (level.hasNext()) {
        visit(level.next());
      } else {
        levels.pop();
      }
    }
    return !ahead.isEmpty();
  }

  @Override
  public Leaf next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more files");
    }
    return ahead.pop();
  }

  private void enter(Path folder) {
    List<Path> names = new ArrayList<>();
    try (DirectoryStream<Path> listing = Files.newDirectoryStream(folder)) {
      listing.forEach(names::add);
    } catch (IOException | java.nio.file.DirectoryIteratorException unreadable) {
      ahead.add(rejected(folder, "the folder cannot be read: " + unreadable.getMessage()));
    }
    names.sort(
        Comparator.comparing(Tree::stem)
            .thenComparing(name -> Files.isDirectory(name, LinkOption.NOFOLLOW_LINKS))
            .thenComparing(Path::toString));
    levels.push(withoutParts(names).iterator());
  }

  private static String stem(Path file) {
    return name(file).replaceFirst("\\.[^.]*$", "");
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** Leaves out the folders that browsers put beside saved pages. */
  private List<Path> withoutParts(List<Path> names) {
    Set<String> pages = new HashSet<>();
    for (Path name : names) {
      Optional<Format> format = Format.byName(name(name));
      if (format.filter(Format::isPage).isPresent()) {
        pages.add(stem(name));
      }
    }
    if (pages.isEmpty()) {
      return names;
    }
    List<Path> kept = new ArrayList<>();
    for (Path name : names) {
      Matcher parts = PARTS.matcher(name(name));
      if (parts.matches()
          && pages.contains(parts.group(1))
          && Files.isDirectory(name, LinkOption.NOFOLLOW_LINKS)) {
        ahead.add(skipped(name, "parts of the saved page beside it"));
      } else {
        kept.add(name);
      }
    }
    return kept;
  }

  private void visit(Path path) {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException unreadable) {
      ahead.add(rejected(path, "cannot be read: " + unreadable.getMessage()));
      return;
    }
    String name = name(path);
    if (attributes.isDirectory()) {
      if (name.startsWith(".")) {
        ahead.add(skipped(path, "a hidden folder"));
      } else {
        enter(path);
      }
    } else if (!wanted.test(path)
        || name.equals(ArticleTable.FILE)
        || name.endsWith(".ann")
        || name.startsWith(".")) {
      return;
    } else if (attributes.isSymbolicLink()) {
      ahead.add(link(path));
    } else if (attributes.isRegularFile()) {
      ahead.add(new Leaf.File(path, place(path)));
    } else {
      ahead.add(rejected(path, "is a pipe, socket or device; articles are read from files"));
    }
  }

  private Leaf link(Path path) {
    try {
      return path.toRealPath().startsWith(root.toRealPath())
          ? skipped(path, "a link to what is read anyway")
          : rejected(path, "a link that leads out of %s; copy the file there".formatted(root));
    } catch (IOException broken) {
      return rejected(path, "a link that leads nowhere");
    }
  }

  /** Folders that are links are not entered; a file that is asked for can be in one. */
  private boolean leadsOut(Path file) {
    try {
      return !file.toRealPath().startsWith(root.toRealPath());
    } catch (IOException gone) {
      return false;
    }
  }

  private Leaf rejected(Path path, String reason) {
    return new Leaf.None(new Input.Rejected(place(path), "", reason));
  }

  private Leaf skipped(Path path, String reason) {
    return new Leaf.None(new Input.Skipped(place(path), reason));
  }

  private Place place(Path path) {
    return Place.of(path.toString(), within(root, path));
  }

  /** The path below the folder with {@code /} between names. */
  static String within(Path folder, Path path) {
    List<String> names = new ArrayList<>();
    folder.relativize(path).forEach(name -> names.add(name.toString()));
    return String.join("/", Collections.unmodifiableList(names));
  }
}
