package io.shuijing.hal.pi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.i2c.I2C;
import io.shuijing.hal.contract.BatteryContract;
import io.shuijing.hal.power.Battery;
import io.shuijing.hal.wire.Waiting;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.invocation.InvocationOnMock;

class GaugeBatteryTest implements BatteryContract {
  private static final int SILENT = -1;

  private final AtomicLong steady = new AtomicLong(1);
  private final AtomicInteger soc = new AtomicInteger(0x5780);
  private final AtomicInteger vcell = new AtomicInteger(0xC120);
  private final AtomicInteger questions = new AtomicInteger();
  private final I2C bus = mock(I2C.class, this::answer);
  private final GaugeBattery battery =
      new GaugeBattery(new Max17048(bus), steady::get, Duration.ofMillis(5));

  @Override
  public Battery battery() {
    return battery;
  }

  @Override
  public void charge(int percent) throws Exception {
    soc.set(percent << 8);
    awaitCharge(percent * 10);
  }

  @Override
  public void silence() throws InterruptedException {
    soc.set(SILENT);
    awaitQuestions();
    steady.addAndGet(Duration.ofMinutes(2).toNanos());
  }

  @AfterEach
  void close() {
    battery.close();
  }

  private @Nullable Object answer(InvocationOnMock call) {
    if (!call.getMethod().getName().equals("readRegister")) {
      return null;
    }
    int value =
        switch ((int) call.getArgument(0)) {
          case Max17048.VERSION -> 0x0011;
          case Max17048.SOC -> soc.get();
          case Max17048.VCELL -> {
            questions.incrementAndGet();
            yield vcell.get();
          }
          default -> 0;
        };
    if (value == SILENT) {
      throw new IOException("nothing answers");
    }
    byte[] into = call.getArgument(1);
    into[0] = (byte) (value >> 8);
    into[1] = (byte) value;
    return 2;
  }

  /** Until what has changed is all that is known. */
  private void awaitQuestions() throws InterruptedException {
    int enough = questions.get() + 5;
    Waiting.until("it was asked again", () -> questions.get() >= enough);
  }

  private void awaitCharge(int permille) throws InterruptedException {
    Waiting.until(
        permille + " permille", () -> battery.chargePermille().equals(OptionalInt.of(permille)));
  }

  @Test
  void charge_is_what_the_gauge_says() throws Exception {
    awaitCharge(875);
    soc.set(0x3200);
    awaitCharge(500);
  }

  @Test
  void a_gauge_that_talks_nonsense_is_replaced_by_the_voltage() throws Exception {
    awaitCharge(875);
    soc.set(0xFF00);
    awaitCharge(620);
  }

  @Test
  void the_last_answer_of_a_gauge_that_fell_silent_holds_for_a_minute() throws Exception {
    awaitCharge(875);
    soc.set(SILENT);
    awaitQuestions();
    steady.addAndGet(Duration.ofSeconds(60).toNanos());
    assertThat(battery.chargePermille()).hasValue(875);
    steady.addAndGet(Duration.ofSeconds(4).toNanos());
    assertThat(battery.chargePermille()).isEmpty();
    soc.set(0x3200);
    awaitCharge(500);
  }

  @Test
  void a_voltage_that_no_cell_has_is_no_answer() throws Exception {
    vcell.set(0x0100);
    awaitQuestions();
    steady.addAndGet(Duration.ofMinutes(2).toNanos());
    assertThat(battery.chargePermille()).isEmpty();
    vcell.set(0xC120);
    awaitCharge(875);
  }

  @Test
  void a_gauge_that_does_not_even_know_its_voltage_gives_no_charge() throws Exception {
    vcell.set(SILENT);
    awaitQuestions();
    steady.addAndGet(Duration.ofMinutes(2).toNanos());
    assertThat(battery.chargePermille()).isEmpty();
  }
}
