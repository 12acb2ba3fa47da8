package dev.entente.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;

/**
 * A question kept as a SPARQL file that documents itself: its opening comment lines give title,
 * question, parameters and examples.
 *
 * <pre>
 * # title: Relations between two actors
 * # question: How do two actors stand to each other, and who says so?
 * # parameter: a (entity) the one actor
 * # parameter: exact (boolean, default false) leave out those who stand for an actor
 * # parameter: since (date, optional) first day, month or year
 * # example: between a=Russia b="North Korea"
 * </pre>
 *
 * @param name of the file without its ending
 * @param text the whole file
 */
public record CatalogueQuery(
    String name,
    String title,
    String question,
    List<Parameter> parameters,
    List<Example> examples,
    String text) {

  /**
   * How to ask it.
   *
   * @param line as people write it, the query's name first
   * @param arguments values by parameter
   */
  public record Example(String line, Map<String, String> arguments) {
    public Example {
      arguments = Map.copyOf(arguments);
    }
  }

  private static final Pattern FIELD = Pattern.compile("#\\s*([a-z]+):\\s*(.*)");
  private static final Pattern PARAMETER =
      Pattern.compile("(\\S+)\\s+\\(([a-z]+)(?:,\\s*(optional|default\\s+([^)]+)))?\\)\\s*(.*)");
  private static final Pattern ARGUMENT =
      Pattern.compile("\\G\\s*([A-Za-z][A-Za-z0-9_]*)=(?:\"([^\"]*)\"|(\\S*))");

  public CatalogueQuery {
    parameters = List.copyOf(parameters);
    examples = List.copyOf(examples);
  }

  /**
   * Reads a file's text.
   *
   * @param place what errors call the file
   * @throws QueryException naming file and line, if a part of the header is missing, doubled or
   *     unknown, an example does not fit the parameters, a parameter is no variable of the query,
   *     or the query is no SPARQL
   */
  public static CatalogueQuery parse(String name, String place, String text) {
    Header header = new Header(name, place);
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.startsWith("#")) {
        break;
      }
      header.read(number, line);
    }
    CatalogueQuery query = header.query(text);
    query.check(place);
    return query;
  }

  /**
   * Splits {@code a=Russia b="North Korea"}.
   *
   * @throws IllegalArgumentException at the first piece that is no name=value
   */
  static Map<String, String> arguments(String words) {
    Map<String, String> arguments = new LinkedHashMap<>();
    Matcher piece = ARGUMENT.matcher(words);
    int end = 0;
    while (piece.find()) {
      String value = piece.group(2) == null ? piece.group(3) : piece.group(2);
      if (arguments.put(piece.group(1), value) != null) {
        throw new IllegalArgumentException("'" + piece.group(1) + "' is given twice");
      }
      end = piece.end();
    }
    if (!words.substring(end).isBlank()) {
      throw new IllegalArgumentException(
          "'%s' is no name=value; values with spaces stand in double quotes"
              .formatted(words.substring(end).strip()));
    }
    return arguments;
  }

  /** The parameter of that name. */
  public Optional<Parameter> parameter(String name) {
    return parameters.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
  }

  /** The parsed SPARQL, a new copy each time. */
  public Query query() {
    return Sparql.parse(text);
  }

  /** How to call it: {@code between a=ENTITY b=ENTITY [exact=BOOLEAN]}. */
  public String usage() {
    return parameters.stream()
        .map(parameter -> {
          String pair = parameter.name() + "=" + parameter.kind();
          return parameter.required() ? pair : "[" + pair + "]";
        })
        .collect(Collectors.joining(" ", name + (parameters.isEmpty() ? "" : " "), ""));
  }

  private void check(String place) {
    Query parsed;
    try {
      parsed = query();
    } catch (QueryException wrong) {
      throw new QueryException(place + ": " + wrong.getMessage(), wrong);
    }
    for (Parameter parameter : parameters) {
      if (!Sparql.mentions(parsed, Var.alloc(parameter.name()))) {
        throw new QueryException(
            "%s: the header declares the parameter %s, and the query has no variable ?%s"
                .formatted(place, parameter.name(), parameter.name()));
      }
    }
  }

  /** Collects the opening comment lines; free comment lines are allowed between the fields. */
  private static final class Header {
    private final String name;
    private final String place;
    private final Map<String, String> single = new HashMap<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final Map<String, Integer> examples = new LinkedHashMap<>();

    private Header(String name, String place) {
      this.name = name;
      this.place = place;
    }

    private void read(int number, String line) {
      Matcher field = FIELD.matcher(line.strip());
      if (!field.matches()) {
        return;
      }
      String value = field.group(2).strip();
      switch (field.group(1)) {
        case "title", "question" -> {
          if (value.isEmpty()) {
            throw wrong(number, field.group(1) + " is empty");
          }
          if (single.put(field.group(1), value) != null) {
            throw wrong(number, "a second " + field.group(1));
          }
        }
        case "parameter" -> parameters.add(parameter(number, value));
        case "example" -> examples.put(value, number);
        default ->
            throw wrong(
                number,
                "'%s' is none of title, question, parameter, example".formatted(field.group(1)));
      }
    }

    private Parameter parameter(int number, String value) {
      Matcher parts = PARAMETER.matcher(value);
      if (!parts.matches()) {
        throw wrong(
            number,
            "a parameter reads 'name (kind) description', the kind followed by ', optional' or"
                + " ', default VALUE' where it may be left out");
      }
      if (parameters.stream().anyMatch(other -> other.name().equals(parts.group(1)))) {
        throw wrong(number, "a second parameter " + parts.group(1));
      }
      try {
        return new Parameter(
            parts.group(1),
            Parameter.Kind.parse(parts.group(2)),
            parts.group(3) == null,
            Optional.ofNullable(parts.group(4)).map(String::strip),
            parts.group(5));
      } catch (IllegalArgumentException nonsense) {
        throw wrong(number, String.valueOf(nonsense.getMessage()));
      }
    }

    private CatalogueQuery query(String text) {
      for (String field : List.of("title", "question")) {
        if (!single.containsKey(field)) {
          throw new QueryException(
              "%s, line 1: the opening comment lines have no '# %s: …'".formatted(place, field));
        }
      }
      if (examples.isEmpty()) {
        throw new QueryException(
            place + ", line 1: the opening comment lines have no '# example: " + name + " …'");
      }
      List<Example> parsed = new ArrayList<>();
      examples.forEach((line, number) -> parsed.add(example(number, line)));
      return new CatalogueQuery(
          name,
          String.valueOf(single.get("title")),
          String.valueOf(single.get("question")),
          parameters,
          parsed,
          text);
    }

    private Example example(int number, String line) {
      if (!line.equals(name) && !line.startsWith(name + " ")) {
        throw wrong(number, "an example begins with the query's name, " + name);
      }
      Map<String, String> arguments;
      try {
        arguments = arguments(line.substring(name.length()));
      } catch (IllegalArgumentException unreadable) {
        throw wrong(number, String.valueOf(unreadable.getMessage()));
      }
      for (String given : arguments.keySet()) {
        if (parameters.stream().noneMatch(parameter -> parameter.name().equals(given))) {
          throw wrong(number, "the example gives " + given + ", which is no parameter");
        }
      }
      for (Parameter parameter : parameters) {
        if (parameter.required() && !arguments.containsKey(parameter.name())) {
          throw wrong(number, "the example leaves out " + parameter.name());
        }
      }
      return new Example(line, arguments);
    }

    private QueryException wrong(int number, String problem) {
      return new QueryException("%s, line %d: %s".formatted(place, number, problem));
    }
  }
}
