package dev.entente.annotate.rules;

import dev.entente.statement.Certainty;
import dev.entente.statement.Polarity;
import dev.entente.statement.Relation;
import dev.entente.statement.Stance;
import dev.entente.statement.Tense;
import dev.entente.statement.Vocabulary;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The words that say relations and the words that weigh them, read from {@code triggers.csv},
 * {@code cues.csv} and {@code classes.csv}; a row that cannot be right stops the start.
 */
public final class Lexicon {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();

  private final Map<String, Set<String>> classes = new HashMap<>();
  private final Map<String, List<Trigger>> triggers = new HashMap<>();
  private final Map<String, List<Cue>> cues = new HashMap<>();
  private final List<Cue> phrases = new ArrayList<>();
  private final Map<String, Set<String>> relations = new ConcurrentHashMap<>();
  private final Set<String> ids = new HashSet<>();
  private final Set<String> known = new HashSet<>();
  private final String hash;

  private Lexicon(String hash) {
    this.hash = hash;
  }

  /**
   * Reads a lexicon folder.
   *
   * @throws IllegalArgumentException naming file and line, if a row has an unknown relation, class,
   *     part of speech or type, or an id that was there before
   * @throws UncheckedIOException if a file cannot be read
   */
  public static Lexicon load(Path folder, Vocabulary vocabulary) {
    Lexicon lexicon = new Lexicon(hash(folder));
    lexicon.read(
        folder.resolve("classes.csv"),
        row ->
            lexicon
                .classes
                .computeIfAbsent(row.get("class"), name -> new LinkedHashSet<>())
                .add(row.get("lemma")));
    lexicon.read(folder.resolve("triggers.csv"), row -> lexicon.addTrigger(row, vocabulary));
    lexicon.read(folder.resolve("cues.csv"), lexicon::addCue);
    lexicon.collect();
    lexicon
        .cues
        .values()
        .forEach(cues ->
            cues.sort(
                Comparator.comparingInt((Cue cue) -> Condition.specificity(cue.where()))
                    .reversed()));
    return lexicon;
  }

  private void collect() {
    known.addAll(triggers.keySet());
    known.addAll(cues.keySet());
    classes.values().forEach(known::addAll);
    triggers.values().stream()
        .flatMap(List::stream)
        .flatMap(trigger -> trigger.where().stream())
        .forEach(condition -> known.addAll(condition.lemmas()));
  }

  private void read(Path file, Function<CSVRecord, Object> row) {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser parser = FORMAT.parse(reader)) {
      for (CSVRecord record : parser) {
        try {
          var unused = row.apply(record);
        } catch (IllegalArgumentException wrong) {
          throw new IllegalArgumentException(
              "%s:%d: %s".formatted(file, parser.getCurrentLineNumber(), wrong.getMessage()),
              wrong);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          new IOException("cannot read the lexicon file " + file, unreadable));
    }
  }

  private Object addTrigger(CSVRecord row, Vocabulary vocabulary) {
    String name = row.get("relation");
    Optional<Relation> relation = Optional.empty();
    if (!name.equals("none")) {
      relation = vocabulary.relation(name);
      if (relation.isEmpty()) {
        throw new IllegalArgumentException(
            "the ontology has no relation '%s'; the nearest are %s"
                .formatted(name, String.join(", ", vocabulary.relationsLike(name))));
      }
    }
    optional(row, "context")
        .ifPresent(context -> {
          if (!vocabulary.contexts().isEmpty() && !vocabulary.contexts().contains(context)) {
            throw new IllegalArgumentException("the ontology has no context '" + context + "'");
          }
        });
    Trigger trigger =
        new Trigger(
            id(row),
            new LinkedHashSet<>(words(row.get("trigger"), "\\|")),
            PartOfSpeech.parse(row.get("pos")),
            Condition.parse(row.get("where"), classes),
            words(row.get("subject"), "\\|"),
            words(row.get("object"), "\\|"),
            relation,
            optional(row, "context"),
            optional(row, "polarity").map(Polarity::parse),
            optional(row, "certainty").map(Certainty::parse),
            optional(row, "tense").map(Tense::parse));
    for (String lemma : trigger.lemmas()) {
      triggers.computeIfAbsent(lemma, word -> new ArrayList<>()).add(trigger);
    }
    return trigger;
  }

  private Object addCue(CSVRecord row) {
    String polarity = row.get("polarity");
    if (!polarity.isEmpty() && !polarity.equals("negate")) {
      throw new IllegalArgumentException("polarity is negate or empty, not '" + polarity + "'");
    }
    for (String alternative : row.get("cue").split("\\|")) {
      Cue cue =
          new Cue(
              row.get("id"),
              List.of(alternative.strip().split(" +")),
              PartOfSpeech.parse(row.get("pos")),
              Condition.parse(row.get("where"), classes),
              Cue.Type.parse(row.get("type")),
              Set.copyOf(words(row.get("scope"), "\\|")),
              polarity.equals("negate"),
              optional(row, "certainty").map(Certainty::parse),
              optional(row, "tense").map(Tense::parse),
              optional(row, "stance").map(Stance::parse),
              optional(row, "source"));
      if (cue.words().size() > 1) {
        phrases.add(cue);
      } else {
        cues.computeIfAbsent(cue.words().getFirst(), word -> new ArrayList<>()).add(cue);
      }
    }
    return id(row);
  }

  private String id(CSVRecord row) {
    String id = row.get("id");
    if (id.isEmpty() || !ids.add(id)) {
      throw new IllegalArgumentException(
          id.isEmpty() ? "the row needs an id" : "the id '" + id + "' was there before");
    }
    return id;
  }

  private static Optional<String> optional(CSVRecord row, String column) {
    String value = row.get(column);
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  private static List<String> words(String cell, String separator) {
    return Arrays.stream(cell.split(separator))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static String hash(Path folder) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String file : List.of("triggers.csv", "cues.csv", "classes.csv")) {
        digest.update(Files.readAllBytes(folder.resolve(file)));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "the lexicon needs triggers.csv, cues.csv and classes.csv in " + folder, unreadable);
    }
  }

  /** Twelve hexadecimal digits over the files. */
  public String hash() {
    return hash;
  }

  /** Whether a lemma stands anywhere in the lexicon, alone or as a condition. */
  boolean knows(String lemma) {
    return known.contains(lemma);
  }

  /** Whether some construction has the word as its verb. */
  boolean hasVerb(Token token) {
    return triggers(token).stream().anyMatch(row -> row.pos() == PartOfSpeech.VERB);
  }

  /** Whether what a construction states is one of a class of relations: {@code allegation}. */
  boolean states(Trigger trigger, String relations) {
    return trigger.relation().filter(it -> words(relations).contains(it.name())).isPresent();
  }

  /** The constructions whose anchor can be this word, in the order of the file. */
  List<Trigger> triggers(Token token) {
    List<Trigger> found = new ArrayList<>();
    for (Trigger trigger : triggers.getOrDefault(token.lemma(), List.of())) {
      if (trigger.pos().fits(token)) {
        found.add(trigger);
      }
    }
    String word = token.word().toLowerCase(Locale.ROOT);
    if (token.tag().equals("VBG") && !word.equals(token.lemma())) {
      // "is worrying for B": a participle is also the adjective that it looks like.
      for (Trigger trigger : triggers.getOrDefault(word, List.of())) {
        if (trigger.pos() == PartOfSpeech.ADJ) {
          found.add(trigger);
        }
      }
    }
    return found;
  }

  /** Names of the relations that constructions around a lemma express, background ones aside. */
  Set<String> relations(String lemma) {
    return relations.computeIfAbsent(
        lemma,
        word ->
            triggers.getOrDefault(word, List.of()).stream()
                .flatMap(trigger -> trigger.relation().stream())
                .filter(relation -> !relation.background())
                .map(Relation::name)
                .collect(Collectors.toUnmodifiableSet()));
  }

  /**
   * Whether a cue lets its subject tell what stands before it: "…, A said", "…, a letter showed",
   * "…, police believe".
   */
  boolean isTelling(Cue cue, Token word) {
    return cue.attributes()
        && (isSaying(cue, word)
            || (cue.type() == Cue.Type.FACTIVE
                    || cue.type() == Cue.Type.BELIEF && !word.tag().equals("VBN"))
                && cue.scope().contains("comp"));
  }

  /** Whether a cue says that somebody says something: "said", "alleged", "revealed". */
  boolean isSaying(Cue cue, Token word) {
    return cue.type() == Cue.Type.SPEECH
        || words("speech_act").contains(word.lemma())
            && (cue.type() == Cue.Type.ACCUSATION && cue.scope().contains("comp")
                || cue.type() == Cue.Type.FACTIVE);
  }

  /**
   * The cues that this word can be, those with most conditions first, else as in the file; a
   * participle also as the adjective that it looks like ("a suspected raid", "is poised to").
   */
  List<Cue> cues(Token token) {
    List<Cue> found = new ArrayList<>();
    for (Cue cue : cues.getOrDefault(token.lemma(), List.of())) {
      if (cue.pos().fits(token)) {
        found.add(cue);
      }
    }
    String word = token.word().toLowerCase(Locale.ROOT);
    if (!word.equals(token.lemma()) && token.tag().matches("VBN|VBG")) {
      for (Cue cue : cues.getOrDefault(word, List.of())) {
        if (cue.pos() == PartOfSpeech.ADJ) {
          found.add(cue);
        }
      }
    }
    return found;
  }

  /** The cues of several words. */
  List<Cue> phrases() {
    return phrases;
  }

  /** The words of a class of {@code classes.csv}; empty where there is no such class. */
  Set<String> words(String name) {
    return classes.getOrDefault(name, Set.of());
  }

  /** Whether some construction of the word expresses a relation of conflict. */
  boolean harms(Token token) {
    return triggers(token).stream()
        .flatMap(trigger -> trigger.relation().stream())
        .anyMatch(relation -> relation.score().filter(score -> score < 0).isPresent());
  }
}
