package dev.entente.annotate.rules;

import edu.stanford.nlp.ling.TaggedWord;
import java.util.List;

/** What finds the head of each word in a stretch of words. */
interface TreeParser {

  /**
   * The heads of the words and their relations to these, in basic Universal Dependencies 2.
   *
   * @param words at least one, tagged after the Penn Treebank
   */
  Heads parse(List<TaggedWord> words);

  /** Loads the model, where it is not loaded yet: some seconds. */
  void load();

  /**
   * A tree over a stretch of words.
   *
   * @param governors by word, the index of its head; below 0 for a root
   * @param relations by word
   */
  record Heads(int[] governors, String[] relations) {}
}
