package dev.entente.store;

import dev.entente.rdf.Iris;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.dboe.sys.SystemIndex;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * The folder of a store on disk. TDB2 cannot open a database whose creation was killed, so a store
 * is made in a temporary folder beside it, closed, forced to disk, marked as whole and renamed; a
 * folder without the mark is half-created.
 */
final class StoreFolder {

  /** Format of what this version writes; another one is refused. */
  static final String FORMAT = "1";

  private static final String MARK = "entente-store.properties";
  private static final String LOCK = "tdb.lock";

  /** Holds what a killed process was deriving, if anything; worth nothing to the next one. */
  static final String WORK = "deriving";

  private final Path folder;

  StoreFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  Path path() {
    return folder;
  }

  boolean isStore() {
    return Files.isRegularFile(folder.resolve(MARK));
  }

  /** Whether creation was broken off here, by this version or by a killed TDB2. */
  boolean isHalfCreated() {
    if (!Files.isDirectory(folder) || isStore()) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.allMatch(file -> {
        String name = file.getFileName().toString();
        return name.equals(LOCK) || name.startsWith("Data-") || name.startsWith("Backups");
      });
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The base IRI that the store was made with.
   *
   * @throws StoreException if the store has another format than this version's
   */
  String base() {
    Properties properties = new Properties();
    try {
      properties.load(
          new StringReader(Files.readString(folder.resolve(MARK), StandardCharsets.UTF_8)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    String format = properties.getProperty("format", "none");
    requireFormat(folder, format);
    return properties.getProperty("base", Iris.DEFAULT_BASE);
  }

  /**
   * @throws StoreException saying what to do, if a store or backup has another format
   */
  static void requireFormat(Path folder, String format) {
    if (format.equals(FORMAT)) {
      return;
    }
    boolean newer =
        format.matches("\\d{1,9}") && Integer.parseInt(format) > Integer.parseInt(FORMAT);
    throw new StoreException(
        newer
            ? "%s: has format %s of a newer Entente, this one knows up to %s; use the newer one"
                .formatted(folder, format, FORMAT)
            : "%s: has format %s and this version needs %s; keep the folder, and build anew from the articles into another place with --loc; verdicts come along by 'curate export' of the version that made it and 'curate import' of this one"
                .formatted(folder, format, FORMAT));
  }

  /**
   * Removes generations of the database that a compaction was killed before removing; the newest
   * one is whole, because it got its name last.
   */
  void removeFormerGenerations() {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> generations =
          files
              .filter(file -> file.getFileName().toString().matches("Data-\\d+"))
              .sorted()
              .toList();
      for (Path former : generations.subList(0, Math.max(0, generations.size() - 1))) {
        delete(former);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Removes the files of a transaction that was killed. */
  void removeWork() {
    try {
      delete(folder.resolve(WORK));
    } catch (IOException undeletable) {
      throw new UncheckedIOException(undeletable);
    }
  }

  /** Makes a new store; whoever dies in the middle leaves nothing under the store's own name. */
  void create(String base) {
    create(base, data -> data.executeWrite(() -> {}));
  }

  /**
   * As {@link #create(String)}, with something in it from the beginning.
   *
   * @param filler writes in transactions of its own
   */
  void create(String base, Consumer<DatasetGraph> filler) {
    try {
      if (isHalfCreated()) {
        delete(folder);
      } else if (Files.exists(folder)) {
        throw new StoreException(
            "%s: the folder holds other files and no store; name an empty one with --loc"
                .formatted(folder));
      }
      requireSpace(NEW_STORE);
      Path parent = parent(folder);
      Files.createDirectories(parent);
      removeLeftovers(parent, temporaryPrefix());
      Path temporary = parent.resolve(temporaryPrefix() + ProcessHandle.current().pid());
      delete(temporary);
      Files.createDirectories(temporary);
      initialise(temporary, filler);
      Files.deleteIfExists(temporary.resolve(LOCK));
      Files.writeString(
          temporary.resolve(MARK),
          "format=%s%nbase=%s%n".formatted(FORMAT, base).replace("\r", ""));
      force(temporary);
      rename(temporary, folder);
    } catch (IOException failed) {
      throw new StoreException(
          "%s: the store cannot be created: %s".formatted(folder, failed), failed);
    }
  }

  private static void initialise(Path temporary, Consumer<DatasetGraph> filler) {
    DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(Location.create(temporary));
    try {
      filler.accept(dataset);
    } finally {
      TDBInternal.expel(dataset);
    }
  }

  /** Gives a whole folder its name, for good. */
  static void rename(Path temporary, Path folder) throws IOException {
    try {
      Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException otherwise) {
      Files.move(temporary, folder);
    }
    forceDirectory(parent(folder));
  }

  static Path parent(Path folder) {
    return Objects.requireNonNull(folder.getParent(), "a store needs a folder of its own");
  }

  private String temporaryPrefix() {
    return "." + folder.getFileName() + ".creating-";
  }

  /** What processes that are no more have left beside the store. */
  static void removeLeftovers(Path parent, String prefix) throws IOException {
    List<Path> leftovers;
    try (Stream<Path> files = Files.list(parent)) {
      leftovers = files.filter(file -> file.getFileName().toString().startsWith(prefix)).toList();
    }
    for (Path leftover : leftovers) {
      String pid = leftover.getFileName().toString().substring(prefix.length());
      if (pid.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
        delete(leftover);
      }
    }
  }

  /** The process that the lock file names, where it lives and is not this one. */
  Optional<String> user() {
    try {
      String words = Files.readString(folder.resolve(LOCK)).strip();
      if (!words.matches("\\d{1,18}")) {
        return Optional.empty();
      }
      long pid = Long.parseLong(words);
      return ProcessHandle.of(pid)
          .filter(process -> pid != ProcessHandle.current().pid())
          .map(process ->
              "process "
                  + pid
                  + process
                      .info()
                      .command()
                      .map(command -> " (" + Path.of(command).getFileName() + ")")
                      .orElse(""));
    } catch (IOException noLock) {
      return Optional.empty();
    }
  }

  /** What an empty store takes. */
  private static final long NEW_STORE = 8L << 20;

  /** TDB2 extends its files in steps of 8 MB, several of them at once. */
  private static final long RESERVE = 32L << 20;

  /**
   * @throws StoreException if less is free on the store's disk than the bytes and a reserve
   */
  void requireSpace(long bytes) {
    long free = free();
    if (free < bytes + RESERVE) {
      throw new StoreException(
          ("%s: the disk is full: %,d MB are free and the next step may take %,d MB; free some and"
                  + " run the same command again, what is done is kept")
              .formatted(folder, free >> 20, (bytes + RESERVE) >> 20));
    }
  }

  /** What is free beyond the reserve. */
  long room() {
    return Math.max(0, free() - RESERVE);
  }

  private long free() {
    Path there = folder;
    while (!Files.exists(there)) {
      there = parent(there);
    }
    try {
      return Files.getFileStore(there).getUsableSpace();
    } catch (IOException unknown) {
      throw new UncheckedIOException(unknown);
    }
  }

  /** What failed in writing, in words of its own where the disk is full. */
  RuntimeException explained(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      boolean full =
          String.valueOf(cause.getMessage()).contains("No space left")
              || (cause instanceof InternalError
                  && String.valueOf(cause.getMessage()).contains("unsafe memory access"));
      if (full) {
        return new StoreException(
            folder
                + ": the disk is full; free some space and run the same command again, what is done"
                + " is kept",
            failed);
      }
    }
    if (failed instanceof RuntimeException own) {
      return own;
    }
    return new StoreException(folder + ": writing failed: " + failed, failed);
  }

  /** Bytes on disk that hold something. */
  long size() {
    long[] total = {0};
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> {
            try {
              total[0] += allocated(file);
            } catch (IOException gone) {
              throw new UncheckedIOException(gone);
            }
          });
      return total[0];
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * TDB2 grows its files in steps of 8 MB, fills the last step block by block from its beginning
   * and leaves the rest of it empty.
   */
  private static long allocated(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long length = channel.size();
      if (length == 0 || length % SystemIndex.SegmentSize != 0) {
        return length;
      }
      ByteBuffer block = ByteBuffer.allocate(SystemIndex.BlockSize);
      long full = (length - SystemIndex.SegmentSize) / block.capacity();
      long empty = length / block.capacity();
      while (full < empty) {
        long middle = (full + empty) / 2;
        if (isEmpty(channel, block.clear(), middle * block.capacity())) {
          empty = middle;
        } else {
          full = middle + 1;
        }
      }
      return full * block.capacity();
    }
  }

  private static boolean isEmpty(FileChannel channel, ByteBuffer block, long begin)
      throws IOException {
    channel.read(block, begin);
    block.flip();
    while (block.hasRemaining()) {
      if (block.get() != 0) {
        return false;
      }
    }
    return true;
  }

  static void force(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        if (Files.isDirectory(file)) {
          forceDirectory(file);
        } else {
          try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
          }
        }
      }
    }
  }

  /** Windows cannot open a directory; there the rename alone has to do. */
  private static void forceDirectory(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notSupported) {
      return;
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path directory, @org.jspecify.annotations.Nullable IOException failed)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
