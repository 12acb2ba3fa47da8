package dev.entente.store;

import dev.entente.rdf.Terms;
import dev.entente.statement.Relation;
import dev.entente.statement.Tense;
import dev.entente.statement.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * Finds the relationships that contest each other: one affirms, the other denies the same or
 * something more general of the same actors or those they represent, by different sources, about
 * times that can overlap. Denials are few and are remembered; what is affirmed is compared with
 * them one relationship after the other.
 */
final class Contest {

  private final Vocabulary vocabulary;
  private final Representation representation;
  private final Map<String, List<Candidate>> denied = new HashMap<>();

  Contest(Vocabulary vocabulary, Representation representation) {
    this.vocabulary = vocabulary;
    this.representation = representation;
  }

  /** A relationship with what is said for and against it. */
  record Side(
      Node relationship, Node subject, Relation relation, Node object, List<Said> statements) {

    static Side of(
        Node relationship, RelationshipTriples.Key key, List<Counting.Counted> statements) {
      return new Side(
          relationship,
          key.subject(),
          key.relation(),
          key.object(),
          statements.stream().map(Counting.Counted::said).toList());
    }
  }

  /** Two relationships of which the second denies the first; they may be one and the same. */
  record Clash(Node affirmed, Node denied) {

    /** The link from either to the other. */
    List<Triple> triples() {
      return List.of(
          Triple.create(affirmed, Terms.CONTESTED_BY, denied),
          Triple.create(denied, Terms.CONTESTED_BY, affirmed));
    }
  }

  /** All clashes among some relationships. */
  Set<Clash> clashes(Collection<Side> sides) {
    sides.forEach(this::deny);
    Set<Clash> clashes = new LinkedHashSet<>();
    sides.forEach(side -> clashes.addAll(clashes(side)));
    return clashes;
  }

  /** Remembers what is denied of the relationship, if anything is. */
  void deny(Side side) {
    Set<Voice> voices = voices(side, false);
    if (!voices.isEmpty()) {
      Side alone = new Side(side.relationship, side.subject, side.relation, side.object, List.of());
      Candidate no = new Candidate(alone, voices);
      for (String key : keys(side)) {
        denied.computeIfAbsent(key, none -> new ArrayList<>()).add(no);
      }
    }
  }

  /**
   * Which of the remembered denials contest what is affirmed of the relationship; only related
   * actors and relations are ever compared.
   */
  Set<Clash> clashes(Side side) {
    Set<Clash> clashes = new LinkedHashSet<>();
    Candidate yes = new Candidate(side, voices(side, true));
    if (yes.voices.isEmpty() || denied.isEmpty()) {
      return clashes;
    }
    Set<Candidate> compared = new HashSet<>();
    for (String key : keys(side)) {
      for (Candidate no : denied.getOrDefault(key, List.of())) {
        if (compared.add(no) && contests(no, yes)) {
          clashes.add(new Clash(yes.side.relationship, no.side.relationship));
        }
      }
    }
    return clashes;
  }

  /** What matters of a statement to whether it contests another. */
  private record Voice(
      Set<String> innermost,
      Set<String> outermost,
      Tense tense,
      Optional<String> from,
      Optional<String> until,
      Said.Source article) {

    /** Heard from somebody else: another speaker, or the same through another reporter. */
    private boolean isOtherThan(Voice other) {
      return innermost.stream().noneMatch(other.innermost::contains)
          || outermost.stream().noneMatch(other.outermost::contains);
    }

    private boolean canOverlap(Voice other) {
      boolean future = tense == Tense.FUTURE;
      boolean tenses =
          tense == Tense.UNSPECIFIED
              || other.tense == Tense.UNSPECIFIED
              || future == (other.tense == Tense.FUTURE);
      return tenses && DateRange.overlap(from, until, other.from, other.until);
    }
  }

  /** Equal only to itself, so that sets of candidates stay cheap. */
  private static final class Candidate {
    private final Side side;
    private final Set<Voice> voices;

    private Candidate(Side side, Set<Voice> voices) {
      this.side = side;
      this.voices = voices;
    }
  }

  private Set<Voice> voices(Side side, boolean affirmed) {
    Set<Voice> voices = new LinkedHashSet<>();
    for (Said said : side.statements) {
      if (said.affirmed() == affirmed) {
        voices.add(
            new Voice(
                innermost(said),
                outermost(said),
                said.tense(),
                said.validFrom(),
                said.validTo(),
                said.article()));
      }
    }
    return voices;
  }

  private Set<String> innermost(Said said) {
    if (said.source().isPresent()) {
      return representation.roots(said.source().get(), said.article());
    }
    return Set.of(
        said.unnamed()
            .map(words -> said.article().name().getURI() + " " + words)
            .orElse(said.article().narrator()));
  }

  /** Who vouches for having heard it, rolled up to whom it acts for, or the publisher. */
  Set<String> outermost(Said said) {
    return said.outermost()
        .or(said::source)
        .map(source -> representation.roots(source, said.article()))
        .orElse(Set.of(said.article().narrator()));
  }

  private boolean contests(Candidate no, Candidate yes) {
    if (!vocabulary.isA(yes.side.relation, no.side.relation)) {
      return false;
    }
    for (Voice denial : no.voices) {
      for (Voice claim : yes.voices) {
        if (denial.isOtherThan(claim)
            && denial.canOverlap(claim)
            && (aboutTheSame(no.side, yes.side, denial.article)
                || aboutTheSame(no.side, yes.side, claim.article))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean aboutTheSame(Side no, Side yes, Said.Source article) {
    boolean straight =
        representation.same(no.subject, yes.subject, article)
            && representation.same(no.object, yes.object, article);
    boolean eitherWay = no.relation.symmetric() || yes.relation.symmetric();
    return straight
        || (eitherWay
            && representation.same(no.subject, yes.object, article)
            && representation.same(no.object, yes.subject, article));
  }

  /** Relationships that could contest each other share a key: topmost relation and two actors. */
  private Set<String> keys(Side side) {
    Relation top = side.relation;
    while (top.parent().flatMap(vocabulary::relation).isPresent()) {
      top = top.parent().flatMap(vocabulary::relation).orElseThrow();
    }
    Set<String> keys = new TreeSet<>();
    for (Node subject : representation.everAndSelf(side.subject)) {
      for (Node object : representation.everAndSelf(side.object)) {
        boolean inOrder = subject.getURI().compareTo(object.getURI()) <= 0;
        keys.add(
            top.name()
                + " "
                + (inOrder ? subject : object).getURI()
                + " "
                + (inOrder ? object : subject).getURI());
      }
    }
    return keys;
  }
}
