package dev.entente.cli;

/** What a command tells the shell. */
public final class ExitCode {

  /** Done. */
  public static final int DONE = 0;

  /** Failed; one line on stderr says why. */
  public static final int FAILED = 1;

  /** The command line itself was wrong. */
  public static final int USAGE = 2;

  /** Done, but some input was rejected; each rejection is a line on stderr. */
  public static final int REJECTED = 3;

  /** Validation found violations. */
  public static final int VIOLATIONS = 4;

  private ExitCode() {}
}
