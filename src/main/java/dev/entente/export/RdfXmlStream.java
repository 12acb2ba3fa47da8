package dev.entente.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.apache.jena.graph.Node;
import org.apache.jena.util.SplitIRI;
import org.jspecify.annotations.Nullable;

/**
 * Writes RDF/XML (RDF 1.1) while triples come in: Jena's own writer needs all of them in memory.
 *
 * @see <a href="https://www.w3.org/TR/rdf-syntax-grammar/">RDF 1.1 XML Syntax</a>
 */
final class RdfXmlStream extends SubjectStream {

  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  private static final String STRING = "http://www.w3.org/2001/XMLSchema#string";

  private final OutputStream stream;
  private final Map<String, String> prefixes = new LinkedHashMap<>();
  private final Map<String, String> prefixOf = new HashMap<>();
  private @Nullable Xml xml;

  RdfXmlStream(OutputStream stream) {
    this.stream = stream;
  }

  private interface Writing {
    void write() throws XMLStreamException, IOException;
  }

  private static void checked(Writing writing) {
    try {
      writing.write();
    } catch (XMLStreamException broken) {
      throw new UncheckedIOException(new IOException(broken.getMessage(), broken));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void prefix(String prefix, String iri) {
    prefixes.put(prefix, iri);
    prefixOf.put(iri, prefix);
  }

  @Override
  void graph(Node name) {
    checked(this::open);
  }

  private Xml open() throws XMLStreamException {
    if (xml == null) {
      xml = Xml.begin(stream);
      xml.stax().writeStartElement("rdf", "RDF", RDF);
      for (Map.Entry<String, String> prefix : prefixes.entrySet()) {
        xml.stax().writeNamespace(prefix.getKey(), prefix.getValue());
      }
      xml.line();
    }
    return xml;
  }

  @Override
  void subject(Node subject, Map<Node, List<Node>> values) {
    checked(() -> {
      Xml out = open();
      out.stax().writeStartElement("rdf", "Description", RDF);
      out.stax().writeAttribute("rdf", RDF, subject.isBlank() ? "nodeID" : "about", name(subject));
      for (Map.Entry<Node, List<Node>> property : values.entrySet()) {
        for (Node value : property.getValue()) {
          out.characters("\n  ");
          value(property.getKey().getURI(), value, out);
        }
      }
      out.line();
      out.end();
      out.line();
    });
  }

  private void value(String property, Node value, Xml out) throws XMLStreamException {
    int split = SplitIRI.splitXML(property);
    if (split >= property.length()) {
      throw new ExportException(
          "RDF/XML cannot hold the property <%s>: no XML name ends it; take another format"
              .formatted(property));
    }
    String namespace = property.substring(0, split);
    String local = property.substring(split);
    String prefix = prefixOf.get(namespace);
    if (prefix != null) {
      out.stax().writeStartElement(prefix, local, namespace);
    } else {
      out.stax().writeStartElement("ns", local, namespace);
      out.stax().writeNamespace("ns", namespace);
    }
    if (value.isLiteral()) {
      if (!value.getLiteralLanguage().isEmpty()) {
        out.stax()
            .writeAttribute(
                "xml", "http://www.w3.org/XML/1998/namespace", "lang", value.getLiteralLanguage());
      } else if (!value.getLiteralDatatypeURI().equals(STRING)) {
        out.stax().writeAttribute("rdf", RDF, "datatype", value.getLiteralDatatypeURI());
      }
      // A reader of XML makes a line feed of a carriage return that stands as it is.
      String[] lines = value.getLiteralLexicalForm().split("\r", -1);
      for (int i = 0; i < lines.length; i++) {
        if (i > 0) {
          out.stax().writeEntityRef("#13");
        }
        out.characters(lines[i]);
      }
    } else {
      out.stax().writeAttribute("rdf", RDF, value.isBlank() ? "nodeID" : "resource", name(value));
    }
    out.end();
  }

  private static String name(Node node) {
    return node.isBlank() ? blank(node) : node.getURI();
  }

  @Override
  void end() {
    checked(() -> {
      Xml out = open();
      out.end();
      out.line();
      out.stax().writeEndDocument();
      out.close();
    });
  }
}
