package io.shuijing.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shuijing.evidence.Moment.ClockSource;
import io.shuijing.evidence.Name.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameTest {

  @Test
  void a_name_says_what_it_names() throws Malformed {
    Name recorder = Name.parse("ruzhou-water.example/recorder/RZ-0007");
    assertThat(recorder.kind()).isEqualTo(Kind.RECORDER);
    assertThat(recorder.domain()).isEqualTo("ruzhou-water.example");
    assertThat(recorder.last()).isEqualTo("RZ-0007");
    assertThat(recorder).isEqualTo(Name.recorder("ruzhou-water.example", "RZ-0007"));
    assertThat(Name.parse("a.example/dock/front-desk").kind()).isEqualTo(Kind.DOCK);
    assertThat(Name.parse("a.example/office").kind()).isEqualTo(Kind.OFFICE);
    assertThat(Name.parse("a.example/office").last()).isEqualTo("office");
  }

  @Test
  void what_is_no_name_is_refused() {
    for (String text :
        List.of(
            "",
            "a.example",
            "a.example/",
            "a.example/recorder",
            "a.example/recorder/",
            "a.example/office/x",
            "a.example/officer",
            "/office",
            ".a/office",
            "a./office",
            "-a/office",
            "A.example/office",
            "a.example/recorder/../x",
            "a.example/recorder/a/b",
            "a.example/recorder/.a",
            "a.example/recorder/a..b",
            "a..b/office",
            "a.example/recorder/水",
            "a.example/recorder/a b",
            "a.example/recorder/a+b",
            "a.example/office\n",
            "a.example/recorder/a\n")) {
      assertThat(catchThrowableOfType(Malformed.class, () -> Name.parse(text)).clause())
          .as(text)
          .isEqualTo("K1");
      assertThatThrownBy(() -> new Name(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void the_longest_name_has_64_characters() throws Malformed {
    String longest = "a".repeat(64 - "/office".length()) + "/office";
    assertThat(Name.parse(longest).text()).hasSize(Name.MAX_LENGTH);
    assertThatThrownBy(() -> Name.parse("a" + longest)).isInstanceOf(Malformed.class);
  }

  @Test
  void a_session_is_the_boot_and_a_counter_from_1() throws Malformed {
    SessionId session = SessionId.parse("37-3");
    assertThat(session).isEqualTo(new SessionId(37, 3)).hasToString("37-3");
    assertThat(List.of(new SessionId(38, 1), new SessionId(37, 10), session).stream().sorted())
        .containsExactly(session, new SessionId(37, 10), new SessionId(38, 1));
    for (String text : List.of("", "37", "37-", "-3", "37-0", "37-03", "037-3", "37-3-1", "a-1")) {
      assertThatThrownBy(() -> SessionId.parse(text)).as(text).isInstanceOf(Malformed.class);
    }
    assertThatThrownBy(() -> new SessionId(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SessionId(-1, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_clock_has_its_time_from_one_of_four_sources() throws Malformed {
    for (ClockSource source : ClockSource.values()) {
      assertThat(ClockSource.parse(source.word())).isEqualTo(source);
    }
    assertThat(catchThrowableOfType(Malformed.class, () -> ClockSource.parse("ntp")).clause())
        .isEqualTo("J9");
  }
}
