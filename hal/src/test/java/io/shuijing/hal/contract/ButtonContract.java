package io.shuijing.hal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.body.Button;
import io.shuijing.hal.body.Button.Edge;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a {@link Button} does. */
public interface ButtonContract {

  Button button() throws Exception;

  /** A finger holds it for so long and lets go; its contact bounces as it will. */
  void press(Duration time) throws Exception;

  @Test
  default void movements_are_told_in_order_with_their_times_and_the_last_is_up() throws Exception {
    BlockingQueue<Edge> edges = new LinkedBlockingQueue<>();
    button().listen(edges::add);
    for (Duration time : List.of(Duration.ofMillis(100), Duration.ofMillis(700))) {
      press(time);
      Edge first = edges.poll(20, TimeUnit.SECONDS);
      assertThat(first).isNotNull();
      assertThat(first.down()).isTrue();
      Edge last = first;
      for (Edge next = first; next != null; next = edges.poll(300, TimeUnit.MILLISECONDS)) {
        assertThat(next.steadyNanos()).isGreaterThanOrEqualTo(last.steadyNanos());
        last = next;
      }
      assertThat(last.down()).isFalse();
      assertThat(Duration.ofNanos(last.steadyNanos() - first.steadyNanos()))
          .isGreaterThanOrEqualTo(time);
    }
  }
}
