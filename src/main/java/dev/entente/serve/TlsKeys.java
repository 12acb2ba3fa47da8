package dev.entente.serve;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A certificate with those that vouch for it, and its private key, as PEM files hold them. */
public final class TlsKeys {

  /** RFC 7468, section 10. */
  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private final KeyStore store;

  private TlsKeys(KeyStore store) {
    this.store = store;
  }

  /**
   * Reads and tries them.
   *
   * @param certificates the server's own first
   * @param key unencrypted, in PKCS #8
   * @throws ServeException if they cannot be read, do not belong together or are no longer valid
   */
  public static TlsKeys read(Path certificates, Path key) {
    Certificate[] chain = chain(certificates);
    X509Certificate own = (X509Certificate) chain[0];
    try {
      own.checkValidity();
      PrivateKey secret = key(key, own.getPublicKey());
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("entente", secret, new char[0], chain);
      return new TlsKeys(store);
    } catch (java.security.cert.CertificateException outdated) {
      throw new ServeException(
          "%s: the certificate is valid from %s to %s only"
              .formatted(
                  certificates, own.getNotBefore().toInstant(), own.getNotAfter().toInstant()),
          outdated);
    } catch (GeneralSecurityException | IOException unfit) {
      throw new ServeException(key + ": the key cannot be read", unfit);
    }
  }

  private static Certificate[] chain(Path file) {
    try {
      Collection<? extends Certificate> all =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
      if (all.isEmpty()) {
        throw new ServeException(file + ": holds no certificate");
      }
      return all.toArray(Certificate[]::new);
    } catch (GeneralSecurityException | IOException unreadable) {
      throw new ServeException(
          file + ": no certificate can be read; give a file in PEM such as fullchain.pem",
          unreadable);
    }
  }

  private static PrivateKey key(Path file, PublicKey belonging)
      throws IOException, GeneralSecurityException {
    Matcher words = PRIVATE_KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
    if (!words.find()) {
      throw new ServeException(
          ("%s: holds no unencrypted key in PKCS #8; make one with 'openssl pkcs8 -topk8 -nodes -in"
                  + " OLD -out NEW'")
              .formatted(file));
    }
    byte[] bytes = Base64.getMimeDecoder().decode(words.group(1));
    PrivateKey key =
        KeyFactory.getInstance(belonging.getAlgorithm())
            .generatePrivate(new PKCS8EncodedKeySpec(bytes));
    Signature signature =
        Signature.getInstance(
            switch (belonging.getAlgorithm()) {
              case "RSA" -> "SHA256withRSA";
              case "EC" -> "SHA256withECDSA";
              default -> belonging.getAlgorithm();
            });
    signature.initSign(key);
    signature.update((byte) 1);
    byte[] signed = signature.sign();
    signature.initVerify(belonging);
    signature.update((byte) 1);
    if (!signature.verify(signed)) {
      throw new ServeException(file + ": the key is not that of the certificate");
    }
    return key;
  }

  /** Its key has no password. */
  KeyStore store() {
    return store;
  }
}
