package io.shuijing.dock.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.prompt.Order.Language;
import io.shuijing.dock.prompt.Order.Officer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordingTest {
  private static Order order(Language language) {
    return new Order(
        "a1",
        "示例市水利局",
        "检查",
        "取水口",
        List.of(new Officer("示例员甲", "41-0482"), new Officer("示例员乙", "X7")),
        language);
  }

  @ParameterizedTest
  @EnumSource
  void every_part_of_an_order_is_spoken_and_nothing_is_left_to_fill(Language language) {
    String text = Wording.of(language).fill(order(language));
    assertThat(text)
        .contains("示例市水利局", "检查", "取水口", "示例员甲", "示例员乙", " 4 1 0 4 8 2", " X 7")
        .doesNotContain("{", "}", "\n");
  }

  @Test
  void the_chinese_wording_says_what_the_rule_asks_for() {
    assertThat(Wording.of(Language.ZH).fill(order(Language.ZH)))
        .contains("行政执法人员", "执法证号", "全程录音录像", "申请回避");
  }

  @Test
  void the_english_wording_says_the_same() {
    assertThat(Wording.of(Language.EN).fill(order(Language.EN)))
        .contains("enforcement officers", "certificate number", "recorded throughout", "recusal");
  }

  @Test
  void what_an_order_says_is_never_taken_for_a_place_to_fill() {
    Order sly =
        new Order(
            "a1", "{matter}", "{officers}", "m", List.of(new Officer("{unit}", "1")), Language.EN);
    assertThat(Wording.of(Language.EN).fill(sly))
        .contains("officers of {matter}: {unit}, certificate number 1.")
        .contains("come for {officers}.");
  }
}
