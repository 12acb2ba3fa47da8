package dev.entente.annotate.rules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import edu.stanford.nlp.ling.TaggedWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TransitionParserTest {

  private final TreeParser parser = new TransitionParser();

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Chad/NNP signed/VBD a/DT pact/NN with/IN Mali/NNP ./.                   | nmod(pact, Mali) case(Mali, with) obj(signed, pact)
          Chad/NNP was/VBD praised/VBN by/IN Mali/NNP ./.                         | obl(praised, Mali) case(Mali, by) nsubj:pass(praised, Chad) aux:pass(praised, was)
          Chad/NNP is/VBZ an/DT ally/NN of/IN Mali/NNP ./.                        | nsubj(ally, Chad) cop(ally, is) nmod(ally, Mali) root(ROOT, ally)
          Chad/NNP is/VBZ hostile/JJ to/TO Mali/NNP ./.                           | nsubj(hostile, Chad) cop(hostile, is) obl(hostile, Mali)
          The/DT talks/NNS were/VBD in/IN Oslo/NNP ./.                            | nsubj(Oslo, talks) cop(Oslo, were) case(Oslo, in)
          There/EX are/VBP talks/NNS ./.                                          | expl(are, There) nsubj(are, talks)
          Chad/NNP wants/VBZ to/TO help/VB Mali/NNP ./.                           | xcomp(wants, help) mark(help, to) obj(help, Mali)
          Chad/NNP expects/VBZ Mali/NNP to/TO withdraw/VB ./.                     | obj(expects, Mali) xcomp(expects, withdraw)
          Chad/NNP accused/VBD Mali/NNP of/IN arming/VBG rebels/NNS ./.           | advcl(accused, arming) mark(arming, of) obj(arming, rebels)
          Chad/NNP ,/, Mali/NNP and/CC Togo/NNP met/VBD ./.                       | nsubj(met, Chad) conj(Chad, Mali) conj(Chad, Togo) cc(Togo, and)
          Most/JJS of/IN them/PRP left/VBD ./.                                    | nmod(Most, them) nsubj(left, Most)
          Chad/NNP left/VBD because/IN of/IN Mali/NNP ./.                         | case(Mali, because) fixed(because, of) obl(left, Mali)
          At/IN least/JJS ten/CD soldiers/NNS died/VBD ./.                        | case(least, At) obl:npmod(ten, least) nummod(soldiers, ten)
          The/DT rebels/NNS who/WP attacked/VBD Chad/NNP fled/VBD on/IN Monday/NNP ./. | acl:relcl(rebels, attacked) nsubj(fled, rebels) obl(fled, Monday)
          Chad/NNP froze/VBD the/DT funds/NNS of/IN firms/NNS said/VBD to/TO work/VB for/IN Iran/NNP ./. | obj(froze, funds) acl(firms, said)
          Chad/NNP 's/POS army/NN entered/VBD Mali/NNP last/JJ week/NN ./.        | nmod:poss(army, Chad) case(Chad, 's) obl:tmod(entered, week)
          """)
  void givesUniversalDependencies(String words, String expected) {
    List<TaggedWord> tagged = tagged(words);
    List<String> edges = edges(tagged, parser.parse(tagged));
    for (String edge : expected.split("(?<=\\)) ")) {
      assertEquals(
          List.of(edge), edges.stream().filter(edge::equals).distinct().toList(), edges::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("oddSentences")
  void whateverItReadsIsATree(List<TaggedWord> words) {
    TreeParser.Heads tree = parser.parse(words);
    for (int i = 0; i < words.size(); i++) {
      int above = i;
      int steps = 0;
      while (above >= 0 && steps <= words.size()) {
        above = tree.governors()[above];
        steps++;
      }
      assertTrue(above < 0, () -> "a circle in " + words);
    }
  }

  /** Words in any order, with tags that any of them may have. */
  static Stream<List<TaggedWord>> oddSentences() {
    Random random = new Random(20_261_130);
    List<String> words =
        List.of("Chad", "ally", "said", "is", "been", "to", "of", "and", ",", "that", "who", "as");
    List<String> tags =
        List.of("NNP", "NN", "VBD", "VBZ", "VBN", "VBG", "VB", "TO", "IN", "CC", ",", "WP", "JJ");
    return Stream.generate(() ->
            Stream.generate(() ->
                    new TaggedWord(
                        words.get(random.nextInt(words.size())),
                        tags.get(random.nextInt(tags.size()))))
                .limit(1 + random.nextInt(25))
                .toList())
        .limit(400);
  }

  @Test
  void isSharedByThreads() throws Exception {
    List<TaggedWord> one = tagged("Chad/NNP sent/VBD troops/NNS to/TO Mali/NNP ./.");
    List<TaggedWord> other =
        tagged("Envoys/NNS of/IN Togo/NNP and/CC Peru/NNP met/VBD in/IN Oslo/NNP ./.");
    TreeParser.Heads first = parser.parse(one);
    TreeParser.Heads second = parser.parse(other);
    List<Future<TreeParser.Heads>> trees = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 2_000; i++) {
        List<TaggedWord> words = i % 2 == 0 ? one : other;
        trees.add(threads.submit(() -> parser.parse(words)));
      }
    }
    for (int i = 0; i < trees.size(); i++) {
      TreeParser.Heads expected = i % 2 == 0 ? first : second;
      assertArrayEquals(expected.governors(), trees.get(i).get().governors());
      assertArrayEquals(expected.relations(), trees.get(i).get().relations());
    }
  }

  private static List<TaggedWord> tagged(String words) {
    return Stream.of(words.split(" "))
        .map(word -> word.split("/"))
        .map(parts -> new TaggedWord(parts[0], parts[1]))
        .toList();
  }

  private static List<String> edges(List<TaggedWord> words, TreeParser.Heads tree) {
    List<String> edges = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      int governor = tree.governors()[i];
      edges.add(
          "%s(%s, %s)"
              .formatted(
                  tree.relations()[i],
                  governor < 0 ? "ROOT" : words.get(governor).word(),
                  words.get(i).word()));
    }
    return edges;
  }
}
