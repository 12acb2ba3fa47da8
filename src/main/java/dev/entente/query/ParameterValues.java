package dev.entente.query;

import dev.entente.rdf.Iris;
import dev.entente.rdf.StatementEncoder;
import dev.entente.rdf.Terms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.system.G;

/**
 * Turns what people write for parameters into RDF terms; call it within a read transaction.
 *
 * @see QueryEngine#ask
 */
public final class ParameterValues {

  private static final Node RELATION_CLASS = Terms.ent("Relation");
  private static final Node INVERSE_OF =
      NodeFactory.createURI("http://www.w3.org/2002/07/owl#inverseOf");

  private final Graph union;
  private final ActorNames actors;
  private final Iris iris;

  /**
   * @param union of all graphs of the store
   */
  public ParameterValues(Graph union, Iris iris) {
    this.union = union;
    this.iris = iris;
    this.actors = new ActorNames(union, iris);
  }

  /**
   * The terms of a query's variables: those given and the defaults of the others.
   *
   * @throws QueryException if a required one is missing, or one is unknown or means nothing
   */
  public Map<Var, Node> bind(CatalogueQuery query, Map<String, String> given) {
    for (String name : given.keySet()) {
      if (query.parameter(name).isEmpty()) {
        throw new QueryException(
            "%s has no parameter '%s'; it is called as: %s"
                .formatted(query.name(), name, query.usage()));
      }
    }
    Map<Var, Node> values = new LinkedHashMap<>();
    for (Parameter parameter : query.parameters()) {
      String words = given.get(parameter.name());
      if (words == null && parameter.required()) {
        throw new QueryException(
            "%s needs %s=%s (%s); for example: %s"
                .formatted(
                    query.name(),
                    parameter.name(),
                    parameter.kind(),
                    parameter.description(),
                    query.examples().get(0).line()));
      }
      if (words == null) {
        words = parameter.standard().orElse(null);
      }
      if (words != null) {
        values.put(Var.alloc(parameter.name()), term(parameter, words));
      }
    }
    return values;
  }

  private Node term(Parameter parameter, String words) {
    return switch (parameter.kind()) {
      case ENTITY -> actors.resolve(words);
      case RELATION -> relation(words.strip());
      case STATEMENT -> statement(words.strip());
      case DATE -> {
        if (!words.matches("\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?")) {
          throw wrong(parameter, words, "a date reads YYYY, YYYY-MM or YYYY-MM-DD");
        }
        yield StatementEncoder.date(words);
      }
      case NUMBER -> {
        if (!words.matches("[+-]?\\d{1,18}(\\.\\d{1,18})?")) {
          throw wrong(parameter, words, "a number reads like 12 or 0.5");
        }
        yield NodeFactory.createLiteralDT(
            words, words.contains(".") ? XSDDatatype.XSDdecimal : XSDDatatype.XSDinteger);
      }
      case BOOLEAN -> {
        if (!words.equals("true") && !words.equals("false")) {
          throw wrong(parameter, words, "it is true or false");
        }
        yield NodeFactory.createLiteralDT(words, XSDDatatype.XSDboolean);
      }
      case TEXT -> NodeFactory.createLiteralString(words);
      case WORDS -> NodeFactory.createLiteralString(SearchWords.query(words));
    };
  }

  private static QueryException wrong(Parameter parameter, String words, String right) {
    return new QueryException("%s='%s': %s".formatted(parameter.name(), printable(words), right));
  }

  /** Relations and their inverses by IRI, local name or label. */
  private Node relation(String words) {
    Map<String, Node> names = new TreeMap<>();
    List<Node> relations = new ArrayList<>(G.listPO(union, Terms.TYPE, RELATION_CLASS));
    for (Node relation : List.copyOf(relations)) {
      relations.addAll(G.listSP(union, relation, INVERSE_OF));
    }
    for (Node relation : relations) {
      if (relation.isURI()) {
        names.put(relation.getURI(), relation);
        names.put(relation.getURI().replaceFirst(".*[#/]", ""), relation);
        G.listSP(union, relation, Terms.LABEL)
            .forEach(label -> names.put(label.getLiteralLexicalForm(), relation));
      }
    }
    Node exact = names.get(words.replaceFirst("^ent:", ""));
    if (exact != null) {
      return exact;
    }
    List<Node> folded =
        names.entrySet().stream()
            .filter(entry -> entry.getKey().equalsIgnoreCase(words))
            .map(Map.Entry::getValue)
            .distinct()
            .toList();
    if (folded.size() == 1) {
      return folded.get(0);
    }
    List<String> near = Nearness.best(words, names.keySet(), 3);
    throw new QueryException(
        "the ontology has no relation '%s'%s"
            .formatted(
                printable(words), near.isEmpty() ? "" : "; nearest: " + String.join(", ", near)));
  }

  /**
   * A statement by its IRI or by the first letters of its id.
   *
   * @throws QueryException if there is none or there are several
   */
  public Node statement(String words) {
    String prefix = iris.statement("").getURI();
    String id = words.startsWith(prefix) ? words.substring(prefix.length()) : words;
    if (!id.matches("[0-9a-f]{4,24}")) {
      throw new QueryException(
          "'%s' is no statement: give its IRI or at least four letters of its id"
              .formatted(printable(words)));
    }
    Node whole = iris.statement(id);
    if (G.contains(union, whole, Terms.TYPE, Terms.STATEMENT_CLASS)) {
      return whole;
    }
    List<Node> found =
        G.listPO(union, Terms.TYPE, Terms.STATEMENT_CLASS).stream()
            .filter(node -> node.isURI() && node.getURI().startsWith(whole.getURI()))
            .limit(3)
            .toList();
    return switch (found.size()) {
      case 1 -> found.get(0);
      case 0 -> throw new QueryException("no statement's id begins with " + id);
      default ->
          throw new QueryException(
              "several statements' ids begin with %s, such as %s; give more letters"
                  .formatted(
                      id,
                      found.stream()
                          .map(node -> node.getURI().substring(prefix.length()))
                          .collect(Collectors.joining(", "))));
    };
  }

  /** Without line breaks and control characters, at most 60 letters: for messages. */
  static String printable(String words) {
    String plain = words.replaceAll("\\p{Cntrl}+", " ");
    return plain.length() > 60 ? plain.substring(0, 60) + "…" : plain;
  }
}
