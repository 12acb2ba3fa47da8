package dev.entente.export;

/** An export that cannot be made as asked; the message is one line for people. */
public final class ExportException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public ExportException(String message) {
    super(message);
  }

  public ExportException(String message, Throwable cause) {
    super(message, cause);
  }
}
