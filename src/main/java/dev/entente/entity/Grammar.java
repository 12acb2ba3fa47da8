package dev.entente.entity;

import java.util.Map;

/** The closed word classes of English that reading a noun phrase needs, and the names of days. */
final class Grammar {

  final int and;
  final int or;
  final int of;
  final int in;
  final int from;
  final int forWord;
  final int the;
  final int both;
  final int two;
  final int who;
  final int its;
  final int comma;

  private final Symbols symbols;

  Grammar(Symbols symbols, Map<Integer, Integer> bits) {
    this.symbols = symbols;
    and = symbols.intern("and");
    or = symbols.intern("or");
    of = symbols.intern("of");
    in = symbols.intern("in");
    from = symbols.intern("from");
    forWord = symbols.intern("for");
    the = symbols.intern("the");
    both = symbols.intern("both");
    two = symbols.intern("two");
    who = symbols.intern("who");
    its = symbols.intern("its");
    comma = symbols.intern(",");
    symbols.intern("'s");
    symbols.intern("'");
    mark(
        bits,
        Gazetteer.DETERMINER | Gazetteer.FUNCTION,
        "the a an this that these those some any no each every all both either neither");
    mark(
        bits,
        Gazetteer.PLACE_PREPOSITION | Gazetteer.PREPOSITION | Gazetteer.FUNCTION,
        "in at near outside inside around across throughout through via into towards toward within");
    mark(bits, Gazetteer.WITHIN, "in inside within throughout across");
    mark(
        bits,
        Gazetteer.PREPOSITION | Gazetteer.FUNCTION,
        "of to from with by for on against about over between among under after before since during without despite behind off out onto upon than like as amid per following including regarding concerning");
    mark(
        bits,
        Gazetteer.FUNCTION,
        "and or but nor if while although though because unless whether when where who whom whose which that what how why there here not also only even just still already yet then so too very more most much many few less least again ever never however meanwhile recently today yesterday tomorrow now later earlier i he she it we they you him her them us me his its their our your my himself herself itself themselves ours");
    mark(
        bits,
        Gazetteer.AUXILIARY | Gazetteer.FUNCTION,
        "is are was were be been being am has have had having do does did done will would shall should can could may might must said says say told tells tell asked asks warned warns denied denies announced announces accused accuses called calls agreed agrees rejected rejects wants want wanted urged urges met meets plans planned vowed vows threatened threatens claimed claims reported reports added adds insisted insists refused refuses demanded demands offered offers seeks sought began begins started starts made makes make took takes take gave gives give held holds kept keeps sent sends got gets let lets put puts became becomes remains remained continued continues expressed expresses condemned condemns backed killed kills fired fires launched launches signed signs imposed imposes");
    mark(
        bits,
        Gazetteer.CLAUSE,
        "that which while although though because if when whether but said says as where since after before until , ; : \"");
    mark(
        bits,
        Gazetteer.CALENDAR | Gazetteer.FUNCTION,
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december mon tue wed thu fri sat sun");
  }

  int symbol(String word) {
    return symbols.find(word);
  }

  private void mark(Map<Integer, Integer> bits, int mask, String words) {
    for (String word : words.split(" ")) {
      bits.merge(symbols.intern(word), mask, (a, b) -> a | b);
    }
  }
}
