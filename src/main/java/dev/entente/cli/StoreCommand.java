package dev.entente.cli;

import dev.entente.store.Backup;
import dev.entente.store.EntenteStore;
import dev.entente.store.QuadFiles;
import dev.entente.store.StoreHash;
import dev.entente.store.StoreStatistics;
import dev.entente.store.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Everything about the store as a thing on disk. */
@Command(
    name = "store",
    description = "Looks after the store.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      StoreCommand.Stats.class,
      StoreCommand.Verify.class,
      StoreCommand.BackUp.class,
      StoreCommand.Restore.class,
      StoreCommand.Compact.class
    })
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
        common.out().println("%-28s %s".formatted("fingerprint", StoreHash.of(store)));
        if (store.isStale()) {
          common.out().println("the derived relationships are out of date; run 'entente build'");
        }
        return ExitCode.DONE;
      }
    }
  }

  /** Proves what the store holds. */
  @Command(
      name = "verify",
      description =
          "Proves every statement's quote against its text, checks each article against the shapes"
              + " and its own record, and the derived counts (exit code 4 if something is wrong).",
      mixinStandardHelpOptions = true)
  static final class Verify implements Callable<Integer> {

    @Mixin private CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
      Domain domain = Domain.load(common.domain());
      try (EntenteStore store = EntenteStore.open(common.location())) {
        Verification.Result result =
            new Verification(
                    store,
                    domain.vocabulary(),
                    domain.shapes(),
                    line -> common.out().println(line.replaceAll("\\s*\\R\\s*", " ")))
                .run();
        if (!common.quiet()) {
          common
              .out()
              .println(
                  "%s, %s%s: %s"
                      .formatted(
                          ExplanationPrinter.count(result.articles(), "article"),
                          ExplanationPrinter.count(result.statements(), "statement"),
                          result.withoutText() == 0
                              ? ""
                              : ", %s without their text"
                                  .formatted(
                                      ExplanationPrinter.count(result.withoutText(), "article")),
                          result.problems() == 0
                              ? "all is well"
                              : ExplanationPrinter.count(result.problems(), "problem")));
        }
        return result.problems() == 0 ? ExitCode.DONE : ExitCode.VIOLATIONS;
      }
    }
  }

  /** Copies the store to files. */
  @Command(
      name = "backup",
      description = {
        "Writes all of the store into a new folder, as gzipped N-Quads with a manifest.",
        "",
        "The folder gets its name when it is whole. Other tools can load its files."
      },
      mixinStandardHelpOptions = true)
  static final class BackUp implements Callable<Integer> {

    @Mixin private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "FOLDER", description = "The folder to make.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Override
    public Integer call() throws IOException {
      try (EntenteStore store = EntenteStore.open(common.location())) {
        QuadFiles.Manifest manifest = Backup.write(store, folder);
        if (!common.quiet()) {
          common
              .out()
              .println(
                  "%,d quads in %s, %s"
                      .formatted(manifest.quads(), folder, BuildAccount.size(manifest.bytes())));
        }
        return ExitCode.DONE;
      }
    }
  }

  /** Makes a store of a backup. */
  @Command(
      name = "restore",
      description =
          "Makes a store of a backup, where there is none yet, after its checksums were verified.",
      mixinStandardHelpOptions = true)
  static final class Restore implements Callable<Integer> {

    @Mixin private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "FOLDER", description = "What 'store backup' wrote.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Override
    public Integer call() throws IOException {
      QuadFiles.Manifest manifest = Backup.restore(folder, common.location());
      if (!common.quiet()) {
        common
            .out()
            .println("%,d quads restored to %s".formatted(manifest.quads(), common.location()));
      }
      return ExitCode.DONE;
    }
  }

  /** Gives back what the store's files take needlessly. */
  @Command(
      name = "compact",
      description =
          "Writes the store's files anew without what changes have left in them; needs room for a"
              + " copy meanwhile.",
      mixinStandardHelpOptions = true)
  static final class Compact implements Callable<Integer> {

    @Mixin private CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
      try (EntenteStore store = EntenteStore.open(common.location())) {
        long before = store.size();
        store.compact();
        if (!common.quiet()) {
          common
              .out()
              .println(
                  "%s, before %s"
                      .formatted(BuildAccount.size(store.size()), BuildAccount.size(before)));
        }
        return ExitCode.DONE;
      }
    }
  }
}
