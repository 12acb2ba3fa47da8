package dev.entente.article.readers;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entente.article.InputLimits;
import dev.entente.article.InputLimits.Limit;
import dev.entente.article.Place;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.Set;

/**
 * One article as a JSON object, or many in an array: at the top, or in the answer of a service,
 * such as {@code {"articles": […]}}. Only one of them is in memory.
 */
final class JsonFile implements Source {

  private static final Set<String> LISTS =
      Set.of("articles", "results", "stories", "items", "data", "docs", "hits", "news", "response");

  private final InputStream in;
  private final Place place;
  private final Columns columns;
  private final ObjectReader objects;
  private final Counted counted;
  private final JsonParser parser;
  private final ObjectNode single;
  private boolean begun;
  private boolean inList;
  private boolean anyList;
  private int depth;
  private long number;

  private JsonFile(
      InputStream in, Counted counted, ObjectMapper mapper, Place place, Columns columns)
      throws IOException {
    this.in = in;
    this.counted = counted;
    this.objects = mapper.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    this.place = place;
    this.columns = columns;
    this.parser = mapper.getFactory().createParser(counted);
    this.single = mapper.createObjectNode();
  }

  static JsonFile open(
      InputStream in, Place place, Optional<Charset> charset, Columns columns, InputLimits limits)
      throws IOException {
    return new JsonFile(
        in,
        new Counted(Decoding.reader(in, charset), limits.of(Limit.LINE_BYTES)),
        JsonLines.mapper(limits),
        place,
        columns);
  }

  /** No object is larger than a line of JSON Lines may be. */
  private static final class Counted extends FilterReader {
    private final long limit;
    private long sinceObject;

    private Counted(Reader in, long limit) {
      super(in);
      this.limit = limit;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      sinceObject += Math.max(0, read);
      if (sinceObject > limit) {
        throw new IOException(
            Decoding.tooLarge("the object", limit, Limit.LINE_BYTES.word()).reason());
      }
      return read;
    }
  }

  @Override
  public Optional<Step> next() throws IOException, Poison {
    try {
      return step();
    } catch (JsonProcessingException noJson) {
      JsonLocation location = noJson.getLocation();
      throw new Poison(
          location == null ? "" : "line " + location.getLineNr(), JsonLines.said(noJson));
    } catch (CharacterCodingException malformed) {
      throw Decoding.wrongEncoding(parser.currentLocation().getLineNr());
    }
  }

  private Optional<Step> step() throws IOException, Poison {
    while (true) {
      JsonToken token = parser.nextToken();
      if (inList) {
        if (token == JsonToken.END_ARRAY) {
          inList = false;
          continue;
        }
        if (token == null) {
          return Optional.empty();
        }
        Place here = place.item(++number);
        JsonNode node = objects.readTree(parser);
        counted.sinceObject = 0;
        return Optional.of(draft(here, node));
      }
      if (token == null) {
        if (!begun) {
          throw new Poison("", "the file is empty; an article needs words");
        }
        return Optional.empty();
      }
      if (!begun) {
        begun = true;
        if (token == JsonToken.START_ARRAY) {
          inList = true;
          anyList = true;
        } else if (token == JsonToken.START_OBJECT) {
          depth = 1;
        } else {
          throw new Poison("", "is neither a JSON object nor an array of such");
        }
      } else if (depth == 0 && (token.isStructStart() || token.isScalarValue())) {
        throw new Poison(
            "line " + parser.currentLocation().getLineNr(),
            "is more than one JSON value from here on; if it is JSON Lines, say --format jsonl");
      } else if (token == JsonToken.END_OBJECT) {
        depth--;
        if (depth == 0 && !anyList) {
          anyList = true;
          return Optional.of(draft(place, single));
        }
      } else if (token == JsonToken.FIELD_NAME) {
        field(parser.currentName());
      }
    }
  }

  /** A list of objects is entered, as is an object around such a list; all else is kept. */
  private void field(String name) throws IOException {
    JsonToken value = parser.nextToken();
    if (LISTS.contains(name) && value == JsonToken.START_ARRAY) {
      inList = true;
      anyList = true;
    } else if (LISTS.contains(name) && value == JsonToken.START_OBJECT) {
      depth++;
    } else if (depth == 1) {
      single.set(name, objects.readTree(parser));
    } else {
      parser.skipChildren();
    }
  }

  private Step draft(Place here, JsonNode node) {
    try {
      return JsonLines.draft(here, "json", node, columns);
    } catch (Poison poison) {
      return Step.rejected(here, poison.position(), poison.reason());
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
