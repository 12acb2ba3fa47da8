package dev.entente.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * An XML file in the making: StAX with what it leaves to its caller, characters that XML 1.0 cannot
 * hold (they become U+FFFD) and line breaks in attributes (readers would turn them into spaces, so
 * they are spaces from the start).
 */
final class Xml implements AutoCloseable {

  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final XMLStreamWriter out;
  private final OutputStream stream;

  /** What is written to an XML file. */
  interface Content {
    void write(Xml xml) throws XMLStreamException, IOException;
  }

  private Xml(OutputStream stream) throws XMLStreamException {
    this.stream = stream;
    this.out = FACTORY.createXMLStreamWriter(stream, StandardCharsets.UTF_8.name());
  }

  /** Begins a document that its caller ends. */
  static Xml begin(OutputStream stream) throws XMLStreamException {
    Xml xml = new Xml(stream);
    xml.out.writeStartDocument("UTF-8", "1.0");
    xml.line();
    return xml;
  }

  /** Writes a whole document to the stream and closes it. */
  static void write(OutputStream stream, Content content) throws IOException {
    try (OutputStream closed = stream;
        Xml xml = begin(closed)) {
      content.write(xml);
      xml.line();
      xml.out.writeEndDocument();
    } catch (XMLStreamException broken) {
      throw new IOException(broken.getMessage(), broken);
    }
  }

  /** The writer itself, for names that need a namespace. */
  XMLStreamWriter stax() {
    return out;
  }

  /** Opens an element with attributes given as name and value in turn. */
  Xml start(String name, String... attributes) throws XMLStreamException {
    out.writeStartElement(name);
    return attributes(attributes);
  }

  /** An element without content. */
  Xml empty(String name, String... attributes) throws XMLStreamException {
    out.writeEmptyElement(name);
    return attributes(attributes);
  }

  /** An element with text. */
  Xml text(String name, String words, String... attributes) throws XMLStreamException {
    start(name, attributes);
    out.writeCharacters(clean(words));
    return end();
  }

  Xml characters(String words) throws XMLStreamException {
    out.writeCharacters(clean(words));
    return this;
  }

  Xml end() throws XMLStreamException {
    out.writeEndElement();
    return this;
  }

  Xml line() throws XMLStreamException {
    out.writeCharacters("\n");
    return this;
  }

  private Xml attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      out.writeAttribute(attributes[i], oneLine(attributes[i + 1]));
    }
    return this;
  }

  static String oneLine(String words) {
    return clean(words).replaceAll("[\\t\\n\\r\\u0085\\u2028\\u2029]+", " ");
  }

  /** The words without what XML 1.0 cannot hold. */
  static String clean(String words) {
    StringBuilder clean = null;
    for (int i = 0; i < words.length(); ) {
      int c = words.codePointAt(i);
      boolean legal =
          c == '\t'
              || c == '\n'
              || c == '\r'
              || (c >= 0x20 && c <= 0xD7FF)
              || (c >= 0xE000 && c <= 0xFFFD)
              || c >= 0x10000;
      if (!legal && clean == null) {
        clean = new StringBuilder(words.substring(0, i));
      }
      if (clean != null) {
        clean.appendCodePoint(legal ? c : 0xFFFD);
      }
      i += Character.charCount(c);
    }
    return clean == null ? words : clean.toString();
  }

  @Override
  public void close() throws IOException {
    try {
      out.close();
    } catch (XMLStreamException broken) {
      throw new IOException(broken.getMessage(), broken);
    }
    stream.flush();
  }
}
