package dev.entente.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: parses the command line, runs one command, reports what went wrong in one line. */
@Command(
    name = "entente",
    description = "Who stands how to whom, and who says so: news articles become a graph.",
    mixinStandardHelpOptions = true,
    versionProvider = Entente.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      BuildCommand.class,
      AddCommand.class,
      QueryCommand.class,
      ExplainCommand.class,
      ValidateCommand.class,
      StoreCommand.class,
      QuarantineCommand.class,
      ServeCommand.class,
      AnnotateCommand.class,
      EvaluateCommand.class,
      AgreementCommand.class,
      EntitiesCommand.class,
      ExportCommand.class,
      CurateCommand.class,
      AutoComplete.GenerateCompletion.class
    },
    footer = {
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but some input was rejected,",
      "4 validation found violations.",
      "Shell completion: source <(entente generate-completion)"
    })
public final class Entente implements Runnable {

  @CommandLine.Spec
  @SuppressWarnings("NullAway.Init")
  private CommandLine.Model.CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command line as {@code main} runs it; a test sets its own writers. */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Entente());
    OptionList.arrange(line);
    return line.setOut(utf8(FileDescriptor.out))
        .setErr(utf8(FileDescriptor.err))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionStrategy(Entente::run)
        .setParameterExceptionHandler(Entente::wrongUsage)
        .setExecutionExceptionHandler(Entente::failed);
  }

  /** Called without a command. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int run(ParseResult parsed) {
    // slf4j-simple reads its level once, so it is set before anything logs.
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", traced(parsed) ? "info" : "error");
    System.setProperty("org.slf4j.simpleLogger.showThreadName", "false");
    if (!traced(parsed)) {
      // They log what is wrong with a file, which is told once and in our own words.
      for (String reader : List.of("org.apache.pdfbox", "org.apache.fontbox", "com.rometools")) {
        System.setProperty("org.slf4j.simpleLogger.log." + reader, "off");
      }
    }
    CommandLine command = last(parsed).commandSpec().commandLine();
    try {
      int code = new RunLast().execute(parsed);
      command.getOut().flush();
      return code;
    } catch (OutOfMemoryError | NoClassDefFoundError error) {
      // A class whose models did not fit is said to be missing by whoever asks for it next.
      if (!isForMemory(error)) {
        throw error;
      }
      String taken = Runtime.getRuntime().maxMemory() / (1 << 20) + " MB that Java may take";
      Failure full =
          new Failure(
              "more memory is needed than the %s; give it more, such as ENTENTE_JAVA_OPTS=-Xmx2g"
                  .formatted(taken),
              error);
      return failed(full, command, parsed);
    }
  }

  private static int wrongUsage(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    command.getErr().println("entente: " + oneLine(explain(wrong)));
    UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
    command
        .getErr()
        .println("Try '%s --help'.".formatted(command.getCommandSpec().qualifiedName()));
    command.getErr().flush();
    return ExitCode.USAGE;
  }

  private static int failed(Exception failure, CommandLine command, ParseResult parsed) {
    command.getOut().flush();
    command.getErr().println("entente: " + oneLine(explain(failure)));
    if (traced(parsed)) {
      failure.printStackTrace(command.getErr());
    }
    command.getErr().flush();
    return ExitCode.FAILED;
  }

  private static String explain(ParameterException wrong) {
    return wrong instanceof UnmatchedArgumentException unmatched
            && wrong.getCommandLine().getParent() == null
            && !unmatched.isUnknownOption()
        ? "there is no command '%s'".formatted(unmatched.getUnmatched().getFirst())
        : String.valueOf(wrong.getMessage());
  }

  /** What to tell a person: messages of our own are written for people, Java's are not. */
  private static String explain(Throwable failure) {
    return switch (failure) {
      case UncheckedIOException wrapped when wrapped.getCause() != null ->
          explain(wrapped.getCause());
      case NoSuchFileException missing -> missing.getFile() + ": there is no such file";
      case AccessDeniedException denied -> denied.getFile() + ": permission denied";
      case FileSystemException file ->
          file.getFile() + ": " + (file.getReason() == null ? "cannot be used" : file.getReason());
      case IOException io -> "reading or writing failed: " + io.getMessage();
      case RuntimeException own
          when own.getClass().getName().startsWith("dev.entente.")
              || (own instanceof IllegalArgumentException && own.getMessage() != null) ->
          String.valueOf(own.getMessage());
      default -> "internal error, please report it with the stack that --trace shows: " + failure;
    };
  }

  private static boolean isForMemory(@Nullable Throwable error) {
    return error instanceof OutOfMemoryError
        || error instanceof NoClassDefFoundError missing
            && String.valueOf(missing.getCause()).contains(OutOfMemoryError.class.getName());
  }

  private static String oneLine(@Nullable String message) {
    return String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static boolean traced(ParseResult parsed) {
    return last(parsed).matchedOptionValue("--trace", false);
  }

  private static ParseResult last(ParseResult parsed) {
    return parsed.hasSubcommand() ? last(parsed.subcommand()) : parsed;
  }

  private static PrintWriter utf8(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
  }

  /** Reads the version that the jar's manifest carries. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Entente.class.getPackage().getImplementationVersion();
      return new String[] {"entente " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
