package dev.entente.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program in a process of its own. */
final class Child {

  private final Process process;
  private final Path out;
  private final Path err;

  /** What it came to. */
  record Ended(int code, String out, String err) {}

  private Child(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * @param work for what it says
   */
  static Child start(Path work, String... arguments) throws IOException {
    // Where the tests themselves run in the background, a shell has them ignore SIGINT, and every
    // child inherits that.
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
    command.add("-Dentente.home=" + Path.of("").toAbsolutePath());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Entente.class.getName());
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(work, "child", ".out");
    Path err = Files.createTempFile(work, "child", ".err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .start();
    return new Child(process, out, err);
  }

  static Ended run(Path work, String... arguments) throws IOException, InterruptedException {
    return start(work, arguments).await();
  }

  Process process() {
    return process;
  }

  Ended await() throws IOException, InterruptedException {
    int code = process.waitFor();
    return new Ended(code, Files.readString(out), Files.readString(err));
  }
}
