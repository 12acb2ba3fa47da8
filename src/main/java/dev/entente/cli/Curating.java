package dev.entente.cli;

import dev.entente.curate.Curator;
import dev.entente.curate.Decision;
import dev.entente.rdf.OntologyReader;
import dev.entente.rdf.Terms;
import dev.entente.statement.Standing;
import dev.entente.store.EntenteStore;
import dev.entente.store.Policy;
import dev.entente.store.RelationsGraph;
import dev.entente.store.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands about verdicts share: the store, who decides, and what is told afterwards. */
final class Curating {

  /** Relationships that are told one by one. */
  private static final int TOLD = 10;

  @Mixin private CommonOptions common = new CommonOptions();

  CommonOptions common() {
    return common;
  }

  /** Who decides, and why. */
  static final class Signature {
    @Option(
        names = "--reviewer",
        paramLabel = "NAME",
        description = "Who decides (default: $${ENTENTE_REVIEWER}, else the name of the account).")
    private @Nullable String reviewer;

    @Option(names = "--reason", paramLabel = "WORDS", description = "Why.")
    private String reason = "";

    Decision decide(Verdict.Judgement judgement) {
      return new Decision(judgement, reviewer(), reason);
    }

    String reason() {
      return reason;
    }

    String reviewer() {
      if (reviewer != null) {
        return reviewer;
      }
      String own = System.getenv("ENTENTE_REVIEWER");
      return own == null || own.isBlank() ? System.getProperty("user.name", "") : own;
    }
  }

  /** Does something with the verdicts of the store, under the policy that it has. */
  <T> T with(Function<Curator, T> doing) throws IOException {
    try (EntenteStore store = EntenteStore.open(common.location())) {
      return doing.apply(curator(store, common));
    }
  }

  static Curator curator(EntenteStore store, CommonOptions common) throws IOException {
    String policy =
        store.setting(Terms.POLICY).map(words -> words.replaceFirst(" .*", "")).orElse("");
    return new Curator(
        store,
        OntologyReader.read(common.domain().ontology()),
        common.domain().policy(policy.isEmpty() ? Policy.STANDARD : policy));
  }

  /** Decides and tells what stands otherwise now. */
  int decide(Function<Curator, Curator.Outcome> deciding) throws IOException {
    tell(with(deciding).changes());
    return ExitCode.DONE;
  }

  void tell(List<RelationsGraph.Change> changes) {
    if (common.quiet()) {
      return;
    }
    changes.stream()
        .limit(TOLD)
        .forEach(change ->
            common
                .err()
                .println(
                    "%s %s %s: %s, was %s"
                        .formatted(
                            change.subject(),
                            change.relation().name(),
                            change.object(),
                            word(change.after()),
                            word(change.before()))));
    if (changes.size() > TOLD) {
      common.err().println("and %,d more relationships".formatted(changes.size() - TOLD));
    }
    if (changes.isEmpty()) {
      common.err().println("recorded; every relationship stands as before");
    }
  }

  private static String word(Optional<Standing> standing) {
    return standing.map(Standing::word).orElse("not said");
  }
}
