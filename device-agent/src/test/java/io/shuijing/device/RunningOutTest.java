package io.shuijing.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.device.parts.Bench;
import io.shuijing.device.parts.CardContents;
import io.shuijing.device.parts.MemoryCard;
import io.shuijing.device.parts.MovedClocks;
import io.shuijing.device.press.Press;
import io.shuijing.device.recording.RecorderEvent;
import io.shuijing.evidence.journal.Entry.Fault;
import io.shuijing.evidence.journal.Entry.SessionClose;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.body.Signal;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Battery and card that will not last: told in time, closed in order. */
class RunningOutTest {
  private final MemoryCard card = new MemoryCard(64L << 20);
  private final Bench bench = Bench.with(card);

  private CardContents contents() throws HardwareFault {
    return CardContents.of(card).tracksAreWhole();
  }

  @Test
  void a_low_battery_warns_and_stops_nothing() throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    bench.charge(OptionalInt.of(40));
    bench.passes(29_000);
    assertThat(bench.shown()).isEqualTo(Signal.LOW_BATTERY);
    bench.fragments(1);
    assertThat(bench.state()).isEqualTo("recording");
    assertThat(bench.shown()).isEqualTo(Signal.RECORDING);
    bench.passes(2_000);
    assertThat(bench.signals()).filteredOn(Signal.LOW_BATTERY::equals).hasSize(1);
    assertThat(contents().entries(Fault.class))
        .extracting(fault -> fault.part() + " " + fault.fault())
        .contains("battery low");
  }

  @Test
  void a_battery_that_stays_nearly_empty_closes_the_session_and_says_what_it_measured()
      throws HardwareFault {
    bench.start().press(Press.SHORT).init().fragments(1);
    bench.charge(OptionalInt.of(8));
    bench.passes(87_000);
    assertThat(bench.state()).isEqualTo("recording");
    bench.passes(1_500).finish();
    SessionClose close = contents().entries(SessionClose.class).getFirst();
    assertThat(close.cause()).isEqualTo("battery");
    assertThat(close.measured()).isEqualTo(OptionalLong.of(8));
    assertThat(bench.shown()).isEqualTo(Signal.LOW_BATTERY);
    bench.press(Press.SHORT).init().fragments(1).passes(600_000);
    assertThat(bench.state()).isEqualTo("recording");
  }

  @Test
  void a_card_that_will_be_full_before_long_warns_in_minutes_once() throws HardwareFault {
    Bench on = Bench.with(card, new MovedClocks(), 500_000);
    on.start().press(Press.SHORT).init();
    for (int i = 0; i < 45; i++) {
      on.fragments(1).happens(new RecorderEvent.Tick());
    }
    Fault fault = contents().entries(Fault.class).getFirst();
    assertThat(fault.part() + " " + fault.fault()).isEqualTo("card low");
    assertThat(fault.detail()).isEqualTo("about 15 minutes of recording are left");
    assertThat(on.signals()).filteredOn(Signal.LOW_STORAGE::equals).hasSize(1);
    assertThat(on.state()).isEqualTo("recording");
  }
}
