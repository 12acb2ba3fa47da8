package dev.entente.annotate.rules;

import dev.entente.entity.Entity;
import dev.entente.entity.Mention;
import java.util.List;

/** Lets the words for an office mean the person whose name stands beside them. */
final class OfficeBindings {

  private final Sentence sentence;
  private final ParsedSentence tree;

  private OfficeBindings(Sentence sentence) {
    this.sentence = sentence;
    this.tree = sentence.tree();
  }

  static void bind(Sentence sentence) {
    OfficeBindings bindings = new OfficeBindings(sentence);
    bindings.offices();
    bindings.posts();
  }

  /** "Austria's foreign minister, A. B.," and "A. B., a former officer": one person. */
  private void offices() {
    for (Token token : tree.tokens()) {
      int index = token.index();
      if (!tree.is(index, "appos")) {
        continue;
      }
      int head = tree.head(index);
      int above = tree.head(head);
      if (isPersonsName(index) && isOffice(head)) {
        rename(head, index);
      } else if (isPersonsName(index)
          && tree.is(head, "nmod")
          && above != ParsedSentence.NONE
          && isOffice(above)) {
        rename(above, index);
      } else if (isPersonsName(head) && isOffice(index)) {
        rename(index, head);
      }
    }
  }

  /** "Polish ambassador to B A. B. said": the name right behind the post's place, no comma. */
  private void posts() {
    for (Token token : tree.tokens()) {
      int office = token.index();
      int to = office + 1;
      if (!isOffice(office) || to >= tree.size() || !tree.lemma(to).matches("to|in|at")) {
        continue;
      }
      int place = to + 1;
      while (place < tree.size() && !sentence.isActor(place) && tree.lemma(place).equals("the")) {
        place++;
      }
      if (place + 1 >= tree.size() || !sentence.isActor(place) || isPersonsName(place)) {
        continue;
      }
      int name = place;
      while (name + 1 < tree.size() && sentence.mention(name).equals(sentence.mention(place))) {
        name++;
      }
      if (isPersonsName(name)) {
        rename(office, name);
      }
    }
  }

  private void rename(int office, int name) {
    Entity person = sentence.at(name).getFirst().entity();
    sentence.refer(
        office, List.of(person), Mention.Form.DESCRIPTION, "in apposition to " + person.label());
  }

  private boolean isPersonsName(int index) {
    return sentence
        .mention(index)
        .filter(mention ->
            mention.form() == Mention.Form.NAME
                && mention.entities().size() == 1
                && mention.entities().getFirst().kind().equals("Person"))
        .isPresent();
  }

  private boolean isOffice(int index) {
    return sentence
            .mention(index)
            .filter(mention ->
                mention.form() == Mention.Form.DESCRIPTION && mention.entities().size() <= 1)
            .isPresent()
        && !tree.token(index).isPlural();
  }
}
