package dev.entente.export;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Where an export goes. Files appear whole or not at all: they are written under another name and
 * take their own when {@link #done} is called; what is closed before is removed.
 */
public abstract sealed class Target implements Closeable {

  private static final int BUFFER = 1 << 16;

  /** One file, or the names of several in a folder or an archive. */
  abstract OutputStream open(String name) throws IOException;

  /** Lets what was written appear under its name. */
  abstract void done() throws IOException;

  /** A single file, which is replaced if it is there. */
  public static Target file(Path file) {
    return new SingleFile(file);
  }

  /** A folder, made if it is not there; files of the same names are replaced, others stay. */
  public static Target folder(Path folder) {
    return new Folder(folder);
  }

  /** A stream, which is flushed and left open. */
  public static Target stream(OutputStream out) {
    return new Stream(out);
  }

  /** A ZIP archive on a stream, which is left open; the same files give the same bytes. */
  public static Target zip(OutputStream out) {
    return new Zip(out);
  }

  /** A ZIP archive in a file. */
  public static Target zip(Path file) throws IOException {
    Target whole = file(file);
    return new Zip(whole, whole.open(file.toString()));
  }

  private static Path temporary(Path beside) throws IOException {
    Path folder = beside.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new ExportException(folder + ": there is no such folder; make it first");
    }
    return beside.resolveSibling(
        "." + beside.getFileName() + "." + ProcessHandle.current().pid() + ".part");
  }

  private static final class SingleFile extends Target {
    private final Path file;
    private final List<Path> temporary = new ArrayList<>();

    private SingleFile(Path file) {
      this.file = file;
    }

    @Override
    OutputStream open(String name) throws IOException {
      if (Files.isDirectory(file)) {
        throw new ExportException(file + ": is a folder; name a file");
      }
      Path part = temporary(file);
      OutputStream out = Files.newOutputStream(part);
      temporary.add(part);
      return new BufferedOutputStream(out, BUFFER);
    }

    @Override
    void done() throws IOException {
      for (Path part : temporary) {
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      }
      temporary.clear();
    }

    @Override
    public void close() throws IOException {
      for (Path part : temporary) {
        Files.deleteIfExists(part);
      }
    }
  }

  private static final class Folder extends Target {
    private final Path folder;
    private final Map<Path, Path> parts = new LinkedHashMap<>();
    private boolean made;

    private Folder(Path folder) {
      this.folder = folder;
    }

    @Override
    OutputStream open(String name) throws IOException {
      if (Files.exists(folder) && !Files.isDirectory(folder)) {
        throw new ExportException(folder + ": is a file; name a folder, or a file ending in .zip");
      }
      if (!Files.isDirectory(folder)) {
        temporary(folder);
        Files.createDirectory(folder);
        made = true;
      }
      Path file = folder.resolve(name);
      Path part = temporary(file);
      OutputStream out = Files.newOutputStream(part);
      parts.put(part, file);
      return new BufferedOutputStream(out, BUFFER);
    }

    @Override
    void done() throws IOException {
      for (Map.Entry<Path, Path> part : parts.entrySet()) {
        Files.move(part.getKey(), part.getValue(), StandardCopyOption.REPLACE_EXISTING);
      }
      parts.clear();
      made = false;
    }

    @Override
    public void close() throws IOException {
      for (Path part : parts.keySet()) {
        Files.deleteIfExists(part);
      }
      if (made) {
        Files.deleteIfExists(folder);
      }
    }
  }

  private static final class Stream extends Target {
    private final OutputStream out;

    private Stream(OutputStream out) {
      this.out = out;
    }

    @Override
    OutputStream open(String name) {
      return new BufferedOutputStream(new LeftOpen(out), BUFFER);
    }

    @Override
    void done() throws IOException {
      out.flush();
    }

    @Override
    public void close() {
      // The stream is its owner's.
    }
  }

  private static final class Zip extends Target {
    private final ZipOutputStream zip;
    private final Target whole;

    private Zip(OutputStream out) {
      this(stream(out), new LeftOpen(out));
    }

    private Zip(Target whole, OutputStream out) {
      this.whole = whole;
      this.zip = new ZipOutputStream(out);
    }

    @Override
    OutputStream open(String name) throws IOException {
      ZipEntry entry = new ZipEntry(name);
      entry.setLastModifiedTime(FileTime.fromMillis(0));
      zip.putNextEntry(entry);
      return new BufferedOutputStream(
          new LeftOpen(zip) {
            @Override
            public void close() throws IOException {
              flush();
              zip.closeEntry();
            }
          },
          BUFFER);
    }

    @Override
    void done() throws IOException {
      zip.close();
      whole.done();
    }

    @Override
    public void close() throws IOException {
      whole.close();
    }
  }

  /** Writes whole arrays, and flushes where it would close. */
  private static class LeftOpen extends FilterOutputStream {
    private LeftOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
