package dev.entente.cli;

import dev.entente.rdf.Terms;
import dev.entente.store.EntenteStore;
import dev.entente.store.Policy;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files that make a domain, international relations unless another is asked for: one view,
 * whether they lie in a folder of the user's, in the working copy or in the jar.
 *
 * @param ownSeeds the seeds that come with the domain, where {@code seeds} may be the user's
 */
public record DomainFolder(Path ontology, Path seeds, Path queries, Path ownSeeds) {

  /** What a folder of seeds may hold. */
  private static final List<String> SEEDS =
      List.of("articles", "annotations", "entities", "lexicon");

  /** System property by which the launcher names the working copy it was started from. */
  public static final String HOME_PROPERTY = "entente.home";

  /**
   * The user's domain folder where there is one, else the working copy's top-level folders, else
   * what is packed in the jar; each of the three can be replaced by a folder of its own.
   *
   * @throws Failure if a folder that was asked for is not there, or holds nothing of seeds
   */
  public static DomainFolder of(
      Optional<Path> domain,
      Optional<Path> ontology,
      Optional<Path> seeds,
      Optional<Path> queries) {
    Path root = domain.map(DomainFolder::existing).orElseGet(DomainFolder::shipped);
    return new DomainFolder(
        ontology.map(DomainFolder::existing).orElseGet(() -> root.resolve("ontology")),
        seeds.map(DomainFolder::seedsOf).orElseGet(() -> root.resolve("seeds")),
        queries.map(DomainFolder::existing).orElseGet(() -> root.resolve("queries")),
        root.resolve("seeds"));
  }

  /** The domain that Entente ships. */
  public static DomainFolder ofProduct() {
    return of(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same domain with other seeds. */
  public DomainFolder withSeeds(Path folder) {
    return new DomainFolder(ontology, seedsOf(folder), queries, ownSeeds);
  }

  /** The actors: the seeds', or the domain's own where the seeds have none. */
  Path entities() {
    return part("entities");
  }

  /** The words that the rules go by: the seeds', or the domain's own where the seeds have none. */
  Path lexicon() {
    return part("lexicon");
  }

  /** The policy that a store was built with, or the standard one. */
  Policy policyOf(EntenteStore store) throws IOException {
    String name =
        store.setting(Terms.POLICY).map(words -> words.replaceFirst(" .*", "")).orElse("");
    return policy(name.isEmpty() ? Policy.STANDARD : name);
  }

  /**
   * The domain's own policy of that name, else ours: no policy names a relation.
   *
   * @throws dev.entente.store.StoreException naming the policies that there are, if this one is not
   */
  Policy policy(String name) throws IOException {
    return Policy.read(
        Files.exists(queries.resolve("policy").resolve(name + ".ru"))
            ? queries
            : ofProduct().queries(),
        name);
  }

  private Path part(String name) {
    Path part = seeds.resolve(name);
    return Files.isDirectory(part) ? part : ownSeeds.resolve(name);
  }

  /** Seeds may lack parts, which the domain's own serve for, but not all of them. */
  private static Path seedsOf(Path folder) {
    if (SEEDS.stream().noneMatch(part -> Files.isDirectory(existing(folder).resolve(part)))) {
      throw new Failure(
          "%s: has none of the folders of seeds: %s; name one that has some, the domain's own stand in for the rest"
              .formatted(folder, String.join("/, ", SEEDS) + "/"));
    }
    return folder;
  }

  private static Path existing(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new Failure("%s: there is no such folder; name one that exists".formatted(folder));
    }
    return folder;
  }

  private static Path shipped() {
    String home = System.getProperty(HOME_PROPERTY);
    if (home != null && Files.isDirectory(Path.of(home, "ontology"))) {
      return Path.of(home);
    }
    return Packed.ROOT;
  }

  /** Opened once and kept open: paths into a jar live as long as its file system. */
  private static final class Packed {
    private static final Path ROOT = root();

    private static Path root() {
      try {
        Path place =
            Path.of(DomainFolder.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path classes =
            Files.isDirectory(place)
                ? place
                : FileSystems.newFileSystem(place).getRootDirectories().iterator().next();
        return classes.resolve("dev/entente/domain");
      } catch (IOException | URISyntaxException unreadable) {
        throw new Failure(
            "cannot read the domain packed with the program; name one with --domain", unreadable);
      }
    }
  }
}
