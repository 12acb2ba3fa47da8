package dev.entente.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code entente curate}: what people decide about statements and actors. */
@Command(
    name = "curate",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Records what people decide about statements and actors. Verdicts outlive every rebuild: they"
          + " find their statement by its id, else by article, words, actors and relation; what no"
          + " longer finds it is listed and kept. Counts, standings and plain edges follow at once.",
      "",
      "Statements are given by their id or its first digits, as explain shows them; actors by name,"
          + " id or IRI.",
      "",
      "Examples:",
      "  entente curate reject 1bbd91e3 --reason 'they only talked about it'",
      "  entente curate correct 1bbd91e3 tense=future certainty=possible",
      "  entente curate merge 'Kim Jong-un' 'Kim Jong Un'"
    },
    subcommands = {
      VerdictCommands.Accept.class,
      VerdictCommands.Reject.class,
      VerdictCommands.Correct.class,
      VerdictCommands.Withdraw.class,
      VerdictCommands.Merge.class,
      VerdictCommands.Split.class,
      VerdictCommands.NeverSame.class,
      VerdictCommands.Rename.class,
      VerdictListCommands.Show.class,
      VerdictListCommands.Orphans.class,
      VerdictListCommands.Export.class,
      VerdictListCommands.Import.class,
      VerdictListCommands.Queue.class,
      VerdictListCommands.Report.class,
      VerdictListCommands.GoldCommand.class
    })
final class CurateCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say accept, reject, correct, list … (see --help)");
  }
}
