package dev.entente.serve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.dboe.transaction.txn.Transaction;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * Answers that took their time, compressed, for as long as the store is as it was: of an actor whom
 * ten thousands of statements are about, the same is asked again and again.
 */
final class KnownAnswers {

  /** What is found sooner than that is not worth keeping. */
  private static final Duration SLOW = Duration.ofMillis(50);

  /** All answers together, in bytes. */
  private static final long ALL = Math.min(96L << 20, Runtime.getRuntime().maxMemory() / 16);

  private final Cache<Key, Answer> answers =
      Caffeine.newBuilder()
          .maximumWeight(ALL)
          .weigher((Key key, Answer answer) -> answer.compressed().length)
          .build();

  /**
   * What was asked, of which state of the store.
   *
   * @param place of the files, which compaction changes
   * @param version that every commit changes
   */
  record Key(String place, long version, String question) {

    /** Within the transaction that answers the question. */
    static Key of(DatasetGraph data, String question) {
      DatasetGraphTDB files = TDBInternal.getDatasetGraphTDB(data);
      Transaction transaction = files.getTxnSystem().getThreadTransaction();
      return new Key(String.valueOf(files.getLocation()), transaction.getDataVersion(), question);
    }
  }

  /**
   * An answer.
   *
   * @param size in bytes before it was compressed
   */
  record Answer(byte[] compressed, long size) {

    /** Sends it, as it is to who takes it so. */
    void send(HttpServletRequest request, HttpServletResponse response, String type)
        throws IOException {
      boolean takes = String.valueOf(request.getHeader("Accept-Encoding")).contains("gzip");
      response.setContentType(type);
      response.setHeader("Vary", "Origin, Accept, Accept-Encoding");
      if (takes) {
        response.setHeader("Content-Encoding", "gzip");
      }
      response.setContentLengthLong(takes ? compressed.length : size);
      if (request.getMethod().equals("HEAD")) {
        return;
      }
      if (takes) {
        response.getOutputStream().write(compressed);
      } else {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
          in.transferTo(response.getOutputStream());
        }
      }
    }
  }

  Optional<Answer> find(Key key) {
    return Optional.ofNullable(answers.getIfPresent(key));
  }

  /** Keeps an answer that took long enough, and is small enough to leave room for others. */
  void keep(Key key, Spool answer, Duration took) throws IOException {
    if (took.compareTo(SLOW) < 0) {
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new Fast(bytes)) {
      answer.transferTo(out);
    }
    if (bytes.size() <= ALL / 4) {
      answers.put(key, new Answer(bytes.toByteArray(), answer.size()));
    }
  }

  private static final class Fast extends GZIPOutputStream {
    private Fast(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
