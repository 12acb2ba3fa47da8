package dev.entente.serve;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Content;

/**
 * What a refused client is still sending. Most clients read an answer only when they have sent all,
 * and would see a broken connection instead of the reason, so that so much is read and forgotten.
 */
final class UnreadBody {

  /** Bytes; more than anybody sends who means well. */
  private static final long MOST = 64L << 20;

  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** Who sends nothing for so long waits for the answer. */
  private static final Duration QUIET = Duration.ofMillis(500);

  private static final long LOOK_UP_MILLIS = 2;

  private UnreadBody() {}

  /**
   * Reads on for a while.
   *
   * @return whether the body has come to its end, so that the connection can go on
   */
  static boolean skip(HttpServletRequest request) {
    if (request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null) {
      return true;
    }
    // Reading would tell the client to begin.
    if (request.getHeader("Expect") != null) {
      return false;
    }
    return skip(ServletContextRequest.getServletContextRequest(request));
  }

  private static boolean skip(Content.Source body) {
    long begun = System.nanoTime();
    long heard = begun;
    long skipped = 0;
    while (skipped <= MOST) {
      long now = System.nanoTime();
      Content.Chunk chunk = body.read();
      if (chunk == null) {
        if (now - begun > LONGEST.toNanos() || now - heard > QUIET.toNanos()) {
          return false;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_UP_MILLIS));
        continue;
      }
      heard = now;
      skipped += chunk.remaining();
      chunk.release();
      if (chunk.isLast()) {
        return !Content.Chunk.isFailure(chunk);
      }
    }
    return false;
  }
}
