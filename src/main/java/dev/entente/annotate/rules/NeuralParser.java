package dev.entente.annotate.rules;

import edu.stanford.nlp.ling.TaggedWord;
import edu.stanford.nlp.parser.nndep.DependencyParser;
import edu.stanford.nlp.trees.TypedDependency;
import java.util.List;
import java.util.Objects;

/**
 * CoreNLP's neural network of Chen and Manning (2014), which is never sure of less usual clauses.
 */
final class NeuralParser implements TreeParser {

  private static final class Model {
    static final DependencyParser PARSER =
        DependencyParser.loadFromModelFile(DependencyParser.DEFAULT_MODEL);
  }

  @Override
  public void load() {
    Objects.requireNonNull(Model.PARSER);
  }

  @Override
  public Heads parse(List<TaggedWord> words) {
    int[] governors = new int[words.size()];
    String[] relations = new String[words.size()];
    for (TypedDependency edge : Model.PARSER.predict(words).typedDependencies()) {
      governors[edge.dep().index() - 1] = edge.gov().index() - 1;
      relations[edge.dep().index() - 1] = edge.reln().toString();
    }
    return new Heads(governors, relations);
  }
}
