package io.shuijing.dock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
  private static final String TEXT =
      """
      # a dock
      office = office
      domain = ruzhou-water.example
      dock   = D1
      bay = tcp:127.0.0.1:7001
      bay = serial:/dev/ttyACM0
      """;

  private static Configuration read(String text) throws Configuration.Wrong {
    return Configuration.parse("dock.conf", text);
  }

  @Test
  void a_configuration_is_read() throws Exception {
    Configuration read = read(TEXT);
    assertThat(read.name()).hasToString("ruzhou-water.example/office");
    assertThat(read.dock()).hasToString("ruzhou-water.example/dock/D1");
    assertThat(read.bays())
        .containsExactly(
            new Configuration.BayPlace.Tcp("127.0.0.1", 7001),
            new Configuration.BayPlace.Serial("/dev/ttyACM0"));
    assertThat(read.storeLimitBytes()).isEqualTo(Long.MAX_VALUE);
    assertThat(read.clockUncertaintyMs()).isEqualTo(500);
  }

  @Test
  void an_address_may_have_colons() throws Exception {
    assertThat(read(TEXT.replace("tcp:127.0.0.1:7001", "tcp:::1:7001")).bays())
        .contains(new Configuration.BayPlace.Tcp("::1", 7001));
  }

  @ParameterizedTest
  @CsvSource({
    "office = office, offices = office, line 2: unknown key 'offices'; known are office",
    "office = office, office =, line 2: 'office' cannot be ''; allowed is a folder",
    "domain = ruzhou-water.example, domain = Ruzhou, line 3: 'domain' cannot be 'Ruzhou'",
    "domain = ruzhou-water.example, domain, line 3: 'domain' is no 'key = value'",
    "bay = tcp:127.0.0.1:7001, bay = tcp:7001, line 5: 'bay' cannot be 'tcp:7001'; allowed is tcp:",
    "bay = tcp:127.0.0.1:7001, bay = tcp:host:0, line 5: 'bay' cannot be",
    "bay = tcp:127.0.0.1:7001, bay = tcp:host:65536, line 5: 'bay' cannot be",
    "bay = serial:/dev/ttyACM0, bay = serial:, line 6: 'bay' cannot be 'serial:'",
    "bay = serial:/dev/ttyACM0, store-limit-bytes = many, line 6: 'store-limit-bytes' cannot be",
    "bay = serial:/dev/ttyACM0, dock = D2, line 6: 'dock' stands twice",
  })
  void what_is_wrong_is_named_with_file_line_key_and_what_is_allowed(
      String was, String is, String said) {
    assertThatThrownBy(() -> read(TEXT.replace(was, is)))
        .isInstanceOf(Configuration.Wrong.class)
        .hasMessageStartingWith("dock.conf, ")
        .hasMessageContaining(said);
  }

  @Test
  void what_is_missing_is_named() {
    assertThatThrownBy(() -> read(TEXT.replace("dock   = D1", "")))
        .hasMessageStartingWith("dock.conf: 'dock = …' is missing");
  }
}
