package io.shuijing.hal.pi;

import static io.shuijing.hal.contract.Faults.assertFault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.i2c.I2C;
import io.shuijing.hal.HardwareFault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.stubbing.OngoingStubbing;

class Max17048Test {
  private final I2C bus = mock(I2C.class);
  private final Max17048 gauge = new Max17048(bus);

  @BeforeEach
  void a_gauge_at_3_8625_volts_and_87_percent() {
    register(Max17048.VERSION, 0x0012);
    register(Max17048.VCELL, 0xC120);
    register(Max17048.SOC, 0x5780);
    register(Max17048.CRATE, 0xFFCE);
  }

  private OngoingStubbing<Integer> register(int number, int value) {
    return when(bus.readRegister(eq(number), any(byte[].class)))
        .thenAnswer(call -> {
          byte[] into = call.getArgument(1);
          into[0] = (byte) (value >> 8);
          into[1] = (byte) value;
          return 2;
        });
  }

  private void fails(int number, Exception... failures) {
    when(bus.readRegister(eq(number), any(byte[].class))).thenThrow(failures);
  }

  private static IOException nak() {
    SystemCallFailed cause = new SystemCallFailed("/dev/i2c-1", SystemCallFailed.EREMOTEIO);
    return new IOException(String.valueOf(cause.getMessage()), cause);
  }

  private static IOException timeout() {
    SystemCallFailed cause = new SystemCallFailed("/dev/i2c-1", SystemCallFailed.ETIMEDOUT);
    return new IOException(String.valueOf(cause.getMessage()), cause);
  }

  @Test
  void registers_are_read_in_the_units_of_the_data_sheet() throws HardwareFault {
    GaugeReading reading = gauge.read();
    assertThat(reading.millivolts()).isCloseTo(3862.5, within(0.001));
    assertThat(reading.chargePercent()).isEqualTo(87.5);
    assertThat(reading.percentPerHour()).isCloseTo(-10.4, within(0.001));
    assertThat(reading.chargePermille()).hasValue(875);
  }

  @Test
  void a_byte_that_was_not_acknowledged_is_asked_for_once_more() throws HardwareFault {
    when(bus.readRegister(eq(Max17048.VCELL), any(byte[].class)))
        .thenThrow(nak())
        .thenAnswer(call -> {
          byte[] into = call.getArgument(1);
          into[0] = (byte) 0xC1;
          into[1] = 0x20;
          return 2;
        });
    assertThat(gauge.read().millivolts()).isCloseTo(3862.5, within(0.001));
  }

  @Test
  void a_gauge_that_does_not_answer_twice_is_silent() {
    fails(Max17048.SOC, nak(), nak());
    HardwareFault fault = assertFault("silent", gauge::read);
    assertThat(fault.part()).isEqualTo("battery");
    assertThat(fault).hasMessageContaining("/dev/i2c-1").hasMessageContaining("check the wiring");
    verify(bus, times(2)).readRegister(eq(Max17048.SOC), any(byte[].class));
  }

  @Test
  void a_bus_that_hangs_is_said_so() {
    fails(Max17048.VERSION, timeout(), timeout());
    assertFault("bus-hangs", gauge::read);
  }

  @Test
  void too_few_bytes_are_no_answer() {
    when(bus.readRegister(eq(Max17048.VCELL), any(byte[].class))).thenReturn(1);
    assertFault("silent", gauge::read);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0000, 0xFFFF, 0x0002, 0x0110})
  void something_else_at_that_address_is_no_gauge(int version) {
    register(Max17048.VERSION, version);
    assertFault("unknown-gauge", gauge::read);
  }

  @Test
  void it_is_asked_who_it_is_once_and_again_after_it_was_silent() throws HardwareFault {
    gauge.read();
    gauge.read();
    verify(bus, times(1)).readRegister(eq(Max17048.VERSION), any(byte[].class));
    fails(Max17048.SOC, nak(), nak());
    assertFault("silent", gauge::read);
    register(Max17048.VERSION, 0x0000);
    assertFault("unknown-gauge", gauge::read);
  }

  @Test
  void nothing_is_ever_written_to_it() throws HardwareFault {
    gauge.read();
    verify(bus, times(0)).writeRegister(anyInt(), any(byte[].class), anyInt(), anyInt());
    verify(bus, times(4)).readRegister(anyInt(), any(byte[].class));
  }
}
