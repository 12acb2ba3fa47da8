package dev.entente.cli;

import dev.entente.store.EntenteStore;
import dev.entente.store.StoreStatistics;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything about the store as a thing on disk. */
@Command(
    name = "store",
    description = "Looks after the store.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {StoreCommand.Stats.class})
final class StoreCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do with the store");
  }

  /** What the store holds. */
  @Command(
      name = "stats",
      description = "Counts what the store holds.",
      mixinStandardHelpOptions = true)
  static final class Stats implements Callable<Integer> {

    @Mixin private CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
      try (EntenteStore store = EntenteStore.open(common.location())) {
        StoreStatistics.of(store)
            .counts()
            .forEach((name, count) -> common.out().println("%-28s %,12d".formatted(name, count)));
        common
            .out()
            .println("%-28s %12s".formatted("size on disk", BuildAccount.size(store.size())));
        common.out().println("%-28s %12s".formatted("base", store.iris().base()));
        if (store.isStale()) {
          common.out().println("the derived relationships are out of date; run 'entente build'");
        }
        return ExitCode.DONE;
      }
    }
  }
}
