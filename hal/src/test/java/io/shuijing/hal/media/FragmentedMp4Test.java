package io.shuijing.hal.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.hal.capture.CaptureEvent;
import io.shuijing.hal.capture.CaptureEvent.Fragment;
import io.shuijing.hal.capture.CaptureEvent.Init;
import io.shuijing.hal.contract.CameraContract;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FragmentedMp4Test {
  private static final FragmentedMp4.Limits LIMITS = new FragmentedMp4.Limits(4_096, 4_096, 65_536);

  /** Two seconds, four fragments, then mfra. */
  private static byte[] mp4;

  @BeforeAll
  static void encode(@TempDir Path directory) throws Exception {
    mp4 = Ffmpeg.fragmented(directory);
  }

  @Test
  void a_stream_is_cut_into_head_and_fragments_of_which_mfra_is_no_part() throws Exception {
    List<CaptureEvent> pieces = cut(mp4);
    assertThat(((Init) pieces.getFirst()).codecs()).isEqualTo("avc1.42c00a mp4a.40.2");
    assertThat(fragments(pieces)).hasSize(4);
    assertThat(fragments(pieces)).extracting(Fragment::durationMs).endsWith(500L, 500L, 500L);
    CameraContract.assertContinuous(fragments(pieces));
    assertThat(joined(pieces)).isEqualTo(Arrays.copyOf(mp4, indexOf("mfra") - 4));
  }

  @Test
  void a_stream_cut_off_anywhere_gives_its_whole_pieces_and_counts_the_torn_bytes()
      throws Exception {
    for (int length = 0; length < indexOf("mfra") - 4; length += 7) {
      FragmentedMp4 stream = stream(Arrays.copyOf(mp4, length));
      byte[] whole = joined(rest(stream));
      assertThat(whole).isEqualTo(Arrays.copyOf(mp4, whole.length));
      assertThat(whole.length + stream.tornBytes()).isEqualTo(length);
    }
  }

  @Test
  void boxes_before_a_fragment_belong_to_it() throws Exception {
    int second = indexOf("moof", indexOf("moof") + 4) - 4;
    byte[] telemetry = box("uuid", new byte[24]);
    byte[] with = joined(Arrays.copyOf(mp4, second), telemetry, tail(second));
    List<Fragment> fragments = fragments(cut(with));
    assertThat(Arrays.copyOf(fragments.get(1).bytes(), telemetry.length)).isEqualTo(telemetry);
    assertThat(fragments).hasSize(4);
  }

  @Test
  void what_is_no_mp4_is_refused_at_its_first_byte() {
    for (String text :
        List.of("hello, world", "<html></html>", "RIFF\0\0\0\0WAVE", "\0\0\0\0\0\0\0\0")) {
      assertMalformed(text.getBytes(StandardCharsets.UTF_8), 0, "no ftyp where it belongs");
    }
  }

  @Test
  void a_box_at_the_limit_is_taken_and_one_byte_more_is_refused() throws Exception {
    int mdat = indexOf("mdat") - 4;
    int size = ByteBuffer.wrap(mp4).getInt(mdat);
    assertThat(cut(mp4, new FragmentedMp4.Limits(4_096, 4_096, size))).hasSize(5);
    assertThatThrownBy(() -> cut(mp4, new FragmentedMp4.Limits(4_096, 4_096, size - 1)))
        .isInstanceOf(MalformedMp4.class)
        .hasMessageContaining("a box of " + size + " bytes, limit " + (size - 1));
  }

  @Test
  void an_oversize_box_is_refused_before_it_is_read() {
    byte[] head = Arrays.copyOf(mp4, indexOf("moof") - 4);
    for (int size : new int[] {Integer.MAX_VALUE, -1, 4_097, 7, 1, 0}) {
      byte[] lying = ByteBuffer.allocate(8).putInt(size).put(ascii("moof")).array();
      InputStream endless = new SequenceInputStream(in(joined(head, lying)), new Zeros());
      FragmentedMp4 stream = new FragmentedMp4(endless, LIMITS);
      assertThatThrownBy(() -> rest(stream))
          .isInstanceOfSatisfying(
              MalformedMp4.class, e -> assertThat(e.offsetBytes()).isEqualTo(head.length))
          .hasMessageContaining("limit 4096");
    }
  }

  @Test
  void endless_small_boxes_are_refused_at_the_limit() {
    byte[] head = Arrays.copyOf(mp4, indexOf("moof") - 4);
    ByteArrayOutputStream free = new ByteArrayOutputStream();
    for (int i = 0; i < 600; i++) {
      free.writeBytes(box("free", new byte[0]));
    }
    assertThatThrownBy(() -> cut(joined(head, free.toByteArray())))
        .isInstanceOf(MalformedMp4.class)
        .hasMessageContaining("limit");
  }

  @Test
  void a_fragment_that_does_not_begin_with_a_key_frame_is_refused() {
    // The flags of the first picture stand in the trun, after count and data offset.
    byte[] changed = mp4.clone();
    int flags = indexOf("trun") + 4 + 4 + 4 + 4;
    ByteBuffer.wrap(changed).putInt(flags, 0x0101_0000);
    assertMalformed(changed, indexOf("moof") - 4, "does not begin with a key frame");
  }

  @Test
  void a_fragment_whose_time_goes_back_is_refused() {
    int second = indexOf("moof", indexOf("moof") + 4) - 4;
    byte[] twice = joined(Arrays.copyOf(mp4, second), tail(indexOf("moof") - 4));
    assertMalformed(twice, second, "begins before the end of the fragment before it");
  }

  @Test
  void samples_that_are_longer_than_the_mdat_are_refused() {
    int mdat = indexOf("mdat") - 4;
    byte[] cutShort = joined(Arrays.copyOf(mp4, mdat), box("mdat", new byte[100]));
    assertMalformed(cutShort, indexOf("moof") - 4, "samples are longer than the mdat");
  }

  @Test
  void an_ordinary_mp4_that_is_not_fragmented_is_refused(@TempDir Path directory) throws Exception {
    Path ordinary = Ffmpeg.clip(directory.resolve("ordinary.mp4"), 1, 0);
    byte[] bytes = Files.readAllBytes(ordinary);
    assertThatThrownBy(() -> cut(bytes, FragmentedMp4.Limits.USUAL))
        .isInstanceOf(MalformedMp4.class)
        .hasMessageContaining("no moov where it belongs; is this a fragmented MP4?");
  }

  @Test
  void no_damage_makes_it_fail_in_any_other_way() {
    int seed = 20_261_124;
    Random random = new Random(seed);
    int refused = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] damaged = mp4.clone();
      // Mostly in the boxes, little in the pictures, which nobody looks at.
      int at = random.nextInt(random.nextInt(4) == 0 ? mp4.length : indexOf("mdat"));
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      try {
        assertThat(joined(cut(damaged)).length).isLessThanOrEqualTo(mp4.length);
      } catch (MalformedMp4 e) {
        refused++;
      } catch (IOException | RuntimeException e) {
        throw new AssertionError("seed " + seed + ", byte " + at, e);
      }
    }
    assertThat(refused).isPositive();
  }

  private static void assertMalformed(byte[] bytes, long offset, String what) {
    assertThatThrownBy(() -> cut(bytes))
        .isInstanceOfSatisfying(
            MalformedMp4.class, e -> assertThat(e.offsetBytes()).isEqualTo(offset))
        .hasMessageContaining(what);
  }

  private static List<CaptureEvent> cut(byte[] bytes) throws IOException {
    return cut(bytes, LIMITS);
  }

  private static List<CaptureEvent> cut(byte[] bytes, FragmentedMp4.Limits limits)
      throws IOException {
    return rest(new FragmentedMp4(in(bytes), limits));
  }

  private static FragmentedMp4 stream(byte[] bytes) {
    return new FragmentedMp4(in(bytes), LIMITS);
  }

  private static List<CaptureEvent> rest(FragmentedMp4 stream) throws IOException {
    List<CaptureEvent> pieces = new ArrayList<>();
    for (Optional<CaptureEvent> e = stream.next(); e.isPresent(); e = stream.next()) {
      pieces.add(e.get());
    }
    return pieces;
  }

  private static List<Fragment> fragments(List<CaptureEvent> pieces) {
    return pieces.stream().filter(Fragment.class::isInstance).map(Fragment.class::cast).toList();
  }

  private static byte[] joined(List<CaptureEvent> pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (CaptureEvent piece : pieces) {
      switch (piece) {
        case Init init -> all.writeBytes(init.bytes());
        case Fragment fragment -> all.writeBytes(fragment.bytes());
        case CaptureEvent.Heard heard -> throw new AssertionError(heard);
        case CaptureEvent.Suspected suspected -> throw new AssertionError(suspected);
        case CaptureEvent.Ended ended -> throw new AssertionError(ended);
      }
    }
    return all.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.asList(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static byte[] tail(int from) {
    return Arrays.copyOfRange(mp4, from, mp4.length);
  }

  private static byte[] box(String type, byte[] body) {
    return ByteBuffer.allocate(8 + body.length)
        .putInt(8 + body.length)
        .put(ascii(type))
        .put(body)
        .array();
  }

  private static int indexOf(String type) {
    return indexOf(type, 0);
  }

  private static int indexOf(String type, int from) {
    return new String(mp4, StandardCharsets.ISO_8859_1).indexOf(type, from);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static InputStream in(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  /** Never ends. */
  private static final class Zeros extends InputStream {
    @Override
    public int read() {
      return 0;
    }
  }
}
