package io.shuijing.hal.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shuijing.hal.contract.SpeakerContract;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class WavTest {
  private static final Wav RAMP = new Wav(8_000, new short[] {0, 1, -1, 32_767, -32_768});

  @Test
  void what_is_written_is_read_again() throws Exception {
    assertThat(Wav.parse(RAMP.toBytes())).isEqualTo(RAMP);
    assertThat(RAMP.toBytes()).hasSize(44 + 10);
    assertThat(RAMP.peak()).isEqualTo(32_768);
  }

  @Test
  void the_head_is_as_the_specification_says() {
    ByteBuffer head = ByteBuffer.wrap(RAMP.toBytes()).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(head.getInt(4)).isEqualTo(46);
    assertThat(head.getShort(20)).isEqualTo((short) 1);
    assertThat(head.getInt(24)).isEqualTo(8_000);
    assertThat(head.getInt(28)).isEqualTo(16_000);
    assertThat(head.getInt(40)).isEqualTo(10);
  }

  @Test
  void chunks_beside_format_and_data_are_passed_over() throws Exception {
    byte[] plain = RAMP.toBytes();
    ByteBuffer with = ByteBuffer.allocate(plain.length + 12).order(ByteOrder.LITTLE_ENDIAN);
    with.put(plain, 0, 36).put("LIST".getBytes(StandardCharsets.US_ASCII)).putInt(3);
    with.put(new byte[4]).put(plain, 36, plain.length - 36).putInt(4, with.capacity() - 8);
    assertThat(Wav.parse(with.array())).isEqualTo(RAMP);
  }

  @Test
  void a_file_cut_off_anywhere_is_refused() {
    byte[] file = RAMP.toBytes();
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> Wav.parse(cut)).isInstanceOf(MalformedWav.class);
    }
  }

  @Test
  void other_formats_are_refused_by_name() {
    assertRefused(20, 3, "code 3");
    assertRefused(22, 2, "2 channels");
    assertRefused(34, 24, "24 bits");
    assertRefused(28, 1, "rates contradict");
    assertRefused(24, 7, "samples per second");
    assertRefused(4, 1, "size in its head");
    assertRefused(40, 12, "chunk data of 12 bytes does not fit");
    assertRefused(40, 9, "9 bytes of data");
    assertRefused(16, 18, "format of 18 bytes");
  }

  @Test
  void another_rate_keeps_length_and_pitch() throws Exception {
    Wav tone = Wav.parse(SpeakerContract.tone(500));
    Wav faster = tone.resampled(48_000);
    assertThat(faster.durationMs()).isEqualTo(500);
    assertThat(crossings(faster)).isCloseTo(crossings(tone), within(1));
    assertThat(faster.peak()).isCloseTo(tone.peak(), within(200));
  }

  private static int crossings(Wav wav) {
    int crossings = 0;
    for (int i = 1; i < wav.samples().length; i++) {
      crossings += wav.samples()[i - 1] < 0 && wav.samples()[i] >= 0 ? 1 : 0;
    }
    return crossings;
  }

  private static void assertRefused(int at, int value, String why) {
    byte[] changed = RAMP.toBytes();
    changed[at] = (byte) value;
    assertThatThrownBy(() -> Wav.parse(changed))
        .isInstanceOf(MalformedWav.class)
        .hasMessageContaining(why);
  }
}
