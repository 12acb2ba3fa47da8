package dev.entente.store;

import dev.entente.article.Article;
import dev.entente.article.ArticleDetails;
import dev.entente.article.ArticleId;
import dev.entente.article.Span;
import dev.entente.entity.Entity;
import dev.entente.rdf.Iris;
import dev.entente.statement.ActorKind;
import dev.entente.statement.Annotation;
import dev.entente.statement.Attribution;
import dev.entente.statement.Certainty;
import dev.entente.statement.Claim;
import dev.entente.statement.EntityId;
import dev.entente.statement.Evidence;
import dev.entente.statement.Polarity;
import dev.entente.statement.Relation;
import dev.entente.statement.Stance;
import dev.entente.statement.Standing;
import dev.entente.statement.Statement;
import dev.entente.statement.Tense;
import dev.entente.statement.Validity;
import dev.entente.statement.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;

/**
 * Articles written one statement a line, so that a test shows what is said and what it adds up to:
 * {@code "north-korea suppliesArmsTo russia negated by north-korea"}.
 */
final class Sayings {

  static final String NS = "https://w3id.org/entente/ns#";

  /** A handful of relations in the shape of the shipped ones. */
  static final Vocabulary VOCABULARY =
      new Vocabulary(
          NS,
          List.of(
              relation("aids", "", false),
              relation("suppliesArmsTo", "aids", false),
              relation("cooperatesWith", "", true),
              relation("tradesWith", "cooperatesWith", true),
              relation("sharesInformationWith", "cooperatesWith", false),
              relation("represents", "", false),
              relation("leads", "represents", false)),
          List.of(new ActorKind("Country", NS + "Country", "country", Optional.empty())),
          List.of());

  static final Shapes NO_SHAPES = Shapes.parse(GraphMemFactory.createDefaultGraph());

  private final Map<String, Article> articles = new LinkedHashMap<>();
  private final Map<String, List<Statement>> statements = new LinkedHashMap<>();
  private final Map<String, List<Entity>> actors = new LinkedHashMap<>();

  private static Relation relation(String name, String parent, boolean symmetric) {
    return new Relation(
        name,
        NS + name,
        name,
        Optional.of(parent).filter(above -> !above.isEmpty()),
        Optional.empty(),
        symmetric,
        Optional.empty(),
        false,
        Optional.empty());
  }

  /**
   * An article of one statement a line. After subject, relation and object a line may hold {@code
   * negated}, a certainty, a tense, {@code by SOURCE}, {@code via OUTER,…}, {@code unnamed}, {@code
   * committed} or {@code doubting}, {@code from DATE}, {@code to DATE}, {@code machine NAME} and
   * {@code same} (about the words of the line before). What is not said is affirmed, certain,
   * present and narrated.
   *
   * @param header id, then {@code publisher=…}, {@code issued=…}, {@code complete}, {@code title}
   *     (the first line is the title), {@code like=ID} (the rest of its words are that article's)
   */
  Sayings article(String header, String... lines) {
    String[] parts = header.split(" ");
    String words = parts[0];
    Optional<String> publisher = Optional.empty();
    Optional<String> issued = Optional.empty();
    Optional<String> title = Optional.empty();
    boolean complete = false;
    for (String part : parts) {
      if (part.startsWith("publisher=")) {
        publisher = Optional.of(part.substring(10));
      } else if (part.startsWith("issued=")) {
        issued = Optional.of(part.substring(7));
      } else if (part.equals("title")) {
        title = Optional.of(lines[0]);
      } else if (part.startsWith("like=")) {
        words = part.substring(5);
      } else if (part.equals("complete")) {
        complete = true;
      }
    }
    // Articles that say the same in other words are no copies of each other.
    StringBuilder text = new StringBuilder(String.join("\n", lines)).append("\n\n");
    for (int i = 0; i < 60; i++) {
      text.append(words).append(i).append(' ');
    }
    Article article =
        new Article(
            new ArticleId(parts[0]),
            text.toString(),
            new ArticleDetails(
                title, List.of(), publisher, Optional.empty(), issued, Optional.empty(), complete));
    articles.put(parts[0], article);
    List<Statement> said = new ArrayList<>();
    int begin = 0;
    Span before = new Span(0, 1);
    for (String line : lines) {
      Span own = new Span(begin, begin + line.length());
      Span span = line.endsWith(" same") ? before : own;
      said.add(statement(article, span, line.split(" ")));
      before = own;
      begin += line.length() + 1;
    }
    statements.put(parts[0], said);
    return this;
  }

  /** An actor that the article first names. */
  Sayings actor(String article, String id, String state) {
    actors
        .computeIfAbsent(article, none -> new ArrayList<>())
        .add(new Entity(new EntityId(id), "Country", id, Optional.of(new EntityId(state))));
    return this;
  }

  private static Statement statement(Article article, Span span, String[] words) {
    Polarity polarity = Polarity.AFFIRMED;
    Certainty certainty = Certainty.CERTAIN;
    Tense tense = Tense.PRESENT;
    Optional<EntityId> source = Optional.empty();
    List<EntityId> via = List.of();
    boolean unnamed = false;
    Optional<Stance> stance = Optional.empty();
    Optional<String> from = Optional.empty();
    Optional<String> to = Optional.empty();
    Optional<String> machine = Optional.empty();
    for (int i = 3; i < words.length; i++) {
      switch (words[i]) {
        case "negated" -> polarity = Polarity.NEGATED;
        case "probable", "possible" -> certainty = Certainty.parse(words[i]);
        case "past", "future", "unspecified" -> tense = Tense.parse(words[i]);
        case "by" -> source = Optional.of(new EntityId(words[++i]));
        case "via" ->
            via = java.util.Arrays.stream(words[++i].split(",")).map(EntityId::new).toList();
        case "unnamed" -> unnamed = true;
        case "committed", "doubting" -> stance = Optional.of(Stance.parse(words[i]));
        case "from" -> from = Optional.of(words[++i]);
        case "to" -> to = Optional.of(words[++i]);
        case "machine" -> machine = Optional.of(words[++i]);
        case "same" -> {}
        default -> throw new IllegalArgumentException("what is " + words[i]);
      }
    }
    List<EntityId> outer = via;
    Stance reported = stance.orElse(Stance.UNCOMMITTED);
    Attribution attribution =
        unnamed
            ? new Attribution.Unnamed("sources", Optional.empty(), outer, reported)
            : source
                .<Attribution>map(
                    speaker -> new Attribution.Reported(speaker, Optional.empty(), outer, reported))
                .orElse(new Attribution.Narrated(stance.orElse(Stance.COMMITTED)));
    return new Statement(
        new Claim(
            new EntityId(words[0]),
            VOCABULARY.relation(words[1]).orElseThrow(),
            new EntityId(words[2]),
            polarity,
            certainty,
            tense,
            from.isPresent() || to.isPresent()
                ? Optional.of(new Validity(from, to))
                : Optional.empty(),
            Optional.empty()),
        attribution,
        Evidence.of(article, span),
        new Annotation(
            machine.orElse("ab"),
            machine.map(name -> "1.0/x"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty()));
  }

  Article article(String id) {
    return java.util.Objects.requireNonNull(articles.get(id));
  }

  List<Statement> statements(String id) {
    return java.util.Objects.requireNonNull(statements.get(id));
  }

  /** Loads all articles and derives what they add up to. */
  List<ArticleLoader.Outcome> into(EntenteStore store, Policy policy) {
    List<ArticleLoader.Outcome> outcomes = new ArrayList<>();
    try (ArticleLoader loader = new ArticleLoader(store, VOCABULARY, NO_SHAPES, true, "test")) {
      articles.forEach((id, article) ->
          outcomes.add(
              loader.load(
                  article,
                  statements.getOrDefault(id, List.of()),
                  actors.getOrDefault(id, List.of()))));
    }
    RelationsGraph relations = new RelationsGraph(store, VOCABULARY);
    if (relations.isOutdated(policy)) {
      relations.derive(policy, new Run("test", java.time.Instant.EPOCH));
    }
    return outcomes;
  }

  /** Says that a relation holds for good, or in an office with dates, before any article. */
  static void represents(
      EntenteStore store, String who, String relation, String whom, String... dates) {
    Iris iris = store.iris();
    Node holder = iris.entity(new EntityId(who));
    Node of = iris.entity(new EntityId(whom));
    Node graph = iris.entitiesGraph();
    store.write(data -> {
      store.setStale(data, true);
      if (dates.length == 0) {
        data.add(graph, holder, NodeFactory.createURI(NS + relation), of);
        return;
      }
      Node office = iris.node("membership/" + Iris.hash(who, whom, dates[0]));
      data.add(graph, office, uri("http://www.w3.org/ns/org#member"), holder);
      data.add(graph, office, uri("http://www.w3.org/ns/org#organization"), of);
      data.add(graph, office, uri("http://www.w3.org/ns/org#role"), uri(NS + relation));
      data.add(
          graph,
          office,
          uri("https://schema.org/startDate"),
          dev.entente.rdf.StatementEncoder.date(dates[0]));
      data.add(
          graph,
          office,
          uri("https://schema.org/endDate"),
          dev.entente.rdf.StatementEncoder.date(dates[1]));
    });
  }

  private static Node uri(String iri) {
    return NodeFactory.createURI(iri);
  }

  /** Standing of every relationship, as {@code "north-korea suppliesArmsTo russia"} to its word. */
  static Map<String, Standing> standings(EntenteStore store) {
    Map<String, Standing> standings = new TreeMap<>();
    select(
            store,
            """
            SELECT ?s ?p ?o ?standing {
              ?r ent:standing ?standing ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }
            """)
        .forEach(row ->
            standings.put(
                row.subList(0, 3).stream().reduce((a, b) -> a + " " + b).orElseThrow(),
                Standing.valueOf(row.get(3).toUpperCase(java.util.Locale.ROOT))));
    return standings;
  }

  /** Rows of a query over the union of the store's graphs, IRIs cut to their last segment. */
  static List<List<String>> select(EntenteStore store, String query) {
    return store.read(data -> {
      List<List<String>> rows = new ArrayList<>();
      try (QueryExec exec =
          QueryExec.dataset(data)
              .query(
                  """
                  PREFIX ent: <https://w3id.org/entente/ns#>
                  PREFIX e: <https://w3id.org/entente/id/entity/>
                  PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
                  PREFIX oa: <http://www.w3.org/ns/oa#>
                  """
                      + query)
              .build()) {
        RowSet result = exec.select();
        result.forEachRemaining(binding -> {
          List<String> row = new ArrayList<>();
          for (var variable : result.getResultVars()) {
            Node node = binding.get(variable);
            row.add(
                node == null
                    ? ""
                    : node.isURI()
                        ? node.getURI().replaceFirst(".*[/#]", "")
                        : node.getLiteralLexicalForm());
          }
          rows.add(row);
        });
      }
      return rows;
    });
  }

  static Policy policy(String name) {
    try {
      return Policy.read(Path.of("queries"), name);
    } catch (java.io.IOException missing) {
      throw new java.io.UncheckedIOException(missing);
    }
  }
}
