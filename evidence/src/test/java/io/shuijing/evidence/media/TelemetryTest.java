package io.shuijing.evidence.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shuijing.evidence.Bytes;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Moment.ClockSource;
import io.shuijing.evidence.Samples;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TelemetryTest {
  private static final Telemetry FULL =
      new Telemetry(
          Samples.WALL,
          ClockSource.GNSS,
          OptionalLong.of(20),
          Place.of(34.1672, -112.84567849, 4.2, 850),
          OptionalInt.of(873));
  private static final Telemetry BARE =
      new Telemetry(
          Samples.WALL,
          ClockSource.NONE,
          OptionalLong.empty(),
          Optional.empty(),
          OptionalInt.empty());
  private static final byte[] FRAGMENT = Bytes.utf8("\0\0\0\10moof\0\0\0\10mdat");

  @Test
  void a_box_is_length_type_uuid_and_text() {
    byte[] box = FULL.box();
    assertThat(ByteBuffer.wrap(box).getInt()).isEqualTo(box.length);
    assertThat(new String(box, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("uuid");
    assertThat(new String(box, 24, box.length - 24, StandardCharsets.US_ASCII))
        .isEqualTo(
            """
            shuijing-telemetry/v1
            wall 2026-11-23T21:32:10.123Z
            clock gnss 20
            place 34.167200 -112.845678 5 850
            battery 873
            """);
  }

  private static final byte[] JPEG = {
    (byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 2, (byte) 0xff, (byte) 0xd9
  };

  @Test
  void a_still_carries_it_as_the_comment_behind_its_first_marker() throws Malformed {
    for (Telemetry telemetry : List.of(FULL, BARE)) {
      byte[] still = telemetry.leadingStill(JPEG);
      assertThat(Telemetry.ofStill(still)).isEqualTo(telemetry);
      assertThat(Arrays.copyOf(still, 4)).containsExactly(0xff, 0xd8, 0xff, 0xfe);
      assertThat(Arrays.copyOfRange(still, still.length - 6, still.length))
          .isEqualTo(Arrays.copyOfRange(JPEG, 2, 8));
    }
    assertThatThrownBy(() -> FULL.leadingStill(FRAGMENT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_still_without_comment_or_with_one_that_is_cut_is_malformed() {
    byte[] cut = Arrays.copyOf(FULL.leadingStill(JPEG), 30);
    for (byte[] still : List.of(JPEG, cut, new byte[0], Arrays.copyOf(cut, 5))) {
      assertThat(catchThrowableOfType(Malformed.class, () -> Telemetry.ofStill(still)).clause())
          .isEqualTo("S9");
    }
  }

  @Test
  void what_leads_a_segment_is_read_and_the_rest_is_the_encoder_s() throws Malformed {
    for (Telemetry telemetry : List.of(FULL, BARE)) {
      byte[] segment = Bytes.join(List.of(telemetry.box(), FRAGMENT));
      assertThat(Telemetry.leading(segment)).isEqualTo(telemetry);
      int length = Telemetry.boxLength(segment);
      assertThat(Arrays.copyOfRange(segment, length, segment.length)).isEqualTo(FRAGMENT);
    }
  }

  @Test
  void a_segment_that_no_telemetry_leads_is_refused() {
    byte[] box = FULL.box();
    assertThat(clauseOf(FRAGMENT)).isEqualTo("S6");
    assertThat(clauseOf(new byte[0])).isEqualTo("S6");
    assertThat(clauseOf(Bytes.join(List.of(FRAGMENT, box)))).isEqualTo("S6");
    for (int at = 4; at < 24; at++) {
      assertThat(clauseOf(Bytes.flipped(box, at))).isEqualTo("S6");
    }
    assertThat(clauseOf(Arrays.copyOf(box, box.length - 1))).isEqualTo("S6");
    for (int length : new int[] {0, 1, 23, Telemetry.MAX_BOX_BYTES + 1, -1}) {
      byte[] wrong = Arrays.copyOf(box, 1000);
      ByteBuffer.wrap(wrong).putInt(length);
      assertThat(clauseOf(wrong)).as("length %d", length).isEqualTo("S6");
    }
  }

  @Test
  void the_text_has_one_form() {
    String good = text(FULL);
    assertThat(clauseOf(boxed(good.replace("battery 873", "battery 1001")))).isEqualTo("S7");
    assertThat(clauseOf(boxed(good + "more 1\n"))).isEqualTo("L4");
    assertThat(clauseOf(boxed(good.replace("clock gnss 20\n", "")))).isEqualTo("L4");
    assertThat(clauseOf(boxed(good.replace("gnss", "ntp")))).isEqualTo("J9");
    for (String place :
        List.of(
            "34.1672 -112.845678 5 850",
            "034.167200 -112.845678 5 850",
            "+34.167200 -112.845678 5 850",
            "-0.000000 -112.845678 5 850",
            "90.000001 -112.845678 5 850",
            "34.167200 -180.000001 5 850",
            "34.167200 -112.845678 100000000 850",
            "34.167200 -112.845678 5",
            "- -")) {
      assertThat(clauseOf(boxed(good.replace("34.167200 -112.845678 5 850", place))))
          .as(place)
          .isEqualTo("S8");
    }
  }

  @Test
  void the_corners_of_the_earth_are_places_and_what_lies_beyond_is_none() throws Malformed {
    for (double[] corner :
        new double[][] {{90, 180}, {-90, -180}, {0, 0}, {-0.0000001, 0.0000004}}) {
      Optional<Place> place = Place.of(corner[0], corner[1], 0, 0);
      assertThat(place).isPresent();
      Telemetry telemetry =
          new Telemetry(
              Samples.WALL, ClockSource.GNSS, OptionalLong.of(1), place, OptionalInt.of(0));
      assertThat(Telemetry.leading(telemetry.box())).isEqualTo(telemetry);
    }
    assertThat(Place.of(90.1, 0, 1, 0)).isEmpty();
    assertThat(Place.of(0, 180.1, 1, 0)).isEmpty();
    assertThat(Place.of(Double.NaN, 0, 1, 0)).isEmpty();
    assertThat(Place.of(0, Double.POSITIVE_INFINITY, 1, 0)).isEmpty();
    assertThat(Place.of(0, 0, Double.NaN, 0)).isEmpty();
    assertThat(Place.of(0, 0, -1, 0)).isEmpty();
    assertThat(Place.of(0, 0, 1, -1)).isEmpty();
    assertThat(Place.of(0, 0, Double.MAX_VALUE, 0).orElseThrow().uncertaintyMetres())
        .isEqualTo(99_999_999);
    assertThatThrownBy(() -> new Place(90_000_001, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_longest_box_fits_its_limit() throws Malformed {
    Telemetry longest =
        new Telemetry(
            Samples.WALL,
            ClockSource.GNSS,
            OptionalLong.of(1L << 53),
            Optional.of(new Place(-89_999_999, -179_999_999, 99_999_999, 1L << 53)),
            OptionalInt.of(1000));
    assertThat(longest.box()).hasSizeLessThan(Telemetry.MAX_BOX_BYTES);
    assertThat(Telemetry.leading(longest.box())).isEqualTo(longest);
    assertThatThrownBy(() ->
            new Telemetry(
                Samples.WALL,
                ClockSource.NONE,
                OptionalLong.empty(),
                Optional.empty(),
                OptionalInt.of(1001)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String text(Telemetry telemetry) {
    byte[] box = telemetry.box();
    return new String(box, 24, box.length - 24, StandardCharsets.UTF_8);
  }

  private static byte[] boxed(String text) {
    byte[] content = Bytes.utf8(text);
    byte[] head = Arrays.copyOf(FULL.box(), 24);
    ByteBuffer.wrap(head).putInt(24 + content.length);
    return Bytes.join(List.of(head, content));
  }

  private static String clauseOf(byte[] segment) {
    return catchThrowableOfType(Malformed.class, () -> Telemetry.leading(segment)).clause();
  }
}
