package dev.entente.entity;

import dev.entente.entity.EntityTables.Actor;
import dev.entente.entity.EntityTables.Alias;
import dev.entente.entity.EntityTables.Decision;
import dev.entente.entity.EntityTables.Identifier;
import dev.entente.entity.EntityTables.Membership;
import dev.entente.entity.EntityTables.Role;
import dev.entente.statement.EntityId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;

/** Reads the entity tables of folders, all files side by side, and refuses rows that are wrong. */
final class EntityReader {

  private static final Pattern KIND = Pattern.compile("[A-Z][A-Za-z]*");
  private static final Pattern ISO2 = Pattern.compile("[A-Z]{2}");
  private static final Pattern ISO3 = Pattern.compile("[A-Z]{3}");
  private static final Pattern M49 = Pattern.compile("\\d{3}");
  private static final Pattern ITEM = Pattern.compile("Q[1-9]\\d*");

  /** The files of a folder and the columns that they need. */
  private static final Map<String, String[]> COLUMNS =
      Map.of(
          "actors.csv", new String[] {"id", "kind", "name_en"},
          "same-as.csv", new String[] {"actor_id", "decision", "other", "reason"},
          "aliases.csv", new String[] {"actor_id", "alias", "type"},
          "identifiers.csv", new String[] {"actor_id", "scheme", "value"},
          "roles.csv", new String[] {"holder", "relation", "of"},
          "memberships.csv", new String[] {"member", "relation", "of"});

  private static final Set<String> ALIAS_TYPES =
      Set.of(
          "name",
          "short",
          "acronym",
          "demonym_adj",
          "demonym_noun",
          "capital_metonym",
          "institution_metonym",
          "former",
          "spelling");

  final Map<EntityId, Actor> actors = new LinkedHashMap<>();
  final Map<EntityId, List<Alias>> aliases = new HashMap<>();
  final Map<EntityId, List<Identifier>> identifiers = new HashMap<>();
  final Map<EntityId, List<Role>> roles = new HashMap<>();
  final Map<EntityId, List<Role>> rolesOf = new HashMap<>();
  final Map<EntityId, List<Membership>> memberships = new HashMap<>();
  final List<Decision> decisions = new ArrayList<>();
  String fingerprint = "";

  private EntityReader() {}

  /** The rows of the folders' tables, as {@link EntityTables#load} describes it. */
  static EntityReader read(List<Path> folders) {
    // Half of the time goes into reading; what comes out does not depend on who is first.
    EntityReader reader = new EntityReader();
    CompletableFuture<String> fingerprint =
        CompletableFuture.supplyAsync(() -> Fingerprint.ofTables(folders));
    Map<Path, CompletableFuture<List<Table.Row>>> files = new HashMap<>();
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new TableException(folder, "there is no such folder of entity tables");
      }
      COLUMNS.forEach((name, needed) -> {
        Path file = folder.resolve(name);
        files.put(file, CompletableFuture.supplyAsync(() -> Table.read(file, needed)));
      });
    }
    for (Path folder : folders) {
      reader.readActors(rows(files, folder.resolve("actors.csv")));
    }
    for (Path folder : folders) {
      reader.readDecisions(rows(files, folder.resolve("same-as.csv")));
      reader.readAliases(rows(files, folder.resolve("aliases.csv")));
      reader.readIdentifiers(rows(files, folder.resolve("identifiers.csv")));
      reader.readRoles(rows(files, folder.resolve("roles.csv")));
      reader.readMemberships(rows(files, folder.resolve("memberships.csv")));
    }
    reader.fingerprint = done(fingerprint);
    return reader;
  }

  private static List<Table.Row> rows(
      Map<Path, CompletableFuture<List<Table.Row>>> files, Path file) {
    return done(Objects.requireNonNull(files.get(file)));
  }

  private static <T> T done(CompletableFuture<T> read) {
    try {
      return read.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }

  private void readActors(List<Table.Row> rows) {
    Map<EntityId, Long> seen = new HashMap<>();
    for (Table.Row row : rows) {
      EntityId id = id(row, "id");
      Long earlier = seen.put(id, row.line());
      if (earlier != null) {
        throw row.wrong("id", id + " stands on line " + earlier + " already");
      }
      String kind = row.required("kind");
      if (!KIND.matcher(kind).matches()) {
        throw row.wrong("kind", "'" + kind + "' is no kind, such as Country or Person");
      }
      Period valid = period(row);
      actors.put(
          id,
          new Actor(
              id,
              kind,
              code(row, "iso2", ISO2),
              code(row, "iso3", ISO3),
              code(row, "m49", M49),
              code(row, "wikidata", ITEM),
              row.required("name_en"),
              row.optional("official_en"),
              row.optional("status_note"),
              valid.from(),
              valid.to(),
              degrees(row, "lat", 90),
              degrees(row, "lon", 180),
              row.get("source")));
    }
  }

  private void readDecisions(List<Table.Row> rows) {
    for (Table.Row row : rows) {
      EntityId actor = id(row, "actor_id");
      EntityId other = id(row, "other");
      boolean same = row.oneOf("decision", Set.of("same", "different")).equals("same");
      if (actor.equals(other)) {
        throw row.wrong("other", "is the same id as actor_id, " + actor);
      }
      decisions.removeIf(
          earlier -> Set.of(earlier.actor(), earlier.other()).equals(Set.of(actor, other)));
      decisions.add(new Decision(actor, same, other, row.get("reason")));
    }
  }

  private void readAliases(List<Table.Row> rows) {
    for (Table.Row row : rows) {
      EntityId actor = known(row, "actor_id");
      Alias alias =
          new Alias(
              actor,
              row.required("alias"),
              row.optional("lang").orElse("en"),
              row.oneOf("type", ALIAS_TYPES),
              row.yes("ambiguous"),
              row.yes("case_sensitive"));
      List<Alias> known = aliases.computeIfAbsent(actor, none -> new ArrayList<>());
      known.removeIf(
          earlier -> earlier.text().equals(alias.text()) && earlier.type().equals(alias.type()));
      known.add(alias);
    }
  }

  private void readIdentifiers(List<Table.Row> rows) {
    for (Table.Row row : rows) {
      EntityId actor = known(row, "actor_id");
      identifiers
          .computeIfAbsent(actor, none -> new ArrayList<>())
          .add(new Identifier(actor, row.required("scheme"), row.required("value")));
    }
  }

  private void readRoles(List<Table.Row> rows) {
    for (Table.Row row : rows) {
      Period valid = period(row);
      Role role =
          new Role(
              known(row, "holder"),
              row.oneOf("relation", Set.of("represents", "leads")),
              known(row, "of"),
              row.optional("title"),
              valid.from(),
              valid.to());
      roles.computeIfAbsent(role.holder(), none -> new ArrayList<>()).add(role);
      rolesOf.computeIfAbsent(role.of(), none -> new ArrayList<>()).add(role);
    }
  }

  private void readMemberships(List<Table.Row> rows) {
    for (Table.Row row : rows) {
      Period valid = period(row);
      Membership membership =
          new Membership(
              known(row, "member"),
              row.oneOf("relation", Set.of("memberOf", "locatedIn")),
              known(row, "of"),
              valid.from(),
              valid.to());
      memberships.computeIfAbsent(membership.member(), none -> new ArrayList<>()).add(membership);
    }
  }

  private record Period(Optional<String> from, Optional<String> to) {}

  private static Period period(Table.Row row) {
    Optional<String> from = row.date("valid_from");
    Optional<String> to = row.date("valid_to");
    if (!Dates.inOrder(from, to)) {
      throw row.wrong("valid_to", to.get() + " lies before valid_from " + from.get());
    }
    return new Period(from, to);
  }

  private static EntityId id(Table.Row row, String column) {
    try {
      return new EntityId(row.required(column));
    } catch (TableException already) {
      throw already;
    } catch (IllegalArgumentException wrong) {
      throw row.wrong(column, String.valueOf(wrong.getMessage()));
    }
  }

  private EntityId known(Table.Row row, String column) {
    EntityId id = id(row, column);
    if (!actors.containsKey(id)) {
      throw row.wrong(column, "no actors.csv has the id " + id + "; add it there or correct it");
    }
    return id;
  }

  private static Optional<String> code(Table.Row row, String column, Pattern pattern) {
    Optional<String> value = row.optional(column);
    if (value.isPresent() && !pattern.matcher(value.get()).matches()) {
      throw row.wrong(column, "'" + value.get() + "' is not of the form " + pattern);
    }
    return value;
  }

  private static Optional<Double> degrees(Table.Row row, String column, double limit) {
    Optional<String> value = row.optional(column);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      double degrees = Double.parseDouble(value.get());
      if (Math.abs(degrees) <= limit) {
        return Optional.of(degrees);
      }
    } catch (NumberFormatException notANumber) {
      // Said below, with the place.
    }
    throw row.wrong(column, "'" + value.get() + "' is no number of degrees within ±" + limit);
  }
}
