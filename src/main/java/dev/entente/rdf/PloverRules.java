package dev.entente.rdf;

import dev.entente.statement.Certainty;
import dev.entente.statement.Claim;
import dev.entente.statement.EntityId;
import dev.entente.statement.Polarity;
import dev.entente.statement.Relation;
import dev.entente.statement.Statement;
import dev.entente.statement.Tense;
import dev.entente.statement.Vocabulary;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDFS;

/**
 * Which PLOVER event (Open Event Data Alliance) a statement reports, by the one ordered table that
 * both this class and the query it writes follow: the first row whose conditions all hold decides.
 *
 * <p>A condition cell is empty (any) or holds alternatives separated by {@code |}. A relation
 * stands for those below it too. {@code by_subject} asks whether the source is the subject, either
 * side of a symmetric relation, or who represents them. The type {@code own} is the one that the
 * ontology gives the relation, {@code none} says that there is no event.
 */
public final class PloverRules {

  /** File name of the table within an ontology folder. */
  public static final String FILE = "plover-rules.csv";

  /** Columns of the table. */
  public static final List<String> COLUMNS =
      List.of(
          "rule",
          "relation",
          "group",
          "polarity",
          "certainty",
          "tense",
          "attribution",
          "by_subject",
          "type",
          "cameo_root",
          "note");

  /**
   * An event as PLOVER codes it.
   *
   * @param mode where type and relation leave one only
   * @param cameoRoot two digits; of several the lowest
   * @param rule name of the row that decided
   */
  public record Event(
      String type, Optional<String> mode, Optional<String> cameoRoot, String rule) {}

  /** A row; an empty set of values is no condition. */
  private record Rule(
      String name,
      Set<String> relations,
      Map<String, Set<String>> conditions,
      String type,
      Optional<String> cameoRoot) {}

  private static final String OWN = "own";
  private static final String NONE = "none";
  private static final String BY_SUBJECT = "by_subject";
  private static final List<String> KINDS = List.of("narrated", "quoted", "reported", "unnamed");

  private final Vocabulary vocabulary;
  private final Map<String, Event> own = new HashMap<>();
  private final Map<String, String> groupOfType = new HashMap<>();
  private final Set<String> representing;
  private final List<Rule> rules;

  private PloverRules(Vocabulary vocabulary, Graph ontology, List<Rule> rules) {
    this.vocabulary = vocabulary;
    this.rules = rules;
    this.representing = representing(ontology);
    for (Relation relation : vocabulary.relations()) {
      Node term = NodeFactory.createURI(relation.iri());
      List<String> modes = literals(ontology, term, "ploverMode");
      List<String> roots = literals(ontology, term, "cameoRoot");
      for (String type : literals(ontology, term, "ploverType")) {
        own.put(
            relation.name(),
            new Event(
                type,
                modes.size() == 1 ? Optional.of(modes.get(0)) : Optional.empty(),
                roots.stream().findFirst(),
                OWN));
        relation.group().ifPresent(group -> groupOfType.putIfAbsent(type, group));
      }
    }
  }

  /**
   * Reads the ontology folder's table; a domain without one has no PLOVER events.
   *
   * @throws IllegalArgumentException in one line that names file, line and column, if a cell holds
   *     what the ontology does not know
   */
  public static PloverRules read(Path ontologyFolder) {
    Vocabulary vocabulary = OntologyReader.read(ontologyFolder);
    Path table = ontologyFolder.resolve(FILE);
    return new PloverRules(
        vocabulary,
        OntologyReader.graph(ontologyFolder),
        Files.exists(table) ? rules(table, vocabulary) : List.of());
  }

  /** The event's type, where nobody is known to speak for anybody else. */
  public Optional<String> typeOf(Statement statement) {
    return eventOf(statement, (source, actor) -> false).map(Event::type);
  }

  /**
   * The event that the statement reports; empty where it reports none.
   *
   * @param represents whether the first actor speaks for the second
   */
  public Optional<Event> eventOf(Statement statement, BiPredicate<EntityId, EntityId> represents) {
    Claim claim = statement.claim();
    boolean bySubject =
        statement
            .attribution()
            .source()
            .filter(source ->
                speaksFor(source, claim.subject(), represents)
                    || (claim.relation().symmetric()
                        && speaksFor(source, claim.object(), represents)))
            .isPresent();
    return eventOf(
        claim.relation(),
        claim.polarity(),
        claim.certainty(),
        claim.tense(),
        statement.attribution().kind(),
        bySubject);
  }

  /**
   * The event of a combination.
   *
   * @param attribution {@code narrated}, {@code quoted}, {@code reported} or {@code unnamed}
   */
  public Optional<Event> eventOf(
      Relation relation,
      Polarity polarity,
      Certainty certainty,
      Tense tense,
      String attribution,
      boolean bySubject) {
    Map<String, String> facts =
        Map.of(
            "group",
            relation.group().orElse(""),
            "polarity",
            polarity.word(),
            "certainty",
            certainty.word(),
            "tense",
            tense.word(),
            "attribution",
            attribution,
            BY_SUBJECT,
            bySubject ? "yes" : "no");
    for (Rule rule : rules) {
      if (holds(rule, relation, facts)) {
        return event(rule, relation);
      }
    }
    return Optional.empty();
  }

  /** The group of relations, such as the quad class, that events of the type fall into. */
  public Optional<String> groupOf(String type) {
    return Optional.ofNullable(groupOfType.get(type));
  }

  private Optional<Event> event(Rule rule, Relation relation) {
    Optional<Event> own = Optional.ofNullable(this.own.get(relation.name()));
    return switch (rule.type()) {
      case NONE -> Optional.empty();
      case OWN ->
          own.map(event -> new Event(event.type(), event.mode(), event.cameoRoot(), rule.name()));
      default ->
          Optional.of(
              new Event(
                  rule.type(),
                  own.filter(event -> event.type().equals(rule.type())).flatMap(Event::mode),
                  rule.cameoRoot(),
                  rule.name()));
    };
  }

  private static boolean holds(Rule rule, Relation relation, Map<String, String> facts) {
    return (rule.relations().isEmpty() || rule.relations().contains(relation.name()))
        && rule.conditions().entrySet().stream()
            .allMatch(condition -> condition.getValue().contains(facts.get(condition.getKey())));
  }

  private static boolean speaksFor(
      EntityId source, EntityId actor, BiPredicate<EntityId, EntityId> represents) {
    return source.equals(actor) || represents.test(source, actor);
  }

  /**
   * The same table as SPARQL over a store's union graph, one row a statement that reports an event:
   * {@code ?subject ?relation ?object ?type ?cameoRoot ?rule ?statement}.
   */
  public String query() {
    StringBuilder rule = new StringBuilder();
    StringBuilder type = new StringBuilder();
    StringBuilder root = new StringBuilder();
    for (Rule row : rules) {
      rule.append("IF(%s, \"%s\",\n    ".formatted(expression(row, Set.of()), row.name()));
      type.append(
          "IF(?rule = \"%s\", %s,\n    "
              .formatted(
                  row.name(),
                  switch (row.type()) {
                    case NONE -> "\"\"";
                    case OWN -> "COALESCE(?ownType, \"\")";
                    default -> "\"" + row.type() + "\"";
                  }));
      root.append(
          "IF(?rule = \"%s\", %s,\n    "
              .formatted(
                  row.name(),
                  row.type().equals(OWN)
                      ? "COALESCE(?ownRoot, \"\")"
                      : "\"" + row.cameoRoot().orElse("") + "\""));
    }
    String close = ")".repeat(rules.size());
    return """
    # title: PLOVER events
    # question: Which events of the PLOVER coding scheme do the statements report?
    # example: plover-events
    # Written from ontology/plover-rules.csv; the first rule that holds decides.

    PREFIX ent: <https://w3id.org/entente/ns#>
    PREFIX owl: <http://www.w3.org/2002/07/owl#>

    SELECT ?subject ?relation ?object ?type ?cameoRoot ?rule ?statement WHERE {
      ?statement ent:subject ?subject ; ent:relation ?relation ; ent:object ?object ;
        ent:polarity ?polarity ; ent:certainty ?certainty ; ent:tense ?tense ;
        ent:attributionKind ?attribution .
      OPTIONAL { ?relation ent:group ?group }
      OPTIONAL { ?relation ent:ploverType ?ownType }
      OPTIONAL { SELECT ?relation (MIN(?code) AS ?ownRoot)
        WHERE { ?relation ent:cameoRoot ?code } GROUP BY ?relation }
      BIND(IF((%s)
          && (EXISTS { ?statement ent:attributedTo/(%s)* ?subject }
            || (EXISTS { ?relation a owl:SymmetricProperty }
              && EXISTS { ?statement ent:attributedTo/(%s)* ?object })), "yes", "no")
        AS ?by_subject)
      BIND(%s""%s AS ?rule)
      BIND(%s""%s AS ?type)
      BIND(%s""%s AS ?cameoRoot)
      FILTER(?type != "")
    }
    """
        .formatted(whereSourceDecides(), path(), path(), rule, close, type, close, root, close);
  }

  /** The other conditions of rules that ask who says it: elsewhere nobody has to be looked for. */
  private String whereSourceDecides() {
    String any =
        rules.stream()
            .filter(rule -> rule.conditions().containsKey(BY_SUBJECT))
            .map(rule -> expression(rule, Set.of(BY_SUBJECT)))
            .distinct()
            .collect(Collectors.joining("\n        || "));
    return any.isEmpty() ? "false" : any;
  }

  private String path() {
    return representing.stream().map(iri -> "<" + iri + ">").collect(Collectors.joining("|"));
  }

  private String expression(Rule rule, Set<String> without) {
    List<String> parts = new ArrayList<>();
    if (!rule.relations().isEmpty()) {
      parts.add(
          "?relation IN (%s)"
              .formatted(
                  rule.relations().stream()
                      .map(name -> "<" + vocabulary.relation(name).orElseThrow().iri() + ">")
                      .collect(Collectors.joining(", "))));
    }
    rule.conditions()
        .forEach((column, values) -> {
          if (!without.contains(column)) {
            parts.add(
                (column.equals("group") ? "BOUND(?group) && " : "")
                    + "?%s IN (%s)"
                        .formatted(
                            column,
                            values.stream()
                                .map(value -> term(column, value))
                                .collect(Collectors.joining(", "))));
          }
        });
    return parts.isEmpty() ? "true" : String.join(" && ", parts);
  }

  private String term(String column, String value) {
    return switch (column) {
      case BY_SUBJECT -> "\"" + value + "\"";
      case "group" -> "<" + vocabulary.namespace() + value + ">";
      default -> "ent:" + value;
    };
  }

  private static List<Rule> rules(Path file, Vocabulary vocabulary) {
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    List<Rule> rules = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser parser = format.parse(reader)) {
      if (!parser.getHeaderNames().equals(COLUMNS)) {
        throw new IllegalArgumentException(
            "%s, line 1: the columns must be %s, not %s"
                .formatted(
                    file, String.join(",", COLUMNS), String.join(",", parser.getHeaderNames())));
      }
      Set<String> names = new HashSet<>();
      for (CSVRecord record : parser) {
        Row row = new Row(file, parser.getCurrentLineNumber(), record);
        Rule rule = row.rule(vocabulary);
        if (!names.add(rule.name())) {
          throw row.wrong("rule", "another row is called " + rule.name() + " too");
        }
        rules.add(rule);
      }
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          file + ": cannot be read as CSV in UTF-8: " + unreadable.getMessage(), unreadable);
    }
    return rules;
  }

  /** A row of the file and its place. */
  private record Row(Path file, long line, CSVRecord record) {

    Rule rule(Vocabulary vocabulary) {
      if (!record.isConsistent()) {
        throw new IllegalArgumentException(
            "%s, line %d: %d cells where the header has %d"
                .formatted(file, line, record.size(), COLUMNS.size()));
      }
      Set<String> groups = new TreeSet<>();
      vocabulary.relations().forEach(relation -> relation.group().ifPresent(groups::add));
      Map<String, Set<String>> conditions = new LinkedHashMap<>();
      condition("group", groups, conditions);
      condition("polarity", words(Polarity.values()), conditions);
      condition("certainty", words(Certainty.values()), conditions);
      condition("tense", words(Tense.values()), conditions);
      condition("attribution", KINDS, conditions);
      condition(BY_SUBJECT, List.of("yes", "no"), conditions);
      if (!record.get("rule").matches("[a-z0-9-]+")) {
        throw wrong("rule", "a rule's name holds small letters, digits and hyphens only");
      }
      if (!record.get("type").matches("own|none|[A-Z]+")) {
        throw wrong("type", "'%s' is no PLOVER type, own or none".formatted(record.get("type")));
      }
      return new Rule(
          record.get("rule"),
          relations(vocabulary),
          conditions,
          record.get("type"),
          Optional.of(record.get("cameo_root")).filter(code -> !code.isEmpty()));
    }

    private Set<String> relations(Vocabulary vocabulary) {
      Set<String> found = new TreeSet<>();
      for (String name : alternatives("relation")) {
        Relation ancestor =
            vocabulary
                .relation(name)
                .orElseThrow(() ->
                    wrong(
                        "relation",
                        "'%s' is not in the ontology; nearest: %s"
                            .formatted(name, String.join(", ", vocabulary.relationsLike(name)))));
        vocabulary.relations().stream()
            .filter(relation -> vocabulary.isA(relation, ancestor))
            .forEach(relation -> found.add(relation.name()));
      }
      return found;
    }

    private void condition(
        String column, Collection<String> known, Map<String, Set<String>> conditions) {
      Set<String> values = new TreeSet<>(alternatives(column));
      for (String value : values) {
        if (!known.contains(value)) {
          throw wrong(column, "'%s' is none of %s".formatted(value, String.join(", ", known)));
        }
      }
      if (!values.isEmpty()) {
        conditions.put(column, values);
      }
    }

    private List<String> alternatives(String column) {
      return Arrays.stream(record.get(column).split("\\|"))
          .map(String::strip)
          .filter(value -> !value.isEmpty())
          .toList();
    }

    IllegalArgumentException wrong(String column, String problem) {
      return new IllegalArgumentException(
          "%s, line %d, column %s: %s".formatted(file, line, column, problem));
    }
  }

  private static List<String> words(Enum<?>[] values) {
    return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }

  private static Set<String> representing(Graph ontology) {
    Node top = Terms.REPRESENTS;
    Set<String> found = new TreeSet<>(Set.of(top.getURI()));
    List<Node> open = new ArrayList<>(List.of(top));
    while (!open.isEmpty()) {
      for (Node child : G.listPO(ontology, RDFS.subPropertyOf.asNode(), open.removeLast())) {
        if (child.isURI() && found.add(child.getURI())) {
          open.add(child);
        }
      }
    }
    return found;
  }

  private static List<String> literals(Graph ontology, Node term, String property) {
    Node predicate = Terms.ent(property);
    return G.listSP(ontology, term, predicate).stream()
        .map(Node::getLiteralLexicalForm)
        .sorted()
        .toList();
  }
}
