package dev.entente.entity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What input came to, in sixteen hexadecimal digits: another one means other input. */
public final class Fingerprint {

  private Fingerprint() {}

  /** Of strings in their order. */
  public static String of(String... parts) {
    return of(List.of(parts));
  }

  /** As {@link #of(String...)}. */
  public static String of(Collection<String> parts) {
    MessageDigest digest = sha256();
    for (String part : parts) {
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0x1E);
    }
    return hex(digest);
  }

  /**
   * Of the tables of folders: names and bytes of every {@code *.csv}; a folder that is not there
   * has none.
   */
  public static String ofTables(Collection<Path> folders) {
    MessageDigest digest = sha256();
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".csv")).sorted().toList()) {
          digest.update(String.valueOf(file.getFileName()).getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0x1F);
          digest.update(Files.readAllBytes(file));
          digest.update((byte) 0x1E);
        }
      } catch (IOException unreadable) {
        throw new UncheckedIOException("cannot read the tables in " + folder, unreadable);
      }
    }
    return hex(digest);
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
