package dev.entente.statement;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The relations, actor kinds and contexts of one domain, built from its ontology and nowhere
 * enumerated in Java.
 */
public final class Vocabulary {

  private final String namespace;
  private final Map<String, Relation> relations;
  private final Map<String, ActorKind> kinds;
  private final Set<String> contexts;

  /**
   * @param namespace the IRI that the ontology's own terms begin with
   * @throws IllegalArgumentException if a relation or a kind names a parent that is not there, or
   *     is its own ancestor
   */
  public Vocabulary(
      String namespace,
      Collection<Relation> relations,
      Collection<ActorKind> kinds,
      Collection<String> contexts) {
    this.namespace = namespace;
    this.relations = new LinkedHashMap<>();
    relations.forEach(relation -> this.relations.put(relation.name(), relation));
    this.kinds = new LinkedHashMap<>();
    kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
    this.contexts = Set.copyOf(contexts);
    this.relations.values().forEach(this::ancestors);
  }

  public String namespace() {
    return namespace;
  }

  public Collection<Relation> relations() {
    return relations.values();
  }

  public Collection<ActorKind> kinds() {
    return kinds.values();
  }

  public Set<String> contexts() {
    return contexts;
  }

  public Optional<Relation> relation(String name) {
    return Optional.ofNullable(relations.get(name));
  }

  public Optional<ActorKind> kind(String name) {
    return Optional.ofNullable(kinds.get(name));
  }

  /** Whether the first relation is the second or a kind of it, at any depth. */
  public boolean isA(Relation relation, Relation ancestor) {
    return relation.name().equals(ancestor.name()) || ancestors(relation).contains(ancestor.name());
  }

  /** Whether the first kind is the second or a kind of it, at any depth. */
  public boolean isKindOf(String kind, String ancestor) {
    Set<String> seen = new HashSet<>();
    String current = kind;
    while (seen.add(current)) {
      if (current.equals(ancestor)) {
        return true;
      }
      ActorKind found = kinds.get(current);
      if (found == null || found.parent().isEmpty()) {
        return false;
      }
      current = found.parent().get();
    }
    return false;
  }

  /** The names most like the one given, nearest first, at most three: for error messages. */
  public List<String> relationsLike(String name) {
    return relations.keySet().stream()
        .sorted(
            Comparator.comparingInt(known ->
                Spelling.distance(known.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))))
        .limit(3)
        .toList();
  }

  private Set<String> ancestors(Relation child) {
    Set<String> found = new HashSet<>();
    Optional<String> parent = child.parent();
    while (parent.isPresent()) {
      Relation relation = relations.get(parent.get());
      if (relation == null) {
        throw new IllegalArgumentException(
            "the parent " + parent.get() + " of relation " + child + " is not in the ontology");
      }
      if (!found.add(relation.name())) {
        throw new IllegalArgumentException("relation " + child + " is its own ancestor");
      }
      parent = relation.parent();
    }
    return found;
  }
}
