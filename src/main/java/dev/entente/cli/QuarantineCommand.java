package dev.entente.cli;

import dev.entente.article.readers.InputOptions;
import dev.entente.article.readers.Inputs;
import dev.entente.store.EntenteStore;
import dev.entente.store.Quarantined;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What could not be read or annotated. */
@Command(
    name = "quarantine",
    description = "Shows what could not be read or annotated, and tries it again.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {QuarantineCommand.Show.class, QuarantineCommand.Retry.class})
final class QuarantineCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say list or retry");
  }

  private static List<Quarantined> quarantined(CommonOptions common) {
    try (EntenteStore store = EntenteStore.open(common.location())) {
      return Quarantined.all(store);
    }
  }

  /** Prints it. */
  @Command(
      name = "list",
      description = "Prints what is in quarantine: its place, position and reason, one a line.",
      mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {

    @Mixin private CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
      List<Quarantined> all = quarantined(common);
      all.forEach(what -> common.out().println(what));
      if (all.isEmpty() && !common.quiet()) {
        common.err().println("nothing is in quarantine");
      }
      return ExitCode.DONE;
    }
  }

  /** Reads its files again. */
  @Command(
      name = "retry",
      description =
          "Adds the files of what is in quarantine again, from where they were; what gives an"
              + " article now leaves the quarantine (exit code 3 if something stays).",
      mixinStandardHelpOptions = true)
  static final class Retry implements Callable<Integer> {

    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9A-F]{4})");

    @Mixin private CommonOptions common = new CommonOptions();

    @Mixin private StoreRun run = new StoreRun();

    @Mixin private InputChoice choice = new InputChoice();

    @Override
    public Integer call() throws IOException {
      List<Inputs.Known> files =
          quarantined(common).stream()
              .map(what -> new Inputs.Known(onDisk(what.file()), what.folder()))
              .distinct()
              .toList();
      InputOptions options = choice.options();
      if (files.isEmpty()) {
        if (!common.quiet()) {
          common.err().println("nothing is in quarantine");
        }
        return ExitCode.DONE;
      }
      return run.run(
          "retry", common, Domain.load(common.domain()), () -> Inputs.again(files, options), false);
    }

    /** An archive's entry is read with its archive; what was not shown as it is, as it is. */
    private static String onDisk(String file) {
      if (Files.exists(Path.of(file))) {
        return file;
      }
      String named =
          ESCAPED
              .matcher(file)
              .replaceAll(shown ->
                  Matcher.quoteReplacement(
                      Character.toString(Integer.parseInt(shown.group(1), 16))));
      int entry = named.indexOf('!');
      return entry < 0 || Files.exists(Path.of(named)) ? named : named.substring(0, entry);
    }
  }
}
