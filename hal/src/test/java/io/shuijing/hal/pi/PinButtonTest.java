package io.shuijing.hal.pi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import io.shuijing.hal.body.Press;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class PinButtonTest {
  private final DigitalInput input = mock(DigitalInput.class);
  private final BlockingQueue<Press> presses = new LinkedBlockingQueue<>();
  private DigitalStateChangeListener listener = _ -> {};

  @BeforeEach
  void listen() {
    when(input.state()).thenReturn(DigitalState.HIGH);
    new PinButton(input).listen(presses::add);
    ArgumentCaptor<DigitalStateChangeListener> added =
        ArgumentCaptor.forClass(DigitalStateChangeListener.class);
    verify(input).addListener(added.capture());
    listener = added.getValue();
  }

  private void goes(DigitalState state) {
    when(input.state()).thenReturn(state);
    tell(state);
  }

  private void tell(DigitalState state) {
    listener.onDigitalStateChange(new DigitalStateChangeEvent<>(input, state));
  }

  private Press next() throws InterruptedException {
    return presses.poll(20, TimeUnit.SECONDS);
  }

  @Test
  void a_pin_pulled_to_ground_and_let_go_is_a_short_press() throws Exception {
    goes(DigitalState.LOW);
    Thread.sleep(PressDetector.SETTLED.multipliedBy(2));
    goes(DigitalState.HIGH);
    assertThat(next()).isEqualTo(Press.SHORT);
    assertThat(presses).isEmpty();
  }

  @Test
  void a_pin_held_to_ground_is_a_long_press_before_it_is_let_go() throws Exception {
    goes(DigitalState.LOW);
    assertThat(next()).isEqualTo(Press.LONG);
    goes(DigitalState.HIGH);
    assertThat(presses).isEmpty();
  }

  @Test
  void a_release_that_was_never_told_is_found_out_and_makes_no_long_press() throws Exception {
    tell(DigitalState.LOW);
    when(input.state()).thenReturn(DigitalState.HIGH);
    assertThat(next()).isEqualTo(Press.SHORT);
  }

  @Test
  void edges_beyond_all_measure_do_not_stop_it() throws Exception {
    for (int i = 0; i < 100_000; i++) {
      tell(i % 2 == 0 ? DigitalState.LOW : DigitalState.HIGH);
    }
    presses.clear();
    goes(DigitalState.LOW);
    assertThat(next()).isNotNull();
    goes(DigitalState.HIGH);
  }

  @Test
  void nothing_is_asked_of_the_pin_while_nobody_presses() {
    verify(input, never()).state();
  }
}
