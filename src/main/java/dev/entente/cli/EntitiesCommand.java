package dev.entente.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.entente.article.Article;
import dev.entente.article.ArticleDetails;
import dev.entente.article.ArticleId;
import dev.entente.article.ArticleText;
import dev.entente.article.Span;
import dev.entente.entity.CapitalisedNames;
import dev.entente.entity.Duplicates;
import dev.entente.entity.Entity;
import dev.entente.entity.EntityTables;
import dev.entente.entity.Gazetteer;
import dev.entente.entity.Mention;
import dev.entente.entity.NominalGroups;
import dev.entente.statement.EntityId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows who the actors are, how a text is resolved, and which actors may be one. */
@Command(
    name = "entities",
    description = "Shows an actor, how a text's names are resolved, or likely duplicates.",
    mixinStandardHelpOptions = true)
public final class EntitiesCommand implements Callable<Integer> {

  @Mixin private CommonOptions common = new CommonOptions();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandLine.Model.CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "SEARCH",
      description = "An id, a name or an alias; without it, the number of actors of each kind.")
  private @Nullable String search;

  @Option(
      names = "--text",
      paramLabel = "FILE",
      description = "Show who is meant where in this text; - reads standard input.")
  private @Nullable String text;

  @Option(names = "--suggest", description = "List actors that may be one, with the reason.")
  private boolean suggest;

  @Option(
      names = "--entities",
      paramLabel = "DIR",
      description = "A folder with entity tables of your own; their rows win. May be repeated.")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      description = "The date of the text, which tells who held an office.")
  private @Nullable String date;

  @Override
  public Integer call() throws IOException {
    if ((search != null ? 1 : 0) + (text != null ? 1 : 0) + (suggest ? 1 : 0) > 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "choose one of SEARCH, --text and --suggest");
    }
    DomainFolder domain = common.domain();
    List<Path> tables = new ArrayList<>();
    tables.add(domain.seeds().resolve("entities"));
    tables.addAll(folders);
    EntityTables entities = EntityTables.load(tables);
    if (text != null) {
      NominalGroups nouns = NominalGroups.load(List.of(domain.seeds().resolve("lexicon")));
      resolve(entities, new Gazetteer(entities, nouns), text);
    } else if (suggest) {
      suggest(entities);
    } else if (search != null) {
      return show(entities, search);
    } else {
      count(entities);
    }
    return ExitCode.DONE;
  }

  private void resolve(EntityTables entities, Gazetteer gazetteer, String source)
      throws IOException {
    String raw =
        source.equals("-")
            ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
            : Files.readString(Path.of(source), StandardCharsets.UTF_8);
    Article article = article(source.equals("-") ? "stdin" : source, ArticleText.normalise(raw));
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Mention mention : gazetteer.mentions(article, new CapitalisedNames())) {
      if (mention.entities().isEmpty()) {
        rows.add(row(article, mention.span(), mention, Optional.empty(), entities));
      }
      for (int i = 0; i < mention.entities().size(); i++) {
        Optional<Entity> entity = Optional.of(mention.entities().get(i));
        rows.add(row(article, mention.spanOf(i), mention, entity, entities));
      }
    }
    print(List.of("begin", "end", "text", "id", "label", "kind", "country", "reason"), rows);
  }

  private Article article(String id, String content) {
    try {
      ArticleDetails details =
          new ArticleDetails(
              Optional.empty(),
              List.of(),
              Optional.empty(),
              Optional.empty(),
              Optional.ofNullable(date),
              Optional.empty(),
              false);
      return new Article(new ArticleId(id), content, details);
    } catch (IllegalArgumentException noDate) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--date is YYYY, YYYY-MM or YYYY-MM-DD, not '" + date + "'", noDate);
    }
  }

  private static Map<String, Object> row(
      Article article,
      Span words,
      Mention mention,
      Optional<Entity> entity,
      EntityTables entities) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("begin", words.begin());
    row.put("end", words.end());
    row.put("text", words.of(article.text()));
    row.put("id", entity.map(known -> known.id().value()).orElse(""));
    row.put("label", entity.map(Entity::label).orElse(""));
    row.put("kind", entity.map(Entity::kind).orElse(""));
    row.put("country", entity.map(known -> entities.country(known)).orElse(""));
    row.put("reason", mention.reason());
    return row;
  }

  private void suggest(EntityTables entities) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Duplicates.Pair pair : Duplicates.among(entities)) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("actor_id", pair.one().value());
      row.put("other", pair.other().value());
      row.put("reason", pair.reason());
      rows.add(row);
    }
    print(List.of("actor_id", "other", "reason"), rows);
    if (!common.quiet()) {
      common
          .err()
          .println(
              rows.size()
                  + " pairs; decide with rows actor_id,decision,other,reason (same or different)"
                  + " in same-as.csv");
    }
  }

  private void count(EntityTables entities) {
    Map<String, Integer> kinds = new java.util.TreeMap<>();
    entities.actors().forEach(actor -> kinds.merge(actor.kind(), 1, Integer::sum));
    List<Map<String, Object>> rows = new ArrayList<>();
    kinds.forEach((kind, number) -> {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("kind", kind);
      row.put("actors", number);
      rows.add(row);
    });
    print(List.of("kind", "actors"), rows);
  }

  private int show(EntityTables entities, String words) {
    List<EntityId> found = new ArrayList<>();
    if (words.matches("[\\p{L}\\p{N}._~%/-]+")
        && !words.startsWith("/")
        && !words.endsWith("/")
        && !words.contains("//")) {
      entities.actor(new EntityId(words)).ifPresent(actor -> found.add(actor.id()));
    }
    entities
        .named(words)
        .forEach(entity -> {
          if (!found.contains(entity.id())) {
            found.add(entity.id());
          }
        });
    if (found.isEmpty()) {
      List<String> like = entities.labelsLike(words, 5);
      throw new Failure(
          "no actor is called '"
              + words
              + "'"
              + (like.isEmpty() ? "" : "; did you mean " + String.join(", ", like) + "?"));
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (EntityId id : found) {
      describe(entities, id, rows);
    }
    print(List.of("id", "property", "value"), rows);
    return ExitCode.DONE;
  }

  private static void describe(EntityTables entities, EntityId id, List<Map<String, Object>> rows) {
    EntityTables.Actor actor = entities.actor(id).orElseThrow();
    add(rows, id, "name", actor.name());
    add(rows, id, "kind", actor.kind());
    actor.officialName().ifPresent(name -> add(rows, id, "official name", name));
    actor.statusNote().ifPresent(note -> add(rows, id, "status", note));
    actor.iso3().ifPresent(code -> add(rows, id, "iso3", code));
    actor.wikidata().ifPresent(item -> add(rows, id, "wikidata", item));
    if (actor.validFrom().isPresent() || actor.validTo().isPresent()) {
      add(rows, id, "existed", span(actor.validFrom(), actor.validTo()));
    }
    entities
        .state(id, Optional.empty())
        .filter(state -> !state.equals(id))
        .ifPresent(state -> add(rows, id, "state", state.value()));
    for (EntityTables.Alias alias : entities.aliases(id)) {
      add(
          rows,
          id,
          "alias",
          alias.text()
              + " ("
              + alias.type()
              + (alias.ambiguous() ? ", ambiguous" : "")
              + (alias.caseSensitive() ? ", exact case" : "")
              + ")");
    }
    for (EntityTables.Role role : entities.roles(id)) {
      add(
          rows,
          id,
          role.relation(),
          role.of()
              + role.title().map(title -> " as " + title).orElse("")
              + dates(role.validFrom(), role.validTo()));
    }
    for (EntityTables.Role role : entities.representedOrLedBy(id)) {
      add(
          rows,
          id,
          role.relation().equals("leads") ? "led by" : "represented by",
          role.holder()
              + role.title().map(title -> " as " + title).orElse("")
              + dates(role.validFrom(), role.validTo()));
    }
    for (EntityTables.Membership membership : entities.memberships(id)) {
      add(
          rows,
          id,
          membership.relation().equals("memberOf") ? "member of" : "located in",
          membership.of() + dates(membership.validFrom(), membership.validTo()));
    }
    for (EntityTables.Identifier identifier : entities.identifiers(id)) {
      add(rows, id, "identifier", identifier.scheme() + " " + identifier.value());
    }
  }

  private static String dates(Optional<String> from, Optional<String> to) {
    return from.isEmpty() && to.isEmpty() ? "" : ", " + span(from, to);
  }

  private static String span(Optional<String> from, Optional<String> to) {
    return from.orElse("?") + " to " + to.orElse("now");
  }

  private static void add(
      List<Map<String, Object>> rows, EntityId id, String property, String value) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", id.value());
    row.put("property", property);
    row.put("value", value);
    rows.add(row);
  }

  private void print(List<String> columns, List<Map<String, Object>> rows) {
    switch (common.results()) {
      case JSONL -> rows.forEach(row -> common.out().println(json(row)));
      case JSON -> common.out().println(json(rows));
      case CSV -> delimited(columns, rows, ",");
      case TSV -> delimited(columns, rows, "\t");
      case TABLE -> table(columns, rows);
      case MD, XML ->
          throw new CommandLine.ParameterException(
              spec.commandLine(),
              "entities prints table, csv, tsv, json or jsonl, not " + common.results());
    }
  }

  private static String json(Object value) {
    try {
      return new ObjectMapper().writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("maps of text and numbers are always JSON", impossible);
    }
  }

  private void delimited(List<String> columns, List<Map<String, Object>> rows, String mark) {
    common.out().println(String.join(mark, columns));
    for (Map<String, Object> row : rows) {
      List<String> cells = new ArrayList<>();
      for (String column : columns) {
        String cell = String.valueOf(row.get(column));
        cells.add(
            mark.equals("\t")
                ? cell.replaceAll("[\t\n]", " ")
                : cell.matches("(?s).*[\",\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
      }
      common.out().println(String.join(mark, cells));
    }
  }

  private void table(List<String> columns, List<Map<String, Object>> rows) {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = columns.get(i).length();
      for (Map<String, Object> row : rows) {
        widths[i] = Math.max(widths[i], String.valueOf(row.get(columns.get(i))).length());
      }
    }
    common.out().println(line(columns, widths));
    for (Map<String, Object> row : rows) {
      common
          .out()
          .println(
              line(
                  columns.stream()
                      .map(column -> String.valueOf(row.get(column)).replace('\n', ' '))
                      .toList(),
                  widths));
    }
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(cells.get(i));
      if (i < widths.length - 1) {
        line.append(" ".repeat(widths[i] - cells.get(i).length() + 2));
      }
    }
    return line.toString().stripTrailing();
  }
}
