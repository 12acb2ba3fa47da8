package dev.entente.article.readers;

import java.io.EOFException;
import java.io.IOException;

/** What went wrong with a file, in words that say what to do. */
final class Broken {

  private Broken() {}

  static String reason(Throwable broken) {
    return switch (broken) {
      case Unpacking.TooLarge bomb -> String.valueOf(bomb.getMessage());
      case EOFException cut -> "ends in the middle; it may not have been copied whole";
      case IOException io ->
          "cannot be read: " + Words.clipped(Words.oneLine("" + io.getMessage()), 200);
      case StackOverflowError deep -> "is nested too deeply";
      case OutOfMemoryError large -> "takes more memory than there is; give more with -Xmx";
      default ->
          "is malformed: "
              + broken.getClass().getSimpleName()
              + " "
              + Words.clipped(Words.oneLine("" + broken.getMessage()), 200);
    };
  }
}
