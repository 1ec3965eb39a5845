package io.shuijing.hal.pi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import io.shuijing.hal.body.Signal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PinIndicatorTest {
  private static final int LONG_MS = 20_000;

  private final DigitalOutput green = mock(DigitalOutput.class);
  private final DigitalOutput red = mock(DigitalOutput.class);
  private final DigitalOutput vibration = mock(DigitalOutput.class);
  private final PinIndicator.Outputs outputs = new PinIndicator.Outputs(green, red, vibration);
  private long nowNanos = 7;
  private final PinIndicator indicator = new PinIndicator(outputs, () -> nowNanos);

  /** Lets time pass as the thread would: from one change to the next. */
  private void pass(Duration time) {
    long left = time.toMillis();
    long next = indicator.step();
    while (next > 0 && next <= left) {
      nowNanos += next * 1_000_000;
      left -= next;
      next = indicator.step();
    }
    nowNanos += left * 1_000_000;
    indicator.step();
  }

  private void assertPulses(int count) {
    verify(vibration, times(count)).state(DigitalState.HIGH);
    verify(vibration, times(count)).state(DigitalState.LOW);
  }

  @Test
  void nothing_is_lit_before_the_first_signal() {
    assertThat(indicator.step()).isZero();
    verify(green, never()).state(any());
    verify(red, never()).state(any());
  }

  @Test
  void recording_is_a_steady_red_light_and_two_short_pulses() {
    indicator.show(Signal.RECORDING);
    pass(Duration.ofMinutes(1));
    verify(red, times(1)).state(DigitalState.HIGH);
    verify(red, never()).state(DigitalState.LOW);
    verify(green, never()).state(any());
    assertPulses(2);
    assertThat(indicator.step()).as("nothing more comes by itself").isZero();
  }

  @Test
  void ready_flashes_every_three_seconds_for_as_long_as_it_lasts() {
    indicator.show(Signal.READY);
    pass(Duration.ofSeconds(29));
    verify(green, times(10)).state(DigitalState.HIGH);
    verify(green, times(10)).state(DigitalState.LOW);
    assertPulses(1);
  }

  @Test
  void a_signal_takes_the_place_of_the_one_before() {
    indicator.show(Signal.RECORDING);
    pass(Duration.ofSeconds(5));
    indicator.show(Signal.DOCKED);
    pass(Duration.ofSeconds(5));
    verify(red).state(DigitalState.LOW);
    verify(green).state(DigitalState.HIGH);
    assertPulses(4);
  }

  @Test
  void a_recording_that_goes_on_after_a_mark_is_not_felt_again() {
    indicator.show(Signal.MARKED);
    pass(Duration.ofSeconds(2));
    assertPulses(3);
    indicator.show(Signal.RECORDING);
    pass(Duration.ofSeconds(2));
    verify(green).state(DigitalState.LOW);
    assertPulses(3);
  }

  @Test
  void the_signal_that_is_shown_already_is_not_felt_again() {
    indicator.show(Signal.WARNING);
    pass(Duration.ofSeconds(5));
    indicator.show(Signal.WARNING);
    pass(Duration.ofSeconds(5));
    assertPulses(3);
  }

  @Test
  void a_light_that_fails_keeps_nobody_from_showing_the_next_signal() {
    doThrow(new IOException("gone")).when(red).state(DigitalState.HIGH);
    indicator.show(Signal.RECORDING);
    pass(Duration.ofSeconds(5));
    indicator.show(Signal.DOCKED);
    pass(Duration.ofSeconds(5));
    verify(green).state(DigitalState.HIGH);
  }

  @Test
  void closing_turns_all_off_for_good() {
    indicator.show(Signal.MARKED);
    indicator.step();
    indicator.close();
    verify(green).state(DigitalState.LOW);
    verify(red).state(DigitalState.LOW);
    verify(vibration).state(DigitalState.LOW);
    indicator.show(Signal.FAULT);
    pass(Duration.ofSeconds(5));
    verify(red, times(1)).state(DigitalState.HIGH);
  }

  @Test
  void a_running_one_goes_on_by_itself() {
    try (PinIndicator running = PinIndicator.running(outputs)) {
      running.show(Signal.OPENING);
      verify(red, timeout(LONG_MS).atLeast(2)).state(DigitalState.HIGH);
    }
  }
}
