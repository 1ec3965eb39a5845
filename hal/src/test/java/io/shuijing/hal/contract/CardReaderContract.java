package io.shuijing.hal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.dock.CardReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every card reader does. */
public interface CardReaderContract {
  Duration LONG = Duration.ofSeconds(20);
  Duration SHORT = Duration.ofMillis(50);

  CardReader reader();

  /** Holds a card to it. */
  void hold(String number) throws Exception;

  @Test
  default void without_a_card_it_gives_nothing_when_patience_ends() throws Exception {
    assertThat(reader().read(SHORT)).isEmpty();
  }

  @Test
  default void cards_come_one_by_one_in_their_order() throws Exception {
    assertThat(reader().read(SHORT)).isEmpty();
    hold("04A1B2C3");
    hold("0000000042");
    assertThat(reader().read(LONG)).contains("04A1B2C3");
    assertThat(reader().read(LONG)).contains("0000000042");
    assertThat(reader().read(SHORT)).isEmpty();
  }
}
