package dev.entente.annotate.rules;

import edu.emory.mathcs.nlp.common.util.Language;
import edu.emory.mathcs.nlp.component.dep.DEPParser;
import edu.emory.mathcs.nlp.component.morph.MorphologicalAnalyzer;
import edu.emory.mathcs.nlp.component.template.node.FeatMap;
import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.emory.mathcs.nlp.component.template.util.NLPFlag;
import edu.stanford.nlp.ling.TaggedWord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tukaani.xz.XZInputStream;

/**
 * NLP4J's transitions of Choi and McCallum (2013), which learned from more kinds of text and gives
 * trees in the Clear style.
 */
final class TransitionParser implements TreeParser {

  private static final class Model {
    static final DEPParser<NLPNode> PARSER = read("models/en-dep");
    static final Map<String, Set<String>> CLUSTERS =
        read("lexica/en-brown-clusters-simplified-lowercase");
    static final MorphologicalAnalyzer<NLPNode> LEMMAS =
        new MorphologicalAnalyzer<>(Language.ENGLISH);

    static {
      PARSER.setFlag(NLPFlag.DECODE);
    }

    /**
     * A build has the model unpacked, as unpacking it takes several times as long as reading it.
     */
    @SuppressWarnings("unchecked")
    private static <T> T read(String name) {
      String path = "/edu/emory/mathcs/nlp/" + name;
      InputStream plain = TransitionParser.class.getResourceAsStream(path);
      try (InputStream in =
              plain != null
                  ? plain
                  : new XZInputStream(TransitionParser.class.getResourceAsStream(path + ".xz"));
          ObjectInputStream objects = new ObjectInputStream(new BufferedInputStream(in, 1 << 16))) {
        return (T) objects.readObject();
      } catch (IOException unreadable) {
        throw new UncheckedIOException("cannot read the parser's " + name, unreadable);
      } catch (ClassNotFoundException other) {
        throw new IllegalStateException("the parser's " + name + " is of another version", other);
      }
    }
  }

  @Override
  public void load() {
    Objects.requireNonNull(Model.PARSER);
  }

  @Override
  public Heads parse(List<TaggedWord> words) {
    NLPNode[] nodes = new NLPNode[words.size() + 1];
    nodes[0] = new NLPNode();
    nodes[0].toRoot();
    for (int i = 1; i < nodes.length; i++) {
      TaggedWord word = words.get(i - 1);
      nodes[i] = new NLPNode(i, word.word(), word.tag());
      nodes[i].setFeatMap(new FeatMap());
      nodes[i].setWordClusters(Model.CLUSTERS.get(nodes[i].getWordFormSimplifiedLowercase()));
    }
    Model.LEMMAS.process(nodes);
    Model.PARSER.process(nodes);
    return ClearStyle.universal(nodes, words);
  }
}
