package io.shuijing.hal.serial;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.contract.CardReaderContract;
import io.shuijing.hal.dock.CardReader;
import io.shuijing.hal.link.LinkLost;
import io.shuijing.hal.wire.ByteLink;
import io.shuijing.hal.wire.Cable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader at the other end of a real pseudo-terminal. */
class SerialCardReaderTest implements CardReaderContract {
  @TempDir Path folder;
  private Path dockEnd;
  private Path readerEnd;
  private Cable cable;
  private SerialCardReader reader;
  private ByteLink other;

  @BeforeEach
  void plug_in() throws Exception {
    dockEnd = folder.resolve("dock");
    readerEnd = folder.resolve("reader");
    reader = new SerialCardReader(new SerialPath(dockEnd, 9600));
    cable = Cable.serial(dockEnd, readerEnd);
    other = otherEnd();
  }

  private ByteLink otherEnd() throws LinkLost {
    return new SerialPath(readerEnd, 9600).await(LONG).orElseThrow();
  }

  @AfterEach
  void unplug() {
    reader.close();
    other.close();
    cable.close();
  }

  @Override
  public CardReader reader() {
    return reader;
  }

  @Override
  public void hold(String number) throws Exception {
    say(number + "\r\n");
  }

  private void say(String text) throws LinkLost {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    other.write(bytes, 0, bytes.length, LONG);
  }

  @Test
  void readers_that_frame_numbers_otherwise_are_understood() throws Exception {
    assertThat(reader.read(SHORT)).isEmpty();
    say("\u000204A1B2C3\u0003 00420042 \n");
    assertThat(reader.read(LONG)).contains("04A1B2C3");
    assertThat(reader.read(LONG)).contains("00420042");
  }

  @Test
  void noise_endless_lines_and_hostile_numbers_are_no_cards() throws Exception {
    assertThat(reader.read(SHORT)).isEmpty();
    say("x".repeat(5000) + "AAAA\r../../etc\r\u00ff\u00fe\u0000;DROP TABLE\r12\r04A1B2C3\r");
    Optional<String> first = Optional.empty();
    for (int i = 0; i < 10 && first.isEmpty(); i++) {
      first = reader.read(Duration.ofSeconds(5));
    }
    assertThat(first).contains("04A1B2C3");
  }

  @Test
  void pulled_out_and_plugged_in_again_it_reads_on() throws Exception {
    hold("04A1B2C3");
    assertThat(reader.read(LONG)).contains("04A1B2C3");
    other.close();
    cable.close();
    awaitLost();
    cable = Cable.serial(dockEnd, readerEnd);
    other = otherEnd();
    assertThat(reader.read(SHORT)).isEmpty();
    hold("00420042");
    assertThat(reader.read(LONG)).contains("00420042");
  }

  // gone is said once; then there is nothing until it is there again
  private void awaitLost() throws IOException {
    try {
      for (int i = 0; i < 100; i++) {
        assertThat(reader.read(SHORT)).isEmpty();
      }
      throw new AssertionError("nobody noticed");
    } catch (LinkLost e) {
      assertThat(e.fault()).isEqualTo("gone");
    }
  }
}
