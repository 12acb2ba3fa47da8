package dev.entente.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The options that every command takes; a command mixes them in as {@code @Mixin CommonOptions
 * common} and writes to their {@link #out()} and {@link #err()}.
 */
public final class CommonOptions {

  @Option(
      names = "--loc",
      paramLabel = "DIR",
      description =
          "The store's folder (default: ${DEFAULT-VALUE}). For 'build' and 'add' also the URL of a"
              + " SPARQL 1.1 endpoint with Graph Store Protocol.")
  private String location = "data/store";

  @Option(
      names = "--results",
      paramLabel = "FORMAT",
      description = "How to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private ResultsFormat results = ResultsFormat.TABLE;

  @Option(
      names = "--domain",
      paramLabel = "DIR",
      description =
          "A folder with ontology/, seeds/ and queries/ of your own instead of the shipped domain.")
  private @Nullable Path domain;

  @Option(
      names = "--ontology",
      paramLabel = "DIR",
      description = "The ontology folder alone instead of the domain's.")
  private @Nullable Path ontology;

  @Option(
      names = "--seeds",
      paramLabel = "DIR",
      description =
          "A seeds folder of your own; where it has no entities/ or no lexicon/, the domain's own"
              + " serve.")
  private @Nullable Path seeds;

  @Option(
      names = "--queries",
      paramLabel = "DIR",
      description = "The queries folder alone instead of the domain's.")
  private @Nullable Path queries;

  @Option(
      names = "--base",
      paramLabel = "IRI",
      description =
          "What the IRIs of the data begin with (default: the store's own, for a new store"
              + " https://w3id.org/entente/id/).")
  private @Nullable String base;

  @Option(names = "--quiet", description = "Print results and errors only.")
  private boolean quiet;

  @Option(names = "--trace", description = "Log what is done, and show the stack of an error.")
  private boolean trace;

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  /**
   * The store's folder.
   *
   * @throws Failure if {@code --loc} names an endpoint
   */
  public Path location() {
    if (endpoint().isPresent()) {
      throw new Failure(
          location
              + ": is an endpoint; only 'build' and 'add' write to one, ask it yourself or name a"
              + " store's folder with --loc");
    }
    return Path.of(location);
  }

  /** The endpoint that {@code --loc} names instead of a folder. */
  public Optional<URI> endpoint() {
    if (!location.matches("(?i)https?://.*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new URI(location));
    } catch (URISyntaxException wrong) {
      throw new Failure(location + ": is no URL: " + wrong.getReason(), wrong);
    }
  }

  public ResultsFormat results() {
    return results;
  }

  /** Base of the data IRIs where one was asked for. */
  public Optional<String> base() {
    return Optional.ofNullable(base);
  }

  public boolean quiet() {
    return quiet;
  }

  public boolean trace() {
    return trace;
  }

  /**
   * The files of the domain as the options choose them.
   *
   * @throws Failure if a folder that was asked for is not there
   */
  public DomainFolder domain() {
    return DomainFolder.of(
        Optional.ofNullable(domain),
        Optional.ofNullable(ontology),
        Optional.ofNullable(seeds),
        Optional.ofNullable(queries));
  }

  /** Where results go: standard output in UTF-8, or what a test put in its place. */
  public PrintWriter out() {
    return command.commandLine().getOut();
  }

  /** Where messages go: standard error in UTF-8, or what a test put in its place. */
  public PrintWriter err() {
    return command.commandLine().getErr();
  }
}
