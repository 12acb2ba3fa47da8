package dev.entente.curate;

/** Something that cannot be judged as asked, in one line for whoever asked. */
public class CurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CurationException(String problem) {
    super(problem);
  }

  public CurationException(String problem, Throwable cause) {
    super(problem, cause);
  }
}
