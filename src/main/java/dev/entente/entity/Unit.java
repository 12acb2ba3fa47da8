package dev.entente.entity;

import dev.entente.entity.Mention.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mention in the making. */
final class Unit {
  final int from;
  final int to;
  List<Entity> entities;
  Form form;
  String reason;
  boolean plural;
  String office = "";

  /** The words for each of the entities; empty where they are all of them for each. */
  List<Hit> parts = List.of();

  /** The words of a description that names nobody, whose bearer the article has to tell. */
  @Nullable Run bare;

  /** Whether it only stands if somebody is found for it. */
  boolean tentative;

  Unit(int from, int to, List<Entity> entities, Form form, String reason) {
    this.from = from;
    this.to = to;
    this.entities = entities;
    this.form = form;
    this.reason = reason;
  }

  void means(List<Entity> found, Form as, String why) {
    entities = found;
    form = as;
    reason = why;
    tentative = false;
  }
}
