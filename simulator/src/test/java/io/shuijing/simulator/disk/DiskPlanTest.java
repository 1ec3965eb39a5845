package io.shuijing.simulator.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskPlanTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "S1 cut before at operation 8134",
        "S1 cut during at append 3",
        "S1 cut after at flush-folder 1",
        "S2 fates kept dropped torn zero garbage at once",
        "S2 fates dropped at once",
        "S3 law ordered at once",
        "S3 law wild at once",
        "S4 cut-in-flush all at flush 2",
        "S4 cut-in-flush some at flush 2",
        "S4 cut-in-flush nothing at flush 2",
        "S5 flush-error at flush 7",
        "S6 full 0 at append 9",
        "S6 read-only at ms 1500",
        "S6 gone at ms 0",
        "S6 short-write at append 9",
        "S7 lying-flush 700 at once",
        "S8 flip 2 at-rest at once",
        "S8 flip 2 transient at read 4",
        "S8 unreadable 512 at-rest at read 4",
        "S8 unreadable 4096 transient at read 4",
        "S8 unreadable 131072 at-rest at rename 1",
        "S9 collateral 4194304 3 at once",
        "S10 misdirected-write at append 5",
        "S10 stale-page at read 5",
        "S10 removed-content at append 5",
        "S12 stall 5000 at list 1",
      })
  void a_line_of_a_plan_comes_back_as_it_went_in(String line) {
    assertThat(PlannedDiskFault.parse(line).text()).isEqualTo(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "S1",
        "S1 cut",
        "S1 cut sometimes at once",
        "S1 cut before",
        "S1 cut before at",
        "S1 cut before at operation",
        "S1 cut before at operation 0",
        "S1 cut before at operation -1",
        "S1 cut before at operation 01",
        "S1 cut before at operation 1 ",
        "S1 cut before at operation x",
        "S1 cut before at seek 1",
        "S1 cut before at ms",
        "S1 cut  before at once",
        "S1 cut before now at once",
        "s1 cut before at once",
        "S2 cut before at once",
        "S2 fates at once",
        "S2 fates torn kept at once",
        "S2 fates torn torn at once",
        "S3 law none at once",
        "S6 full -1 at once",
        "S6 full at once",
        "S6 melted at once",
        "S7 lying-flush 0 at once",
        "S8 flip 0 at-rest at once",
        "S8 flip 1 at once",
        "S8 unreadable 1000 at-rest at once",
        "S9 collateral 17000000 1 at once",
        "S13 fire at once",
      })
  void a_line_that_is_not_understood_is_an_error(String line) {
    assertThatThrownBy(() -> PlannedDiskFault.parse(line))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .isNotBlank()
        .doesNotContain("\n");
  }

  @Test
  void S11_is_known_and_not_supported() {
    assertThatThrownBy(() -> DiskFault.parse("S11 bit-set"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("unsupported: 'S11 bit-set'");
  }

  @Test
  void a_mark_of_coverage_has_no_numbers() {
    assertThat(DiskFault.parse("S8 unreadable 4096 transient").variant())
        .isEqualTo("unreadable transient");
    assertThat(new DiskFault.Stalled(Duration.ofSeconds(1)).variant()).isEqualTo("stall");
  }
}
