package dev.entente.annotate.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.entente.annotate.AnnotatedArticle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** News that relates nobody to anybody yields no statement: {@code src/test/resources/quiet}. */
class QuietTextsTest {

  static Stream<Path> texts() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "quiet"))) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aTextWithoutRelationsYieldsNone(Path file) throws IOException {
    AnnotatedArticle annotated = ShippedRules.annotate(Files.readString(file));
    assertEquals(List.of(), ShippedRules.told(annotated));
    assertEquals(List.of(), annotated.rejections());
  }
}
