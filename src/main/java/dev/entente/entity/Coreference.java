package dev.entente.entity;

/**
 * What refers back within the article, by narrow rules; what they do not reach stays unresolved.
 */
final class Coreference {

  private final Reading reading;

  Coreference(Reading reading) {
    this.reading = reading;
  }

  void resolve() {
    reading.units.sort(java.util.Comparator.comparingInt(unit -> unit.from));
  }
}
