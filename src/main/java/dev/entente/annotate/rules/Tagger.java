package dev.entente.annotate.rules;

import dev.entente.article.Span;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import edu.stanford.nlp.process.Morphology;
import edu.stanford.nlp.util.CoreMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * CoreNLP, asked for sentences, words and names of a whole text. One instance is shared by all
 * threads; the models load at its first use.
 */
final class Tagger {

  /** Penn Treebank's tag of what is no word of the language. */
  private static final String UNTAGGED = "FW";

  private static final class Words {
    static final StanfordCoreNLP SPLITTER = new StanfordCoreNLP(splitting());
    static final StanfordCoreNLP TAGGER = new StanfordCoreNLP(tagging(), false);
    static final StanfordCoreNLP NAMES = new StanfordCoreNLP(naming(), false);

    private static Properties splitting() {
      Properties properties = new Properties();
      properties.setProperty("annotators", "tokenize");
      properties.setProperty("ssplit.newlineIsSentenceBreak", "always");
      properties.setProperty("tokenize.options", "invertible=true");
      return properties;
    }

    private static Properties tagging() {
      Properties properties = new Properties();
      properties.setProperty("annotators", "pos,lemma");
      return properties;
    }

    private static Properties naming() {
      Properties properties = new Properties();
      properties.setProperty("annotators", "ner");
      properties.setProperty(
          "ner.model", "edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz");
      properties.setProperty("ner.applyFineGrained", "false");
      properties.setProperty("ner.applyNumericClassifiers", "false");
      properties.setProperty("ner.useSUTime", "false");
      properties.setProperty("ner.buildEntityMentions", "false");
      return properties;
    }
  }

  /**
   * The sentences of a text with their words.
   *
   * @param text as {@link Reading} left it: as long as the article's, so that offsets hold
   * @param longest words of a sentence; the words of a longer one stay without tags
   * @param lexicon what tells which words with hyphens are one
   */
  List<List<Token>> words(String text, int longest, Lexicon lexicon) {
    Annotation annotation = new Annotation(text);
    Words.SPLITTER.annotate(annotation);
    List<CoreMap> all = annotation.get(CoreAnnotations.SentencesAnnotation.class);
    List<CoreMap> read =
        all.stream().filter(sentence -> tokens(sentence).size() <= longest).toList();
    annotation.set(CoreAnnotations.SentencesAnnotation.class, read);
    Words.TAGGER.annotate(annotation);
    // Where the tagger saw no proper noun, the slower recogniser of names finds none.
    annotation.set(
        CoreAnnotations.SentencesAnnotation.class,
        read.stream()
            .filter(sentence ->
                tokens(sentence).stream().anyMatch(word -> word.tag().startsWith("NNP")))
            .toList());
    Words.NAMES.annotate(annotation);
    List<List<Token>> sentences = new ArrayList<>();
    for (CoreMap sentence : all) {
      List<Token> tokens = new ArrayList<>();
      for (CoreLabel label : tokens(sentence)) {
        Token token =
            new Token(
                tokens.size(),
                new Span(label.beginPosition(), label.endPosition()),
                label.word(),
                (label.lemma() == null ? label.word() : label.lemma()).toLowerCase(Locale.ROOT),
                label.tag() == null ? UNTAGGED : label.tag(),
                label.ner() == null ? "O" : label.ner());
        tokens.add(tokens.isEmpty() ? asCommonNoun(token) : asNewsUses(inCapitals(token, lexicon)));
      }
      if (!tokens.isEmpty()) {
        List<Token> joined = Hyphens.joined(tokens, lexicon);
        List<Token> verbs = VerbTags.mended(LookalikeVerbs.mended(joined, lexicon), lexicon);
        sentences.add(WordTags.mended(verbs, lexicon));
      }
    }
    return sentences;
  }

  private static List<CoreLabel> tokens(CoreMap sentence) {
    return sentence.get(CoreAnnotations.TokensAnnotation.class);
  }

  /** "20 Standoff Missiles", "Thai Soldiers Held": common nouns in a name or a title. */
  private static Token inCapitals(Token token, Lexicon lexicon) {
    if (!token.tag().startsWith("NNP") || !token.name().equals("O")) {
      return token;
    }
    String lemma = Morphology.lemmaStatic(token.lemma(), "NNS", true);
    boolean people =
        token.tag().equals("NNPS")
            && List.of("troops", "fighter", "vessel", "person", "diplomat", "envoy").stream()
                .anyMatch(kind -> lexicon.words(kind).contains(lemma));
    return people || lexicon.words("weapons").contains(lemma)
        ? new Token(token.index(), token.span(), token.word(), lemma, token.tag(), token.name())
        : token;
  }

  /** "drone technology": a word that the tagger, older than the thing, takes for a verb. */
  private static Token asNewsUses(Token token) {
    boolean plural = token.word().equals("drones");
    if (!token.isVerb() || !plural && !token.word().equals("drone")) {
      return token;
    }
    String tag = plural ? "NNS" : "NN";
    return new Token(token.index(), token.span(), token.word(), "drone", tag, token.name());
  }

  /** "Sanctions were eased": a capital that begins a sentence makes no name of a plural. */
  private static Token asCommonNoun(Token first) {
    if (!first.tag().equals("NNPS") || !first.name().equals("O")) {
      return first;
    }
    String lemma = Morphology.lemmaStatic(first.word().toLowerCase(Locale.ROOT), "NNS", true);
    return new Token(first.index(), first.span(), first.word(), lemma, "NNS", first.name());
  }
}
