package dev.entente.evaluate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jgrapht.alg.matching.MaximumWeightBipartiteMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.jspecify.annotations.Nullable;

/**
 * How far coders of the same articles agree: their statements meet where they stand in the same
 * sentence and have the same actors, one to one, and over those that met each attribute is
 * compared.
 *
 * <p>Where a cell holds alternatives, a value that another coder has among them is the same value,
 * unless only the first, the likeliest, is to count.
 */
public final class Agreement {

  /** What is compared. */
  public static final List<String> ATTRIBUTES =
      List.of("relation", "polarity", "certainty", "tense", "source");

  /** What stands for the article's own voice among sources. */
  private static final String NARRATOR = "(the article)";

  /**
   * A statement as the coders have it.
   *
   * @param rows one a coder, in the coders' order; null where a coder has it not
   */
  public record Unit(List<@Nullable Row> rows) {

    /** The row of the first coder who has it. */
    public Row first() {
      for (Row row : rows) {
        if (row != null) {
          return row;
        }
      }
      throw new IllegalStateException("a unit has at least one row");
    }

    long coders() {
      return rows.stream().filter(row -> row != null).count();
    }
  }

  /** An attribute of a unit in which coders differ. */
  public record Disagreement(Unit unit, String attribute, List<String> values) {
    public Disagreement {
      values = List.copyOf(values);
    }
  }

  private final List<Unit> units = new ArrayList<>();
  private final Actors actors;
  private final boolean byCountry;
  private final boolean likeliest;
  private final int coders;

  /**
   * @param tables one a coder; only articles that all of them coded are compared
   * @param byCountry whether organs, office-holders and capitals may stand for their states
   * @param likeliest whether only the first of a cell's alternatives counts, but for actors
   * @throws IllegalArgumentException if there are fewer than two, or no article is in all
   */
  public Agreement(List<List<Row>> tables, Actors actors, boolean byCountry, boolean likeliest) {
    if (tables.size() < 2) {
      throw new IllegalArgumentException("agreement takes two coders or more");
    }
    this.actors = actors;
    this.byCountry = byCountry;
    this.likeliest = likeliest;
    this.coders = tables.size();
    Set<String> shared = new HashSet<>(articles(tables.getFirst()));
    tables.forEach(table -> shared.retainAll(articles(table)));
    if (shared.isEmpty()) {
      throw new IllegalArgumentException("no article is in the tables of all coders");
    }
    for (int coder = 0; coder < coders; coder++) {
      add(
          coder,
          tables.get(coder).stream().filter(row -> shared.contains(row.cell("article"))).toList());
    }
    // What need not be coded is a unit only where another coder has it.
    units.removeIf(unit -> unit.coders() == 1 && !unit.first().required());
  }

  private static Set<String> articles(List<Row> table) {
    Set<String> articles = new HashSet<>();
    table.forEach(row -> articles.add(row.cell("article")));
    return articles;
  }

  private void add(int coder, List<Row> rows) {
    SimpleWeightedGraph<Integer, DefaultWeightedEdge> graph =
        new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
    Set<Integer> left = new HashSet<>();
    Set<Integer> right = new HashSet<>();
    int known = units.size();
    for (int u = 0; u < known; u++) {
      graph.addVertex(u);
      left.add(u);
    }
    for (int r = 0; r < rows.size(); r++) {
      graph.addVertex(known + r);
      right.add(known + r);
      for (int u = 0; u < known; u++) {
        Row one = units.get(u).first();
        Row other = rows.get(r);
        if (meet(one, other)) {
          double weight = 100 + (one.required() ? 50 : 0) + 20 * same(one, other, "relation");
          weight += sameDirection(one, other) ? 10 : 0;
          for (String attribute : ATTRIBUTES) {
            weight += same(one, other, attribute);
          }
          graph.setEdgeWeight(graph.addEdge(u, known + r), weight);
        }
      }
    }
    Set<Integer> taken = new HashSet<>();
    for (DefaultWeightedEdge edge :
        new MaximumWeightBipartiteMatching<>(graph, left, right).getMatching().getEdges()) {
      int a = graph.getEdgeSource(edge);
      int b = graph.getEdgeTarget(edge);
      List<@Nullable Row> merged = new ArrayList<>(units.get(Math.min(a, b)).rows());
      merged.set(coder, rows.get(Math.max(a, b) - known));
      units.set(Math.min(a, b), new Unit(merged));
      taken.add(Math.max(a, b) - known);
    }
    for (int r = 0; r < rows.size(); r++) {
      if (!taken.contains(r)) {
        List<@Nullable Row> alone = new ArrayList<>();
        for (int i = 0; i < coders; i++) {
          alone.add(i == coder ? rows.get(r) : null);
        }
        units.add(new Unit(alone));
      }
    }
  }

  private boolean meet(Row one, Row other) {
    if (!one.cell("article").equals(other.cell("article")) || !sameSentence(one, other)) {
      return false;
    }
    return sameDirection(one, other)
        || (sameActor(one, "subject", other, "object")
            && sameActor(one, "object", other, "subject"));
  }

  private boolean sameDirection(Row one, Row other) {
    return sameActor(one, "subject", other, "subject") && sameActor(one, "object", other, "object");
  }

  private static boolean sameSentence(Row one, Row other) {
    int begin = Math.max(one.place("begin").orElse(0), other.place("begin").orElse(0));
    int end =
        Math.min(
            one.place("end").orElse(Integer.MAX_VALUE),
            other.place("end").orElse(Integer.MAX_VALUE));
    return begin < end;
  }

  private boolean sameActor(Row one, String place, Row other, String otherPlace) {
    for (String a : one.actors(place)) {
      for (String b : other.actors(otherPlace)) {
        if (a.isEmpty() || b.isEmpty() || actors.same(a, b, b, byCountry)) {
          return true;
        }
      }
    }
    return false;
  }

  private int same(Row one, Row other, String attribute) {
    return common(one, other, attribute).isPresent() ? 1 : 0;
  }

  private List<String> values(Row row, String attribute) {
    List<String> values =
        attribute.equals("source")
            ? row.actors("source").stream().map(name -> name.isEmpty() ? NARRATOR : name).toList()
            : row.alternatives(attribute);
    return likeliest ? values.subList(0, 1) : values;
  }

  /** A value of the first row that the second has too. */
  private Optional<String> common(Row one, Row other, String attribute) {
    for (String a : values(one, attribute)) {
      for (String b : values(other, attribute)) {
        boolean same =
            a.equals(b)
                || (attribute.equals("source")
                    && !a.equals(NARRATOR)
                    && !b.equals(NARRATOR)
                    && actors.same(a, b, b, byCountry));
        if (same) {
          return Optional.of(a);
        }
      }
    }
    return Optional.empty();
  }

  /** The coders' values of an attribute, empty text where a coder has none. */
  private List<String> coded(Unit unit, String attribute) {
    Row first = unit.first();
    Optional<String> shared = Optional.empty();
    for (Row row : unit.rows()) {
      if (row != null && row != first) {
        shared = shared.or(() -> common(first, row, attribute));
      }
    }
    String own = shared.orElseGet(() -> values(first, attribute).getFirst());
    List<String> coded = new ArrayList<>();
    for (Row row : unit.rows()) {
      if (row == null) {
        coded.add("");
      } else if (row == first) {
        coded.add(own);
      } else {
        boolean same =
            common(first, row, attribute).filter(own::equals).isPresent()
                || values(row, attribute).contains(own);
        coded.add(same ? own : values(row, attribute).getFirst());
      }
    }
    return coded;
  }

  /** Units that two coders or more have. */
  public List<Unit> met() {
    return units.stream().filter(unit -> unit.coders() >= 2).toList();
  }

  /** Units that one coder alone has. */
  public List<Unit> alone() {
    return units.stream().filter(unit -> unit.coders() == 1).toList();
  }

  /** Alpha of each attribute, over what met and what had to be coded. */
  public Map<String, Alpha> alphas(int rounds, long seed) {
    Map<String, Alpha> alphas = new LinkedHashMap<>();
    for (String attribute : ATTRIBUTES) {
      alphas.put(
          attribute,
          Alpha.of(judged().stream().map(unit -> coded(unit, attribute)).toList(), rounds, seed));
    }
    return alphas;
  }

  /** Rows that need not be found leave their attributes open, so that these are not compared. */
  private List<Unit> judged() {
    return met().stream()
        .filter(unit -> unit.rows().stream().allMatch(row -> row == null || row.required()))
        .toList();
  }

  /**
   * Share of judged units in which all coders who have it agree, 0 to 1; 1 where none is judged.
   */
  public double observed(String attribute) {
    List<Unit> judged = judged();
    long same =
        judged.stream()
            .filter(unit ->
                coded(unit, attribute).stream().filter(value -> !value.isEmpty()).distinct().count()
                    == 1)
            .count();
    return judged.isEmpty() ? 1 : (double) same / judged.size();
  }

  /** Attribute by attribute, in the order of the units. */
  public List<Disagreement> disagreements() {
    List<Disagreement> found = new ArrayList<>();
    for (Unit unit : judged()) {
      for (String attribute : ATTRIBUTES) {
        List<String> values = coded(unit, attribute);
        if (values.stream().filter(value -> !value.isEmpty()).distinct().count() > 1) {
          found.add(new Disagreement(unit, attribute, values));
        }
      }
    }
    return found;
  }
}
