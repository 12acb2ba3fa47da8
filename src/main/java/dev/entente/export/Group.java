package dev.entente.export;

import dev.entente.rdf.Terms;
import dev.entente.statement.Vocabulary;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.G;

/**
 * A group of relations as drawings show it, such as a PLOVER quad class.
 *
 * @param sign 1 for cooperation, -1 for conflict, 0 for neither
 * @param colour {@code #RRGGBB}
 */
record Group(String name, String label, int sign, String colour, boolean background) {

  /** What stands for relations that the ontology puts into no group. */
  static final Group OTHER = new Group("other", "other", 0, "#999999", false);

  Group {
    if (!colour.matches("#[0-9A-Fa-f]{6}")) {
      throw new IllegalArgumentException(
          "the colour of %s must be #RRGGBB, not %s".formatted(name, colour));
    }
  }

  /** The groups of the vocabulary's relations by name, cooperation first, background last. */
  static Map<String, Group> read(Graph union, Vocabulary vocabulary) {
    TreeSet<String> names = new TreeSet<>();
    vocabulary.relations().forEach(relation -> relation.group().ifPresent(names::add));
    Map<String, Group> groups = new LinkedHashMap<>();
    names.stream()
        .map(name -> read(name, NodeFactory.createURI(vocabulary.namespace() + name), union))
        .sorted(
            java.util.Comparator.comparing(Group::background)
                .thenComparing(group -> -group.sign())
                .thenComparing(Group::name))
        .forEach(group -> groups.put(group.name(), group));
    return groups;
  }

  private static Group read(String name, Node term, Graph union) {
    return new Group(
        name,
        one(union, term, Terms.LABEL).orElse(name.replace('-', ' ')),
        one(union, term, Terms.ent("sign")).map(Integer::parseInt).orElse(0),
        one(union, term, Terms.ent("colour")).orElse(OTHER.colour()),
        one(union, term, Terms.ent("isBackground")).map("true"::equals).orElse(false));
  }

  private static Optional<String> one(Graph union, Node term, Node property) {
    return G.listSP(union, term, property).stream()
        .map(Node::getLiteralLexicalForm)
        .sorted()
        .findFirst();
  }

  int red() {
    return Integer.parseInt(colour.substring(1, 3), 16);
  }

  int green() {
    return Integer.parseInt(colour.substring(3, 5), 16);
  }

  int blue() {
    return Integer.parseInt(colour.substring(5, 7), 16);
  }
}
