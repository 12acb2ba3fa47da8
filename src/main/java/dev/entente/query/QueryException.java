package dev.entente.query;

/** A question that cannot be asked as it stands; the message is one line for people. */
public final class QueryException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public QueryException(String message) {
    super(message);
  }

  public QueryException(String message, Throwable cause) {
    super(message, cause);
  }
}
