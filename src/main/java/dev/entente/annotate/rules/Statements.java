package dev.entente.annotate.rules;

import dev.entente.article.Article;
import dev.entente.article.Span;
import dev.entente.entity.Entity;
import dev.entente.statement.Annotation;
import dev.entente.statement.Attribution;
import dev.entente.statement.Claim;
import dev.entente.statement.EntityId;
import dev.entente.statement.Evidence;
import dev.entente.statement.Polarity;
import dev.entente.statement.Stance;
import dev.entente.statement.Statement;
import dev.entente.statement.Tense;
import dev.entente.statement.Validity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the findings of an article into statements with their evidence. */
final class Statements {

  private final Article article;
  private final Precision precision;
  private final String configuration;
  private final Speakers speakers;
  private final int bodyBegin;

  private final Lexicon lexicon;

  Statements(Article article, Precision precision, Lexicon lexicon, String configuration) {
    this.lexicon = lexicon;
    this.article = article;
    this.precision = precision;
    this.configuration = configuration;
    this.speakers = new Speakers(article.text());
    this.bodyBegin =
        article
            .details()
            .title()
            .filter(title -> article.text().startsWith(title))
            .map(String::length)
            .orElse(0);
  }

  List<Statement> of(List<Finding> findings) {
    Map<Finding, String> keys = new HashMap<>();
    for (Finding finding : findings) {
      keys.put(finding, "s" + (keys.size() + 1));
    }
    List<Statement> statements = new ArrayList<>();
    for (Finding finding : findings) {
      statements.add(statement(finding, findings, keys));
    }
    return distinct(statements);
  }

  /** Findings that come to the same statement are one, also for what is about either of them. */
  private static List<Statement> distinct(List<Statement> statements) {
    Map<String, Statement> byIdentity = new LinkedHashMap<>();
    Map<String, String> kept = new HashMap<>();
    for (Statement statement : statements) {
      Statement first = byIdentity.merge(statement.identity(), statement, (one, same) -> one);
      kept.put(statement.annotation().key().orElseThrow(), first.annotation().key().orElseThrow());
    }
    return byIdentity.values().stream().map(statement -> about(statement, kept)).toList();
  }

  private static Statement about(Statement statement, Map<String, String> kept) {
    Annotation made = statement.annotation();
    List<String> about =
        made.about().stream()
            .map(key -> kept.getOrDefault(key, key))
            .filter(key -> !key.equals(made.key().orElse("")))
            .toList();
    return new Statement(
        statement.claim(),
        statement.attribution(),
        statement.evidence(),
        new Annotation(
            made.annotator(),
            made.configuration(),
            made.rule(),
            made.confidence(),
            made.event(),
            about,
            made.key()));
  }

  private Statement statement(Finding finding, List<Finding> all, Map<Finding, String> keys) {
    Judgement judgement = finding.judgement();
    List<Judgement.Source> sources = sources(finding);
    Claim claim =
        new Claim(
            finding.subject().entity().id(),
            finding.relation(),
            finding.object().entity().id(),
            judgement.negated() ? Polarity.NEGATED : Polarity.AFFIRMED,
            judgement.certainty(),
            tense(finding, all),
            validity(finding),
            finding.trigger().context());
    Span subject = finding.subject().span();
    Span object = finding.object().span();
    Span trigger = finding.anchorSpan();
    Optional<Span> cue = sources.stream().findFirst().map(Judgement.Source::cue);
    Span words = subject.union(object).union(trigger);
    Evidence evidence =
        Evidence.of(
            article,
            finding.denial().map(words::union).orElse(words),
            Optional.of(subject),
            Optional.of(object),
            Optional.of(trigger),
            cue);
    Annotation annotation =
        new Annotation(
            "rules",
            Optional.of(configuration),
            Optional.of(precision.rule(finding.rule())),
            precision.confidence(finding.rule()),
            event(finding, all),
            about(finding, all, keys),
            Optional.of(keys.getOrDefault(finding, "")));
    return new Statement(claim, attribution(finding, sources), evidence, annotation);
  }

  /**
   * A speech verb that only supports the trigger ("expressed concern about") brings no source
   * beside the statement's own subject.
   */
  private List<Judgement.Source> sources(Finding finding) {
    ParsedSentence tree = finding.sentence().tree();
    List<Judgement.Source> sources = new ArrayList<>(finding.judgement().sources());
    if (lexicon.words("speech_relation").contains(finding.relation().name())) {
      // "A said it was shocking that B …" is A's act of speech, told by the article.
      sources.removeIf(source ->
          source
              .actor()
              .filter(actor -> actor.entity().id().equals(finding.subject().entity().id()))
              .isPresent());
    }
    if (!speakers.quoted(finding.anchorSpan())) {
      // "'Many have said so aloud,' wrote A, thanking B": what is quoted says nothing beyond.
      sources.removeIf(source -> speakers.quoted(source.cue()));
    }
    int head = tree.head(tree.firstConjunct(finding.anchor()));
    if (!finding.judgement().negated()
        && !tree.is(finding.anchor(), "ccomp", "parataxis")
        && head != ParsedSentence.NONE
        && finding.trigger().pos() == PartOfSpeech.NOUN) {
      Span support = tree.token(head).span();
      sources.removeIf(source ->
          source.cue().equals(support)
              && source
                  .actor()
                  .filter(actor -> actor.entity().id().equals(finding.subject().entity().id()))
                  .isPresent());
    }
    return sources;
  }

  private Attribution attribution(Finding finding, List<Judgement.Source> sources) {
    boolean doubted = finding.judgement().doubted();
    if (sources.isEmpty()) {
      return new Attribution.Narrated(doubted ? Stance.DOUBTING : Stance.COMMITTED);
    }
    Judgement.Source inner = sources.getFirst();
    List<EntityId> via = new ArrayList<>();
    for (int i = sources.size() - 1; i >= 1; i--) {
      sources.get(i).actor().ifPresent(actor -> via.add(actor.entity().id()));
    }
    Optional<String> cue = Optional.of(inner.cue().of(article.text()));
    Stance stance = doubted ? Stance.DOUBTING : inner.stance();
    if (inner.actor().isEmpty() || isNameless(inner.actor().get().entity())) {
      return new Attribution.Unnamed(inner.span().of(article.text()), cue, via, stance);
    }
    EntityId source = inner.actor().get().entity().id();
    return speakers.quoted(finding.anchorSpan())
        ? new Attribution.Quoted(source, cue, via, stance)
        : new Attribution.Reported(source, cue, via, stance);
  }

  private static boolean isNameless(Entity entity) {
    return entity.kind().equals("UnnamedGroup") && entity.state().isEmpty();
  }

  /** A title takes its tense from the body's statement of the same relation (guide, rule 21). */
  private Tense tense(Finding finding, List<Finding> all) {
    if (finding.anchorSpan().begin() < bodyBegin) {
      return all.stream()
          .filter(other -> other.anchorSpan().begin() >= bodyBegin)
          .filter(other -> other.relation().equals(finding.relation()))
          .filter(other ->
              other.subject().entity().id().equals(finding.subject().entity().id())
                  && other.object().entity().id().equals(finding.object().entity().id()))
          .findFirst()
          .flatMap(other -> other.judgement().tense())
          .orElse(Tense.UNSPECIFIED);
    }
    return finding.judgement().tense().orElse(Tense.UNSPECIFIED);
  }

  /** "in 2022" beside the trigger. */
  private static Optional<Validity> validity(Finding finding) {
    ParsedSentence tree = finding.sentence().tree();
    for (int child : tree.children(finding.anchor(), "obl", "nmod", "obl:tmod", "nmod:tmod")) {
      String word = tree.token(child).word();
      if (word.matches("(19|20)\\d\\d") && tree.preposition(child).matches("in|since|during|")) {
        boolean since = tree.preposition(child).equals("since");
        return Optional.of(
            new Validity(Optional.of(word), since ? Optional.empty() : Optional.of(word)));
      }
    }
    return Optional.empty();
  }

  /** Statements of one anchor with three or more actors are one joint event. */
  private static Optional<String> event(Finding finding, List<Finding> all) {
    long siblings =
        all.stream()
            .filter(other ->
                other.anchorSpan().equals(finding.anchorSpan())
                    && other.relation().equals(finding.relation()))
            .count();
    return siblings >= 2 && finding.relation().symmetric()
        ? Optional.of("e" + finding.anchorSpan().begin())
        : Optional.empty();
  }

  /** What a speech act alleges, denies or worries about: findings whose source has it as cue. */
  private static List<String> about(Finding act, List<Finding> all, Map<Finding, String> keys) {
    List<String> about = new ArrayList<>();
    for (Finding content : all) {
      boolean below =
          content.judgement().sources().stream()
              .anyMatch(source -> source.cue().equals(act.anchorSpan()));
      if (below && !content.anchorSpan().equals(act.anchorSpan())) {
        about.add(keys.getOrDefault(content, ""));
      }
    }
    return about;
  }
}
