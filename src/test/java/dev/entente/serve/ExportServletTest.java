package dev.entente.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.export.ExportFormat;
import dev.entente.query.SeedStore;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Files over HTTP are those of the command. */
class ExportServletTest {

  private static Running server;

  @BeforeAll
  static void start() {
    server = new Running(SeedStore.location(), ServeOptions.loopback(0));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void everyFormatComesAsAFile(ExportFormat format) {
    HttpResponse<String> answer =
        server.get("/export?format=" + format + "&actor=Russia&polarity=affirmed");
    assertEquals(200, answer.statusCode(), answer::body);
    assertEquals(
        format.mediaType(), answer.headers().firstValue("Content-Type").orElse("").split(";c")[0]);
    assertEquals(
        "attachment; filename=\"" + format.fileName() + "\"",
        answer.headers().firstValue("Content-Disposition").orElse(""));
    assertTrue(answer.body().length() > 500, answer::body);
    assertEquals(format.isFolder(), answer.body().startsWith("PK"));
  }

  @Test
  void filtersChooseWhatIsInAFile() {
    String all = server.get("/export?format=table").body();
    String some = server.get("/export?format=table&relation=suppliesArmsTo").body();
    assertTrue(some.lines().count() > 2 && some.lines().count() < all.lines().count(), some);
    String chosen =
        server
            .get(
                "/export?format=table&query="
                    + Running.encoded(
                        "SELECT ?statement { ?statement ent:relation ent:suppliesArmsTo }"))
            .body();
    assertEquals(some, chosen);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          format=xls                                                  | 400 | there is no format 'xls'
          format=gexf&relation=befriends                              | 400 | nearest
          format=gexf&actor=Atlantis                                  | 400 | Atlantis
          format=gexf&colour=red                                      | 400 | colour
          format=table&ego=Russia                                     | 400 | no edges
          format=gexf&query=ASK%20{}                                  | 400 | ?statement
          format=gexf&query=SELECT%20nonsense                         | 400 | SPARQL
          format=gexf&query=SELECT%20*%20{SERVICE%20<http://x.y>%20{}} | 403 | SERVICE
          """)
  void whatCannotBeAskedIsToldInALine(String asked, int status, String said) {
    HttpResponse<String> answer =
        server.get(
            "/export?"
                + asked
                    .replace("{", "%7B")
                    .replace("}", "%7D")
                    .replace("<", "%3C")
                    .replace(">", "%3E"));
    assertEquals(status, answer.statusCode(), answer::body);
    assertTrue(answer.body().contains(said), answer::body);
    assertEquals(1, answer.body().lines().count());
  }

  @Test
  void nothingIsPosted() {
    HttpRequest.Builder post =
        server.request("/export?format=gexf").POST(HttpRequest.BodyPublishers.noBody());
    assertEquals(405, server.send(post).statusCode());
  }
}
