package io.shuijing.simulator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.body.Signal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PageWordsTest {
  private static String words() throws IOException {
    try (InputStream in = BenchServer.class.getResourceAsStream("words.js")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_signal_has_a_name_and_a_meaning_in_both_languages(Signal signal) throws IOException {
    assertThat(
            Pattern.compile("\\b" + signal + ": '[^']+'")
                .matcher(words())
                .results()
                .map(MatchResult::group))
        .hasSize(4)
        .doesNotHaveDuplicates();
  }
}
