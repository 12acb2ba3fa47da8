package dev.entente.annotate.rules;

import edu.emory.mathcs.nlp.component.dep.DEPParser;
import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.emory.mathcs.nlp.component.template.util.NLPFlag;
import edu.emory.mathcs.nlp.learning.util.WeightVector;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tukaani.xz.XZInputStream;

/**
 * NLP4J's English model as the build packs it: as it is distributed it takes nearly a gigabyte of
 * memory, most of it zeros and copies of the same few sets.
 *
 * @param clusters by word, the Brown clusters that the parser asks for
 */
record TransitionModel(DEPParser<NLPNode> parser, HashMap<String, HashSet<String>> clusters)
    implements Serializable {

  private static final String RESOURCE = "/edu/emory/mathcs/nlp/transition-model";

  /**
   * @throws IllegalStateException if the build left none
   * @throws UncheckedIOException if it cannot be read
   */
  static TransitionModel load() {
    try (InputStream packed = TransitionModel.class.getResourceAsStream(RESOURCE)) {
      if (packed == null) {
        throw new IllegalStateException("the parser's model is missing; build with mvn package");
      }
      TransitionModel model = (TransitionModel) objects(packed).readObject();
      model.parser().setFlag(NLPFlag.DECODE);
      return model;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the parser's model", unreadable);
    } catch (ClassNotFoundException other) {
      throw new IllegalStateException("the parser's model is of another version", other);
    }
  }

  /**
   * Packs the model, unless it was packed since it was last unpacked from the jar.
   *
   * @param arguments the folder with what {@code nlp4j-english} has, and the one to write to
   */
  public static void main(String[] arguments) throws IOException, ClassNotFoundException {
    Path nlp4j = Path.of(arguments[0], "edu", "emory", "mathcs", "nlp");
    Path trained = nlp4j.resolve("models/en-dep.xz");
    Path packed = Path.of(arguments[1], RESOURCE);
    if (Files.exists(packed)
        && Files.getLastModifiedTime(packed).compareTo(Files.getLastModifiedTime(trained)) > 0) {
      return;
    }
    DEPParser<NLPNode> parser = unpacked(trained);
    WeightVector weights = parser.getOptimizer().getWeightVector();
    weights.setSparseWeightVector(new SparseWeights(weights.getSparseWeightVector()));
    HashMap<String, HashSet<String>> clusters =
        unpacked(nlp4j.resolve("lexica/en-brown-clusters-simplified-lowercase.xz"));
    Map<Set<String>, HashSet<String>> sets = new HashMap<>();
    clusters.replaceAll((word, set) -> sets.computeIfAbsent(set, same -> set));
    Files.createDirectories(packed.getParent());
    try (ObjectOutputStream out =
        new ObjectOutputStream(new BufferedOutputStream(Files.newOutputStream(packed)))) {
      out.writeObject(new TransitionModel(parser, clusters));
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> T unpacked(Path file) throws IOException, ClassNotFoundException {
    try (InputStream in = new XZInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return (T) objects(in).readObject();
    }
  }

  private static ObjectInputStream objects(InputStream in) throws IOException {
    return new ObjectInputStream(new BufferedInputStream(in, 1 << 16));
  }
}
