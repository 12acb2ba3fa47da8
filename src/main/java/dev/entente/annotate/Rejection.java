package dev.entente.annotate;

/**
 * Input that was refused.
 *
 * @param place where it stands: file, line and column as far as they exist
 * @param reason what was found and what would be right, in one line
 */
public record Rejection(String place, String reason) {

  @Override
  public String toString() {
    return place + ": " + reason;
  }
}
