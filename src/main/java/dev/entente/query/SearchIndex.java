package dev.entente.query;

import dev.entente.rdf.Iris;
import dev.entente.rdf.Terms;
import dev.entente.store.EntenteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.text.Entity;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.query.text.TextIndexConfig;
import org.apache.jena.query.text.TextIndexLucene;
import org.apache.jena.query.text.TextQuery;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * The words of names, titles and quotes, for {@code text:query} in SPARQL: a copy beside the store
 * that knows of every graph which state of it was read, so that bringing it up to date reads only
 * what has changed, a lost one is made anew, and nothing that writes the store is slowed down by
 * it.
 */
public final class SearchIndex implements AutoCloseable {

  /** Of {@code text:query} and its like. */
  public static final String NAMESPACE = "http://jena.apache.org/text#";

  /** Kept, or it would be forgotten; Lucene warns of a module that it does without. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  static {
    LUCENE.setLevel(Level.SEVERE);
  }

  private static final String FOLDER = "search";

  /** Read anew where this changes: what is indexed, and how. */
  private static final String FORMAT = "1 ";

  private static final String GRAPH = "graph";
  private static final String RECORD = "record";
  private static final String STATE = "state";
  private static final String ALL = "words";

  /** Up to so many changed graphs are read one by one, more of them in one go by property. */
  private static final int FEW = 2_000;

  private static final Map<Node, String> FIELDS =
      Map.of(
          Terms.PREF_LABEL,
          "label",
          Terms.ALT_LABEL,
          "label",
          NodeFactory.createURI(Terms.SKOS + "hiddenLabel"),
          "label",
          Terms.TITLE,
          "title",
          Terms.EXACT,
          "quote");

  /** A store may be open several times in one process; its index is then the same. */
  private static final Map<Path, SearchIndex> OPEN = new HashMap<>();

  private final EntenteStore store;
  private final Words index;
  private int users;

  private SearchIndex(EntenteStore store, Words index) {
    this.store = store;
    this.index = index;
  }

  /**
   * Opens the index of a store, makes it where there is none, brings it up to date, and lets
   * queries of the store use it until it is closed.
   */
  public static SearchIndex open(EntenteStore store) {
    synchronized (OPEN) {
      SearchIndex search = OPEN.computeIfAbsent(store.location(), location -> make(store));
      search.users++;
      return search;
    }
  }

  private static SearchIndex make(EntenteStore store) {
    Path folder = store.location().resolve(FOLDER);
    try {
      EntityDefinition definition = new EntityDefinition("uri", ALL);
      FIELDS.forEach((property, field) -> definition.set(field, property));
      definition.setLangField("lang");
      TextIndexConfig config = new TextIndexConfig(definition);
      config.setAnalyzer(new WordAnalyzer());
      config.setValueStored(true);
      SearchIndex search = new SearchIndex(store, new Words(FSDirectory.open(folder), config));
      search.update();
      store.dataset().getContext().set(TextQuery.textIndex, search.index);
      return search;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether a query finds anything only with an index. */
  public static boolean isNeededBy(Query query) {
    return query.toString().contains(NAMESPACE);
  }

  /** Reads what has changed in the store since the last time. */
  public synchronized void update() {
    try {
      Map<String, String> known = known();
      store.read(data -> {
        update(data, known);
        return null;
      });
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void update(DatasetGraph data, Map<String, String> known) {
    Map<String, String> states = states(data);
    Map<Node, String> changed = new HashMap<>();
    states.forEach((graph, state) -> {
      if (!state.equals(known.get(graph))) {
        changed.put(NodeFactory.createURI(graph), state);
      }
    });
    Set<String> gone = new HashSet<>(known.keySet());
    gone.removeAll(states.keySet());
    if (changed.isEmpty() && gone.isEmpty()) {
      return;
    }
    try {
      IndexWriter writer = index.getIndexWriter();
      for (String graph : gone) {
        writer.deleteDocuments(new Term(GRAPH, graph));
      }
      for (Node graph : changed.keySet()) {
        if (known.containsKey(graph.getURI())) {
          writer.deleteDocuments(new Term(GRAPH, graph.getURI()));
        }
        if (changed.size() <= FEW) {
          FIELDS
              .keySet()
              .forEach(property ->
                  add(data.find(graph, Node.ANY, property, Node.ANY), changed.keySet()));
        }
      }
      if (changed.size() > FEW) {
        FIELDS
            .keySet()
            .forEach(property ->
                add(data.find(Node.ANY, Node.ANY, property, Node.ANY), changed.keySet()));
      }
      for (Map.Entry<Node, String> each : changed.entrySet()) {
        writer.addDocument(record(each.getKey().getURI(), each.getValue()));
      }
      index.commit();
    } catch (IOException | RuntimeException failed) {
      index.rollback();
      throw failed instanceof RuntimeException own
          ? own
          : new UncheckedIOException((IOException) failed);
    }
  }

  private void add(Iterator<Quad> quads, Set<Node> graphs) {
    while (quads.hasNext()) {
      Quad quad = quads.next();
      Node words = quad.getObject();
      if (words.isLiteral() && quad.getSubject().isURI() && graphs.contains(quad.getGraph())) {
        Entity entity =
            new Entity(
                quad.getSubject().getURI(),
                quad.getGraph().getURI(),
                words.getLiteralLanguage(),
                words.getLiteralDatatype());
        entity.put(ALL, words.getLiteralLexicalForm());
        String field = FIELDS.get(quad.getPredicate());
        if (field != null) {
          entity.put(field, words.getLiteralLexicalForm());
        }
        index.addEntity(entity);
      }
    }
  }

  /** The graphs with words in them, each with what is the same as long as it is. */
  private Map<String, String> states(DatasetGraph data) {
    Iris iris = store.iris();
    Map<String, String> states = new HashMap<>();
    Iterator<Quad> articles = data.find(Node.ANY, Node.ANY, Terms.CONTENT_HASH, Node.ANY);
    while (articles.hasNext()) {
      Quad quad = articles.next();
      states.put(quad.getGraph().getURI(), FORMAT + quad.getObject().getLiteralLexicalForm());
    }
    Iterator<Quad> settings =
        data.find(iris.graph("store"), Node.ANY, Terms.ENTITIES_HASH, Node.ANY);
    while (settings.hasNext()) {
      states.put(
          iris.entitiesGraph().getURI(),
          FORMAT + settings.next().getObject().getLiteralLexicalForm());
    }
    return states;
  }

  private static Document record(String graph, String state) {
    Document record = new Document();
    record.add(new StringField(GRAPH, graph, Field.Store.YES));
    record.add(new StringField(RECORD, "yes", Field.Store.NO));
    record.add(new StoredField(STATE, state));
    return record;
  }

  private Map<String, String> known() throws IOException {
    Map<String, String> known = new HashMap<>();
    try (DirectoryReader reader = DirectoryReader.open(index.getDirectory())) {
      if (reader.numDocs() == 0) {
        return known;
      }
      IndexSearcher searcher = new IndexSearcher(reader);
      for (ScoreDoc hit :
          searcher.search(new TermQuery(new Term(RECORD, "yes")), reader.numDocs()).scoreDocs) {
        Document record = searcher.storedFields().document(hit.doc);
        known.put(record.get(GRAPH), record.get(STATE));
      }
    }
    return known;
  }

  /** Where nobody else uses it, queries of the store find nothing by words any more. */
  @Override
  public void close() {
    synchronized (OPEN) {
      if (--users == 0) {
        OPEN.remove(store.location());
        closeIndex();
      }
    }
  }

  private void closeIndex() {
    store.dataset().getContext().unset(TextQuery.textIndex);
    index.close();
    try {
      index.getDirectory().close();
    } catch (IOException unwritten) {
      throw new UncheckedIOException(unwritten);
    }
  }

  /**
   * Remembers beside the words of which graph they are. Jena's own field for it would restrict
   * every search to the graph that the query looks at.
   */
  private static final class Words extends TextIndexLucene {
    private Words(Directory directory, TextIndexConfig config) {
      super(directory, config);
    }

    @Override
    protected Document doc(Entity entity) {
      Document document = super.doc(entity);
      document.add(new StringField(GRAPH, entity.getGraph(), Field.Store.NO));
      return document;
    }
  }
}
