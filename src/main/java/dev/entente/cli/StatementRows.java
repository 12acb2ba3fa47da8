package dev.entente.cli;

import dev.entente.annotate.AnnotatedArticle;
import dev.entente.annotate.StatementTable;
import dev.entente.annotate.StatementTableWriter;
import dev.entente.entity.Entity;
import dev.entente.entity.EntityTables;
import dev.entente.evaluate.Row;
import dev.entente.rdf.PloverRules;
import dev.entente.statement.EntityId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Statements as rows of the statement table, each with the PLOVER event that it reports. */
final class StatementRows {

  /** The statement table's columns and the computed one. */
  static final List<String> COLUMNS =
      Stream.concat(StatementTable.COLUMNS.stream(), Stream.of("plover")).toList();

  private final EntityTables entities;
  private final PloverRules plover;

  StatementRows(EntityTables entities, PloverRules plover) {
    this.entities = entities;
    this.plover = plover;
  }

  /** One row a statement, in the text's order, every column present. */
  List<Row> of(AnnotatedArticle annotated) {
    BiPredicate<EntityId, EntityId> represents = represents(annotated);
    List<Map<String, String>> table = StatementTableWriter.rows(annotated, entities::entity);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      Map<String, String> cells = new HashMap<>(table.get(i));
      cells.put(
          "plover",
          plover
              .eventOf(annotated.statements().get(i), represents)
              .map(PloverRules.Event::type)
              .orElse(""));
      rows.add(new Row(cells));
    }
    return rows;
  }

  /** Whether the first actor is an organ or office-holder of the second, a state. */
  private BiPredicate<EntityId, EntityId> represents(AnnotatedArticle annotated) {
    Map<EntityId, Entity> met = new HashMap<>();
    annotated.actors().forEach(actor -> met.put(actor.id(), actor));
    Optional<String> date = annotated.article().details().issued();
    return (source, actor) ->
        entities.isState(actor)
            && Optional.ofNullable(met.get(source))
                .flatMap(Entity::state)
                .or(() -> entities.state(source, date))
                .filter(actor::equals)
                .isPresent();
  }
}
