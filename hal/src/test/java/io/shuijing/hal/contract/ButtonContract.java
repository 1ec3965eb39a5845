package io.shuijing.hal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.body.Button;
import io.shuijing.hal.body.Press;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a {@link Button} does. */
public interface ButtonContract {

  Button button() throws Exception;

  /** A finger presses and lets go. */
  void press() throws Exception;

  /** A finger holds it for as long as it takes to be a long press, and lets go. */
  void hold() throws Exception;

  @Test
  default void every_press_is_told_once_and_in_order() throws Exception {
    BlockingQueue<Press> presses = new LinkedBlockingQueue<>();
    button().listen(presses::add);
    press();
    hold();
    press();
    press();
    for (Press press : new Press[] {Press.SHORT, Press.LONG, Press.SHORT, Press.SHORT}) {
      assertThat(presses.poll(20, TimeUnit.SECONDS)).isEqualTo(press);
    }
    assertThat(presses.poll(200, TimeUnit.MILLISECONDS)).isNull();
  }
}
