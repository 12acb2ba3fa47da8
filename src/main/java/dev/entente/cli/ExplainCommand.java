package dev.entente.cli;

import dev.entente.query.ActorNames;
import dev.entente.query.Explainer;
import dev.entente.query.Explanation;
import dev.entente.query.Labels;
import dev.entente.query.ParameterValues;
import dev.entente.store.EntenteStore;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code entente explain}: the statements behind an edge, with their words and who says them. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Shows who says what about two actors, or behind one edge, in the words of the articles.",
      "",
      "States speak and act through their organs, office-holders and places; these are counted in"
          + " unless --exact is given. + is what is said to hold, - what is denied."
    },
    footer = {
      "",
      "Examples:",
      "  entente explain Russia \"North Korea\"",
      "  entente explain Kremlin \"North Korea\" --exact",
      "  entente explain 41d0aa9c          (a statement, by the first letters of its id)"
    })
final class ExplainCommand implements Callable<Integer> {

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(names = "--exact", description = "Only the actors themselves, not who stands for them.")
  private boolean exact;

  @Parameters(
      arity = "1..2",
      paramLabel = "ACTOR ACTOR|IRI",
      description =
          "Two actors by name, or one actor, article, relationship or statement by name or IRI.")
  private List<String> words = List.of();

  @Override
  public Integer call() {
    try (EntenteStore store = EntenteStore.open(common.location())) {
      return store.read(data -> {
        Graph union = data.getUnionGraph();
        new ExplanationPrinter(common.out(), common.results(), Terminal.width())
            .print(explain(union, store));
        return ExitCode.DONE;
      });
    }
  }

  private Explanation explain(Graph union, EntenteStore store) {
    ActorNames names = new ActorNames(union, store.iris());
    Explainer explainer = new Explainer(union, store.iris());
    if (words.size() == 2) {
      return explainer.between(names.resolve(words.get(0)), names.resolve(words.get(1)), exact);
    }
    String only = words.get(0).strip();
    if (only.matches("[0-9a-f]{4,24}")) {
      return explainer.of(new ParameterValues(union, store.iris()).statement(only), exact);
    }
    Node iri = NodeFactory.createURI(only.replaceFirst("^<(.*)>$", "$1"));
    boolean known = only.contains("://") && new Labels(union).knows(iri);
    return explainer.of(known ? iri : names.resolve(only), exact);
  }
}
