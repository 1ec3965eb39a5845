package io.shuijing.simulator.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SequenceTest {
  private static final String TEXT =
      """
      shuijing-bench/v1
      0.0 press
      12.5 battery 200
      12.5 card full
      """;

  @Test
  void a_sequence_that_was_saved_is_read_as_it_was() throws Exception {
    assertThat(Sequence.parse(TEXT).text()).isEqualTo(TEXT);
  }

  @Test
  void remarks_and_empty_lines_are_passed_over() throws Exception {
    String remarked = TEXT.replace("12.5 card", "# the card\n\n12.5 card");
    assertThat(Sequence.parse(remarked).text()).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0.0 press   | 0.0 fly       | no such order: 'fly'; known are press
          0.0 press   | soon press    | line 2: 'soon' is no number of seconds
          0.0 press   | -1 press      | line 2: 'SECONDS ORDER'
          0.0 press   | 1e9 press     | line 2: 'SECONDS ORDER'
          0.0 press   | NaN press     | line 2: 'SECONDS ORDER'
          0.0 press   | 0.0           | line 2: 'SECONDS ORDER'
          0.0 press   | 13 press      | line 3: earlier than the line before
          battery 200 | battery -     | no such order: 'battery -'
          battery 200 | battery 1;rm  | no such order
          v1          | v2            | line 1: 'shuijing-bench/v1' is missing
          """)
  void what_is_not_understood_is_named(String right, String wrong, String said) {
    assertThatThrownBy(() -> Sequence.parse(TEXT.replace(right, wrong)))
        .isInstanceOf(Order.Unknown.class)
        .hasMessageContaining(said);
  }

  @ParameterizedTest
  @EnumSource
  void every_control_is_an_order_with_words_in_both_languages(Control control) throws Exception {
    String words = control.words().replace("N", "-20");
    assertThat(Order.parse(words)).isEqualTo(new Order(control, words));
    assertThat(control.zh()).matches(".*\\p{IsHan}.*");
    assertThat(control.en()).matches("[a-z].*");
  }
}
