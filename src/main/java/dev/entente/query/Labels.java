package dev.entente.query;

import dev.entente.rdf.Terms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.system.G;

/**
 * What people call a resource: its label, else its title, else the last part of its IRI; call it
 * within a read transaction.
 */
public final class Labels {

  private static final List<Node> PROPERTIES = List.of(Terms.PREF_LABEL, Terms.LABEL, Terms.TITLE);
  private static final Pattern HASHED =
      Pattern.compile(".*/(?:statement|relationship)/[0-9a-f]{24}");
  private static final int SHORT_ID = 8;

  private final Graph union;
  private final Map<Node, String> known = new HashMap<>();

  /**
   * @param union of all graphs of the store
   */
  public Labels(Graph union) {
    this.union = union;
  }

  /** Words for the term: a literal's own, a resource's label. */
  public String of(Node term) {
    if (term.isLiteral()) {
      return term.getLiteralLexicalForm();
    }
    if (term.isTripleTerm()) {
      return "%s %s %s"
          .formatted(
              of(term.getTriple().getSubject()),
              of(term.getTriple().getPredicate()),
              of(term.getTriple().getObject()));
    }
    return term.isURI() ? known.computeIfAbsent(term, this::find) : term.toString();
  }

  /** Whether anything is said of the resource. */
  public boolean knows(Node resource) {
    return G.contains(union, resource, Node.ANY, Node.ANY);
  }

  private String find(Node resource) {
    String last = resource.getURI().replaceFirst(".*[#/](?=[^#/])", "");
    // Statements and relationships have no names, and answers are full of them.
    if (HASHED.matcher(resource.getURI()).matches()) {
      return last.substring(0, SHORT_ID);
    }
    for (Node property : PROPERTIES) {
      List<Node> found =
          G.listSP(union, resource, property).stream()
              .filter(Node::isLiteral)
              .sorted((one, other) ->
                  one.getLiteralLexicalForm().compareTo(other.getLiteralLexicalForm()))
              .toList();
      if (!found.isEmpty()) {
        return found.stream()
            .filter(label -> label.getLiteralLanguage().startsWith("en"))
            .findFirst()
            .orElse(found.get(0))
            .getLiteralLexicalForm();
      }
    }
    // What is named by a hash is found again by its first letters.
    return last.matches("[0-9a-f]{24}") ? last.substring(0, SHORT_ID) : last;
  }
}
