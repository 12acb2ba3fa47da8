package dev.entente.serve;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/**
 * The other end of a connection, which may go while its request is answered; Jetty sees that only
 * where it reads or writes.
 */
final class Client extends SocketChannelEndPoint {

  /** Bytes of what a client sends while it waits. */
  private static final int AHEAD = 1 << 10;

  private static final ThreadLocal<@Nullable Client> CURRENT = new ThreadLocal<>();

  private final Executor executor;

  /** What came in when it was looked for the end; read before anything else. */
  private final ByteBuffer ahead = BufferUtil.allocate(AHEAD);

  private final Lock reading = new ReentrantLock();

  Client(SocketChannel channel, ManagedSelector selector, SelectionKey key, Connector connector) {
    super(channel, selector, key, connector.getScheduler());
    executor = connector.getExecutor();
    setIdleTimeout(connector.getIdleTimeout());
  }

  /** From now on, this thread answers the request's client; none if the request has no such. */
  static void answer(ServletRequest request) {
    EndPoint point =
        ServletContextRequest.getServletContextRequest(request)
            .getConnectionMetaData()
            .getConnection()
            .getEndPoint();
    while (point instanceof EndPoint.Wrapper encrypted) {
      point = encrypted.unwrap();
    }
    CURRENT.set(point instanceof Client client ? client : null);
  }

  /** This thread answers nobody any more. */
  static void leave() {
    CURRENT.remove();
  }

  /** Whether whom this thread answers has hung up; false if it answers nobody. */
  static boolean isCurrentGone() {
    Client client = CURRENT.get();
    return client != null && client.isGone();
  }

  /**
   * Whether nothing more comes from there. RFC 9112 (9.5) has servers watch for that; a client that
   * closes only its own direction is gone too.
   */
  private boolean isGone() {
    reading.lock();
    try {
      if (getFillInterest().isInterested() || BufferUtil.isFull(ahead)) {
        return false;
      }
      return super.fill(ahead) < 0;
    } catch (IOException broken) {
      return true;
    } finally {
      reading.unlock();
    }
  }

  @Override
  public int fill(ByteBuffer buffer) throws IOException {
    reading.lock();
    try {
      return BufferUtil.isEmpty(ahead) ? super.fill(buffer) : BufferUtil.append(buffer, ahead);
    } finally {
      reading.unlock();
    }
  }

  @Override
  protected void needsFillInterest() {
    reading.lock();
    try {
      if (BufferUtil.isEmpty(ahead)) {
        super.needsFillInterest();
        return;
      }
    } finally {
      reading.unlock();
    }
    // No selector tells of what has been read already.
    executor.execute(getFillInterest()::fillable);
  }
}
