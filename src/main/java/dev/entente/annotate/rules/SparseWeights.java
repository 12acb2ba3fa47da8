package dev.entente.annotate.rules;

import edu.emory.mathcs.nlp.learning.initialization.WeightGenerator;
import edu.emory.mathcs.nlp.learning.util.MajorVector;
import edu.emory.mathcs.nlp.learning.util.SparseItem;
import edu.emory.mathcs.nlp.learning.util.SparseVector;

/**
 * The weights of a trained model without its zeros, which are fifteen in sixteen; scores are the
 * same to the last bit.
 */
final class SparseWeights extends MajorVector {

  private static final long serialVersionUID = 1;

  /** By feature, where its weights begin; those of the last end where there are no more. */
  private final int[] begins;

  /** By weight, the label that it speaks for, as an unsigned byte. */
  private final byte[] labels;

  private final float[] values;

  /**
   * @throws IllegalArgumentException if there are more labels than a byte can tell apart
   */
  SparseWeights(MajorVector all) {
    if (all.getLabelSize() > 256) {
      throw new IllegalArgumentException(all.getLabelSize() + " labels are more than 256");
    }
    feature_size = all.getFeatureSize();
    label_size = all.getLabelSize();
    begins = new int[feature_size + 1];
    int size = all.countNonZeroWeights();
    labels = new byte[size];
    values = new float[size];
    int next = 0;
    for (int feature = 0; feature < feature_size; feature++) {
      begins[feature] = next;
      for (int label = 0; label < label_size; label++) {
        float weight = all.get(label, feature);
        if (weight != 0) {
          labels[next] = (byte) label;
          values[next] = weight;
          next++;
        }
      }
    }
    begins[feature_size] = next;
  }

  @Override
  public void addScores(SparseVector features, float[] scores) {
    for (SparseItem item : features) {
      int feature = item.getIndex();
      if (feature < feature_size) {
        for (int i = begins[feature]; i < begins[feature + 1]; i++) {
          scores[Byte.toUnsignedInt(labels[i])] += values[i] * item.getValue();
        }
      }
    }
  }

  @Override
  public void addScores(float[] features, float[] scores) {
    throw new UnsupportedOperationException("the model has no dense features");
  }

  @Override
  public int indexOf(int label, int feature) {
    throw new UnsupportedOperationException("zeros have no place");
  }

  @Override
  public boolean expand(int labelSize, int featureSize, WeightGenerator generator) {
    throw new UnsupportedOperationException("the model does not learn any more");
  }

  @Override
  protected void setRowSize(int size) {
    throw new UnsupportedOperationException("the model does not learn any more");
  }

  @Override
  protected void setColumnSize(int size) {
    throw new UnsupportedOperationException("the model does not learn any more");
  }

  @Override
  protected MajorVector createInstance() {
    throw new UnsupportedOperationException("the model does not learn any more");
  }
}
