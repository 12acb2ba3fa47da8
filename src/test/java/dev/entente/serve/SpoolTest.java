package dev.entente.serve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What answers may take, each and all together. */
class SpoolTest {

  private static final int PART = 200_000;

  private static Problem write(Spool spool, int bytes) {
    return assertThrows(Problem.class, () -> spool.write(new byte[bytes]));
  }

  @Test
  void answersThatNobodyFetchesLeaveNoRoomForOthersUntilTheyAreGone() throws IOException {
    Spool.Space space = new Spool.Space(3 * PART);
    try (Spool later = new Spool(10 * PART, space)) {
      try (Spool held = new Spool(10 * PART, space)) {
        held.write(new byte[2 * PART]);
        later.write(new byte[PART]);
        assertEquals(Problem.UNAVAILABLE, write(later, 1).status());
        assertEquals(3 * PART, space.held());
      }
      assertEquals(PART, space.held());
      later.write(new byte[2 * PART]);
    }
    assertEquals(0, space.held());
  }

  @Test
  void oneThatIsTooLargeIsToldSoAndTakesNoRoom() throws IOException {
    Spool.Space space = new Spool.Space(10 * PART);
    Spool spool = new Spool(PART, space);
    spool.write(new byte[PART]);
    assertEquals(Problem.TOO_LARGE, write(spool, 1).status());
    spool.close();
    spool.close();

    assertEquals(0, space.held());
  }

  @Test
  void whatWentIntoAFileComesOutWhole() throws IOException {
    byte[] bytes = new byte[3 * PART];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Spool spool = new Spool(bytes.length, new Spool.Space(bytes.length))) {
      for (int i = 0; i < bytes.length; i += PART) {
        spool.write(bytes, i, PART);
      }
      spool.transferTo(out);
    }
    assertArrayEquals(bytes, out.toByteArray());
  }
}
