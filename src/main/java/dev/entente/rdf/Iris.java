package dev.entente.rdf;

import dev.entente.article.ArticleId;
import dev.entente.statement.Claim;
import dev.entente.statement.EntityId;
import dev.entente.statement.Relation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.sys.JenaSystem;

/**
 * Names for everything in a store: no name from a text gets into an IRI unescaped, and the same
 * thing has the same IRI in every run.
 *
 * @param base what the IRIs of the data begin with, ending in {@code /} or {@code #}
 */
public record Iris(String base) {

  /** The base where no other is asked for. */
  public static final String DEFAULT_BASE = "https://w3id.org/entente/id/";

  static {
    JenaSystem.init();
  }

  /**
   * @throws IllegalArgumentException if the base is no absolute IRI, or does not end in / or #
   */
  public Iris {
    if (!base.endsWith("/") && !base.endsWith("#")) {
      throw new IllegalArgumentException("the base IRI must end in / or #: " + base);
    }
    if (base.startsWith("_:") || !legal(base)) {
      throw new IllegalArgumentException(
          "the base must be an absolute IRI such as " + DEFAULT_BASE + ", not " + base);
    }
  }

  /** Whether Jena's IRI checker accepts the words as an absolute IRI without any violation. */
  public static boolean legal(String iri) {
    try {
      IRIx parsed = IRIx.create(iri);
      return parsed.isReference() && !parsed.hasViolations();
    } catch (IRIException illegal) {
      return false;
    }
  }

  public Node graph(String name) {
    return node("graph/" + name);
  }

  /** The derived graph of relationships. */
  public Node relationsGraph() {
    return graph("relations");
  }

  public Node entitiesGraph() {
    return graph("entities");
  }

  public Node ontologyGraph() {
    return graph("ontology");
  }

  /** Human verdicts, never touched by a rebuild. */
  public Node curationGraph() {
    return graph("curation");
  }

  /** The only graph that holds times of processing. */
  public Node runsGraph() {
    return graph("runs");
  }

  public Node entity(EntityId id) {
    return node("entity/" + id.value());
  }

  /**
   * The id that {@link #entity} made the IRI of.
   *
   * @throws IllegalArgumentException if it is no entity's IRI of this base
   */
  public EntityId entityId(Node entity) {
    return new EntityId(after("entity/", entity));
  }

  /** The article, which is also the name of its graph. */
  public Node article(ArticleId id) {
    return node("article/" + escape(id.value(), true));
  }

  /**
   * The id that {@link #article} made the IRI of.
   *
   * @throws IllegalArgumentException if it is no article's IRI of this base
   */
  public ArticleId articleId(Node article) {
    return new ArticleId(unescape(after("article/", article)));
  }

  public boolean isArticle(Node node) {
    return node.isURI() && node.getURI().startsWith(base + "article/");
  }

  public Node statement(String identity) {
    return node("statement/" + identity);
  }

  /** A person by initials, a machine by name and configuration. */
  public Node annotator(String name, String configuration) {
    String own = "annotator/" + escape(name, false);
    return node(configuration.isEmpty() ? own : own + "/" + escape(configuration, true));
  }

  /** Name and configuration (empty for people) of an annotator's IRI. */
  public List<String> annotatorParts(Node annotator) {
    String path = after("annotator/", annotator);
    int slash = path.indexOf('/');
    return slash < 0
        ? List.of(unescape(path), "")
        : List.of(unescape(path.substring(0, slash)), unescape(path.substring(slash + 1)));
  }

  /** The unordered pair of two actors: the same node from either side. */
  public Node pair(EntityId one, EntityId other) {
    boolean inOrder = one.compareTo(other) <= 0;
    String first = (inOrder ? one : other).value();
    String second = (inOrder ? other : one).value();
    // Two hyphens within a name could make two pairs look alike.
    boolean clear = !(first + "-").contains("--") && !("-" + second).contains("--");
    return node("pair/" + (clear ? first + "--" + second : hash(first, second)));
  }

  /** What all statements of a claim's subject, relation and object meet in. */
  public Node relationship(Claim claim) {
    return relationship(claim.subject(), claim.relation(), claim.object());
  }

  /** The relationship; that of a symmetric relation is the same from either side. */
  public Node relationship(EntityId subject, Relation relation, EntityId object) {
    boolean turned = relation.symmetric() && subject.compareTo(object) > 0;
    return node(
        "relationship/"
            + hash(
                (turned ? object : subject).value(),
                relation.iri(),
                (turned ? subject : object).value()));
  }

  /** Another resource below the base; the path must already be legal. */
  public Node node(String path) {
    return NodeFactory.createURI(base + path);
  }

  private String after(String prefix, Node node) {
    if (!node.isURI() || !node.getURI().startsWith(base + prefix)) {
      throw new IllegalArgumentException(node + " does not begin with " + base + prefix);
    }
    return node.getURI().substring(base.length() + prefix.length());
  }

  /** Twenty-four hexadecimal digits over the parts. */
  public static String hash(String... parts) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("\u001F", parts).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /**
   * Percent-encodes all but letters, digits and {@code - . _ ~} (RFC 3987, iunreserved). A segment
   * of dots alone is encoded too, because resolving an IRI would remove it.
   *
   * @throws IllegalArgumentException if the words hold half a surrogate pair
   */
  static String escape(String words, boolean keepSlashes) {
    ByteBuffer bytes;
    try {
      bytes = StandardCharsets.UTF_8.newEncoder().encode(java.nio.CharBuffer.wrap(words));
    } catch (CharacterCodingException halfAPair) {
      throw new IllegalArgumentException(
          "'%s' holds half a surrogate pair and cannot be named".formatted(words), halfAPair);
    }
    StringBuilder escaped = new StringBuilder(words.length() + 16);
    while (bytes.hasRemaining()) {
      int b = bytes.get() & 0xFF;
      boolean plain =
          (b >= 'a' && b <= 'z')
              || (b >= 'A' && b <= 'Z')
              || (b >= '0' && b <= '9')
              || b == '-'
              || b == '.'
              || b == '_'
              || b == '~'
              || (keepSlashes && b == '/');
      if (plain) {
        escaped.append((char) b);
      } else {
        escaped.append('%').append(HEX.toHexDigits((byte) b));
      }
    }
    String result = escaped.toString();
    return result.contains(".") ? DOTS.matcher(result).replaceAll(Iris::escapeDots) : result;
  }

  private static String escapeDots(java.util.regex.MatchResult dots) {
    return "%2E".repeat(dots.group().length());
  }

  static String unescape(String escaped) {
    byte[] bytes = new byte[escaped.length()];
    int length = 0;
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '%') {
        bytes[length++] = (byte) HexFormat.fromHexDigits(escaped, i + 1, i + 3);
        i += 2;
      } else {
        bytes[length++] = (byte) c;
      }
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final java.util.regex.Pattern DOTS =
      java.util.regex.Pattern.compile("(?<=^|/)\\.{1,2}(?=/|$)");
}
