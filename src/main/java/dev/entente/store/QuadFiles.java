package dev.entente.store;

import dev.entente.rdf.Iris;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;

/**
 * A folder of gzipped N-Quads with a manifest that holds the number of quads and the SHA-256 of
 * each file; bulk loaders read the files, {@link Backup} the whole. It is written under a temporary
 * name, forced to disk and renamed, so that under its own name it is whole or not there.
 */
public final class QuadFiles {

  /** Quads in a file; more go into the next one. */
  static final int QUADS_A_FILE = 2_000_000;

  static final String MANIFEST = "manifest.properties";

  private QuadFiles() {}

  /**
   * What the manifest tells.
   *
   * @param format of the store that the quads are of
   */
  public record Manifest(String format, String base, long quads, List<Part> parts) {
    public Manifest {
      parts = List.copyOf(parts);
    }

    /** Bytes of all files, packed. */
    public long bytes() {
      return parts.stream().mapToLong(Part::bytes).sum();
    }
  }

  /** One file. */
  public record Part(String name, long quads, long bytes, String sha256) {}

  /** Writes such a folder; nothing stands under its name before {@link #finish}. */
  public static final class Writer implements AutoCloseable {
    private final Path folder;
    private final Path temporary;
    private final String base;
    private final List<Part> parts = new ArrayList<>();
    private MessageDigest digest = sha256();
    private OutputStream file = OutputStream.nullOutputStream();
    private StreamRDF out = new StreamRDFBase();
    private long inFile;

    /**
     * @throws StoreException if there is something of that name
     */
    public Writer(Path folder, String base) throws IOException {
      this.folder = folder.toAbsolutePath().normalize();
      this.base = base;
      if (Files.exists(folder)) {
        throw new StoreException(folder + ": is there already; name another folder");
      }
      Path parent = StoreFolder.parent(this.folder);
      Files.createDirectories(parent);
      String prefix = "." + this.folder.getFileName() + ".writing-";
      StoreFolder.removeLeftovers(parent, prefix);
      this.temporary = parent.resolve(prefix + ProcessHandle.current().pid());
      StoreFolder.delete(temporary);
      Files.createDirectories(temporary);
    }

    public void write(Quad quad) {
      try {
        if (inFile == QUADS_A_FILE || (inFile == 0 && parts.isEmpty())) {
          endFile();
          digest = sha256();
          file =
              new BufferedOutputStream(
                  new GZIPOutputStream(
                      new DigestOutputStream(
                          Files.newOutputStream(temporary.resolve(name())), digest),
                      1 << 16),
                  1 << 16);
          out = StreamRDFWriter.getWriterStream(file, RDFFormat.NQUADS_UTF8);
          out.start();
        }
        out.quad(quad);
        inFile++;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    private String name() {
      return "quads-%05d.nq.gz".formatted(parts.size() + 1);
    }

    private void endFile() throws IOException {
      if (inFile == 0) {
        return;
      }
      out.finish();
      file.close();
      Path path = temporary.resolve(name());
      parts.add(
          new Part(name(), inFile, Files.size(path), HexFormat.of().formatHex(digest.digest())));
      inFile = 0;
    }

    /** Writes the manifest, forces everything to disk and gives the folder its name. */
    public Manifest finish() throws IOException {
      endFile();
      long quads = parts.stream().mapToLong(Part::quads).sum();
      StringBuilder lines = new StringBuilder();
      lines.append("format=").append(StoreFolder.FORMAT).append('\n');
      lines.append("base=").append(base).append('\n');
      lines.append("quads=").append(quads).append('\n');
      for (Part part : parts) {
        lines.append(
            "file.%s=%d %d %s%n"
                .formatted(part.name, part.quads, part.bytes, part.sha256)
                .replace("\r", ""));
      }
      Files.writeString(temporary.resolve(MANIFEST), lines);
      StoreFolder.force(temporary);
      StoreFolder.rename(temporary, folder);
      return new Manifest(StoreFolder.FORMAT, base, quads, parts);
    }

    /** Removes what was not finished. */
    @Override
    public void close() throws IOException {
      file.close();
      StoreFolder.delete(temporary);
    }
  }

  /**
   * Reads the manifest and checks every file against it.
   *
   * @throws StoreException naming the file that is missing, changed or of a newer format
   */
  public static Manifest check(Path folder) throws IOException {
    Path file = folder.resolve(MANIFEST);
    if (!Files.isRegularFile(file)) {
      throw new StoreException(folder + ": is no backup; it has no " + MANIFEST);
    }
    Properties properties = new Properties();
    properties.load(new StringReader(Files.readString(file)));
    List<Part> parts = new ArrayList<>();
    long quads;
    try {
      quads = Long.parseLong(properties.getProperty("quads", ""));
      for (String key : properties.stringPropertyNames().stream().sorted().toList()) {
        if (key.startsWith("file.")) {
          String[] cells = properties.getProperty(key).split(" ", -1);
          parts.add(
              new Part(
                  key.substring(5), Long.parseLong(cells[0]), Long.parseLong(cells[1]), cells[2]));
        }
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException broken) {
      throw new StoreException(file + ": is damaged; take another backup", broken);
    }
    String format = properties.getProperty("format", "");
    StoreFolder.requireFormat(folder, format);
    for (Part part : parts) {
      Path quadsFile = folder.resolve(part.name);
      if (!Files.isRegularFile(quadsFile) || !part.sha256.equals(sha256(quadsFile))) {
        throw new StoreException(
            quadsFile + ": is missing or not what was written; take another backup");
      }
    }
    return new Manifest(format, properties.getProperty("base", Iris.DEFAULT_BASE), quads, parts);
  }

  /**
   * Reads all quads of a checked folder.
   *
   * @throws StoreException if a file is no N-Quads
   */
  static void read(Path folder, Manifest manifest, Consumer<Quad> each) {
    for (Part part : manifest.parts) {
      Path file = folder.resolve(part.name);
      try (InputStream in =
          new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), 1 << 16)) {
        RDFParser.source(in)
            .lang(Lang.NQUADS)
            .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
            .parse(
                new StreamRDFBase() {
                  @Override
                  public void quad(Quad quad) {
                    each.accept(quad);
                  }
                });
      } catch (IOException | RiotException broken) {
        throw new StoreException(
            file + ": cannot be read as gzipped N-Quads: " + broken.getMessage(), broken);
      }
    }
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  static byte[] utf8(String words) {
    return words.getBytes(StandardCharsets.UTF_8);
  }
}
