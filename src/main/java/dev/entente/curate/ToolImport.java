package dev.entente.curate;

import dev.entente.annotate.Spreadsheets;
import dev.entente.annotate.StatementTable;
import dev.entente.article.Article;
import dev.entente.article.ArticleDetails;
import dev.entente.article.ArticleId;
import dev.entente.article.ArticleText;
import dev.entente.article.Span;
import dev.entente.query.ActorNames;
import dev.entente.query.QueryException;
import dev.entente.rdf.Iris;
import dev.entente.rdf.StatementDecoder;
import dev.entente.rdf.Terms;
import dev.entente.statement.Attribution;
import dev.entente.statement.EntityId;
import dev.entente.statement.Statement;
import dev.entente.statement.Vocabulary;
import dev.entente.store.Verdict;
import dev.entente.store.Verdicts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.G;

/**
 * Compares articles that people left in an annotation tool with the store: what they changed are
 * corrections, what they took out is rejected, what they added are rows of a statement table. Words
 * are looked for in the stored text where they do not stand at their offsets; what stands nowhere,
 * or in several places equally near, is refused. Within a read transaction.
 */
final class ToolImport {

  private final DatasetGraph data;
  private final Iris iris;
  private final StatementDecoder decoder;
  private final ActorNames names;
  private final List<Wanted> wanted = new ArrayList<>();
  private final List<Map<String, String>> added = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Integer> tally = new TreeMap<>();
  private final Map<Node, Optional<String>> texts = new HashMap<>();
  private final Map<Node, Integer> turns = new HashMap<>();
  private int turn;

  /**
   * A verdict that follows from the file.
   *
   * @param turn how often its article was in the file before, once for each who marked it; who
   *     comes later has decided later
   */
  record Wanted(Decision decision, String statement, Map<String, String> correction, int turn) {}

  ToolImport(DatasetGraph data, Iris iris, Vocabulary vocabulary) {
    this.data = data;
    this.iris = iris;
    this.decoder = new StatementDecoder(iris, vocabulary);
    this.names = new ActorNames(data.getUnionGraph(), iris);
  }

  List<Wanted> wanted() {
    return wanted;
  }

  /** Rows of statements that people added in the tool. */
  List<Map<String, String>> added() {
    return added;
  }

  /** What was refused, re-anchored or is missing, in one line each. */
  List<String> notes() {
    return notes;
  }

  /** How many were unchanged, missing, new, refused; what is wanted is not in it. */
  Map<String, Integer> tally() {
    return tally;
  }

  /**
   * @param reviewer who signs where the file does not tell who marked it
   * @param reason why; may be empty
   * @param missingAreRejected whether statements that are not in the file were taken out by a
   *     person; a file that tells what it began with decides for itself
   */
  void read(MarkedArticle file, String reviewer, String reason, boolean missingAreRejected) {
    Optional<Node> article = article(file);
    if (article.isEmpty()) {
      refuse(file.article().orElse("an article") + " is not in the store; nothing of it was read");
      return;
    }
    turn = turns.merge(article.get(), 1, Integer::sum) - 1;
    String signed = file.reviewer().orElse(reviewer);
    Set<String> seen = new HashSet<>();
    for (Marked marked : file.marked()) {
      if (marked.statement().isPresent()) {
        String id = marked.statement().get();
        seen.add(id);
        Node node = iris.statement(id);
        if (data.contains(article.get(), node, Terms.TYPE, Terms.STATEMENT_CLASS)) {
          changed(marked, decoder.decode(data.getGraph(article.get()), node), signed, reason);
        } else {
          refuse("the statement %s is not in %s of the store".formatted(id, id(article.get())));
        }
      } else {
        add(marked, article.get(), file.text(), signed);
      }
    }
    missing(file, article.get(), seen, signed, reason, missingAreRejected);
  }

  private void missing(
      MarkedArticle file,
      Node article,
      Set<String> seen,
      String reviewer,
      String reason,
      boolean rejected) {
    Set<String> gone = new HashSet<>();
    if (file.shown().isPresent()) {
      gone.addAll(file.shown().get());
    } else {
      G.listPO(data.getGraph(article), Terms.TYPE, Terms.STATEMENT_CLASS)
          .forEach(node -> gone.add(node.getURI().replaceFirst(".*/", "")));
    }
    gone.removeAll(seen);
    for (String id : gone.stream().sorted().toList()) {
      if (!data.contains(article, iris.statement(id), Terms.TYPE, Terms.STATEMENT_CLASS)) {
        continue;
      }
      if (file.shown().isPresent() || rejected) {
        want(
            new Decision(
                Verdict.Judgement.REJECT,
                reviewer,
                reason.isEmpty() ? "taken out in the annotation tool" : reason),
            id,
            Map.of());
      } else if (isRejected(id)) {
        count("decided before");
      } else {
        notes.add(
            "the statement %s of %s is not in the file; --missing-rejected takes it for rejected"
                .formatted(id, id(article)));
        count("missing");
      }
    }
  }

  /** Whether somebody's last verdict says so. */
  private boolean isRejected(String statement) {
    return Verdicts.about(iris.statement(statement), data, iris).stream()
        .reduce((one, later) -> later)
        .filter(last -> last.judgement() == Verdict.Judgement.REJECT)
        .isPresent();
  }

  private void changed(Marked marked, Statement statement, String reviewer, String reason) {
    String id = statement.identity();
    if (marked.verdict().equals("reject")) {
      want(new Decision(Verdict.Judgement.REJECT, reviewer, reason), id, Map.of());
      return;
    }
    Map<String, String> was = cells(statement);
    Map<String, String> correction = new TreeMap<>();
    try {
      marked
          .cells()
          .forEach((column, value) -> {
            String now = isActor(column) ? actor(value) : value;
            if (!now.equals(was.getOrDefault(column, ""))) {
              correction.put(column, now);
            }
          });
    } catch (QueryException unknown) {
      refuse("the statement %s: %s".formatted(id, unknown.getMessage()));
      return;
    }
    if (!correction.isEmpty()) {
      want(new Decision(Verdict.Judgement.CORRECT, reviewer, reason), id, correction);
    } else if (marked.verdict().equals("accept")) {
      want(new Decision(Verdict.Judgement.ACCEPT, reviewer, reason), id, Map.of());
    } else {
      count("unchanged");
    }
  }

  private static boolean isActor(String column) {
    return column.equals("subject") || column.equals("object") || column.equals("source");
  }

  private String actor(String words) {
    try {
      return iris.entityId(names.resolve(words)).value();
    } catch (QueryException unknown) {
      // Groups without a name of their own have an id and often no label.
      try {
        EntityId id = new EntityId(words);
        if (data.getUnionGraph().contains(Node.ANY, Terms.MEMBER, iris.entity(id))) {
          return id.value();
        }
      } catch (IllegalArgumentException noId) {
        // Then it is a name that nobody has.
      }
      throw unknown;
    }
  }

  private static Map<String, String> cells(Statement statement) {
    Map<String, String> cells = new HashMap<>();
    cells.put("relation", statement.claim().relation().name());
    cells.put("subject", statement.claim().subject().value());
    cells.put("object", statement.claim().object().value());
    cells.put("polarity", statement.claim().polarity().word());
    cells.put("certainty", statement.claim().certainty().word());
    cells.put("tense", statement.claim().tense().word());
    cells.put("attribution", statement.attribution().kind());
    if (!(statement.attribution() instanceof Attribution.Unnamed)) {
      cells.put("source", statement.attribution().source().map(EntityId::value).orElse(""));
    }
    return cells;
  }

  private void want(Decision decision, String statement, Map<String, String> correction) {
    wanted.add(new Wanted(decision, statement, correction, turn));
  }

  // ---- What is new ----

  private void add(Marked marked, Node article, String toolText, String reviewer) {
    for (String needed : List.of("relation", "subject", "object")) {
      if (!marked.cells().containsKey(needed)) {
        refuse(
            "a new statement in %s at “%s” has no %s"
                .formatted(id(article), marked.words().words(), needed));
        return;
      }
    }
    Map<String, Span> places = new LinkedHashMap<>();
    Map<String, Marked.Anchor> anchors = new LinkedHashMap<>(marked.arguments());
    anchors.put("trigger", marked.words());
    for (Map.Entry<String, Marked.Anchor> each : anchors.entrySet()) {
      Optional<Span> span = place(article, each.getValue(), toolText);
      if (span.isEmpty()) {
        refuse(
            "a new statement in %s: “%s” does not stand there once"
                .formatted(id(article), each.getValue().words()));
        return;
      }
      places.put(each.getKey(), span.get());
    }
    Span quote = places.values().stream().reduce(Span::union).orElseThrow();
    Map<String, String> row = new HashMap<>(marked.cells());
    row.put("article", id(article));
    for (String part : List.of("subject", "object", "source")) {
      if (row.containsKey(part)) {
        try {
          row.put(part, actor(row.get(part)));
        } catch (QueryException newcomer) {
          row.put(part + "_label", row.remove(part));
        }
      }
    }
    row.put("begin", Integer.toString(quote.begin()));
    row.put("end", Integer.toString(quote.end()));
    row.put("quote", quote.of(text(article).orElse("")));
    row.put("trigger_span", String.valueOf(places.get("trigger")));
    for (String part : List.of("subject", "object")) {
      Span span = places.get(part);
      if (span != null) {
        row.put(part + "_span", span.toString());
      }
    }
    row.put("annotator", reviewer);
    added.add(row);
    count("new");
  }

  /** Writes rows as a statement table. */
  static void write(List<Map<String, String>> rows, Appendable out) throws IOException {
    CSVPrinter table = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get().print(out);
    table.printRecord(StatementTable.COLUMNS);
    for (Map<String, String> row : rows) {
      table.printRecord(
          StatementTable.COLUMNS.stream()
              .map(column -> Spreadsheets.neutral(row.getOrDefault(column, "")))
              .toList());
    }
    table.flush();
  }

  // ---- Where things are ----

  /** By its statements, else by its text, else by its id. */
  private Optional<Node> article(MarkedArticle file) {
    Map<Node, Integer> votes = new HashMap<>();
    for (Marked marked : file.marked()) {
      marked
          .statement()
          .ifPresent(id ->
              data.findNG(Node.ANY, iris.statement(id), Terms.ARTICLE, Node.ANY)
                  .forEachRemaining(quad -> {
                    if (iris.isArticle(quad.getGraph())) {
                      votes.merge(quad.getGraph(), 1, Integer::sum);
                    }
                  }));
    }
    return votes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .or(() -> byText(file.text()))
        .or(() ->
            file.article()
                .map(id -> iris.article(new ArticleId(id)))
                .filter(name -> data.contains(name, name, Terms.TYPE, Terms.ARTICLE_CLASS)));
  }

  private Optional<Node> byText(String text) {
    Node[] found = {null};
    if (!text.isEmpty()) {
      Node hash =
          NodeFactory.createLiteralString(
              new Article(new ArticleId("x"), ArticleText.normalise(text), ArticleDetails.UNKNOWN)
                  .textHash());
      data.findNG(Node.ANY, Node.ANY, Terms.TEXT_HASH, hash)
          .forEachRemaining(quad -> {
            if (iris.isArticle(quad.getGraph()) && quad.getGraph().equals(quad.getSubject())) {
              found[0] = quad.getSubject();
            }
          });
    }
    return Optional.ofNullable(found[0]);
  }

  private Optional<String> text(Node article) {
    return texts.computeIfAbsent(
        article,
        name ->
            Optional.ofNullable(G.getZeroOrOneSP(data.getGraph(name), name, Terms.TEXT))
                .map(Node::getLiteralLexicalForm));
  }

  /** Where the words stand in the stored text: at their offsets, else at the one place near. */
  private Optional<Span> place(Node article, Marked.Anchor anchor, String toolText) {
    String stored = text(article).orElse(toolText);
    Span span = anchor.span();
    if (span.end() <= stored.length()
        && span.of(stored).equals(anchor.words())
        && !splitsACharacter(span, stored)) {
      return Optional.of(span);
    }
    List<Span> places = new ArrayList<>();
    for (int at = stored.indexOf(anchor.words());
        at >= 0;
        at = stored.indexOf(anchor.words(), at + 1)) {
      places.add(new Span(at, at + anchor.words().length()));
    }
    places.removeIf(one -> splitsACharacter(one, stored));
    int nearest =
        places.stream().mapToInt(one -> Math.abs(one.begin() - span.begin())).min().orElse(-1);
    places.removeIf(one -> Math.abs(one.begin() - span.begin()) != nearest);
    if (places.size() != 1) {
      return Optional.empty();
    }
    notes.add(
        "%s: “%s” stands at %s, not at %s"
            .formatted(id(article), anchor.words(), places.getFirst(), span));
    return Optional.of(places.getFirst());
  }

  private static boolean splitsACharacter(Span span, String text) {
    return Character.isLowSurrogate(text.charAt(span.begin()))
        || Character.isHighSurrogate(text.charAt(span.end() - 1));
  }

  private String id(Node article) {
    return iris.articleId(article).value();
  }

  private void refuse(String line) {
    notes.add("refused: " + line);
    count("refused");
  }

  private void count(String what) {
    tally.merge(what, 1, Integer::sum);
  }
}
