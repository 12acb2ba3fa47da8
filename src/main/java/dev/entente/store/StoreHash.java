package dev.entente.store;

import dev.entente.rdf.Iris;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFormatter;
import org.apache.jena.riot.out.NodeFormatterNT;
import org.apache.jena.sparql.core.Quad;

/**
 * One number for all that a store says: the sum, modulo 2^256, of the SHA-256 of each canonical
 * N-Quads line, which needs neither order nor memory. The graphs of runs and of the quarantine are
 * left out: they tell of times and places of processing, not of the articles.
 */
public final class StoreHash {

  private StoreHash() {}

  /** Sixty-four hexadecimal digits, the same for the same articles in any order and batches. */
  public static String of(EntenteStore store) {
    Iris iris = store.iris();
    Set<Node> leftOut = Set.of(iris.runsGraph(), Quarantined.graph(iris));
    byte[] sum = new byte[32];
    MessageDigest digest = QuadFiles.sha256();
    NodeFormatter format = new NodeFormatterNT();
    return store.read(data -> {
      data.find(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
          .forEachRemaining(quad -> {
            if (!leftOut.contains(quad.getGraph())) {
              add(sum, digest.digest(QuadFiles.utf8(line(quad, format))));
            }
          });
      return "%064x".formatted(new BigInteger(1, sum));
    });
  }

  private static String line(Quad quad, NodeFormatter format) {
    org.apache.jena.atlas.io.StringWriterI out = new org.apache.jena.atlas.io.StringWriterI();
    format.format(out, quad.getSubject());
    out.print(" ");
    format.format(out, quad.getPredicate());
    out.print(" ");
    format.format(out, quad.getObject());
    out.print(" ");
    format.format(out, quad.getGraph());
    out.print(" .\n");
    return out.toString();
  }

  private static void add(byte[] sum, byte[] digest) {
    int carry = 0;
    for (int i = sum.length - 1; i >= 0; i--) {
      int value = (sum[i] & 0xFF) + (digest[i] & 0xFF) + carry;
      sum[i] = (byte) value;
      carry = value >> 8;
    }
  }
}
