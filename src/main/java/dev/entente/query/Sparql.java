package dev.entente.query;

import dev.entente.rdf.Terms;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.ExprException;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.update.UpdateFactory;
import org.apache.jena.update.UpdateRequest;

/** Reads SPARQL 1.2 as people type it: the usual prefixes need no declaration. */
public final class Sparql {

  static {
    JenaSystem.init();
  }

  private static final Pattern UNEXPECTED =
      Pattern.compile(
          "Encountered \"\\s*(?:<\\w+>|\"[^\"]*\") \"(.*?)\\s*\"\" at line (\\d+), column (\\d+)");
  private static final Pattern END =
      Pattern.compile("Encountered \"\\s*<EOF>.*? at line (\\d+), column (\\d+)");

  private Sparql() {}

  /**
   * The prefixes that need no declaration: {@code ent}, {@code rdf}, {@code rdfs}, {@code skos},
   * {@code xsd}, {@code prov}, {@code oa}, {@code dcterms}, {@code org}, {@code owl}, {@code
   * schema}, {@code text}.
   */
  public static Map<String, String> prefixes() {
    Map<String, String> prefixes = new LinkedHashMap<>();
    prefixes.put("ent", Terms.ENT);
    prefixes.put("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    prefixes.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
    prefixes.put("skos", Terms.SKOS);
    prefixes.put("xsd", "http://www.w3.org/2001/XMLSchema#");
    prefixes.put("prov", Terms.PROV);
    prefixes.put("oa", Terms.OA);
    prefixes.put("dcterms", Terms.DCTERMS);
    prefixes.put("org", Terms.ORG);
    prefixes.put("owl", "http://www.w3.org/2002/07/owl#");
    prefixes.put("schema", Terms.SCHEMA);
    prefixes.put("text", SearchIndex.NAMESPACE);
    return prefixes;
  }

  /**
   * Reads a query that declares what it needs.
   *
   * @throws QueryException in one line with line and column
   */
  public static Query parse(String text) {
    return parse(text, Map.of());
  }

  /**
   * Reads a query in which the prefixes need no declaration; its own declarations come first.
   *
   * @throws QueryException in one line with line and column
   */
  public static Query parse(String text, Map<String, String> prefixes) {
    Query query = new Query();
    query.setPrefixMapping(PrefixMapping.Factory.create().setNsPrefixes(prefixes));
    try {
      return QueryFactory.parse(query, text, null, Syntax.syntaxARQ);
    } catch (QueryParseException wrong) {
      throw new QueryException(explain(wrong), wrong);
    } catch (ExprException wrong) {
      throw new QueryException("no SPARQL query: " + wrong.getMessage(), wrong);
    }
  }

  /**
   * Reads an update, in which the prefixes need no declaration.
   *
   * @param base of relative IRIs
   * @throws QueryException in one line with line and column
   */
  public static UpdateRequest parseUpdate(String text, String base) {
    UpdateRequest update = new UpdateRequest();
    update.getPrefixMapping().setNsPrefixes(prefixes());
    try {
      UpdateFactory.parse(update, text, base, Syntax.syntaxARQ);
      return update;
    } catch (QueryParseException wrong) {
      throw new QueryException(explain(wrong).replace("SPARQL query", "SPARQL update"), wrong);
    } catch (ExprException wrong) {
      throw new QueryException("no SPARQL update: " + wrong.getMessage(), wrong);
    }
  }

  /** Jena's own line and column are those of the last token that was right. */
  private static String explain(QueryParseException wrong) {
    String message = String.valueOf(wrong.getMessage()).strip();
    Matcher token = UNEXPECTED.matcher(message);
    if (token.find()) {
      return "line %s, column %s: no SPARQL query: '%s' is not expected here"
          .formatted(token.group(2), token.group(3), token.group(1));
    }
    Matcher end = END.matcher(message);
    if (end.find()) {
      return "line %s, column %s: no SPARQL query: it ends too early"
          .formatted(end.group(1), end.group(2));
    }
    String first = message.lines().findFirst().orElse("it cannot be read");
    return wrong.getLine() > 0 && !first.startsWith("Line ") && !first.startsWith("Lexical error")
        ? "line %d, column %d: no SPARQL query: %s"
            .formatted(wrong.getLine(), wrong.getColumn(), first)
        : "no SPARQL query: " + first;
  }

  /** Whether the query uses the variable, in sub-queries and filters too. */
  static boolean mentions(Query query, Var variable) {
    Set<Var> seen = new HashSet<>();
    QueryTransformOps.transform(
        query,
        node -> {
          if (Var.isVar(node)) {
            seen.add(Var.alloc(node));
          }
          return node;
        });
    return seen.contains(variable);
  }
}
