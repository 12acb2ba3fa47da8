package dev.entente.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * The statements behind an edge in words for people, those of one relationship together.
 *
 * @param subject what is explained: two actors, one actor, an article, a relationship or a
 *     statement
 */
public record Explanation(String subject, List<Edge> edges) {

  public Explanation {
    edges = List.copyOf(edges);
  }

  /** How many statements there are. */
  public int statements() {
    return edges.stream().mapToInt(edge -> edge.statements().size()).sum();
  }

  /** The articles that they stand in, one statement of each. */
  public List<Said> oneOfEachArticle() {
    Map<Node, Said> first = new LinkedHashMap<>();
    edges.forEach(
        edge -> edge.statements().forEach(said -> first.putIfAbsent(said.article(), said)));
    return List.copyOf(first.values());
  }

  /**
   * All that is said of a subject, a relation and an object.
   *
   * @param symmetric whether subject and object may change places
   * @param standing of the relationship, empty where none of its statements is counted
   * @param counts such as "1 alleged, 2 possible, 1 denied"
   * @param contestedBy other relationships that contradict it, in words
   */
  public record Edge(
      String subject,
      String relation,
      String object,
      boolean symmetric,
      Optional<String> standing,
      String counts,
      List<String> contestedBy,
      List<Said> statements) {
    public Edge {
      contestedBy = List.copyOf(contestedBy);
      statements = List.copyOf(statements);
    }

    /** Those that say it holds. */
    public List<Said> affirmed() {
      return statements.stream().filter(said -> !said.denied()).toList();
    }

    /** Those that say it does not. */
    public List<Said> denied() {
      return statements.stream().filter(Said::denied).toList();
    }
  }

  /**
   * One statement.
   *
   * @param subject as the text has it, which may be the object of a symmetric relationship
   * @param source the whole chain, innermost first: "Sergei Shoigu, as reported by South Korea's
   *     intelligence agency"
   * @param cue the word that links source and content, empty where there is none
   * @param quote the evidence as it stands in the text
   * @param resolved the evidence with those who are meant in brackets after descriptions of them:
   *     "the two nations [North Korea, Russia]"
   * @param about what a speech act alleges, denies or worries about, in words
   * @param counted whether it takes part in the counts
   * @param machine the annotator that found it, empty where a person did
   */
  public record Said(
      Node statement,
      String subject,
      String relation,
      String object,
      boolean denied,
      String certainty,
      String tense,
      Optional<String> period,
      String source,
      Optional<String> cue,
      String stance,
      String quote,
      String resolved,
      List<String> about,
      boolean counted,
      Optional<String> machine,
      Node article,
      String title,
      Optional<String> publisher,
      Optional<String> issued) {
    public Said {
      about = List.copyOf(about);
    }
  }
}
