package io.shuijing.hal.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.hal.secrets.Entropy;
import org.junit.jupiter.api.Test;

/** What an {@link Entropy} does. */
public interface EntropyContract {

  /** A source of chance. */
  Entropy entropy();

  @Test
  default void as_many_bytes_come_as_were_asked_for() {
    assertThat(entropy().bytes(0)).isEmpty();
    assertThat(entropy().bytes(1)).hasSize(1);
    assertThat(entropy().bytes(4096)).hasSize(4096);
  }

  @Test
  default void a_negative_count_is_refused() {
    Entropy entropy = entropy();
    assertThatThrownBy(() -> entropy.bytes(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void two_draws_of_a_key_differ() {
    Entropy entropy = entropy();
    assertThat(entropy.bytes(32)).isNotEqualTo(entropy.bytes(32));
  }

  @Test
  default void every_bit_is_about_as_often_one_as_zero() {
    int ones = 0;
    for (byte b : entropy().bytes(100_000)) {
      ones += Integer.bitCount(b & 0xff);
    }
    // 800,000 fair coins: standard deviation 447; ten of them is never.
    assertThat(ones).isBetween(400_000 - 4_470, 400_000 + 4_470);
  }
}
