package io.shuijing.dock.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.dock.prompt.Order.Language;
import io.shuijing.dock.prompt.Order.Officer;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.link.Frame;
import io.shuijing.hal.linux.DirectoryVolume;
import io.shuijing.hal.media.EspeakSpeech;
import io.shuijing.hal.sound.Wav;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PromptDeskTest {
  @TempDir Path folder;
  private DirectoryVolume volume;

  @BeforeEach
  void an_office() throws Exception {
    volume = DirectoryVolume.open("store", folder);
  }

  private static Order order(Language language, String matter, int officers) {
    return new Order(
        "a1",
        "示例市水利局",
        "检查取水许可",
        matter,
        Collections.nCopies(officers, new Officer("示例员甲", "410482")),
        language);
  }

  private PromptDesk desk(String espeak) {
    return new PromptDesk(new EspeakSpeech(espeak, 160), volume);
  }

  @ParameterizedTest
  @EnumSource
  void a_prompt_is_spoken_in_both_languages(Language language) throws Exception {
    Prompt prompt = desk("espeak-ng").render(order(language, "取水口", 2));
    assertThat(prompt.wording().id()).isEqualTo("opening." + language.word());
    assertThat(prompt.wording().version()).isEqualTo(1);
    assertThat(Wav.parse(prompt.wav()).samplesPerSecond()).isEqualTo(16_000);
    assertThat(Wav.parse(prompt.wav()).durationMs()).isGreaterThan(8_000);
  }

  @Test
  void more_digits_take_longer_since_each_is_read_for_itself() throws Exception {
    long six = seconds("410482");
    assertThat(seconds("410482410482410482")).isGreaterThan(six + 2_000);
  }

  private long seconds(String certificate) throws Exception {
    Order order =
        new Order("a1", "u", "p", "m", List.of(new Officer("示例员甲", certificate)), Language.ZH);
    return Wav.parse(desk("espeak-ng").render(order).wav()).durationMs();
  }

  @Test
  void a_prompt_that_is_too_long_for_one_question_is_refused() throws Exception {
    Order longest = order(Language.ZH, "取".repeat(200), 8);
    PromptDesk slow = new PromptDesk(new EspeakSpeech("espeak-ng", 80), volume);
    assertThatThrownBy(() -> slow.render(longest))
        .hasMessageContaining("shorten purpose and matter");
    assertThat(desk("espeak-ng").render(order(Language.ZH, "取".repeat(100), 4)).wav().length)
        .isLessThan(Frame.MAX_BODY_BYTES);
  }

  @Test
  void without_the_program_the_fault_names_the_next_step() {
    assertThatThrownBy(() -> desk("no-such-espeak").render(order(Language.ZH, "m", 1)))
        .isInstanceOf(HardwareFault.class)
        .hasMessageContaining("install it");
  }
}
