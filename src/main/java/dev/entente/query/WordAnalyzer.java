package dev.entente.query;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** Words of any language as people type them: small letters, without accents and 's. */
final class WordAnalyzer extends Analyzer {

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer words = new StandardTokenizer();
    return new TokenStreamComponents(
        words, plain(new LowerCaseFilter(new EnglishPossessiveFilter(words))));
  }

  @Override
  protected TokenStream normalize(String field, TokenStream words) {
    return plain(new LowerCaseFilter(words));
  }

  private static TokenStream plain(TokenStream words) {
    return new ASCIIFoldingFilter(words);
  }
}
