package io.shuijing.hal.serial;

import static io.shuijing.hal.contract.Faults.assertFault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.shuijing.hal.wire.ByteLink;
import io.shuijing.hal.wire.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import jssc.SerialPort;
import jssc.SerialPortException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the serial library may do and a pseudo-terminal cannot show. */
class SerialPortEdgesTest {
  private static final Duration SHORT = Duration.ofMillis(100);

  @TempDir Path folder;
  private final SerialPort port = mock(SerialPort.class);
  private Path device;
  private SerialPath path;

  @BeforeEach
  void a_device_is_there() throws IOException, SerialPortException {
    device = Files.writeString(folder.resolve("ttyACM0"), "");
    path = new SerialPath(device, 115_200, _ -> port);
    when(port.setParams(anyInt(), anyInt(), anyInt(), anyInt())).thenReturn(true);
    when(port.setFlowControlMode(anyInt())).thenReturn(true);
    when(port.isOpened()).thenReturn(true);
    when(port.writeBytes(any())).thenReturn(true);
  }

  @Test
  void the_port_is_opened_as_it_is_asked() throws Exception {
    try (ByteLink link = path.await(SHORT).orElseThrow()) {
      assertThat(link.peer()).isEqualTo(device.toString());
    }
    verify(port).setParams(115_200, 8, 1, 0);
    verify(port).setFlowControlMode(SerialPort.FLOWCONTROL_NONE);
    verify(port).closePort();
    verify(port, never()).purgePort(anyInt());
  }

  @Test
  void a_speed_that_a_real_port_does_not_take_is_unusable_and_the_port_is_closed()
      throws Exception {
    when(port.setParams(anyInt(), anyInt(), anyInt(), anyInt())).thenReturn(false);
    assertFault("unusable", () -> path.await(SHORT));
    verify(port).closePort();
  }

  @Test
  void a_port_that_another_program_holds_is_occupied() throws Exception {
    failsToOpen(SerialPortException.TYPE_PORT_BUSY);
    assertFault("occupied", () -> path.await(SHORT));
  }

  @Test
  void a_port_without_the_right_to_open_it_says_which_group() throws Exception {
    failsToOpen(SerialPortException.TYPE_PERMISSION_DENIED);
    assertThat(assertFault("not-permitted", () -> path.await(SHORT)))
        .hasMessageContaining("dialout");
  }

  @Test
  void a_port_that_vanishes_while_it_is_opened_is_not_there() throws Exception {
    failsToOpen(SerialPortException.TYPE_PORT_NOT_FOUND);
    assertThat(path.await(SHORT)).isEmpty();
  }

  @Test
  void whatever_the_library_throws_at_a_reader_the_line_is_gone() throws Exception {
    ByteLink link = path.await(SHORT).orElseThrow();
    when(port.getInputBufferBytesCount()).thenThrow(new IllegalArgumentException("EBADF"));
    assertFault("gone", () -> link.read(new byte[8], 0, 8, SHORT));
  }

  @Test
  void a_line_that_goes_away_between_count_and_read_is_gone() throws Exception {
    ByteLink link = path.await(SHORT).orElseThrow();
    when(port.getInputBufferBytesCount()).thenReturn(3);
    doThrow(fault("readBytes", SerialPortException.TYPE_NATIVE_EXCEPTION)).when(port).readBytes(3);
    assertFault("gone", () -> link.read(new byte[8], 0, 8, SHORT));
  }

  @Test
  void no_more_is_read_than_there_is_room_for() throws Exception {
    ByteLink link = path.await(SHORT).orElseThrow();
    when(port.getInputBufferBytesCount()).thenReturn(100);
    when(port.readBytes(4)).thenReturn(new byte[] {1, 2, 3, 4});
    byte[] into = new byte[6];
    assertThat(link.read(into, 1, 4, SHORT)).isEqualTo(4);
    assertThat(into).containsExactly(0, 1, 2, 3, 4, 0);
  }

  @Test
  void a_count_that_makes_no_sense_is_no_byte() throws Exception {
    ByteLink link = path.await(SHORT).orElseThrow();
    when(port.getInputBufferBytesCount()).thenReturn(-1);
    assertThat(link.read(new byte[8], 0, 8, SHORT)).isZero();
  }

  @Test
  void a_write_that_was_done_in_part_only_ends_the_line() throws Exception {
    ByteLink link = path.await(SHORT).orElseThrow();
    when(port.writeBytes(any())).thenReturn(false);
    assertFault("gone", () -> link.write(new byte[10], 0, 10, Duration.ofSeconds(10)));
    verify(port).closePort();
  }

  @Test
  void a_write_that_hangs_is_given_up_and_its_port_is_not_opened_again_before_it_ends()
      throws Exception {
    CountDownLatch pulledOut = new CountDownLatch(1);
    ByteLink link = path.await(SHORT).orElseThrow();
    when(port.writeBytes(any()))
        .thenAnswer(_ -> {
          pulledOut.await();
          return true;
        });
    assertFault("silent", () -> link.write(new byte[10], 0, 10, SHORT));
    verify(port).closePort();
    assertFault("occupied", () -> path.await(SHORT));
    pulledOut.countDown();
    Waiting.until("the line is free again", this::opens);
  }

  @Test
  void a_port_that_cannot_be_closed_is_done_with_all_the_same() throws Exception {
    ByteLink link = path.await(SHORT).orElseThrow();
    when(port.closePort()).thenThrow(new IllegalStateException("no"));
    link.close();
    assertThat(path.await(SHORT)).isPresent();
  }

  private boolean opens() {
    try {
      return path.await(SHORT).isPresent();
    } catch (IOException _) {
      return false;
    }
  }

  private void failsToOpen(String type) throws SerialPortException {
    doThrow(fault("openPort", type)).when(port).openPort();
  }

  private SerialPortException fault(String method, String type) {
    return new SerialPortException(new SerialPort(device.toString()), method, type);
  }
}
