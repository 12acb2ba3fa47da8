package dev.entente.article.readers;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The articles of one file, one at a time. */
interface Source extends Closeable {

  /**
   * The next article, or why there is none at this place; empty at the end of the file.
   *
   * @throws Poison if nothing more can be read
   */
  Optional<Step> next() throws IOException, Poison;

  @Override
  default void close() throws IOException {}

  /** A file whose articles are few enough to be held together. */
  static Source of(List<? extends Step> steps) {
    Iterator<? extends Step> rest = steps.iterator();
    return () -> rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
  }
}
