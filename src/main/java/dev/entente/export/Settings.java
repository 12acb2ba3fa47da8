package dev.entente.export;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a format is written, where it leaves a choice.
 *
 * @param gexfVersion {@code 1.2} or {@code 1.3}
 * @param profile whose headers or labels: {@code gephi}, {@code excel}, {@code kumu} for csv,
 *     {@code yed} for graphml; empty for the plain form
 */
public record Settings(String gexfVersion, String profile) {

  /** The names that settings may use. */
  public static final Set<String> NAMES = Set.of("gexf-version", "profile");

  private static final List<String> VERSIONS = List.of("1.2", "1.3");
  private static final List<String> PROFILES = List.of("", "gephi", "excel", "kumu", "yed");

  /** Every format in its plain form. */
  public static final Settings DEFAULT = new Settings("1.2", "");

  /**
   * @throws ExportException if a value is none of those above
   */
  public Settings {
    if (!VERSIONS.contains(gexfVersion)) {
      throw new ExportException(
          "there is no GEXF version '%s'; ask for 1.2 or 1.3".formatted(gexfVersion));
    }
    if (!PROFILES.contains(profile)) {
      throw new ExportException(
          "there is no profile '%s'; ask for gephi, excel or kumu (csv) or yed (graphml)"
              .formatted(profile));
    }
  }

  /**
   * Reads them by name.
   *
   * @throws ExportException if a value is not understood
   */
  public static Settings read(Map<String, List<String>> given) {
    return new Settings(one("gexf-version", given, "1.2"), one("profile", given, ""));
  }

  private static String one(String name, Map<String, List<String>> given, String otherwise) {
    return given.getOrDefault(name, List.of()).stream().findFirst().orElse(otherwise);
  }
}
