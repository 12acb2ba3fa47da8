package dev.entente.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.entente.statement.EntityId;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of a few lines, so that each rule is seen without the others. */
class EntityTablesTest {

  @TempDir private Path folder;

  @BeforeEach
  void writeSmallTables() throws IOException {
    write(
        folder,
        "actors.csv",
        """
        id,kind,iso3,name_en,valid_from,valid_to
        norland,Country,NRL,Norland,,
        sudland,Country,SDL,Sudland,,
        norburg,City,,Norburg,,
        ana-one,Person,,Ana One,,
        ben-two,Person,,Ben Two,,
        the-league,InternationalOrganisation,,The League,,
        rovers,ArmedGroup,,Rovers,,
        """);
    write(
        folder,
        "roles.csv",
        """
        holder,relation,of,title,valid_from,valid_to
        ana-one,leads,norland,President,2010-05-01,2015-06
        ana-one,leads,the-league,Secretary-General,2016,2020
        ben-two,leads,norland,President,2015-06,
        """);
    write(
        folder,
        "memberships.csv",
        """
        member,relation,of,valid_from,valid_to
        norburg,locatedIn,norland,,
        norland,memberOf,the-league,1990,
        rovers,locatedIn,norland,,
        rovers,locatedIn,sudland,,
        """);
  }

  @Test
  void thePresidentsStateIsTheOneLedAtTheDate() {
    assertEquals(Optional.of(id("norland")), load().state(id("ana-one"), Optional.of("2012")));
  }

  @Test
  void whoLeadsAnInternationalOrganisationAtTheDateStandsForNoState() {
    assertEquals(Optional.empty(), load().state(id("ana-one"), Optional.of("2018-02-03")));
  }

  @Test
  void withoutADateAnyRoleForAStateCounts() {
    assertEquals(Optional.of(id("norland")), load().state(id("ana-one"), Optional.empty()));
  }

  @Test
  void whoLiesInTwoStatesHasNoOneState() {
    assertEquals(Optional.empty(), load().state(id("rovers"), Optional.empty()));
  }

  @Test
  void aStatesMembershipMakesTheOrganisationNoStatesOrgan() {
    assertEquals(Optional.empty(), load().state(id("the-league"), Optional.empty()));
  }

  @Test
  void aLaterFoldersRowsWin(@TempDir Path own) throws IOException {
    write(
        own,
        "actors.csv",
        "id,kind,name_en\nnorburg,City,Norburg-on-Sea\nnew-town,City,New Town\n");
    EntityTables tables = EntityTables.load(List.of(folder, own));
    assertEquals("Norburg-on-Sea", tables.entity(id("norburg")).orElseThrow().label());
    assertEquals(Optional.of(id("norland")), tables.entity(id("norburg")).orElseThrow().state());
    assertTrue(tables.entity(id("new-town")).isPresent());
  }

  @Test
  void aSameDecisionJoinsTwoAndIsUndoneByItsAbsence() throws IOException {
    assertEquals(2, load().named("Ana One").size() + load().named("Ben Two").size());
    write(
        folder,
        "same-as.csv",
        "actor_id,decision,other,reason\nben-two,same,ana-one,married name\n");
    assertEquals(id("ana-one"), load().named("Ben Two").get(0).id());
    write(
        folder,
        "same-as.csv",
        "actor_id,decision,other,reason\nben-two,different,ana-one,two people\n");
    assertEquals(id("ben-two"), load().named("Ben Two").get(0).id());
  }

  @Test
  void namesAreFoundWhateverTheirCaseAndDiacritics() {
    assertEquals(id("norburg"), load().named("NÓRBURG").get(0).id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "actors.csv; id,kind,name_en|x,Country,; line 2, column name_en: must not be empty",
        "actors.csv; id,kind,name_en|x,country,X; line 2, column kind: 'country' is no kind, such as Country or Person",
        "actors.csv; id,kind,name_en|x,City,X|x,City,Y; line 3, column id: x stands on line 2 already",
        "actors.csv; id,kind,name_en|a b,City,X; line 2, column id: an entity's id holds",
        "actors.csv; id,kind,name_en,lat|x,City,X,91; line 2, column lat: '91' is no number of degrees within ±90",
        "actors.csv; id,kind|x,City; line 1, column name_en: missing from the header row",
        "aliases.csv; actor_id,alias,type|nobody,N,name; line 2, column actor_id: no actors.csv has the id nobody",
        "aliases.csv; actor_id,alias,type|norland,N,nickname; line 2, column type: 'nickname' is none of",
        "aliases.csv; actor_id,alias,type,ambiguous|norland,N,name,no; line 2, column ambiguous: 'no' is neither yes nor empty",
        "roles.csv; holder,relation,of,valid_from|ana-one,leads,norland,May 2010; line 2, column valid_from: 'May 2010' is no date",
        "roles.csv; holder,relation,of,valid_from,valid_to|ana-one,leads,norland,2015,2014; line 2, column valid_to: 2014 lies before valid_from 2015",
        "memberships.csv; member,relation,of|norburg,near,norland; line 2, column relation: 'near' is none of locatedIn, memberOf",
        "same-as.csv; actor_id,decision,other,reason|norland,same,norland,; line 2, column other: is the same id",
      })
  void aRowThatCannotBeUsedIsNamedByFileLineAndColumn(String file, String rows, String message)
      throws IOException {
    Path own = Files.createDirectory(folder.resolve("own"));
    write(own, file, rows.replace('|', '\n') + "\n");
    TableException refused =
        assertThrows(TableException.class, () -> EntityTables.load(List.of(folder, own)));
    String said = String.valueOf(refused.getMessage());
    assertTrue(said.startsWith(own.resolve(file) + ", " + message), said);
  }

  @Test
  void loadingTheShippedTablesTakesUnderHalfASecondOnceWarm() {
    Path shipped = Path.of("seeds/entities");
    // The time of this thread: others on the machine must not count.
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long best = Long.MAX_VALUE;
    for (int run = 0; run < 5; run++) {
      long start = clock.getCurrentThreadCpuTime();
      EntityTables.load(List.of(shipped));
      best = Math.min(best, clock.getCurrentThreadCpuTime() - start);
    }
    assertTrue(best < 500_000_000L, best / 1_000_000 + " ms");
  }

  private EntityTables load() {
    return EntityTables.load(List.of(folder));
  }

  private static EntityId id(String value) {
    return new EntityId(value);
  }

  private static void write(Path folder, String file, String rows) throws IOException {
    Files.writeString(folder.resolve(file), rows);
  }
}
