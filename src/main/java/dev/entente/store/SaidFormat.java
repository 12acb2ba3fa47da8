package dev.entente.store;

import dev.entente.article.Span;
import dev.entente.rdf.Iris;
import dev.entente.statement.Certainty;
import dev.entente.statement.Polarity;
import dev.entente.statement.Relation;
import dev.entente.statement.Stance;
import dev.entente.statement.Tense;
import dev.entente.statement.Vocabulary;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Statements as bytes, for files that live no longer than the process that wrote them. */
final class SaidFormat {

  private static final int NOTHING = -1;

  private final Iris iris;
  private final Map<String, Relation> relations = new HashMap<>();

  SaidFormat(Iris iris, Vocabulary vocabulary) {
    this.iris = iris;
    vocabulary.relations().forEach(relation -> relations.put(relation.name(), relation));
  }

  /** What was read before is the same object again: most names come many times. */
  static final class Names {
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<Said.Source, Said.Source> articles = new HashMap<>();
  }

  Names names() {
    return new Names();
  }

  void write(Said said, DataOutputStream out) throws IOException {
    node(said.statement(), out);
    Said.Source article = said.article();
    node(article.name(), out);
    words(article.publisher(), out);
    words(article.issued(), out);
    out.writeBoolean(article.complete());
    node(article.copyOf(), out);
    node(said.subject(), out);
    words(Optional.of(said.relation().name()), out);
    node(said.object(), out);
    out.writeByte(said.polarity().ordinal());
    out.writeByte(said.certainty().ordinal());
    out.writeByte(said.tense().ordinal());
    words(said.validFrom(), out);
    words(said.validTo(), out);
    words(said.source().map(this::shortened), out);
    words(said.unnamed(), out);
    words(said.outermost().map(this::shortened), out);
    out.writeByte(said.stance().ordinal());
    node(said.annotator(), out);
    out.writeBoolean(said.human());
    out.writeInt(said.span().begin());
    out.writeInt(said.span().end());
    out.writeBoolean(said.inTitle());
  }

  Said read(DataInputStream in, Names names) throws IOException {
    Node statement = iris(text(in));
    Said.Source article =
        new Said.Source(node(in, names), words(in), words(in), in.readBoolean(), node(in, names));
    Said.Source known = names.articles.putIfAbsent(article, article);
    return new Said(
        statement,
        known == null ? article : known,
        node(in, names),
        Objects.requireNonNull(relations.get(text(in))),
        node(in, names),
        Polarity.values()[in.readByte()],
        Certainty.values()[in.readByte()],
        Tense.values()[in.readByte()],
        words(in),
        words(in),
        words(in).map(words -> named(words, names)),
        words(in),
        words(in).map(words -> named(words, names)),
        Stance.values()[in.readByte()],
        node(in, names),
        in.readBoolean(),
        new Span(in.readInt(), in.readInt()),
        in.readBoolean());
  }

  private void node(Node node, DataOutputStream out) throws IOException {
    words(Optional.of(shortened(node)), out);
  }

  private Node node(DataInputStream in, Names names) throws IOException {
    return named(text(in), names);
  }

  private Node named(String words, Names names) {
    return names.nodes.computeIfAbsent(words, this::iris);
  }

  /** Without the base, which most IRIs begin with; no IRI begins with a tabulator. */
  private String shortened(Node node) {
    String uri = node.getURI();
    return uri.startsWith(iris.base()) ? "\t" + uri.substring(iris.base().length()) : uri;
  }

  private Node iris(String shortened) {
    return NodeFactory.createURI(
        shortened.startsWith("\t") ? iris.base() + shortened.substring(1) : shortened);
  }

  private static void words(Optional<String> words, DataOutputStream out) throws IOException {
    if (words.isEmpty()) {
      out.writeInt(NOTHING);
    } else {
      byte[] bytes = words.get().getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  private static Optional<String> words(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length == NOTHING
        ? Optional.empty()
        : Optional.of(new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  private static String text(DataInputStream in) throws IOException {
    return words(in).orElseThrow(() -> new IOException("a name is missing"));
  }
}
