package dev.entente.store;

import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import dev.entente.statement.Vocabulary;
import dev.entente.store.RelationshipTriples.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.G;

/**
 * The statements of a store as people judge them, each looked up where it is asked for; with
 * verdicts that are not in the store yet, if any.
 */
final class Statements implements Attachment.Noticed {

  private final DatasetGraph data;
  private final Iris iris;
  private final Vocabulary vocabulary;
  private final SaidReader reader;
  private final Map<Node, Optional<Said>> noticed;
  private final Map<Node, Said.Source> articles;
  private final MergedActors actors;
  private final Judging judging;
  private final Map<Node, List<Verdict>> fresh = new LinkedHashMap<>();
  private final Map<Verdict, List<Said>> attached = new LinkedHashMap<>();
  private final Map<Node, Judging.Form> forms = new HashMap<>();

  private Statements(
      DatasetGraph data,
      Iris iris,
      Vocabulary vocabulary,
      Map<Node, Optional<Said>> noticed,
      Map<Node, Said.Source> articles,
      List<Verdict> ofActors) {
    this.data = data;
    this.iris = iris;
    this.vocabulary = vocabulary;
    this.reader = new SaidReader(data, iris, vocabulary);
    this.noticed = noticed;
    this.articles = articles;
    this.actors = new MergedActors(ofActors, iris);
    this.judging = new Judging(data, iris, vocabulary, actors);
  }

  /** By the verdicts that are in the store. */
  static Statements stored(DatasetGraph data, Iris iris, Vocabulary vocabulary) {
    return new Statements(
        data, iris, vocabulary, new HashMap<>(), new HashMap<>(), Verdicts.ofActors(data, iris));
  }

  /** By these verdicts besides. */
  Statements with(List<Verdict> verdicts) {
    List<Verdict> ofActors = new ArrayList<>(Verdicts.ofActors(data, iris));
    verdicts.stream().filter(one -> one.judgement().ofActors()).forEach(ofActors::add);
    ofActors.sort(Verdicts.ORDER);
    Statements with = new Statements(data, iris, vocabulary, noticed, articles, ofActors);
    Attachment attachment = new Attachment(data, iris, with.judging, with);
    for (Verdict verdict : verdicts) {
      if (verdict.judgement().ofStatement()) {
        List<Said> meant = attachment.of(verdict);
        with.attached.put(verdict, meant);
        for (Said said : meant) {
          with.fresh.computeIfAbsent(said.statement(), none -> new ArrayList<>()).add(verdict);
        }
      }
    }
    return with;
  }

  MergedActors actors() {
    return actors;
  }

  /** What a verdict that is not in the store yet is about. */
  List<Said> attached(Verdict verdict) {
    return attached.getOrDefault(verdict, List.of());
  }

  /** From the verdicts that are not in the store yet to what they are about. */
  List<Triple> attachments() {
    List<Triple> triples = new ArrayList<>();
    attached.forEach((verdict, meant) ->
        meant.forEach(said ->
            triples.add(
                Triple.create(Verdicts.name(verdict, iris), Judged.APPLIES_TO, said.statement()))));
    return triples;
  }

  /** The statement as judged. */
  Judging.Form form(Node statement) {
    Judging.Form known = forms.get(statement);
    if (known == null) {
      known =
          named(statement)
              .map(said -> judging.form(said, verdicts(statement)))
              .orElse(new Judging.Form(Optional.empty(), Set.of()));
      forms.put(statement, known);
    }
    return known;
  }

  private List<Verdict> verdicts(Node statement) {
    List<Verdict> verdicts = new ArrayList<>(Verdicts.about(statement, data, iris));
    verdicts.addAll(fresh.getOrDefault(statement, List.of()));
    verdicts.sort(Verdicts.ORDER);
    return verdicts;
  }

  @Override
  public Optional<Said> named(Node statement) {
    Optional<Said> known = noticed.get(statement);
    if (known == null) {
      known = article(statement).flatMap(article -> reader.one(statement, source(article)));
      noticed.put(statement, known);
    }
    return known;
  }

  private Optional<Node> article(Node statement) {
    List<Quad> quads = new ArrayList<>();
    data.findNG(Node.ANY, statement, Terms.ARTICLE, Node.ANY).forEachRemaining(quads::add);
    return quads.stream().map(Quad::getGraph).filter(iris::isArticle).findFirst();
  }

  private Said.Source source(Node article) {
    return articles.computeIfAbsent(
        article,
        name -> {
          Node original =
              G.getZeroOrOneSP(data.getGraph(iris.relationsGraph()), name, Terms.COPY_OF);
          return reader.article(name, original == null ? name : original);
        });
  }

  @Override
  public List<Said> of(Node article) {
    return in(article).flatMap(statement -> named(statement).stream()).toList();
  }

  /** The statements that the article's graph holds. */
  Stream<Node> in(Node article) {
    return G.listPO(data.getGraph(article), Terms.TYPE, Terms.STATEMENT_CLASS).stream();
  }

  /** The statement of an article that is meant by its name or by that of its corrected form. */
  Stream<Node> original(Node name) {
    return Stream.concat(Stream.of(name).filter(node -> named(node).isPresent()), corrected(name));
  }

  /** Those that are corrected to the named one, as the store has it. */
  Stream<Node> corrected(Node name) {
    return G.listSP(data.getGraph(Judged.correctionsGraph(iris)), name, Judging.CORRECTION_OF)
        .stream();
  }

  /** Statements with such a value, as noticed, as corrected, or as they would be. */
  Stream<Node> having(Node property, Collection<Node> values) {
    Set<Node> found = new LinkedHashSet<>(fresh.keySet());
    for (Node value : values) {
      data.findNG(Node.ANY, Node.ANY, property, value)
          .forEachRemaining(quad -> {
            if (iris.isArticle(quad.getGraph())) {
              found.add(quad.getSubject());
            } else if (quad.getGraph().equals(Judged.correctionsGraph(iris))) {
              corrected(quad.getSubject()).forEach(found::add);
            }
          });
    }
    return found.stream();
  }

  /**
   * All statements of some relations by the actor that is their subject or object, as noticed, as
   * corrected, or as they would be: few where the relations are, which an actor's statements need
   * not be.
   */
  Map<Node, Set<Node>> byActor(Node property, Set<String> relations) {
    Map<Node, Set<Node>> found = new HashMap<>();
    for (String relation : relations) {
      data.findNG(Node.ANY, Node.ANY, Terms.RELATION, NodeFactory.createURI(relation))
          .forEachRemaining(quad -> {
            Node graph = quad.getGraph();
            boolean corrected = graph.equals(Judged.correctionsGraph(iris));
            if (corrected || iris.isArticle(graph)) {
              Node actor = G.getOneSP(data.getGraph(graph), quad.getSubject(), property);
              Set<Node> own = found.computeIfAbsent(actor, none -> new LinkedHashSet<>());
              (corrected ? corrected(quad.getSubject()) : Stream.of(quad.getSubject()))
                  .forEach(own::add);
            }
          });
    }
    for (Node statement : fresh.keySet()) {
      form(statement)
          .counting()
          .ifPresent(said ->
              found
                  .computeIfAbsent(
                      property.equals(Terms.SUBJECT) ? said.subject() : said.object(),
                      none -> new LinkedHashSet<>())
                  .add(statement));
    }
    return found;
  }

  /** The same, of these relations as noticed or corrected. */
  Stream<Node> having(Node property, Collection<Node> values, Set<String> relations) {
    Set<Node> found = new LinkedHashSet<>(fresh.keySet());
    for (Node value : values) {
      data.findNG(Node.ANY, Node.ANY, property, value)
          .forEachRemaining(quad -> {
            Node graph = quad.getGraph();
            Node statement = quad.getSubject();
            boolean corrected = graph.equals(Judged.correctionsGraph(iris));
            if ((corrected || iris.isArticle(graph)) && isOne(graph, statement, relations)) {
              (corrected ? corrected(statement) : Stream.of(statement)).forEach(found::add);
            }
          });
    }
    return found.stream();
  }

  private boolean isOne(Node graph, Node statement, Set<String> relations) {
    return relations.stream()
        .anyMatch(relation ->
            data.contains(graph, statement, Terms.RELATION, NodeFactory.createURI(relation)));
  }

  /** All that may count in a relationship. */
  List<Said> of(Key key) {
    return having(Terms.PAIR, pairs(key.subject(), key.object()), Set.of(key.relation().iri()))
        .flatMap(statement -> form(statement).counting().stream())
        .filter(said -> Key.of(said).equals(key))
        .toList();
  }

  /** Whether any statement is about the two, as noticed or as judged. */
  boolean arePaired(Node one, Node other) {
    Node pair = pair(one, other);
    List<Quad> noticedSo = new ArrayList<>();
    data.findNG(Node.ANY, Node.ANY, Terms.PAIR, pair).forEachRemaining(noticedSo::add);
    return noticedSo.stream().anyMatch(quad -> iris.isArticle(quad.getGraph()))
        || having(Terms.PAIR, pairs(one, other))
            .flatMap(statement -> form(statement).counting().stream())
            .anyMatch(said -> pair(said.subject(), said.object()).equals(pair));
  }

  private Node pair(Node one, Node other) {
    return iris.pair(iris.entityId(one), iris.entityId(other));
  }

  private List<Node> pairs(Node one, Node other) {
    List<Node> pairs = new ArrayList<>();
    for (Node subject : actors.members(one)) {
      for (Node object : actors.members(other)) {
        pairs.add(pair(subject, object));
      }
    }
    return pairs;
  }
}
