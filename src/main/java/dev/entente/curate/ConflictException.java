package dev.entente.curate;

/** Somebody decided about the same what the reviewer has not seen; nothing was recorded. */
public final class ConflictException extends CurationException {

  private static final long serialVersionUID = 1L;

  ConflictException(String problem) {
    super(problem);
  }
}
