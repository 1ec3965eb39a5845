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
import io.shuijing.hal.body.Button;
import io.shuijing.hal.wire.Waiting;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class PinButtonTest {
  private final DigitalInput input = mock(DigitalInput.class);
  private final BlockingQueue<Button.Edge> edges = new LinkedBlockingQueue<>();
  private final AtomicLong steady = new AtomicLong();
  private DigitalStateChangeListener listener = _ -> {};

  @BeforeEach
  void listen() {
    when(input.state()).thenReturn(DigitalState.HIGH);
    new PinButton(input, steady::incrementAndGet).listen(edges::add);
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

  private boolean nextIsDown() throws InterruptedException {
    Button.Edge edge = edges.poll(20, TimeUnit.SECONDS);
    assertThat(edge).isNotNull();
    return edge.down();
  }

  @Test
  void a_pin_pulled_to_ground_is_down_and_let_go_it_is_up_when_it_happened() throws Exception {
    goes(DigitalState.LOW);
    assertThat(edges.poll(20, TimeUnit.SECONDS)).isEqualTo(new Button.Edge(true, 1));
    goes(DigitalState.HIGH);
    assertThat(edges.poll(20, TimeUnit.SECONDS)).isEqualTo(new Button.Edge(false, 2));
  }

  @Test
  void a_release_that_was_never_told_is_found_out() throws Exception {
    goes(DigitalState.LOW);
    assertThat(nextIsDown()).isTrue();
    when(input.state()).thenReturn(DigitalState.HIGH);
    assertThat(nextIsDown()).isFalse();
  }

  @Test
  void after_edges_beyond_all_measure_it_is_told_where_it_came_to_rest() throws Exception {
    for (int i = 0; i < 100_000; i++) {
      tell(i % 2 == 0 ? DigitalState.LOW : DigitalState.HIGH);
    }
    goes(DigitalState.LOW);
    Waiting.until("down", () -> List.copyOf(edges).getLast().down());
    goes(DigitalState.HIGH);
    Waiting.until("up", () -> !List.copyOf(edges).getLast().down());
  }

  @Test
  void nothing_is_asked_of_the_pin_while_nobody_presses() {
    verify(input, never()).state();
  }
}
