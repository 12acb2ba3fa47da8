package dev.entente.store;

import dev.entente.rdf.Iris;
import dev.entente.statement.Vocabulary;
import dev.entente.store.RelationshipTriples.Key;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Statements by subject, relation and object. Up to a number of them are in memory; more go to
 * files, each of which holds whole groups and is read alone, so that memory is bounded by the
 * largest group.
 */
final class SaidGroups implements AutoCloseable {

  /** Statements in memory: about a hundred megabytes. */
  static final int IN_MEMORY = 100_000;

  /** With so many files each of a hundred million statements' fits into memory. */
  private static final int FILES = 256;

  private final Path folder;
  private final SaidFormat format;
  private final int inMemory;
  private Map<Key, List<Said>> groups = new HashMap<>();
  private int size;
  private @Nullable DataOutputStream @Nullable [] files;
  private final long[] inFiles = new long[FILES];

  /** The same in every process. */
  private static int file(Key key) {
    int hash =
        31 * (31 * key.subject().getURI().hashCode() + key.relation().iri().hashCode())
            + key.object().getURI().hashCode();
    return Math.floorMod(hash ^ (hash >>> 16), FILES);
  }

  /**
   * @param folder for the files; is made when needed and deleted at the end
   * @param inMemory so many statements need no files
   */
  SaidGroups(Path folder, Iris iris, Vocabulary vocabulary, int inMemory) {
    this.folder = folder;
    this.format = new SaidFormat(iris, vocabulary);
    this.inMemory = inMemory;
  }

  void add(Said said) {
    groups.computeIfAbsent(Key.of(said), none -> new ArrayList<>(1)).add(said);
    if (++size >= inMemory) {
      spill();
    }
  }

  /** Gives every group, in no order; may be called again, as long as nothing is added. */
  void each(BiConsumer<Key, List<Said>> group) {
    if (files == null) {
      groups.forEach(group);
      return;
    }
    spill();
    for (int number = 0; number < FILES; number++) {
      Map<Key, List<Said>> ofFile = new HashMap<>();
      read(number, ofFile);
      ofFile.forEach(group);
    }
  }

  private void spill() {
    try {
      if (files == null) {
        StoreFolder.delete(folder);
        Files.createDirectories(folder);
        files = new DataOutputStream[FILES];
      }
      for (Map.Entry<Key, List<Said>> group : groups.entrySet()) {
        int number = file(group.getKey());
        DataOutputStream out = files[number];
        if (out == null) {
          out =
              new DataOutputStream(
                  new BufferedOutputStream(Files.newOutputStream(file(number)), 1 << 14));
          files[number] = out;
        }
        for (Said said : group.getValue()) {
          format.write(said, out);
          inFiles[number]++;
        }
      }
      for (DataOutputStream out : files) {
        if (out != null) {
          out.flush();
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    groups = new HashMap<>();
    size = 0;
  }

  private void read(int number, Map<Key, List<Said>> ofFile) {
    if (inFiles[number] == 0) {
      return;
    }
    SaidFormat.Names names = format.names();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file(number)), 1 << 16))) {
      for (long i = 0; i < inFiles[number]; i++) {
        Said said = format.read(in, names);
        ofFile.computeIfAbsent(Key.of(said), none -> new ArrayList<>(1)).add(said);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Path file(int number) {
    return folder.resolve("%03d".formatted(number));
  }

  @Override
  public void close() {
    try {
      if (files != null) {
        for (DataOutputStream out : files) {
          if (out != null) {
            out.close();
          }
        }
        StoreFolder.delete(folder);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
