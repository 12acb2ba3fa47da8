package dev.entente.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Whether the confidence of statements keeps its promise: each article's statements are given the
 * confidence that the other articles teach, and held against their being right.
 */
public final class Calibration {

  /** A predicted statement that gold judges. */
  public record Judged(String article, String rule, boolean right) {}

  /** Learns from statements how sure each rule is. */
  @FunctionalInterface
  public interface Learner {
    /** Confidence by rule, 0 to 1; empty where nothing was learnt. */
    Function<String, Optional<Double>> learn(List<Judged> seen);
  }

  /**
   * Statements of about the same confidence.
   *
   * @param from lower bound of confidence, of a tenth
   * @param right how many of the statements were right
   * @param confidence mean confidence
   */
  public record Bin(double from, int statements, int right, double confidence) {

    /** Share of right statements, 0 to 1. */
    public double share() {
      return (double) right / statements;
    }
  }

  private record Guess(double confidence, boolean right) {}

  private final List<Guess> guesses = new ArrayList<>();
  private int withoutConfidence;

  /** Leaves out one article after the other. */
  public Calibration(List<Judged> judged, Learner learner) {
    for (String article : judged.stream().map(Judged::article).distinct().toList()) {
      Function<String, Optional<Double>> confidence =
          learner.learn(judged.stream().filter(one -> !one.article().equals(article)).toList());
      for (Judged one : judged) {
        if (one.article().equals(article)) {
          Optional<Double> value = confidence.apply(one.rule());
          if (value.isPresent()) {
            guesses.add(new Guess(value.get(), one.right()));
          } else {
            withoutConfidence++;
          }
        }
      }
    }
  }

  /** Statements that got a confidence. */
  public int statements() {
    return guesses.size();
  }

  /** Statements of rules about which the other articles teach nothing. */
  public int withoutConfidence() {
    return withoutConfidence;
  }

  /**
   * Mean squared distance of confidence and truth (Brier 1950): 0 is perfect, 0.25 what saying 0.5
   * always gives; 0 where there is no statement.
   */
  public double brier() {
    return guesses.stream()
        .mapToDouble(guess -> Math.pow(guess.confidence() - (guess.right() ? 1 : 0), 2))
        .average()
        .orElse(0);
  }

  /** By tenths of confidence, lowest first, empty ones left out. */
  public List<Bin> bins() {
    TreeMap<Integer, List<Guess>> byTenth = new TreeMap<>();
    for (Guess guess : guesses) {
      int tenth = (int) Math.min(9, Math.floor(guess.confidence() * 10));
      byTenth.computeIfAbsent(tenth, none -> new ArrayList<>()).add(guess);
    }
    List<Bin> bins = new ArrayList<>();
    byTenth.forEach((tenth, in) ->
        bins.add(
            new Bin(
                tenth / 10.0,
                in.size(),
                (int) in.stream().filter(Guess::right).count(),
                in.stream().mapToDouble(Guess::confidence).average().orElse(0))));
    return bins;
  }
}
