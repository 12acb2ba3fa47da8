package dev.entente.statement;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the words of a closed set, and says which would have been right. */
final class Words {

  private Words() {}

  static <E extends Enum<E>> E parse(Class<E> set, Function<E, String> wordOf, String word) {
    for (E value : set.getEnumConstants()) {
      if (wordOf.apply(value).equals(word.strip())) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        "'%s' is no %s; it is one of %s"
            .formatted(
                word,
                set.getSimpleName().toLowerCase(java.util.Locale.ROOT),
                Arrays.stream(set.getEnumConstants())
                    .map(wordOf)
                    .collect(Collectors.joining(", "))));
  }
}
