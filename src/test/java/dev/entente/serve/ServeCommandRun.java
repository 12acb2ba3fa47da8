package dev.entente.serve;

import dev.entente.cli.Entente;
import dev.entente.query.SeedStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/**
 * {@code entente serve} over the seed store with options that it refuses.
 *
 * @param exit its exit code
 * @param err what it said on stderr
 */
record ServeCommandRun(int exit, String err) {

  /**
   * @param options separated by spaces
   */
  static ServeCommandRun of(String options) {
    CommandLine line = Entente.commandLine();
    StringWriter err = new StringWriter();
    line.setErr(new PrintWriter(err, true));
    List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0", "--loc"));
    arguments.add(SeedStore.location().toString());
    arguments.addAll(List.of(options.split(" ")));
    return new ServeCommandRun(line.execute(arguments.toArray(String[]::new)), err.toString());
  }
}
