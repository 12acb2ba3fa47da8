package dev.entente.export;

import dev.entente.article.ArticleId;
import dev.entente.query.ActorNames;
import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import dev.entente.statement.Certainty;
import dev.entente.statement.EntityId;
import dev.entente.statement.Polarity;
import dev.entente.statement.Relation;
import dev.entente.statement.Tense;
import dev.entente.statement.Vocabulary;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * Makes a {@link Filter} of what people write, on a command line as in an address: {@code actor},
 * {@code among}, {@code exact}, {@code roll-up}, {@code relation}, {@code group}, {@code polarity},
 * {@code certainty}, {@code tense}, {@code source}, {@code annotator}, {@code accepted}, {@code
 * article}, {@code since}, {@code until}, {@code min-weight}, {@code ego}, {@code hops}, {@code
 * include}, {@code background}, {@code query}. Actors are given by name, alias, id or IRI.
 */
final class FilterReader {

  /** The names that a filter may use. */
  static final Set<String> NAMES =
      Set.of(
          "actor",
          "among",
          "exact",
          "roll-up",
          "relation",
          "group",
          "polarity",
          "certainty",
          "tense",
          "source",
          "annotator",
          "accepted",
          "article",
          "since",
          "until",
          "min-weight",
          "ego",
          "hops",
          "include",
          "background",
          "query");

  /** From an actor to whom people have merged it into. */
  static final Node MERGED_INTO = Terms.ent("mergedInto");

  private static final List<String> OF_EDGES = List.of("ego", "hops", "min-weight", "roll-up");

  private static final String DATE = "\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?";

  private final Function<String, Selection> selecting;
  private final DatasetGraph data;
  private final ActorNames names;
  private final Iris iris;
  private final Vocabulary vocabulary;

  /**
   * @param data of the store, in whose read transaction it is used
   * @param selecting asks a query
   */
  FilterReader(
      DatasetGraph data, Iris iris, Vocabulary vocabulary, Function<String, Selection> selecting) {
    this.selecting = selecting;
    this.data = data;
    this.names = new ActorNames(data.getUnionGraph(), iris);
    this.iris = iris;
    this.vocabulary = vocabulary;
  }

  /** As {@link #read(Map, ExportFormat)} for formats that have edges. */
  Filter read(Map<String, List<String>> given) {
    return read(given, ExportFormat.GEXF);
  }

  /**
   * What is asked of edges is not understood for formats that have none; these take all statements
   * where nothing else is asked for.
   *
   * @param given values by name; other names are none of its business
   * @throws ExportException naming the value, if one is not understood
   * @throws dev.entente.query.QueryException naming the nearest actors, if one is not known
   */
  Filter read(Map<String, List<String>> given, ExportFormat format) {
    boolean edges = format.content() == ExportFormat.Content.GRAPH;
    Map<String, List<String>> own = new TreeMap<>();
    given.forEach((name, values) -> {
      List<String> filled = values.stream().filter(value -> !value.isBlank()).toList();
      if (NAMES.contains(name) && !filled.isEmpty() && !filled.equals(List.of("false"))) {
        own.put(name, filled);
      }
    });
    if (!edges) {
      boolean events = format.content() == ExportFormat.Content.EVENTS;
      OF_EDGES.stream()
          .filter(name -> own.containsKey(name) && !(events && name.equals("roll-up")))
          .findFirst()
          .ifPresent(name -> {
            throw new ExportException(
                "%s has no edges, so that %s means nothing; leave it out".formatted(format, name));
          });
    }
    Map<String, List<String>> words = new LinkedHashMap<>(own);
    words.remove("include");
    Filter filter =
        new Filter(
            actors("actor", own),
            flag("among", own),
            flag("exact", own),
            flag("roll-up", own),
            relations(own),
            groups(own),
            set("polarity", own, Polarity::parse),
            set("certainty", own, Certainty::parse),
            set("tense", own, Tense::parse),
            actors("source", own),
            set("annotator", own, value -> value),
            flag("accepted", own) ? Optional.of(new Accepted(data, iris)) : Optional.empty(),
            set("article", own, ArticleId::new),
            date("since", own),
            date("until", own),
            number("min-weight", own, 0),
            one("ego", own).map(name -> iris.entityId(one(names.resolve(name)))),
            number("hops", own, 1),
            one("include", own).map(FilterReader::all).orElse(!edges),
            !edges || flag("background", own),
            one("query", own).map(selecting),
            words);
    if (filter.among() && filter.actors().isEmpty()) {
      throw new ExportException("among needs at least two actors; name them with actor");
    }
    if (own.containsKey("hops") && filter.ego().isEmpty()) {
      throw new ExportException("hops needs an actor to start from; name it with ego");
    }
    return filter;
  }

  private static boolean all(String include) {
    return switch (include) {
      case "all" -> true;
      case "edges" -> false;
      default ->
          throw new ExportException(
              "include '%s' is not known; it is edges (those of the policy) or all"
                  .formatted(include));
    };
  }

  /** With whoever people have found to be the same. */
  private Set<EntityId> actors(String name, Map<String, List<String>> given) {
    Set<EntityId> found = new LinkedHashSet<>();
    for (String words : given.getOrDefault(name, List.of())) {
      Node one = one(names.resolve(words));
      found.add(iris.entityId(one));
      data.find(iris.relationsGraph(), Node.ANY, MERGED_INTO, one)
          .forEachRemaining(quad -> found.add(iris.entityId(quad.getSubject())));
    }
    return found;
  }

  /** Whom people have merged the actor into, else itself. */
  private Node one(Node actor) {
    Iterator<Quad> merged = data.find(iris.relationsGraph(), actor, MERGED_INTO, Node.ANY);
    return merged.hasNext() ? merged.next().getObject() : actor;
  }

  private Set<String> relations(Map<String, List<String>> given) {
    Set<String> found = new LinkedHashSet<>();
    for (String name : given.getOrDefault("relation", List.of())) {
      Relation above =
          vocabulary.relations().stream()
              .filter(relation -> relation.name().equals(name) || relation.label().equals(name))
              .findFirst()
              .orElseThrow(() ->
                  new ExportException(
                      "relation '%s' is not in the ontology; nearest: %s"
                          .formatted(name, String.join(", ", vocabulary.relationsLike(name)))));
      vocabulary.relations().stream()
          .filter(relation -> vocabulary.isA(relation, above))
          .forEach(relation -> found.add(relation.name()));
    }
    return found;
  }

  private Set<String> groups(Map<String, List<String>> given) {
    Set<String> known =
        vocabulary.relations().stream()
            .flatMap(relation -> relation.group().stream())
            .collect(Collectors.toCollection(java.util.TreeSet::new));
    return set(
        "group",
        given,
        name -> {
          if (!known.contains(name)) {
            throw new ExportException(
                "group '%s' is not in the ontology; it has %s"
                    .formatted(name, String.join(", ", known)));
          }
          return name;
        });
  }

  private static boolean flag(String name, Map<String, List<String>> given) {
    return given.containsKey(name);
  }

  private static Optional<String> one(String name, Map<String, List<String>> given) {
    List<String> values = given.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw new ExportException("%s is given %d times; give one".formatted(name, values.size()));
    }
    return values.stream().findFirst();
  }

  private static Optional<String> date(String name, Map<String, List<String>> given) {
    return one(name, given)
        .map(date -> {
          try {
            if (date.matches(DATE)) {
              Dating.lastDay(date);
              return date;
            }
          } catch (java.time.DateTimeException none) {
            // Said below.
          }
          throw new ExportException(
              "%s '%s' is no date; it is YYYY, YYYY-MM or YYYY-MM-DD".formatted(name, date));
        });
  }

  private static int number(String name, Map<String, List<String>> given, int otherwise) {
    Optional<String> words = one(name, given);
    try {
      return words.map(Integer::parseInt).orElse(otherwise);
    } catch (NumberFormatException none) {
      throw new ExportException("%s '%s' is no number".formatted(name, words.orElse("")), none);
    }
  }

  private static <T> Set<T> set(
      String name, Map<String, List<String>> given, Function<String, T> parse) {
    Collection<String> values = given.getOrDefault(name, List.of());
    return values.stream().map(parse).collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
