package dev.entente.serve;

import dev.entente.query.SearchIndex;
import dev.entente.query.Sparql;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpPropFunc;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Call;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.expr.aggregate.AggCustom;
import org.apache.jena.sparql.path.PathWriter;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;

/** Which queries of strangers are run: those that look at nothing but the store. */
final class QueryRules {

  private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

  /** Schemes by which Jena finds functions outside its registry. */
  private static final Set<String> LOADED = Set.of("java", "js");

  private static final Pattern DIGITS = Pattern.compile("[0-9]{%d}".formatted(Bounds.MOST_DIGITS));

  /** Jena's optimiser takes twice as long for each one that stands in another. */
  private static final int MOST_EXISTS = 12;

  private static final Node SEARCH = NodeFactory.createURI(SearchIndex.NAMESPACE + "query");
  private static final Node FIRST =
      NodeFactory.createURI("http://www.w3.org/1999/02/22-rdf-syntax-ns#first");
  private static final Node REST =
      NodeFactory.createURI("http://www.w3.org/1999/02/22-rdf-syntax-ns#rest");
  private static final int LONGEST_SEARCH = 1_000;

  private static final Pattern IRI = Pattern.compile("<([^<>]*)>");

  private final Limits limits;

  QueryRules(Limits limits) {
    this.limits = limits;
  }

  /**
   * Reads a query.
   *
   * @throws Problem if it would fetch, load or call something, or is too large
   */
  Query admit(String text, Parameters parameters) {
    try {
      return admitted(text, parameters);
    } catch (StackOverflowError deep) {
      throw new Problem(Problem.BAD_REQUEST, "the query is nested too deeply");
    }
  }

  private Query admitted(String text, Parameters parameters) {
    admitLength(text);
    Query query = Sparql.parse(text);
    if (query.hasDatasetDescription()
        || !parameters.all("default-graph-uri").isEmpty()
        || !parameters.all("named-graph-uri").isEmpty()) {
      throw new Problem(
          Problem.FORBIDDEN, "FROM is not taken here; name graphs of the store with GRAPH");
    }
    admit(query);
    return query;
  }

  /**
   * @throws Problem if a number in a query or update is too long to be calculated with
   */
  void admitLength(String text) {
    if (DIGITS.matcher(text).find()) {
      throw new Problem(
          Problem.TOO_LARGE,
          "the query has a number of more than %,d digits".formatted(Bounds.MOST_DIGITS));
    }
  }

  /**
   * Looks at the pattern of a query that was read already.
   *
   * @throws Problem if it would fetch, load or call something, or is too large
   */
  void admit(Query query) {
    if (query.getQueryPattern() != null) {
      // Jena's walker of the algebra passes over property functions, so the words are looked at
      // too.
      ElementWalker.walk(
          query.getQueryPattern(),
          new ElementVisitorBase() {
            @Override
            public void visit(ElementPathBlock block) {
              for (TriplePath triple : block.getPattern()) {
                Node predicate = triple.getPredicate();
                if (SEARCH.equals(predicate)) {
                  arguments(triple.getObject(), block);
                } else if (predicate != null && predicate.isURI()) {
                  property(predicate.getURI());
                }
              }
            }
          });
      Walker.walk(Algebra.compile(query), new Patterns(), new Calls());
    }
  }

  boolean isTrivial(Query query) {
    return query.isAskType()
        && query.getQueryPattern() instanceof ElementGroup group
        && group.isEmpty();
  }

  private static void property(String iri) {
    if (LOADED.contains(scheme(iri))
        || iri.startsWith("http://jena.apache.org/")
        || (!iri.endsWith("#member") && PropertyFunctionRegistry.get().isRegistered(iri))) {
      throw refused("the property function " + iri);
    }
  }

  /**
   * What is searched for must stand in the query, where it can be looked at: among the options of
   * jena-text is one that takes regular expressions, which Java would read.
   */
  private static void arguments(Node argument, ElementPathBlock block) {
    if (argument.isLiteral()) {
      String words = argument.getLiteralLexicalForm();
      if (words.startsWith("highlight:")) {
        throw refused("highlight: of text:query");
      }
      if (words.length() > LONGEST_SEARCH) {
        throw new Problem(
            Problem.TOO_LARGE, "text:query takes up to %,d characters".formatted(LONGEST_SEARCH));
      }
    } else if (Var.isBlankNodeVar(argument)) {
      for (TriplePath triple : block.getPattern()) {
        if (argument.equals(triple.getSubject())
            && (FIRST.equals(triple.getPredicate()) || REST.equals(triple.getPredicate()))) {
          arguments(triple.getObject(), block);
        }
      }
    } else if (!argument.isURI()) {
      throw refused("a variable among the arguments of text:query");
    }
  }

  private static String scheme(String iri) {
    int colon = iri.indexOf(':');
    return colon < 0 ? "" : iri.substring(0, colon).toLowerCase(java.util.Locale.ROOT);
  }

  private static Problem refused(String what) {
    return new Problem(Problem.FORBIDDEN, Replies.printable(what) + " is not allowed here");
  }

  private final class Patterns extends OpVisitorBase {
    @Override
    public void visit(OpService service) {
      throw refused("SERVICE");
    }

    @Override
    public void visit(OpPropFunc call) {
      throw refused("a property function");
    }

    /** Jena's walker passes over the conditions of ORDER BY. */
    @Override
    public void visit(OpOrder order) {
      order
          .getConditions()
          .forEach(
              condition -> Walker.walk(condition.getExpression(), new Patterns(), new Calls()));
    }

    @Override
    public void visit(OpBGP pattern) {
      pattern
          .getPattern()
          .forEach(triple -> {
            if (triple.getPredicate().isURI() && !triple.getPredicate().equals(SEARCH)) {
              property(triple.getPredicate().getURI());
            }
          });
    }

    /** Functions of Jena's own may also stand within a path. */
    @Override
    public void visit(OpPath path) {
      Matcher iris = IRI.matcher(PathWriter.asString(path.getTriplePath().getPath()));
      while (iris.find()) {
        property(iris.group(1));
      }
    }

    @Override
    public void visit(OpTable table) {
      if (table.getTable().size() > limits.values()) {
        throw new Problem(
            Problem.TOO_LARGE, "VALUES has more than %,d rows".formatted(limits.values()));
      }
    }
  }

  private static final class Calls extends ExprVisitorBase {
    private int exists;

    @Override
    public void visit(ExprFunctionOp pattern) {
      if (++exists > MOST_EXISTS) {
        throw new Problem(
            Problem.TOO_LARGE, "the query has more than %d times EXISTS".formatted(MOST_EXISTS));
      }
    }

    @Override
    public void visit(ExprFunctionN call) {
      if (call instanceof E_Call) {
        throw refused("CALL");
      }
      if (call instanceof E_Function function && !function.getFunctionIRI().startsWith(XSD)) {
        throw refused("the function " + function.getFunctionIRI());
      }
    }

    @Override
    public void visit(ExprAggregator aggregate) {
      if (aggregate.getAggregator() instanceof AggCustom) {
        throw refused("an aggregate of Jena's own");
      }
    }
  }
}
