package dev.entente.serve;

/** A server that cannot start as it was asked to; the message is one line for people. */
public final class ServeException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public ServeException(String message) {
    super(message);
  }

  public ServeException(String message, Throwable cause) {
    super(message, cause);
  }
}
