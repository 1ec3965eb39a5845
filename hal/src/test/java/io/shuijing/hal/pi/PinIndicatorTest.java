package io.shuijing.hal.pi;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import io.shuijing.hal.body.Signal;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

class PinIndicatorTest {
  private static final int LONG_MS = 20_000;

  private final DigitalOutput green = mock(DigitalOutput.class);
  private final DigitalOutput red = mock(DigitalOutput.class);
  private final DigitalOutput vibration = mock(DigitalOutput.class);
  private final PinIndicator indicator =
      new PinIndicator(new PinIndicator.Outputs(green, red, vibration));

  @Test
  void recording_is_a_steady_red_light_and_two_short_pulses() {
    indicator.show(Signal.RECORDING);
    verify(red, timeout(LONG_MS)).state(DigitalState.HIGH);
    InOrder pulses = inOrder(vibration);
    for (int i = 0; i < 2; i++) {
      pulses.verify(vibration, timeout(LONG_MS)).state(DigitalState.HIGH);
      pulses.verify(vibration, timeout(LONG_MS)).state(DigitalState.LOW);
    }
    verify(green, never()).state(any());
    verify(red, never()).state(DigitalState.LOW);
  }

  @Test
  void a_signal_takes_the_place_of_the_one_before() {
    indicator.show(Signal.RECORDING);
    verify(red, timeout(LONG_MS)).state(DigitalState.HIGH);
    indicator.show(Signal.DOCKED);
    verify(red, timeout(LONG_MS)).state(DigitalState.LOW);
    verify(green, timeout(LONG_MS)).state(DigitalState.HIGH);
  }

  @Test
  void a_recording_that_goes_on_after_a_mark_is_not_felt_again() {
    indicator.show(Signal.MARKED);
    verify(vibration, timeout(LONG_MS).times(3)).state(DigitalState.HIGH);
    reset(vibration);
    indicator.show(Signal.RECORDING);
    verify(green, timeout(LONG_MS)).state(DigitalState.LOW);
    verify(vibration, never()).state(DigitalState.HIGH);
  }

  @Test
  void the_signal_that_is_shown_already_is_not_felt_again() {
    indicator.show(Signal.DOCKED);
    verify(vibration, timeout(LONG_MS).times(2)).state(DigitalState.LOW);
    reset(vibration);
    indicator.show(Signal.DOCKED);
    indicator.show(Signal.RECORDING);
    InOrder order = inOrder(vibration, green);
    order.verify(green, timeout(LONG_MS)).state(DigitalState.LOW);
    order.verify(vibration, timeout(LONG_MS)).state(DigitalState.HIGH);
  }

  @Test
  void a_light_that_fails_keeps_nobody_from_showing_the_next_signal() {
    doThrow(new IOException("gone")).when(red).state(DigitalState.HIGH);
    indicator.show(Signal.RECORDING);
    verify(red, timeout(LONG_MS).atLeastOnce()).state(DigitalState.HIGH);
    indicator.show(Signal.DOCKED);
    verify(green, timeout(LONG_MS)).state(DigitalState.HIGH);
  }
}
