package dev.entente.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Help.Ansi;

/** What may be shown: colours and progress are for terminals only. */
public final class Terminal {

  private static final int WIDTH = 100;

  private Terminal() {}

  /** Whether colours may be used: on a terminal, and NO_COLOR (no-color.org) is not set. */
  public static boolean colours() {
    return Ansi.AUTO.enabled();
  }

  /** Whether a person is watching, so that progress may be drawn over itself. */
  public static boolean interactive() {
    return System.console() != null
        && !"dumb".equals(System.getenv("TERM"))
        && System.getenv("TERM") != null
        && isTerminal();
  }

  /** Bold where colours may be used, else as it is. */
  public static String bold(String words) {
    return colours() ? "\u001B[1m" + words + "\u001B[0m" : words;
  }

  /** In a colour of picocli's names where colours may be used, else as it is. */
  public static String coloured(String colour, String words) {
    return colours()
        ? Ansi.Style.valueOf("fg_" + colour).on() + words + Ansi.Style.reset.on()
        : words;
  }

  /** Characters that a line may take: COLUMNS where it is set, what the terminal says, else 100. */
  public static int width() {
    String columns = System.getenv("COLUMNS");
    if (columns != null && columns.matches("[1-9]\\d{1,3}")) {
      return Integer.parseInt(columns);
    }
    return interactive() ? terminalWidth() : WIDTH;
  }

  private static int terminalWidth() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/tty")))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return size.matches("\\d+ [1-9]\\d+\\s*")
          ? Integer.parseInt(size.strip().split(" ", -1)[1])
          : WIDTH;
    } catch (IOException noTerminal) {
      return WIDTH;
    }
  }

  /** Since JDK 22 there is a console without a terminal too, and it can be asked. */
  private static boolean isTerminal() {
    try {
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(System.console());
    } catch (NoSuchMethodException before22) {
      return true;
    } catch (ReflectiveOperationException unknown) {
      return false;
    }
  }
}
