package dev.entente.rdf;

import dev.entente.statement.ActorKind;
import dev.entente.statement.Relation;
import dev.entente.statement.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * Reads relations, actor kinds and contexts from a domain's ontology, whatever its namespace:
 * properties of class {@code ent:Relation}, subclasses of {@code ent:Actor}, and the concepts of
 * schemes of class {@code ent:ContextScheme}.
 *
 * <p>A relation's parent, inverse, symmetry and group are said by {@code rdfs:subPropertyOf},
 * {@code owl:inverseOf}, {@code owl:SymmetricProperty} and {@code ent:group}, its score by {@code
 * ent:score}.
 */
public final class OntologyReader {

  static {
    JenaSystem.init();
  }

  /** File name of the SHACL shapes, which lie beside an ontology and are no part of it. */
  public static final String SHAPES_FILE = "shapes.ttl";

  private static final String ENT = Terms.ENT;
  private static final Node RELATION = ent("Relation");
  private static final Node ACTOR = ent("Actor");
  private static final Node TYPE = RDF.type.asNode();
  private static final Node NAMESPACE =
      NodeFactory.createURI("http://purl.org/vocab/vann/preferredNamespaceUri");

  private final Graph graph = GraphMemFactory.createDefaultGraph();
  private final Map<Node, Path> declaredIn = new HashMap<>();
  private final Path first;

  private OntologyReader(List<Path> files) {
    first = files.get(0);
    files.forEach(this::parse);
  }

  /**
   * The vocabulary of the Turtle files; a folder stands for all of its {@code *.ttl} except the
   * shapes.
   *
   * @throws IllegalArgumentException in one line that names file and term, if a file is no Turtle
   *     or a term is not declared as it must be
   */
  public static Vocabulary read(Path... paths) {
    return new OntologyReader(files(List.of(paths))).vocabulary();
  }

  /**
   * All triples of the same files, for the ontology graph of a store.
   *
   * @throws IllegalArgumentException in one line that names file and place, if one is no Turtle
   */
  public static Graph graph(Path... paths) {
    return new OntologyReader(files(List.of(paths))).graph;
  }

  /** The files themselves, those of a folder by name. */
  private static List<Path> files(Collection<Path> paths) {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.isDirectory(path)) {
        files.add(path);
        continue;
      }
      try (Stream<Path> found = Files.list(path)) {
        found
            .filter(file -> file.getFileName().toString().endsWith(".ttl"))
            .filter(file -> !file.getFileName().toString().equals(SHAPES_FILE))
            .sorted()
            .forEach(files::add);
      } catch (IOException unreadable) {
        throw new IllegalArgumentException(
            path + ": cannot be read: " + unreadable.getMessage(), unreadable);
      }
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          paths + ": there is no ontology; put a Turtle file (*.ttl) there");
    }
    return files;
  }

  private void parse(Path file) {
    Graph own = GraphMemFactory.createDefaultGraph();
    try (InputStream in = Files.newInputStream(file)) {
      RDFParser.source(in)
          .lang(Lang.TURTLE)
          .base(ENT)
          .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
          .parse(own);
    } catch (RiotException broken) {
      throw new IllegalArgumentException(file + ": " + broken.getMessage(), broken);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          file + ": cannot be read; name a Turtle file that exists", unreadable);
    }
    own.find()
        .forEach(triple -> {
          graph.add(triple);
          declaredIn.putIfAbsent(triple.getSubject(), file);
        });
  }

  private Vocabulary vocabulary() {
    Map<String, Relation> relations = new LinkedHashMap<>();
    for (Node term : sorted(G.listPO(graph, TYPE, RELATION))) {
      Relation relation = relation(term);
      if (relations.put(relation.name(), relation) != null) {
        throw wrong(term, "another relation is called " + relation.name() + " too; rename one");
      }
    }
    if (relations.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: no relations; declare each as owl:ObjectProperty and <%sRelation>"
              .formatted(first, ENT));
    }
    Map<String, ActorKind> kinds = new LinkedHashMap<>();
    Set<Node> actorKinds = below(ACTOR, RDFS.subClassOf.asNode());
    for (Node term : sorted(actorKinds)) {
      ActorKind kind = kind(term, actorKinds);
      if (kinds.put(kind.name(), kind) != null) {
        throw wrong(term, "another actor kind is called " + kind.name() + " too; rename one");
      }
    }
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: no kinds of actors; declare each as a subclass of <%sActor>".formatted(first, ENT));
    }
    String namespace = namespace(relations.values());
    return new Vocabulary(namespace, relations.values(), kinds.values(), contexts(namespace));
  }

  private Relation relation(Node term) {
    if (!term.isURI()) {
      throw new IllegalArgumentException(first + ": a relation has no name; give it an IRI");
    }
    if (!graph.contains(term, TYPE, OWL.ObjectProperty.asNode())) {
      throw wrong(term, "a relation must be an owl:ObjectProperty");
    }
    refuseCircles(term);
    boolean symmetric = graph.contains(term, TYPE, OWL.SymmetricProperty.asNode());
    Set<Node> inverses = new LinkedHashSet<>(G.listSP(graph, term, OWL.inverseOf.asNode()));
    inverses.addAll(G.listPO(graph, OWL.inverseOf.asNode(), term));
    inverses.remove(term);
    if (inverses.size() > 1) {
      throw wrong(term, "it has several inverses; keep one of " + inverses);
    }
    Optional<Node> inverse = inverses.stream().findFirst();
    if (symmetric && inverse.isPresent()) {
      throw wrong(term, "it is symmetric, so it cannot have the inverse " + inverse.get());
    }
    if (inverse.filter(other -> graph.contains(other, TYPE, RELATION)).isPresent()) {
      throw wrong(
          term,
          "its inverse %s is an ent:Relation too; statements keep one direction, so drop one"
              .formatted(inverse.get()));
    }
    Optional<Node> group = one(term, ent("group"));
    if (group.isPresent() && !graph.contains(group.get(), TYPE, ent("Group"))) {
      throw wrong(term, "its group " + group.get() + " is not declared as an ent:Group");
    }
    boolean background =
        group
            .flatMap(node -> one(node, ent("isBackground")))
            .filter(value -> value.getLiteralLexicalForm().equals("true"))
            .isPresent();
    try {
      return new Relation(
          name(term),
          term.getURI(),
          label(term),
          parent(term).map(this::name),
          inverse.map(this::name),
          symmetric,
          group.map(this::name),
          background,
          one(term, ent("score")).map(value -> number(term, value)));
    } catch (IllegalArgumentException nonsense) {
      String problem = String.valueOf(nonsense.getMessage());
      throw problem.contains(term.toString()) ? nonsense : wrong(term, problem);
    }
  }

  /** The parent among the relations; one that belongs to another vocabulary is none of ours. */
  private Optional<Node> parent(Node relation) {
    List<Node> parents = new ArrayList<>();
    for (Node above : G.listSP(graph, relation, RDFS.subPropertyOf.asNode())) {
      if (graph.contains(above, TYPE, RELATION)) {
        parents.add(above);
      } else if (space(above).equals(space(relation))) {
        throw wrong(relation, "its parent " + above + " is not declared as a relation");
      }
    }
    if (parents.size() > 1) {
      throw wrong(relation, "it has several parents; keep one of " + parents);
    }
    return parents.stream().findFirst();
  }

  private void refuseCircles(Node relation) {
    Set<Node> seen = new HashSet<>(Set.of(relation));
    for (Optional<Node> above = parent(relation); above.isPresent(); above = parent(above.get())) {
      if (!seen.add(above.get())) {
        throw wrong(relation, "it is its own ancestor; break the circle of rdfs:subPropertyOf");
      }
    }
  }

  private ActorKind kind(Node term, Set<Node> kinds) {
    Optional<String> parent =
        G.listSP(graph, term, RDFS.subClassOf.asNode()).stream()
            .filter(kinds::contains)
            .findFirst()
            .map(this::name);
    return new ActorKind(name(term), term.getURI(), label(term), parent);
  }

  /** Everything below the term by the property, at any depth, the term itself left out. */
  private Set<Node> below(Node top, Node property) {
    Set<Node> found = new LinkedHashSet<>();
    List<Node> open = new ArrayList<>(List.of(top));
    while (!open.isEmpty()) {
      for (Node child : G.listPO(graph, property, open.removeLast())) {
        if (child.isURI() && !child.equals(top) && found.add(child)) {
          open.add(child);
        }
      }
    }
    return found;
  }

  private Set<String> contexts(String namespace) {
    Set<String> words = new TreeSet<>();
    for (Node scheme : G.listPO(graph, TYPE, ent("ContextScheme"))) {
      for (Node concept : G.listPO(graph, SKOS.inScheme.asNode(), scheme)) {
        if (!concept.getURI().startsWith(namespace)) {
          throw wrong(concept, "a context must lie in the ontology's namespace " + namespace);
        }
        words.add(concept.getURI().substring(namespace.length()));
      }
    }
    return words;
  }

  /** As the header says it, else that of the relations, if they share one. */
  private String namespace(Collection<Relation> relations) {
    for (Node ontology : sorted(G.listPO(graph, TYPE, OWL.Ontology.asNode()))) {
      Optional<Node> said = one(ontology, NAMESPACE);
      if (said.isPresent()) {
        return said.get().isURI() ? said.get().getURI() : said.get().getLiteralLexicalForm();
      }
    }
    Set<String> spaces = new TreeSet<>();
    relations.forEach(relation -> spaces.add(space(NodeFactory.createURI(relation.iri()))));
    if (spaces.size() > 1) {
      throw new IllegalArgumentException(
          "%s: the relations lie in several namespaces %s; name the ontology's own by <%s>"
              .formatted(first, spaces, NAMESPACE));
    }
    return spaces.iterator().next();
  }

  private Optional<Node> one(Node term, Node property) {
    List<Node> values = G.listSP(graph, term, property);
    if (values.size() > 1) {
      throw wrong(term, "it has several values of " + property + "; keep one of " + values);
    }
    return values.stream().findFirst();
  }

  private double number(Node term, Node value) {
    if (value.isLiteral()
        && value.getLiteral().isWellFormed()
        && value.getLiteralValue() instanceof Number number) {
      return number.doubleValue();
    }
    throw wrong(term, "its ent:score must be a number, not " + value);
  }

  /** The English label where there are several, else the name split at its capitals. */
  private String label(Node term) {
    List<Node> labels = G.listSP(graph, term, RDFS.label.asNode());
    return labels.stream()
        .filter(label -> label.getLiteralLanguage().startsWith("en"))
        .findFirst()
        .or(() -> labels.stream().min(Comparator.comparing(Node::toString)))
        .map(Node::getLiteralLexicalForm)
        .orElseGet(
            () -> name(term).replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ").toLowerCase(Locale.ROOT));
  }

  private String name(Node term) {
    String name = term.getURI().substring(space(term).length());
    if (name.isEmpty()) {
      throw wrong(term, "it has no name after the last / or #");
    }
    return name;
  }

  /** All of an IRI up to its last slash or number sign. */
  private static String space(Node term) {
    String iri = term.toString();
    return iri.substring(0, Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
  }

  private IllegalArgumentException wrong(Node term, String problem) {
    return new IllegalArgumentException(
        "%s: %s: %s".formatted(declaredIn.getOrDefault(term, first), term, problem));
  }

  private static List<Node> sorted(Collection<Node> terms) {
    return terms.stream().sorted(Comparator.comparing(Node::toString)).toList();
  }

  private static Node ent(String name) {
    return NodeFactory.createURI(ENT + name);
  }
}
