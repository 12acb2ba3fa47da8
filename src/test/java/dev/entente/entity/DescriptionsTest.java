package dev.entente.entity;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that name nobody, and whom the rest of an article lets them mean. */
class DescriptionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Hezbollah fired rockets. Lebanon protested. Later the group said more would follow.| group=hezbollah",
        "M23 took a town. Burundi protested. Witnesses saw the rebels leave.| rebels=m23",
        "Boko Haram and al-Shabaab grew. Peru mourned. The militants fled.| militants=article/t/militants",
        "Boko Haram and al-Shabaab grew. Al-Shabaab spoke. The militants fled.| militants=al-shabaab",
        "NATO met in Oslo. Members of the alliance agreed.| alliance=nato",
        "Bahrain and Peru spoke. The island denied it.| The island=bahrain",
        "China sent ships and Taiwan watched. China warned the island.| the island=taiwan",
        "Qatar invited Hamas. The Gulf state will host talks.| The Gulf state=qatar",
        "Qatar and Kuwait met. The Gulf state will host talks.| Gulf state=none",
      })
  void bodiesAndStatesAreDescribed(String text, String expected) {
    GazetteerTest.assertMeant(text, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Serbia and Kosovo met on Monday. The two sides agreed.| The two sides=serbia+kosovo",
        "Peru met Chile. Peru warned Chile. Norway watched. Each side accused the other.| Each side=peru+chile",
        "Peru met Chile. Peru left Chile. Norway mediates between both countries.| both countries=peru+chile",
        "Sergei Lavrov met Antony Blinken. The two ministers shook hands.| The two ministers=sergei-lavrov+antony-blinken",
        "Sergei Lavrov called Antony Blinken, and the two agreed to talk.| the two=sergei-lavrov+antony-blinken",
        "The government of Yemen and the Houthis agreed. The text was signed by both delegations.| both delegations=yemen/government+houthis",
        "Spain has bases in both countries.| both countries=none",
      })
  void twoAreTheTwoOfTheText(String text, String expected) {
    GazetteerTest.assertMeant(text, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Peru warned Chile. Chile replied to Peru. Peru accused its smaller neighbour of theft.| its smaller neighbour=chile",
        "Turkish Foreign Minister Hakan Fidan met his Greek counterpart, Giorgos Gerapetritis, on Friday.| Greek counterpart=giorgos-gerapetritis",
        "Turkish Foreign Minister Hakan Fidan called his Danish counterpart.| Danish counterpart=denmark/foreign-minister",
      })
  void neighboursAndCounterpartsAreTheOtherOnes(String text, String expected) {
    GazetteerTest.assertMeant(text, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Uganda on Monday denied it. The government called it a lie.| government=uganda/government",
        "Uganda on Monday denied the report. Government spokeswoman Amina Nobody said the country had no troops there.| the country=uganda",
        "Chad closed its border. Mali said the government would follow.| government=mali/government",
        "France and Peru and Fiji spoke. Nobody knew what the government wanted.| government=none",
        "The foreign ministry in Kinshasa denied it.| foreign ministry=dr-congo/foreign-ministry",
        "Estonia accused hackers. The hackers copied files, the state's data agency said.| the state=estonia",
      })
  void organsAreOfTheStateThatActs(String text, String expected) {
    GazetteerTest.assertMeant(text, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Uganda said its officers had left.| officers=uganda/officers",
        "M23 said its fighters had left.| fighters=article/t/march-23-movements-fighters",
        "Hamas met Egypt. Later the group's leaders flew home.| leaders=article/t/hamas-leaders",
        "Sadyr Japarov spoke, Japarov's press office said.| Japarov's press office=sadyr-japarov/press-office",
        "Turkish Foreign Minister Hakan Fidan will fly, his ministry said.| ministry=turkey/foreign-ministry",
        "Sudan recalled its ambassador from Oslo.| ambassador=sudan/ambassador",
        "A group of cattle smugglers fled; an armed group followed.| cattle smugglers=article/t/cattle-smugglers; armed group=article/t/armed-group",
      })
  void whatIsOwnedIsTheOwners(String text, String expected) {
    GazetteerTest.assertMeant(text, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "The Kyrgyz president, Sadyr Japarov, left. Officials saw the president go.| Kyrgyz president=sadyr-japarov; president=sadyr-japarov",
        "Hans Grundberg, the UN envoy, spoke. Iran heard the envoy.| UN envoy=hans-grundberg; envoy=hans-grundberg",
        "A spokesman for the junta, Colonel Joe Nobodius, spoke in Mali.| spokesman=person/joe-nobodius",
        "Martin Nobodius, 61, a former Austrian officer, was freed.| Martin Nobodius=person/martin-nobodius",
        "He met Vladimir Putin, the French president, and left.| French president=france/president",
      })
  void anAppositionSaysWhoHoldsTheOffice(String text, String expected) {
    GazetteerTest.assertMeant(text, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Washington, which supplies the weapons, said it was worried.| Washington=united-states",
        "Riyadh warned that Tehran supplies drones.| Riyadh=saudi-arabia; Tehran=iran",
        "Last year Paris denied it.| Paris=france",
        "The plane left Moscow for Ankara.| Moscow=moscow; Ankara=ankara",
      })
  void aCapitalThatActsIsItsState(String text, String expected) {
    GazetteerTest.assertMeant(text, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Chad and Peru spoke. The landlocked African nation denied it.| The landlocked African nation=chad",
        "France warned Mali. The troubled west African country has a new leader.| The troubled west African country=mali",
        "Kenya and Uganda met. The East African country denied it.| The East African country=none",
        "Fiji and Saudi Arabia met. The oil-rich kingdom was angry.| The oil-rich kingdom=saudi-arabia",
        "Togo held a vote. Togo is calm. Peru praised this impoverished nation of 5 million people.| this impoverished nation=togo",
        "Niger spoke. The West African nation of Benin agreed.| The West African nation=none",
        "Iraq and Egypt met. Viewers of the Arab state media knew.| the Arab state=none",
      })
  void adjectivesTellWhichStateIsMeant(String text, String expected) {
    GazetteerTest.assertMeant(text, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Alexander Downer met Peru's envoy. He said that his country was ready.| his country=australia",
        "Chile said its own country was safe.| its own country=chile",
        "Nobody knew his country.| his country=none",
        "Spain and Peru said they would defend their countries.| their countries=spain+peru",
      })
  void theCountryOfSomebodyIsTheStateTheyAreOf(String text, String expected) {
    GazetteerTest.assertMeant(text, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "The government of President Charles Taylor fell.| government=liberia/government",
        "Togo's army fired. Later Benin spoke. Nobody knew what the army wanted.| army=togo/army",
        "The Yugoslav Army met Croatia in 1991. Slovenia spoke. Croatia saw the Army leave.| Army=yugoslav-peoples-army",
        "Norway's envoy spoke. A junta took over.| junta=none",
        "Soldiers seized power in Togo.| power=none",
      })
  void organsAreOfThoseWhomTheArticleGivesThemTo(String text, String expected) {
    GazetteerTest.assertMeant(text, expected);
  }
}
