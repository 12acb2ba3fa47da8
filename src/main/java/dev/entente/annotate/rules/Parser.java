package dev.entente.annotate.rules;

import dev.entente.article.Span;
import dev.entente.entity.Mention;
import dev.entente.entity.TextActors;
import edu.stanford.nlp.ling.TaggedWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Trees of those sentences only that are worth it: parsing costs more than everything else
 * together. One instance is shared by all threads; the model loads at its first use.
 */
final class Parser {

  private final TreeParser parser;

  Parser(TreeParser parser) {
    this.parser = parser;
  }

  void load() {
    parser.load();
  }

  /**
   * The tree of one sentence, each mention of several words read as one word: "the White House" or
   * "Russian Defense Minister Sergei Shoigu" cannot be torn apart, and shorter sentences parse
   * better.
   */
  ParsedSentence tree(List<Token> words, List<Mention> mentions, Lexicon lexicon) {
    List<Token> tokens = joined(words, mentions);
    int[] heads = new int[tokens.size()];
    String[] relations = new String[tokens.size()];
    Arrays.fill(heads, ParsedSentence.NONE);
    Arrays.fill(relations, "root");
    int tail = SpeakerTails.begin(tokens, lexicon);
    int start = afterDateline(tokens);
    int root = parseClauses(tokens, start, tail, lexicon, heads, relations);
    for (int i = 0; i < start; i++) {
      heads[i] = root;
      relations[i] = "dep";
    }
    if (tail < tokens.size()) {
      int speech = parse(tokens, tail, tokens.size(), lexicon, heads, relations);
      heads[speech] = root;
      relations[speech] = "parataxis";
    }
    return new ParsedSentence(tokens, heads, relations, descriptions(tokens, words, mentions));
  }

  /**
   * Parses what stands between semicolons on its own: what is said before one does not govern what
   * comes after it.
   */
  private int parseClauses(
      List<Token> tokens, int begin, int end, Lexicon lexicon, int[] heads, String[] relations) {
    int first = ParsedSentence.NONE;
    int from = begin;
    for (int i = begin; i <= end; i++) {
      boolean last = i == end;
      if (!last && !(tokens.get(i).word().equals(";") && i > from && i + 1 < end)) {
        continue;
      }
      int root = parse(tokens, from, i, lexicon, heads, relations);
      if (first == ParsedSentence.NONE) {
        first = root;
      } else {
        heads[root] = first;
        relations[root] = "list";
      }
      from = i;
    }
    return first;
  }

  /**
   * Fills in heads and relations of a stretch of words, what is inserted in it on its own, and
   * returns the index of its root.
   */
  private int parse(
      List<Token> tokens, int begin, int end, Lexicon lexicon, int[] heads, String[] relations) {
    List<Insertions.Insertion> insertions = Insertions.of(tokens, begin, end, lexicon);
    List<Integer> rest = new ArrayList<>();
    int next = begin;
    for (Insertions.Insertion insertion : insertions) {
      for (int i = next; i < insertion.from(); i++) {
        rest.add(i);
      }
      next = insertion.to();
    }
    for (int i = next; i < end; i++) {
      rest.add(i);
    }
    int root = parse(tokens, rest, lexicon, heads, relations);
    for (Insertions.Insertion insertion : insertions) {
      int inserted = parse(tokens, insertion.begin(), insertion.end(), lexicon, heads, relations);
      boolean speech = insertion.relation().equals("parataxis") && tokens.get(inserted).isVerb();
      heads[inserted] =
          speech ? saidClause(tokens, insertion.head(), root, heads) : insertion.head();
      relations[inserted] = insertion.relation();
      for (int comma :
          insertion.marked() ? List.of(insertion.from(), insertion.end()) : List.<Integer>of()) {
        heads[comma] = insertion.head();
        relations[comma] = "punct";
      }
    }
    return root;
  }

  /** "some of whom, the report says, were armed": the relative clause; else the sentence. */
  private static int saidClause(List<Token> tokens, int before, int root, int[] heads) {
    int verb = before;
    while (verb != ParsedSentence.NONE && verb != root) {
      if (tokens.get(verb).isVerb()) {
        return verb > before ? verb : root;
      }
      verb = heads[verb];
    }
    return root;
  }

  private int parse(
      List<Token> tokens, List<Integer> words, Lexicon lexicon, int[] heads, String[] relations) {
    List<NameLists.Shortened> lists = NameLists.of(tokens, words);
    List<Integer> read = new ArrayList<>(words);
    lists.forEach(list -> {
      read.removeAll(list.left());
      read.removeAll(list.filling());
    });
    List<Integer> unread = Unread.of(tokens, read, lexicon);
    read.removeAll(unread);
    for (int place : LeftOutThat.in(read.stream().map(tokens::get).toList(), lexicon).reversed()) {
      read.add(place, LEFT_OUT);
    }
    List<TaggedWord> tagged = new ArrayList<>();
    for (int word : read) {
      tagged.add(
          word == LEFT_OUT
              ? new TaggedWord("that", "IN")
              : new TaggedWord(tokens.get(word).word(), tokens.get(word).tag()));
    }
    TreeParser.Heads parsed = parser.parse(tagged);
    int[] governors = parsed.governors();
    for (int i = 0; i < read.size(); i++) {
      if (read.get(i) != LEFT_OUT) {
        relations[read.get(i)] = parsed.relations()[i];
      }
    }
    int root = ParsedSentence.NONE;
    for (int i = 0; i < read.size(); i++) {
      int governor = governors[i];
      while (governor >= 0 && read.get(governor) == LEFT_OUT) {
        governor = governors[governor];
      }
      if (read.get(i) != LEFT_OUT && governor >= 0) {
        heads[read.get(i)] = read.get(governor);
      } else if (read.get(i) != LEFT_OUT && root == ParsedSentence.NONE) {
        root = read.get(i);
        relations[root] = "root";
      } else if (read.get(i) != LEFT_OUT) {
        heads[read.get(i)] = root;
      }
    }
    for (int word : unread) {
      heads[word] =
          read.stream().filter(it -> it != LEFT_OUT && it < word).reduce(root, (a, b) -> b);
      relations[word] = "punct";
    }
    for (NameLists.Shortened list : lists) {
      for (int name : list.left()) {
        heads[name] = list.first();
        relations[name] = "conj";
      }
      for (int word : list.filling()) {
        heads[word] = list.first();
        relations[word] = "punct";
      }
    }
    return root;
  }

  /** Stands in a stretch of words for a "that" which only the parser reads. */
  private static final int LEFT_OUT = -1;

  /** Longest "GENEVA, March 3 (Agency) —", in words. */
  private static final int DATELINE = 14;

  /** Where the sentence begins behind its dateline; 0 where it has none. */
  private static int afterDateline(List<Token> tokens) {
    if (tokens.getFirst().tag().matches("DT|PRP.*|IN")) {
      return 0;
    }
    for (int i = 1; i < Math.min(DATELINE, tokens.size() - 3); i++) {
      Token token = tokens.get(i);
      boolean apart = tokens.get(i - 1).span().end() < token.span().begin();
      if (token.word().equals("\u2014")
          || token.word().equals("--")
          || token.word().equals("-") && apart) {
        // "China - which …"
        return tokens.get(i + 1).tag().startsWith("W") ? 0 : i + 1;
      }
      if (token.isVerb() || token.tag().equals("PRP") || token.tag().equals("DT")) {
        return 0;
      }
    }
    return 0;
  }

  /** Lemmas of the words that describe a group, which was joined to one word: "fighter planes". */
  private static Map<Integer, List<String>> descriptions(
      List<Token> tokens, List<Token> words, List<Mention> mentions) {
    Map<Integer, List<String>> found = new HashMap<>();
    for (Mention mention : mentions) {
      boolean group =
          mention.form() == Mention.Form.DESCRIPTION
              && mention.entities().stream()
                  .allMatch(entity -> entity.kind().equals(TextActors.UNNAMED_KIND));
      if (!group) {
        continue;
      }
      List<String> inside =
          words.stream()
              .filter(word -> mention.span().contains(word.span()))
              .map(Token::lemma)
              .toList();
      for (Token token : tokens) {
        if (inside.size() > 1 && token.span().contains(mention.span())) {
          found.put(token.index(), inside.subList(0, inside.size() - 1));
        }
      }
    }
    return found;
  }

  private static List<Token> joined(List<Token> words, List<Mention> mentions) {
    List<Token> tokens = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < words.size(); ) {
      int aside = Asides.end(words, i);
      if (aside > i) {
        i = aside;
        continue;
      }
      Span word = words.get(i).span();
      while (next < mentions.size() && mentions.get(next).span().end() <= word.begin()) {
        next++;
      }
      int last = i;
      if (next < mentions.size()
          && mentions.get(next).span().contains(word)
          && !MeaningNobody.isDone(words.get(i), mentions.get(next))) {
        while (last + 1 < words.size()
            && mentions.get(next).span().contains(words.get(last + 1).span())) {
          last++;
        }
      }
      Token end = words.get(last);
      if (last == i) {
        tokens.add(new Token(tokens.size(), word, end.word(), end.lemma(), end.tag(), end.name()));
      } else {
        boolean name = Character.isUpperCase(end.word().charAt(0));
        tokens.add(
            new Token(
                tokens.size(),
                new Span(word.begin(), end.span().end()),
                end.word(),
                end.lemma(),
                end.isNoun() ? end.tag() : name ? "NNP" : "NN",
                end.name()));
      }
      i = last + 1;
    }
    return tokens;
  }
}
