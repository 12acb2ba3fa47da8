package dev.entente.cli;

import dev.entente.entity.EntityTables;
import dev.entente.rdf.OntologyReader;
import dev.entente.statement.Vocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.sys.JenaSystem;

/**
 * A domain's ontology and entity tables, read and checked: whatever is wrong in them is said here.
 */
record Domain(DomainFolder folder, Vocabulary vocabulary, EntityTables entities) {

  static {
    JenaSystem.init();
  }

  /**
   * Reads the vocabulary and the actors.
   *
   * @throws IllegalArgumentException in one line with its place, if something in them is wrong
   */
  static Domain load(DomainFolder folder) {
    return load(folder, List.of());
  }

  /**
   * As {@link #load(DomainFolder)}, with entity tables of the user's own, whose rows win.
   *
   * @throws Failure if one of the folders is not there
   */
  static Domain load(DomainFolder folder, List<Path> ownEntities) {
    Vocabulary vocabulary = OntologyReader.read(folder.ontology());
    List<Path> entities = new ArrayList<>();
    entities.add(folder.entities());
    entities.removeIf(shipped -> !Files.isDirectory(shipped));
    for (Path own : ownEntities) {
      if (!Files.isDirectory(own)) {
        throw new Failure("%s: there is no such folder; name one that exists".formatted(own));
      }
      entities.add(own);
    }
    return new Domain(folder, vocabulary, EntityTables.load(entities));
  }

  /** All triples of the ontology. */
  Graph ontology() {
    return OntologyReader.graph(folder.ontology());
  }

  /** The shapes that every article's graph must fit; without a file of them everything does. */
  Shapes shapes() {
    return shapes(folder);
  }

  /** As {@link #shapes()}, without reading the rest. */
  static Shapes shapes(DomainFolder folder) {
    Path file = folder.ontology().resolve(OntologyReader.SHAPES_FILE);
    Graph graph = GraphMemFactory.createDefaultGraph();
    if (Files.isRegularFile(file)) {
      try (java.io.InputStream in = Files.newInputStream(file)) {
        RDFParser.source(in).lang(Lang.TURTLE).parse(graph);
      } catch (java.io.IOException | RiotException broken) {
        throw new Failure(
            "%s: the shapes cannot be read: %s".formatted(file, broken.getMessage()), broken);
      }
    }
    return Shapes.parse(graph);
  }
}
