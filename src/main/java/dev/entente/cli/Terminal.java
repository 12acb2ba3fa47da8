package dev.entente.cli;

import picocli.CommandLine.Help.Ansi;

/** What may be shown: colours and progress are for terminals only. */
public final class Terminal {

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
