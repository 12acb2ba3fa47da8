package dev.entente.annotate.rules;

import edu.emory.mathcs.nlp.common.util.Language;
import edu.emory.mathcs.nlp.component.morph.MorphologicalAnalyzer;
import edu.emory.mathcs.nlp.component.template.node.FeatMap;
import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.stanford.nlp.ling.TaggedWord;
import java.util.List;
import java.util.Objects;

/**
 * NLP4J's transitions of Choi and McCallum (2013), which learned from more kinds of text and gives
 * trees in the Clear style.
 */
final class TransitionParser implements TreeParser {

  private static final class Loaded {
    static final TransitionModel MODEL = TransitionModel.load();
    static final MorphologicalAnalyzer<NLPNode> LEMMAS =
        new MorphologicalAnalyzer<>(Language.ENGLISH);
  }

  @Override
  public void load() {
    Objects.requireNonNull(Loaded.MODEL);
  }

  @Override
  public Heads parse(List<TaggedWord> words) {
    NLPNode[] nodes = new NLPNode[words.size() + 1];
    nodes[0] = new NLPNode();
    nodes[0].toRoot();
    for (int i = 1; i < nodes.length; i++) {
      TaggedWord word = words.get(i - 1);
      NLPNode node = new NLPNode(i, word.word(), word.tag());
      node.setFeatMap(new FeatMap());
      node.setWordClusters(Loaded.MODEL.clusters().get(node.getWordFormSimplifiedLowercase()));
      nodes[i] = node;
    }
    Loaded.LEMMAS.process(nodes);
    Loaded.MODEL.parser().process(nodes);
    return ClearStyle.universal(nodes, words);
  }
}
