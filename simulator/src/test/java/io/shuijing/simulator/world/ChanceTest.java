package io.shuijing.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ChanceTest {
  @Test
  void a_seed_means_the_same_numbers_for_ever() {
    Chance chance = new Chance(1234567);
    // the first outputs of SplitMix64 for this seed, as its authors' code prints them
    assertThat(LongStream.generate(chance::next).limit(3).toArray())
        .containsExactly(6457827717110365317L, 3203168211198807973L, -8629252141511181193L);
  }

  @Test
  void a_further_draw_in_one_stream_shifts_no_other() {
    Chance seed = new Chance(7);
    long disk = seed.stream("disk").next();
    Chance link = seed.stream("link");
    link.next();
    assertThat(seed.stream("disk").next()).isEqualTo(disk);
    assertThat(seed.stream("link").next()).isNotEqualTo(disk);
  }

  @Test
  void numbers_stay_within_their_bounds() {
    Chance chance = new Chance(99);
    for (int i = 0; i < 10_000; i++) {
      assertThat(chance.between(-3, 3)).isBetween(-3L, 3L);
    }
    assertThat(chance.bytes(13)).hasSize(13);
    assertThat(List.of("a", "b")).contains(chance.oneOf(List.of("a", "b")));
  }
}
