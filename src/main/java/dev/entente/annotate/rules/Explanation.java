package dev.entente.annotate.rules;

import dev.entente.article.Article;
import dev.entente.entity.Mention;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tells a person who improves the lexicon what was seen in a sentence and what came of it. */
final class Explanation {

  /** Says nothing. */
  static final Explanation SILENT = new Explanation(line -> {});

  private final Consumer<String> out;
  private final boolean again;

  Explanation(Consumer<String> out) {
    this(out, false);
  }

  private Explanation(Consumer<String> out, boolean again) {
    this.out = out;
    this.again = again;
  }

  /** Tells of the same sentences in another tree. */
  Explanation again() {
    return this == SILENT ? SILENT : new Explanation(out, true);
  }

  void unread(Article article, String reason) {
    if (this != SILENT) {
      out.accept("");
      out.accept(article.id() + " not read: " + reason);
    }
  }

  void skipped(List<Token> words, String reason) {
    if (this != SILENT) {
      out.accept("");
      out.accept(text(words));
      out.accept("  not parsed: " + reason);
    }
  }

  void sentence(Sentence sentence, List<Mention> mentions) {
    if (this == SILENT) {
      return;
    }
    if (again) {
      tree("again", sentence);
      return;
    }
    out.accept("");
    out.accept(text(sentence.tree().tokens()));
    for (Mention mention : mentions) {
      out.accept(mention(mention));
    }
    for (Token token : sentence.tree().tokens()) {
      boolean pronoun = token.tag().startsWith("PRP");
      Optional<Mention> bound = sentence.mention(token.index());
      if (pronoun && bound.isEmpty()) {
        out.accept("  unbound  %s  %s".formatted(token.span(), token.word()));
      } else if (bound.isPresent() && !mentions.contains(bound.get())) {
        out.accept(mention(bound.get()));
      }
    }
    tree("tree", sentence);
  }

  private void tree(String label, Sentence sentence) {
    sentence
        .tree()
        .toString()
        .lines()
        .forEach(line -> out.accept("  %-8s %s".formatted(label, line)));
  }

  private static String mention(Mention mention) {
    return "  mention  %s  %s  %s (%s)"
        .formatted(
            mention.span(),
            mention.form().name().toLowerCase(java.util.Locale.ROOT),
            mention.entities().isEmpty()
                ? "nobody"
                : mention.entities().stream()
                    .map(entity -> entity.id().value())
                    .collect(Collectors.joining(", ")),
            mention.reason());
  }

  void dropped(Token token, Trigger trigger, String reason) {
    if (this != SILENT) {
      out.accept("  dropped  %s '%s': %s".formatted(trigger.id(), token.word(), reason));
    }
  }

  void found(Finding finding) {
    if (this != SILENT) {
      out.accept(
          "  found    %s '%s': %s %s %s; scopes: %s"
              .formatted(
                  finding.rule(),
                  finding.sentence().tree().token(finding.anchor()).word(),
                  finding.subject().entity().id(),
                  finding.relation(),
                  finding.object().entity().id(),
                  finding.judgement().why().isEmpty()
                      ? "none"
                      : String.join(", ", finding.judgement().why())));
    }
  }

  private static String text(List<Token> tokens) {
    return tokens.stream().map(Token::word).collect(Collectors.joining(" "));
  }
}
