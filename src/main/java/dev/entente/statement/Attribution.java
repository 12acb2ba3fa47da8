package dev.entente.statement;

import java.util.List;
import java.util.Optional;

/**
 * Who says it, in the terms of PARC 3 (Pareti 2016): a source, and the cue word that links it to
 * its content; sources nest, and {@code via} holds the outer ones, outermost first.
 */
public sealed interface Attribution {

  /** Who is said to say it; empty where the article itself does or the source has no name. */
  Optional<EntityId> source();

  /** The cue word as it stands in the text. */
  Optional<String> cue();

  /** Through whom, outermost first. */
  List<EntityId> via();

  /** How far the article itself commits to it. */
  Stance stance();

  /** {@code narrated}, {@code quoted}, {@code reported} or {@code unnamed}. */
  default String kind() {
    return switch (this) {
      case Narrated narrated -> "narrated";
      case Quoted quoted -> "quoted";
      case Reported reported -> "reported";
      case Unnamed unnamed -> "unnamed";
    };
  }

  /** The article says it itself. */
  record Narrated(Stance stance) implements Attribution {
    @Override
    public Optional<EntityId> source() {
      return Optional.empty();
    }

    @Override
    public Optional<String> cue() {
      return Optional.empty();
    }

    @Override
    public List<EntityId> via() {
      return List.of();
    }
  }

  /** A source's own words, between quotation marks. */
  record Quoted(EntityId speaker, Optional<String> cue, List<EntityId> via, Stance stance)
      implements Attribution {
    public Quoted {
      via = List.copyOf(via);
    }

    @Override
    public Optional<EntityId> source() {
      return Optional.of(speaker);
    }
  }

  /** A source's message in the article's words. */
  record Reported(EntityId speaker, Optional<String> cue, List<EntityId> via, Stance stance)
      implements Attribution {
    public Reported {
      via = List.copyOf(via);
    }

    @Override
    public Optional<EntityId> source() {
      return Optional.of(speaker);
    }
  }

  /**
   * A source without a name: "according to sources", "reports suggest".
   *
   * @param words what the article calls it
   */
  record Unnamed(String words, Optional<String> cue, List<EntityId> via, Stance stance)
      implements Attribution {

    public Unnamed {
      via = List.copyOf(via);
      if (words.isBlank()) {
        throw new IllegalArgumentException("an unnamed source needs the words that stand for it");
      }
    }

    @Override
    public Optional<EntityId> source() {
      return Optional.empty();
    }
  }
}
