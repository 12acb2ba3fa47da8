package dev.entente.annotate.rules;

import dev.entente.article.Span;
import dev.entente.entity.NameFinder.Name;
import java.util.ArrayList;
import java.util.List;

/** Names as the tagger marked them: runs of words of the same kind. */
final class TaggedNames {

  private TaggedNames() {}

  static List<Name> of(List<List<Token>> sentences) {
    List<Name> names = new ArrayList<>();
    for (List<Token> words : sentences) {
      int i = 0;
      while (i < words.size()) {
        String kind = words.get(i).name();
        int end = i + 1;
        while (end < words.size() && words.get(end).name().equals(kind)) {
          end++;
        }
        if (!kind.equals("O") && words.get(i).tag().startsWith("NN")) {
          names.add(
              new Name(
                  new Span(words.get(i).span().begin(), words.get(end - 1).span().end()),
                  switch (kind) {
                    case "PERSON" -> "Person";
                    case "LOCATION" -> "Place";
                    default -> "Organisation";
                  }));
        }
        i = end;
      }
    }
    return names;
  }
}
