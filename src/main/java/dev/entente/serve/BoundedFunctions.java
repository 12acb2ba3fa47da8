package dev.entente.serve;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.E_Divide;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrAfter;
import org.apache.jena.sparql.expr.E_StrBefore;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrContains;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeFunctions;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;

/**
 * Puts a bounded function in the place of each of SPARQL's whose one call can take very long or
 * make something very large.
 */
final class BoundedFunctions extends ExprTransformCopy {

  /** Functions of the same name are equal, and a transformation drops what is equal to the old. */
  private static final String MARK = "-bounded";

  private static final Set<String> PLAIN =
      Set.of(XSDDatatype.XSDstring.getURI(), XSDDatatype.XSDanyURI.getURI());

  @Override
  public Expr transform(ExprFunctionN function, ExprList arguments) {
    return switch (function) {
      case E_Regex regex -> new Regex(arguments);
      case E_StrReplace replace -> new Replace(arguments);
      case E_StrConcat concat -> new Concat(arguments);
      case E_Function cast when !PLAIN.contains(cast.getFunctionIRI()) ->
          new E_Function(
              cast.getFunctionIRI(),
              ExprList.create(arguments.getList().stream().<Expr>map(Short::new).toList()));
      default -> super.transform(function, arguments);
    };
  }

  @Override
  public Expr transform(ExprFunction1 function, Expr argument) {
    return function instanceof E_StrEncodeForURI
        ? new Bounded(
            new ExprList(argument),
            "encode_for_uri",
            values -> {
              Bounds.requireLength(9L * length(values.get(0)));
              return XSDFuncOp.strEncodeForURI(values.get(0));
            })
        : super.transform(function, argument);
  }

  @Override
  public Expr transform(ExprFunction2 function, Expr one, Expr two) {
    return switch (function) {
      case E_StrContains contains -> search("contains", one, two, XSDFuncOp::strContains);
      case E_StrBefore before -> search("strbefore", one, two, XSDFuncOp::strBefore);
      case E_StrAfter after -> search("strafter", one, two, XSDFuncOp::strAfter);
      case E_Multiply product -> product.copy(new Short(one), new Short(two));
      case E_Divide quotient -> quotient.copy(new Short(one), new Short(two));
      case E_StrDatatype typed ->
          new Bounded(
              ExprList.create(List.of(one, two)),
              "strdt",
              values -> {
                if (!PLAIN.contains(values.get(1).asString())) {
                  Bounds.requireShort(values.get(0));
                }
                return NodeFunctions.strDatatype(values.get(0), values.get(1));
              });
      default -> super.transform(function, one, two);
    };
  }

  private static Expr search(
      String name, Expr text, Expr part, BiFunction<NodeValue, NodeValue, NodeValue> search) {
    return new Bounded(
        ExprList.create(List.of(text, part)),
        name,
        values -> {
          Bounds.requireSearchable(values.get(0).asString(), values.get(1).asString());
          return search.apply(values.get(0), values.get(1));
        });
  }

  private static int length(NodeValue value) {
    return value.asString().length();
  }

  /** What a function does with its values, once the query may go on. */
  private interface Call {
    NodeValue apply(List<NodeValue> values);
  }

  private static class Bounded extends ExprFunctionN {
    private final String name;
    private final Call call;

    private Bounded(ExprList arguments, String name, Call call) {
      super(name + MARK, arguments);
      this.name = name;
      this.call = call;
    }

    @Override
    public NodeValue eval(List<NodeValue> values) {
      Bounds.check();
      return call.apply(values);
    }

    @Override
    public Expr copy(ExprList arguments) {
      return new Bounded(arguments, name, call);
    }
  }

  /** Hands on what is no number, time or truth of very many digits. */
  private static final class Short extends ExprFunction1 {
    private Short(Expr argument) {
      super(argument, "short" + MARK);
    }

    @Override
    public NodeValue eval(NodeValue value) {
      Bounds.requireShort(value);
      return value;
    }

    @Override
    public Expr copy(Expr argument) {
      return new Short(argument);
    }
  }

  private static final class Concat extends Bounded {
    private Concat(ExprList arguments) {
      super(arguments, "concat", Concat::call);
    }

    private static NodeValue call(List<NodeValue> values) {
      Bounds.requireLength(values.stream().mapToLong(BoundedFunctions::length).sum());
      return XSDFuncOp.strConcat(values);
    }
  }

  /** Remembers the expression, which is the same for every row as a rule. */
  private abstract static class Matching extends ExprFunctionN {
    private final Map<String, Pattern> known = new HashMap<>();

    private Matching(String name, ExprList arguments) {
      super(name, arguments);
    }

    Pattern pattern(NodeValue expression, String flags) {
      if (!expression.isString()) {
        throw new ExprEvalException("the regular expression is no string: " + expression);
      }
      // Flags are letters: none of them ends where another expression begins.
      String key = flags + "/" + expression.getString();
      Pattern pattern = known.get(key);
      if (pattern == null) {
        if (known.size() > 100) {
          known.clear();
        }
        try {
          pattern = LinearPattern.compile(expression.getString(), flags);
        } catch (Problem problem) {
          throw Bounds.refuse(problem);
        }
        known.put(key, pattern);
      }
      return pattern;
    }

    static String flags(List<NodeValue> values, int position) {
      return values.size() > position ? values.get(position).asString() : "";
    }
  }

  private static final class Regex extends Matching {
    private Regex(ExprList arguments) {
      super("regex" + MARK, arguments);
    }

    @Override
    public NodeValue eval(List<NodeValue> values) {
      Bounds.check();
      Node text = NodeValueOps.checkAndGetStringLiteral("REGEX", values.get(0));
      Pattern pattern = pattern(values.get(1), flags(values, 2));
      return NodeValue.booleanReturn(Bounds.matcher(pattern, text.getLiteralLexicalForm()).find());
    }

    @Override
    public Expr copy(ExprList arguments) {
      return new Regex(arguments);
    }
  }

  private static final class Replace extends Matching {
    private Replace(ExprList arguments) {
      super("replace" + MARK, arguments);
    }

    @Override
    public NodeValue eval(List<NodeValue> values) {
      Bounds.check();
      Node text = NodeValueOps.checkAndGetStringLiteral("REPLACE", values.get(0));
      Pattern pattern = pattern(values.get(1), flags(values, 3));
      String replacement =
          NodeValueOps.checkAndGetStringLiteral("REPLACE", values.get(2)).getLiteralLexicalForm();
      String old = text.getLiteralLexicalForm();
      if (pattern.matcher("").find()) {
        throw new ExprEvalException("REPLACE: the pattern matches the empty string");
      }
      Matcher matcher = Bounds.matcher(pattern, old);
      StringBuilder made = new StringBuilder();
      int end = 0;
      while (matcher.find()) {
        made.append(old, end, matcher.start());
        append(made, replacement, matcher);
        end = matcher.end();
        Bounds.requireLength((long) made.length() + old.length() - end);
        Bounds.check();
      }
      if (end == 0) {
        return values.get(0);
      }
      made.append(old, end, old.length());
      return withLanguage(made.toString(), text);
    }

    /** {@code $1} stands for what the first group holds, {@code \$} for itself. */
    private static void append(StringBuilder made, String replacement, Matcher matcher) {
      int i = 0;
      while (i < replacement.length()) {
        char c = replacement.charAt(i++);
        char next = i < replacement.length() ? replacement.charAt(i) : 0;
        if (c == '\\' && next != 0) {
          made.append(next);
          i++;
        } else if (c == '$' && next >= '0' && next <= '9') {
          int group = next - '0';
          i++;
          // As many digits as there are groups for.
          while (i < replacement.length()
              && Character.isDigit(replacement.charAt(i))
              && group * 10 + replacement.charAt(i) - '0' <= matcher.groupCount()) {
            group = group * 10 + replacement.charAt(i++) - '0';
          }
          String held = group <= matcher.groupCount() ? matcher.group(group) : null;
          made.append(held == null ? "" : held);
        } else {
          made.append(c);
        }
        Bounds.requireLength(made.length());
      }
    }

    private static NodeValue withLanguage(String words, Node like) {
      return like.getLiteralLanguage().isEmpty()
          ? NodeValue.makeString(words)
          : NodeValue.makeLangString(words, like.getLiteralLanguage());
    }

    @Override
    public Expr copy(ExprList arguments) {
      return new Replace(arguments);
    }
  }
}
