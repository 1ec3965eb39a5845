package io.shuijing.simulator.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {
  private static final String HEAD = "shuijing-profile/v1\nname 示例局\n";

  private static Profile parse(String text) throws Profile.Wrong {
    return Profile.parse("bureau.profile", text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @EnumSource
  void both_bundled_profiles_demand_each_figure_with_its_source(Requirement requirement)
      throws Exception {
    for (Profile profile : new Profile[] {Profile.usual(), Profile.simulated()}) {
      assertThat(profile.limit(requirement)).as(profile.name()).isPresent();
      assertThat(profile.limit(requirement).orElseThrow().source()).isNotBlank();
    }
  }

  @Test
  void a_demand_holds_at_its_limit_and_not_beyond_it() throws Exception {
    Profile profile = parse(HEAD + "start-ms max 5000 : 本局规定\nbattery-hours min 8.5 : 本局规定\n");

    Profile.Limit start = profile.limit(Requirement.START_MS).orElseThrow();
    assertThat(start.holds(5000)).isTrue();
    assertThat(start.holds(5001)).isFalse();
    assertThat(start.text()).isEqualTo("≤ 5000");
    Profile.Limit battery = profile.limit(Requirement.BATTERY_HOURS).orElseThrow();
    assertThat(battery.holds(8.4)).isFalse();
    assertThat(battery.text()).isEqualTo("≥ 8.5");
    assertThat(profile.limit(Requirement.CARD_BYTES)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "start-ms max 5000",
        "start-ms about 5000 : guess",
        "start-ms max many : guess",
        "no-such-figure max 5 : guess",
        "valid-months 0",
        "firmware [0-9"
      })
  void a_line_that_is_not_understood_is_named_with_what_is_allowed(String line) {
    assertThatThrownBy(() -> parse(HEAD + line + "\n"))
        .isInstanceOf(Profile.Wrong.class)
        .hasMessageContaining("bureau.profile, line 3");
  }

  @Test
  void a_demand_that_stands_twice_and_a_missing_name_are_refused() {
    String twice = "start-ms max 5 : a\nstart-ms max 6 : b\n";
    assertThatThrownBy(() -> parse(HEAD + twice)).hasMessageContaining("stands twice");
    assertThatThrownBy(() -> parse("shuijing-profile/v1\n")).hasMessageContaining("name");
    assertThatThrownBy(() -> parse("name x\n")).hasMessageContaining("shuijing-profile/v1");
  }
}
