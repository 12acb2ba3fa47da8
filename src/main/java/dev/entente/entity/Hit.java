package dev.entente.entity;

import dev.entente.entity.Gazetteer.Name;
import dev.entente.statement.EntityId;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A name found at a place, and who it was decided to stand for. */
final class Hit {
  final int from;
  final int to;
  List<Name> names;
  @Nullable EntityId actor;
  @Nullable Entity newcomer;
  String reason = "";
  boolean demonym;
  boolean metonym;
  boolean against;
  boolean ethnic;
  boolean trap;

  Hit(int from, int to, List<Name> names) {
    this.from = from;
    this.to = to;
    this.names = names;
  }

  /** "USS Nobody", which {@link NewNames} puts into a navy. */
  boolean isShip() {
    return newcomer != null && newcomer.kind().equals("GovernmentBody");
  }

  /** Leaves only those who exist at the article's date, if any does. */
  void existing(Predicate<EntityId> exists) {
    if (names.size() > 1) {
      List<Name> left = names.stream().filter(name -> exists.test(name.actor())).toList();
      if (!left.isEmpty()) {
        names = left;
      }
    }
  }
}
