package dev.entente.article;

/**
 * How many characters of a text were replaced by U+FFFD, by what was wrong with them.
 *
 * @param nuls NUL characters
 * @param surrogates halves of a surrogate pair without the other half
 * @param illegal other characters that XML 1.0 does not allow
 */
public record Cleaning(int nuls, int surrogates, int illegal) {

  /** Nothing was replaced. */
  public static final Cleaning NONE = new Cleaning(0, 0, 0);

  public int replaced() {
    return nuls + surrogates + illegal;
  }
}
