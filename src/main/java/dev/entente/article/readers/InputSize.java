package dev.entente.article.readers;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How many bytes the files have that a person named, counted by a thread of its own. */
final class InputSize {

  private static final long UNKNOWN = -1;

  private final List<String> arguments;
  private @Nullable Thread counting;
  private volatile long bytes = UNKNOWN;

  InputSize(List<String> arguments) {
    this.arguments = List.copyOf(arguments);
  }

  /** Empty until they are counted; the first call begins to. */
  OptionalLong bytes() {
    if (counting == null) {
      Thread thread = new Thread(this::count, "entente-input-size");
      thread.setDaemon(true);
      counting = thread;
      thread.start();
    }
    return bytes == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(bytes);
  }

  private void count() {
    long sum = 0;
    try {
      for (String argument : arguments) {
        if (argument.equals("-")) {
          return;
        }
        sum += size(argument);
      }
      bytes = sum;
    } catch (IOException | RuntimeException unknown) {
      // What is wrong with them is told when they are read.
      return;
    }
  }

  private static long size(String argument) throws IOException {
    Path path;
    try {
      path = Path.of(argument);
    } catch (InvalidPathException noPath) {
      return 0;
    }
    if (Files.isRegularFile(path)) {
      return Files.size(path);
    }
    if (Files.isDirectory(path)) {
      return size(new Tree(path, any -> true));
    }
    Path folder = Inputs.folderOf(argument);
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + argument);
    return Files.isDirectory(folder) ? size(new Tree(folder, matcher::matches)) : 0;
  }

  private static long size(Tree tree) throws IOException {
    long sum = 0;
    while (tree.hasNext()) {
      if (tree.next() instanceof Tree.Leaf.File file) {
        sum += Files.size(file.path());
      }
    }
    return sum;
  }
}
