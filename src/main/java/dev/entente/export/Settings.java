package dev.entente.export;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a format is written, where it leaves a choice.
 *
 * @param gexfVersion {@code 1.2} or {@code 1.3}
 * @param profile one of {@link ExportFormat#profiles}, empty for the plain form
 * @param rdf11 whether triple terms are left out, which RDF 1.1 does not know
 * @param dedupe what dyads count once: {@code day}, {@code article} or {@code none}
 * @param sparse whether dyads have no rows of months without events
 */
record Settings(
    String gexfVersion, String profile, boolean rdf11, Dyads.Dedupe dedupe, boolean sparse) {

  /** The names that settings may use. */
  public static final Set<String> NAMES =
      Set.of("gexf-version", "profile", "rdf11", "dedupe", "sparse");

  private static final List<String> VERSIONS = List.of("1.2", "1.3");

  /**
   * @throws ExportException if there is no such version of GEXF
   */
  public Settings {
    if (!VERSIONS.contains(gexfVersion)) {
      throw new ExportException(
          "there is no GEXF version '%s'; ask for 1.2 or 1.3".formatted(gexfVersion));
    }
  }

  /**
   * Reads them by name.
   *
   * @throws ExportException if a value is not understood
   */
  public static Settings read(Map<String, List<String>> given) {
    return new Settings(
        one("gexf-version", given, "1.2"),
        one("profile", given, ""),
        flag("rdf11", given),
        dedupe(one("dedupe", given, "day")),
        flag("sparse", given));
  }

  private static Dyads.Dedupe dedupe(String word) {
    return java.util.Arrays.stream(Dyads.Dedupe.values())
        .filter(dedupe -> dedupe.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new ExportException(
                "dedupe '%s' is not known; it is day, article or none".formatted(word)));
  }

  private static boolean flag(String name, Map<String, List<String>> given) {
    return !one(name, given, "false").equals("false");
  }

  /**
   * @throws ExportException if the format has no form of that name
   */
  void checkFor(ExportFormat format) {
    if (!profile.isEmpty() && !format.profiles().contains(profile)) {
      throw new ExportException(
          "%s has no profile '%s'; it has %s"
              .formatted(
                  format,
                  profile,
                  format.profiles().isEmpty() ? "none" : String.join(", ", format.profiles())));
    }
  }

  private static String one(String name, Map<String, List<String>> given, String otherwise) {
    return given.getOrDefault(name, List.of()).stream().findFirst().orElse(otherwise);
  }
}
