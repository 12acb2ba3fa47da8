package dev.entente.cli;

import dev.entente.store.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The commands by which people decide, each a verdict. */
final class VerdictCommands {

  private VerdictCommands() {}

  /** One about statements. */
  abstract static class OfStatements implements Callable<Integer> {
    @Mixin private Curating curating = new Curating();

    @Mixin private Curating.Signature signature = new Curating.Signature();

    @Parameters(
        paramLabel = "STATEMENT",
        arity = "1..*",
        description = "Ids, or their first digits.")
    private List<String> statements = List.of();

    private final Verdict.Judgement judgement;

    private OfStatements(Verdict.Judgement judgement) {
      this.judgement = judgement;
    }

    @Override
    public Integer call() throws IOException {
      return curating.decide(
          curator -> curator.judge(signature.decide(judgement), statements, Map.of()));
    }
  }

  /** The article says so. */
  @Command(
      name = "accept",
      description = "Says that the article says it so; the statement counts as a person's.",
      mixinStandardHelpOptions = true)
  static final class Accept extends OfStatements {
    Accept() {
      super(Verdict.Judgement.ACCEPT);
    }
  }

  /** The article does not say so. */
  @Command(
      name = "reject",
      description =
          "Says that the article does not say it; the statement stays and counts nowhere.",
      mixinStandardHelpOptions = true)
  static final class Reject extends OfStatements {
    Reject() {
      super(Verdict.Judgement.REJECT);
    }
  }

  /** Undoes. */
  @Command(
      name = "withdraw",
      aliases = "undo",
      description = "Takes back what the reviewer decided about statements; both stay recorded.",
      mixinStandardHelpOptions = true)
  static final class Withdraw extends OfStatements {
    Withdraw() {
      super(Verdict.Judgement.WITHDRAW);
    }
  }

  /** The article says it otherwise. */
  @Command(
      name = "correct",
      description =
          "Says how the article says it: columns of the statement table with what they should"
              + " hold, such as polarity=negated or object=Japan. Both forms are kept, the corrected"
              + " one counts.",
      mixinStandardHelpOptions = true)
  static final class Correct implements Callable<Integer> {
    @Mixin private Curating curating = new Curating();

    @Mixin private Curating.Signature signature = new Curating.Signature();

    @Parameters(index = "0", paramLabel = "STATEMENT", description = "Its id, or the first digits.")
    private String statement = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "COLUMN=VALUE")
    private Map<String, String> correction = new TreeMap<>();

    @Override
    public Integer call() throws IOException {
      return curating.decide(curator ->
          curator.judge(
              signature.decide(Verdict.Judgement.CORRECT), List.of(statement), correction));
    }
  }

  /** One about two actors. */
  abstract static class OfActors implements Callable<Integer> {
    @Mixin private Curating curating = new Curating();

    @Mixin private Curating.Signature signature = new Curating.Signature();

    @Parameters(index = "0", paramLabel = "ACTOR", description = "A name, an id or an IRI.")
    private String actor = "";

    @Parameters(index = "1", paramLabel = "OTHER", description = "The other one.")
    private String other = "";

    private final Verdict.Judgement judgement;

    private OfActors(Verdict.Judgement judgement) {
      this.judgement = judgement;
    }

    @Override
    public Integer call() throws IOException {
      return curating.decide(curator -> curator.judge(signature.decide(judgement), actor, other));
    }
  }

  /** Two are one. */
  @Command(
      name = "merge",
      description = "Says that the first actor is the second; its relationships are the second's.",
      mixinStandardHelpOptions = true)
  static final class Merge extends OfActors {
    Merge() {
      super(Verdict.Judgement.MERGE);
    }
  }

  /** They are not. */
  @Command(name = "split", description = "Undoes a merge.", mixinStandardHelpOptions = true)
  static final class Split extends OfActors {
    Split() {
      super(Verdict.Judgement.SPLIT);
    }
  }

  /** Nor will they be. */
  @Command(
      name = "never-same",
      description = "Says that two actors are not one, whatever they are called.",
      mixinStandardHelpOptions = true)
  static final class NeverSame extends OfActors {
    NeverSame() {
      super(Verdict.Judgement.NEVER_SAME);
    }
  }

  /** Another name. */
  @Command(
      name = "rename",
      description =
          "Calls an actor otherwise, wherever it is named; the former name becomes an alias."
              + " Without NAME the former name comes back.",
      mixinStandardHelpOptions = true)
  static final class Rename implements Callable<Integer> {
    @Mixin private Curating curating = new Curating();

    @Mixin private Curating.Signature signature = new Curating.Signature();

    @Parameters(index = "0", paramLabel = "ACTOR", description = "A name, an id or an IRI.")
    private String actor = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "The new name.")
    private String name = "";

    @Override
    public Integer call() throws IOException {
      return curating.decide(
          curator -> curator.rename(signature.decide(Verdict.Judgement.RENAME), actor, name));
    }
  }
}
