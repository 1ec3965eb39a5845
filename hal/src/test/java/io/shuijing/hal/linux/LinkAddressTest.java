package io.shuijing.hal.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.hal.wire.LinkSource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LinkAddressTest {
  @Test
  void tcp_and_serial_are_told_apart() {
    assertThat(LinkAddress.parse("tcp:127.0.0.1:7700"))
        .isEqualTo(new LinkAddress.Tcp("127.0.0.1", 7700));
    assertThat(LinkAddress.parse("tcp:::1:7700")).isEqualTo(new LinkAddress.Tcp("::1", 7700));
    assertThat(LinkAddress.parse("serial:/dev/ttyACM0"))
        .isEqualTo(new LinkAddress.Serial(Path.of("/dev/ttyACM0")));
  }

  @Test
  void anything_else_is_refused_with_the_allowed_forms() {
    for (String text :
        new String[] {
          "",
          "tcp",
          "tcp:",
          "tcp::1",
          "tcp:host:",
          "tcp:host:65536",
          "tcp:host:-1",
          "tcp:host:7x",
          "serial:",
          "usb:/dev/ttyACM0",
          "/dev/ttyACM0"
        }) {
      assertThatThrownBy(() -> LinkAddress.parse(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("tcp:HOST:PORT and serial:PATH");
    }
  }

  @Test
  void a_dock_calls_at_the_port_that_a_recorder_took() throws Exception {
    try (LinkSource listening = LinkAddress.parse("tcp:127.0.0.1:0").atRecorder();
        LinkSource calling = LinkAddress.parse("tcp:" + listening.name()).atDock()) {
      assertThat(calling.name()).isEqualTo(listening.name());
    }
  }
}
