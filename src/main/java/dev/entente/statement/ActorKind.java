package dev.entente.statement;

import java.util.Optional;

/**
 * A class of actors of the ontology, such as {@code Country} or {@code ArmedGroup}.
 *
 * @param parent name of the kind it is a subclass of
 */
public record ActorKind(String name, String iri, String label, Optional<String> parent) {

  @Override
  public String toString() {
    return name;
  }
}
