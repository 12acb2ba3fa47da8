package dev.entente.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.dkpro.statistics.agreement.coding.CodingAnnotationStudy;
import org.dkpro.statistics.agreement.coding.KrippendorffAlphaAgreement;
import org.dkpro.statistics.agreement.distance.NominalDistanceFunction;

/**
 * Krippendorff's alpha for nominal values (Krippendorff 2011, Computing Krippendorff's
 * Alpha-Reliability): 1 is perfect agreement, 0 what chance would give.
 *
 * @param value empty where all values are the same, which leaves alpha undefined
 * @param low lower bound of the 95 % bootstrap interval
 * @param high upper bound of the 95 % bootstrap interval
 * @param units with at least two values
 */
public record Alpha(
    Optional<Double> value, Optional<Double> low, Optional<Double> high, int units) {

  /**
   * Alpha with the percentile interval over resampled units (Efron and Tibshirani 1993, chapter
   * 13).
   *
   * @param units the values of each unit, one a coder; empty text where a coder gave none
   * @param rounds resamples
   * @param seed of the resampling, so that a report can be made again
   */
  public static Alpha of(List<List<String>> units, int rounds, long seed) {
    List<List<String>> pairable =
        units.stream()
            .filter(unit -> unit.stream().filter(value -> !value.isEmpty()).count() >= 2)
            .toList();
    Random random = new Random(seed);
    List<Double> resampled = new ArrayList<>();
    for (int round = 0; round < rounds && !pairable.isEmpty(); round++) {
      List<List<String>> sample = new ArrayList<>();
      for (int i = 0; i < pairable.size(); i++) {
        sample.add(pairable.get(random.nextInt(pairable.size())));
      }
      value(sample).ifPresent(resampled::add);
    }
    resampled.sort(null);
    return new Alpha(
        value(pairable), quantile(resampled, 0.025), quantile(resampled, 0.975), pairable.size());
  }

  private static Optional<Double> value(List<List<String>> pairable) {
    long values =
        pairable.stream()
            .flatMap(List::stream)
            .filter(value -> !value.isEmpty())
            .distinct()
            .count();
    if (values < 2) {
      return Optional.empty();
    }
    CodingAnnotationStudy study = new CodingAnnotationStudy(pairable.getFirst().size());
    for (List<String> unit : pairable) {
      study.addItemAsArray(
          Arrays.stream(unit.toArray()).map(value -> value.equals("") ? null : value).toArray());
    }
    return Optional.of(
        new KrippendorffAlphaAgreement(study, new NominalDistanceFunction()).calculateAgreement());
  }

  private static Optional<Double> quantile(List<Double> sorted, double share) {
    return sorted.isEmpty()
        ? Optional.empty()
        : Optional.of(sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size())));
  }
}
