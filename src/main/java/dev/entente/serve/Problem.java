package dev.entente.serve;

/** Why a request is not answered: a status of HTTP and one line for people. */
final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1;

  static final int BAD_REQUEST = 400;
  static final int UNAUTHORIZED = 401;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int METHOD_NOT_ALLOWED = 405;
  static final int NOT_ACCEPTABLE = 406;
  static final int REQUEST_TIMEOUT = 408;
  static final int CONFLICT = 409;
  static final int TOO_LARGE = 413;
  static final int URI_TOO_LONG = 414;
  static final int UNSUPPORTED = 415;
  static final int TOO_MANY = 429;

  /** Of no standard, but what logs of servers call it when nobody is there to read the answer. */
  static final int CLIENT_GONE = 499;

  static final int INTERNAL = 500;
  static final int UNAVAILABLE = 503;

  private final int status;

  Problem(int status, String message) {
    // No stack: strangers can cause as many of these as they like.
    super(message, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }
}
