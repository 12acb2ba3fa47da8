package dev.entente.cli;

/**
 * An expected failure: its message is one line for people that names the thing, its place and what
 * to do, and it ends the command with {@link ExitCode#FAILED}.
 */
public final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1;

  public Failure(String message) {
    super(message);
  }

  public Failure(String message, Throwable cause) {
    super(message, cause);
  }
}
