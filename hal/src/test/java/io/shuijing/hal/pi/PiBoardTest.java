package io.shuijing.hal.pi;

import static io.shuijing.hal.contract.Faults.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.body.Button;
import io.shuijing.hal.body.Indicator;
import io.shuijing.hal.body.Signal;
import io.shuijing.hal.contract.ButtonContract;
import io.shuijing.hal.pi.PiBoard.IndicatorPins;
import io.shuijing.hal.power.Battery;
import io.shuijing.hal.wire.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The board through all of Pi4J, down to the calls of the kernel. */
class PiBoardTest implements ButtonContract {
  private static final int BUTTON = 17;
  private static final IndicatorPins PINS = new IndicatorPins(22, 23, 24);
  private static final long INPUT_BOTH_EDGES_PULLED_UP = 0x4 | 0x10 | 0x20 | 0x100;
  private static final long OUTPUT = 0x8;

  private final SoftKernel kernel = new SoftKernel();
  private final PiBoard board = PiBoard.open(kernel, SoftKernel.CHIP);

  @Override
  public Button button() throws HardwareFault {
    return board.button(BUTTON, System::nanoTime);
  }

  @Override
  public void press(Duration time) throws InterruptedException {
    for (int bounce = 0; bounce < 3; bounce++) {
      kernel.drive(BUTTON, false);
      kernel.drive(BUTTON, true);
    }
    kernel.drive(BUTTON, false);
    Thread.sleep(time);
    kernel.drive(BUTTON, true);
    kernel.drive(BUTTON, false);
    kernel.drive(BUTTON, true);
  }

  @AfterEach
  void close() {
    board.close();
  }

  @Test
  void a_button_between_pin_and_ground_is_held_up_by_the_pin() throws Exception {
    BlockingQueue<Button.Edge> edges = new LinkedBlockingQueue<>();
    board.button(BUTTON, System::nanoTime).listen(edges::add);
    assertThat(kernel.flags(BUTTON)).isEqualTo(INPUT_BOTH_EDGES_PULLED_UP);
    for (boolean down : new boolean[] {true, false, true, false}) {
      kernel.drive(BUTTON, !down);
      Button.Edge edge = edges.poll(20, TimeUnit.SECONDS);
      assertThat(edge).isNotNull();
      assertThat(edge.down()).isEqualTo(down);
    }
  }

  @Test
  void a_press_that_is_heard_of_late_keeps_its_length() throws Exception {
    BlockingQueue<Button.Edge> edges = new LinkedBlockingQueue<>();
    long aDay = Duration.ofDays(1).toNanos();
    board.button(BUTTON, () -> System.nanoTime() + aDay).listen(edges::add);
    long now = System.nanoTime();
    kernel.click(BUTTON, now - 900_000_000, now - 700_000_000);
    Button.Edge down = edges.poll(20, TimeUnit.SECONDS);
    Button.Edge up = edges.poll(20, TimeUnit.SECONDS);
    assertThat(down).isNotNull();
    assertThat(up).isNotNull();
    // reading two clocks one after the other takes a moment
    assertThat(down.steadyNanos()).isBetween(now - 900_000_000 + aDay, now - 800_000_000 + aDay);
    assertThat(up.steadyNanos()).isBetween(now - 700_000_000 + aDay, now - 600_000_000 + aDay);
  }

  @Test
  void lights_follow_the_signal_and_go_out_when_the_indicator_is_closed() throws Exception {
    Indicator indicator = board.indicator(PINS);
    assertThat(kernel.flags(PINS.red())).isEqualTo(OUTPUT);
    assertThat(kernel.isHigh(PINS.red())).isFalse();
    indicator.show(Signal.RECORDING);
    Waiting.until("red", () -> kernel.isHigh(PINS.red()));
    Waiting.until("it is felt", () -> kernel.isHigh(PINS.vibration()));
    indicator.show(Signal.DOCKED);
    Waiting.until("green", () -> kernel.isHigh(PINS.green()) && !kernel.isHigh(PINS.red()));
    ((AutoCloseable) indicator).close();
    indicator.show(Signal.FAULT);
    for (int pin : new int[] {PINS.green(), PINS.red(), PINS.vibration()}) {
      assertThat(kernel.isHigh(pin)).isFalse();
    }
  }

  @Test
  void closing_gives_every_pin_back() throws Exception {
    board.button(BUTTON, System::nanoTime).listen(_ -> {});
    board.indicator(PINS).show(Signal.FAULT);
    Waiting.until("red", () -> kernel.isHigh(PINS.red()));
    board.battery(1, System::nanoTime);
    assertThat(kernel.held()).isEqualTo(5);
    board.close();
    assertThat(kernel.held()).isZero();
  }

  @Test
  void charge_comes_over_the_bus() throws Exception {
    kernel.gauge(PiBoardTest::register);
    Battery battery = board.battery(1, System::nanoTime);
    Waiting.until("charge", () -> battery.chargePermille().equals(OptionalInt.of(875)));
  }

  private static int register(int number) {
    return switch (number) {
      case 0x08 -> 0x0012;
      case 0x02 -> 0xC120;
      case 0x04 -> 0x5780;
      case 0x16 -> 0;
      default -> -1;
    };
  }

  @Test
  void a_gauge_that_is_not_there_gives_no_charge_and_no_fault_at_start() throws Exception {
    Battery battery = board.battery(1, System::nanoTime);
    assertThat(battery.chargePermille()).isEmpty();
  }

  @Test
  void a_bus_that_is_not_switched_on_says_how_to_switch_it_on() {
    HardwareFault fault = assertFault("absent", () -> board.battery(7, System::nanoTime));
    assertThat(fault).hasMessageContaining("/dev/i2c-7").hasMessageContaining("raspi-config");
    assertThat(fault.part()).isEqualTo("battery");
  }

  @Test
  void a_bus_without_the_right_to_it_says_which_group() {
    kernel.refuse(-1, SystemCallFailed.EACCES);
    HardwareFault fault = assertFault("not-permitted", () -> board.battery(1, System::nanoTime));
    assertThat(fault).hasMessageContaining("i2c");
  }

  @Test
  void a_pin_that_something_else_holds_is_occupied() {
    kernel.refuse(BUTTON, SystemCallFailed.EBUSY);
    HardwareFault fault = assertFault("occupied", () -> board.button(BUTTON, System::nanoTime));
    assertThat(fault.part()).isEqualTo("button");
  }

  @Test
  void one_pin_for_two_things_is_occupied() throws Exception {
    board.button(BUTTON, System::nanoTime);
    assertFault("occupied", () -> board.indicator(new IndicatorPins(BUTTON, 23, 24)));
  }

  @Test
  void a_pin_that_the_chip_does_not_have_is_unusable() {
    assertFault("unusable", () -> board.button(54, System::nanoTime));
  }

  @Test
  void a_chip_that_is_not_there_is_absent() {
    try (PiBoard other = PiBoard.open(kernel, Path.of("/dev/gpiochip9"))) {
      assertFault("absent", () -> other.button(BUTTON, System::nanoTime));
    }
  }
}
