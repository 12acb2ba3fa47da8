package dev.entente.article.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.entente.article.Article;
import dev.entente.article.Input;
import dev.entente.article.InputLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files in a folder and what is read of them. */
final class Reads {

  private final Path folder;

  Reads(Path folder) {
    this.folder = folder;
  }

  Reads file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Reads file(String name, byte[] bytes) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  List<Input> all() {
    return all(InputOptions.usual(InputStream.nullInputStream()));
  }

  List<Input> all(InputOptions options) {
    return all(List.of(folder.toString()), options);
  }

  static List<Input> all(List<String> arguments, InputOptions options) {
    List<Input> all = new ArrayList<>();
    try (Inputs inputs = Inputs.open(arguments, options)) {
      inputs.forEachRemaining(all::add);
    }
    return all;
  }

  /** The only input, which must be an article. */
  Input.Found found() {
    return found(all());
  }

  static Input.Found found(List<Input> inputs) {
    assertEquals(1, inputs.size(), inputs::toString);
    assertEquals(Input.Found.class, inputs.getFirst().getClass(), inputs::toString);
    return (Input.Found) inputs.getFirst();
  }

  static List<Article> articles(List<Input> inputs) {
    return inputs.stream()
        .filter(Input.Found.class::isInstance)
        .map(input -> ((Input.Found) input).article())
        .toList();
  }

  static List<Input.Rejected> rejected(List<Input> inputs) {
    return inputs.stream()
        .filter(Input.Rejected.class::isInstance)
        .map(Input.Rejected.class::cast)
        .toList();
  }

  static List<Input.Skipped> skipped(List<Input> inputs) {
    return inputs.stream()
        .filter(Input.Skipped.class::isInstance)
        .map(Input.Skipped.class::cast)
        .toList();
  }

  static InputOptions limited(String limit, String value) {
    InputOptions usual = InputOptions.usual(InputStream.nullInputStream());
    return new InputOptions(
        InputLimits.of(Map.of(limit, value)),
        usual.columns(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        usual.stdin());
  }

  static InputOptions columns(String columns) {
    InputOptions usual = InputOptions.usual(InputStream.nullInputStream());
    return new InputOptions(
        usual.limits(),
        Columns.of(columns),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        usual.stdin());
  }
}
