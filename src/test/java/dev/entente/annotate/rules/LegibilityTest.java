package dev.entente.annotate.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A short text is refused for its language only where another language's words say so. */
class LegibilityTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Rebel gunners shelled government positions overlooking Kabul airport early Sunday, killing"
            + " nineteen soldiers.",
        "Iraqi jets set ablaze an Iranian oil terminal at Kharg Island in a dawn raid.",
        "Angry students burned tyres, smashed shop windows, looted banks, then fought riot police"
            + " throughout Monday.",
        "Mexican President Miguel de la Madrid met Jose Lopez Portillo y Pacheco, Raul Ricardo"
            + " Alfonsin, Luiz Inacio Lula da Silva yesterday.",
        "France, Germany, Italy, Spain, Portugal, Greece, Belgium, Denmark, Ireland, Luxembourg,"
            + " Austria, Finland, Sweden signed",
        "Turkish warplanes hit PKK camps: 12 killed, 30 wounded, Ankara says"
      })
  void aShortEnglishTextIsRead(String text) {
    assertEquals(Optional.empty(), Legibility.problem(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "De Nederlandse regering heeft zondag het besluit genomen om een ambassade te sluiten in"
            + " de hoofdstad van het land.",
        "Die Bundesregierung hat am Sonntag mitgeteilt, dass sie den Botschafter aus dem Land"
            + " zurückruft und die Hilfe nicht mehr zahlt.",
        "Le président français a déclaré dimanche que les troupes de son pays"
            + " resteront dans la capitale pour une année.",
        "El presidente colombiano anunció el domingo que las tropas se quedarán en la"
            + " zona para proteger a los campesinos.",
        "Il governo italiano ha annunciato domenica che le truppe non lasceranno il paese e che"
            + " gli aiuti continueranno per un anno.",
        "Den norske regjeringen sa søndag at det er viktig for landet og at soldatene som er"
            + " der ikke skal reise hjem.",
        "O presidente brasileiro disse no domingo que os soldados do país não vão"
            + " sair da cidade e que uma decisão virá."
      })
  void aShortTextInAnotherLanguageIsNot(String text) {
    assertTrue(
        Legibility.problem(text).orElse("read").startsWith("it does not read as English"),
        () -> Legibility.problem(text).orElse("read"));
  }
}
