package dev.entente.serve;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/** A secret that lets its holder write; it shows itself to nobody but whoever made it. */
public final class WriteToken {

  /** What nobody guesses. */
  private static final int FEWEST_BITS = 128;

  /** Fewer different characters than these are typed by hand, not drawn. */
  private static final int FEWEST_CHARACTERS = 8;

  private static final int LARGEST_FILE = 4096;

  private static final int RANDOM_BYTES = 32;

  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private static final String ADVICE = "make one with 'openssl rand -hex 32'";

  private final String secret;
  private final byte[] digest;

  private WriteToken(String secret) {
    this.secret = secret;
    this.digest = digest(secret);
  }

  /** One that was never before and goes with this process. */
  public static WriteToken random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new WriteToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /**
   * Reads the one in a file, which holds nothing else and which nobody but its owner may touch.
   *
   * @throws ServeException if others may read the file, or the token could be guessed; the message
   *     says nothing of the token
   */
  public static WriteToken read(Path file) {
    try {
      // Who gave the token itself by mistake does not want to read it here.
      if (!Files.isRegularFile(file)) {
        throw new ServeException("--token-file: there is no such file; name one with a token");
      }
      if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
        Set<PosixFilePermission> all = Files.getPosixFilePermissions(file);
        if (all.stream().anyMatch(OF_OTHERS::contains)) {
          throw new ServeException(
              "%s: others may read or write it (%s); run 'chmod 600' on it"
                  .formatted(file, PosixFilePermissions.toString(all)));
        }
      }
      if (Files.size(file) > LARGEST_FILE) {
        throw new ServeException("%s: is too long for a token; %s".formatted(file, ADVICE));
      }
      String secret = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
      refuseGuessable(file, secret);
      return new WriteToken(secret);
    } catch (IOException unreadable) {
      throw new ServeException(file + ": the token cannot be read", unreadable);
    }
  }

  private static void refuseGuessable(Path file, String secret) {
    if (!secret.matches("[!-~]+")) {
      throw new ServeException(
          "%s: holds no token of one line of ASCII letters and digits; %s".formatted(file, ADVICE));
    }
    if (bits(secret) < FEWEST_BITS || secret.chars().distinct().count() < FEWEST_CHARACTERS) {
      throw new ServeException(
          "%s: the token is shorter than %d bits; %s".formatted(file, FEWEST_BITS, ADVICE));
    }
  }

  /** At most, were it drawn from the smallest usual alphabet that has all of its characters. */
  private static double bits(String secret) {
    int alphabet;
    if (secret.matches("\\d+")) {
      alphabet = 10;
    } else if (secret.matches("[0-9a-f]+|[0-9A-F]+")) {
      alphabet = 16;
    } else if (secret.matches("[0-9a-z]+|[0-9A-Z]+")) {
      alphabet = 36;
    } else {
      alphabet = 64;
    }
    return secret.length() * Math.log(alphabet) / Math.log(2);
  }

  private static byte[] digest(String words) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Whether somebody shows this one; takes as long for any other. */
  boolean is(String shown) {
    return MessageDigest.isEqual(digest, digest(shown));
  }

  /** Whether words that may be logged hold it, percent-encoded or not. */
  boolean isIn(String words) {
    if (words.contains(secret)) {
      return true;
    }
    try {
      return words.indexOf('%') >= 0
          && URLDecoder.decode(words.replace("+", "%2B"), StandardCharsets.UTF_8).contains(secret);
    } catch (IllegalArgumentException broken) {
      return false;
    }
  }

  /**
   * The address of a page with the token behind its #, which browsers send to no server, for the
   * one person who started the server.
   */
  public URI inFragment(URI page) {
    return page.resolve("#token=" + secret);
  }

  @Override
  public String toString() {
    return "a token";
  }
}
