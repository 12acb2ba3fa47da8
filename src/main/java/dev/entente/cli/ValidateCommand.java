package dev.entente.cli;

import dev.entente.store.EntenteStore;
import dev.entente.store.Validation;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks the whole store against the shapes. */
@Command(
    name = "validate",
    description =
        "Checks the store as a whole and in memory against the SHACL shapes of the domain (exit code 4"
            + " if it does not fit); 'store verify' checks one article after the other.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() {
    try (EntenteStore store = EntenteStore.open(common.location())) {
      List<Validation.Violation> violations = Validation.of(store, Domain.shapes(common.domain()));
      for (Validation.Violation violation : violations) {
        common
            .out()
            .println(
                "%s %s: %s"
                    .formatted(violation.focus(), violation.path(), violation.message())
                    .replaceAll("\\s*\\R\\s*", " "));
      }
      if (violations.isEmpty() && !common.quiet()) {
        common.out().println("the store fits the shapes");
      }
      return violations.isEmpty() ? ExitCode.DONE : ExitCode.VIOLATIONS;
    }
  }
}
