package dev.entente.export;

import dev.entente.article.ArticleId;
import dev.entente.statement.Certainty;
import dev.entente.statement.EntityId;
import dev.entente.statement.Polarity;
import dev.entente.statement.Statement;
import dev.entente.statement.Tense;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of a store is wanted, the same for every format; an empty set or value asks for nothing in
 * particular. {@link FilterReader} makes one of what people write.
 *
 * @param actors a statement is about one of them, by subject or object
 * @param among both subject and object must be of the actors
 * @param exact whether those who act for an actor are somebody else
 * @param rollUp whether statements are handed up to the states that their actors act for
 * @param relations names, those below the ones asked for included
 * @param groups names of groups of relations, such as {@code material-conflict}
 * @param sources innermost or outer sources
 * @param annotators names of people or machines
 * @param accepted where only what a person stands behind is wanted
 * @param since first date, {@code YYYY}, {@code YYYY-MM} or {@code YYYY-MM-DD}, of when it held by
 *     the text, else of the article; undated statements fit no date
 * @param until last date
 * @param weight least weight of an edge
 * @param ego whose neighbours are wanted
 * @param hops how far from it, at least 1
 * @param all whether edges that the policy does not assert are wanted too
 * @param background whether offices, families and places are wanted too
 * @param selection statements that a query chose
 * @param words the filter as it was asked for, for the file
 */
record Filter(
    Set<EntityId> actors,
    boolean among,
    boolean exact,
    boolean rollUp,
    Set<String> relations,
    Set<String> groups,
    Set<Polarity> polarities,
    Set<Certainty> certainties,
    Set<Tense> tenses,
    Set<EntityId> sources,
    Set<String> annotators,
    Optional<Accepted> accepted,
    Set<ArticleId> articles,
    Optional<String> since,
    Optional<String> until,
    int weight,
    Optional<EntityId> ego,
    int hops,
    boolean all,
    boolean background,
    Optional<Selection> selection,
    Map<String, List<String>> words) {

  /**
   * @throws IllegalArgumentException if the weight is negative or there are no hops
   */
  public Filter {
    if (weight < 0) {
      throw new IllegalArgumentException("min-weight must not be negative: " + weight);
    }
    if (hops < 1) {
      throw new IllegalArgumentException("hops must be at least 1, not " + hops);
    }
  }

  /** Whether nothing is asked of the single statement. */
  boolean takesEveryStatement() {
    return actors.isEmpty()
        && relations.isEmpty()
        && groups.isEmpty()
        && polarities.isEmpty()
        && certainties.isEmpty()
        && tenses.isEmpty()
        && sources.isEmpty()
        && annotators.isEmpty()
        && accepted.isEmpty()
        && articles.isEmpty()
        && since.isEmpty()
        && until.isEmpty()
        && selection.isEmpty();
  }

  /** Whether the article can have statements that fit. */
  boolean mayTake(ArticleId article) {
    return articles.isEmpty() || articles.contains(article);
  }

  /**
   * Whether the statement fits; background relations are the caller's to leave out.
   *
   * @param issued date of its article
   */
  boolean takes(Statement statement, Optional<String> issued, Allegiance allegiance) {
    return selection.map(chosen -> chosen.has(statement)).orElse(true)
        && fits(relations, statement.claim().relation().name())
        && (groups.isEmpty()
            || statement.claim().relation().group().filter(groups::contains).isPresent())
        && fits(polarities, statement.claim().polarity())
        && fits(certainties, statement.claim().certainty())
        && fits(tenses, statement.claim().tense())
        && fits(annotators, statement.annotation().annotator())
        && accepted.map(known -> known.has(statement)).orElse(true)
        && fits(articles, statement.evidence().article())
        && takesSource(statement, issued, allegiance)
        && takesActors(statement, issued, allegiance)
        && takesDate(Dating.of(statement, issued));
  }

  private static <T> boolean fits(Set<T> wanted, T value) {
    return wanted.isEmpty() || wanted.contains(value);
  }

  private boolean takesSource(Statement statement, Optional<String> issued, Allegiance allegiance) {
    return sources.isEmpty()
        || statement
            .attribution()
            .source()
            .filter(source -> isOne(sources, source, issued, allegiance))
            .isPresent()
        || statement.attribution().via().stream()
            .anyMatch(source -> isOne(sources, source, issued, allegiance));
  }

  private boolean takesActors(Statement statement, Optional<String> issued, Allegiance allegiance) {
    if (actors.isEmpty()) {
      return true;
    }
    boolean subject = isOne(actors, statement.claim().subject(), issued, allegiance);
    boolean object = isOne(actors, statement.claim().object(), issued, allegiance);
    return among ? subject && object : subject || object;
  }

  private boolean isOne(
      Set<EntityId> wanted, EntityId actor, Optional<String> issued, Allegiance allegiance) {
    return wanted.contains(actor)
        || (!exact && allegiance.above(actor, issued).stream().anyMatch(wanted::contains));
  }

  private boolean takesDate(Dating dating) {
    if (since.isEmpty() && until.isEmpty()) {
      return true;
    }
    return dating.last().isPresent()
        && since.map(first -> dating.notBefore(first)).orElse(true)
        && until.map(last -> dating.notAfter(last)).orElse(true);
  }
}
