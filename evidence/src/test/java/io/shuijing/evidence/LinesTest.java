package io.shuijing.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LinesTest {

  @Test
  void a_text_is_read_in_its_order_and_to_its_end() throws Malformed {
    Lines in = Lines.of(Bytes.utf8("x/v1\nname 水 镜\nn 7\n"));
    in.exactly("x/v1");
    assertThat(in.nextIs("name")).isTrue();
    assertThat(in.rest("name")).isEqualTo("水 镜");
    assertThat(in.values("n", 1)).containsExactly("7");
    assertThat(in.nextIs("n")).isFalse();
    in.end();
  }

  @Test
  void l1_a_text_is_utf_8_and_ends_with_lf() {
    assertThat(clauseOf("")).isEqualTo("L1");
    assertThat(clauseOf("x/v1")).isEqualTo("L1");
    List<byte[]> others =
        List.of(
            new byte[] {(byte) 0xff, '\n'},
            new byte[] {(byte) 0xc1, (byte) 0x81, '\n'}, // overlong A
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80, '\n'}, // half a surrogate pair
            new byte[] {(byte) 0xe6, (byte) 0xb0, '\n'}); // half of 水
    for (byte[] other : others) {
      assertThat(clause(() -> Lines.of(other))).isEqualTo("L1");
    }
  }

  @Test
  void l2_no_blank_line_and_no_control_character() {
    assertThat(clauseOf("\n")).isEqualTo("L2");
    assertThat(clauseOf("x/v1\n\ny 1\n")).isEqualTo("L2");
    for (String control : List.of("\u0000", "\t", "\r", "\u001b", "\u007f", "\u0085", "\u009f")) {
      assertThat(clauseOf("x/v1\ny a" + control + "b\n")).isEqualTo("L2");
    }
    assertThat(clauseOf("x/v1\ny a\r\n")).isEqualTo("L2");
  }

  @Test
  void l3_one_space_between_words_and_none_at_the_ends() {
    assertThat(clauseOf("x/v1\n y 1\n")).isEqualTo("L3");
    assertThat(clauseOf("x/v1\ny 1 \n")).isEqualTo("L3");
    assertThat(clauseOf("x/v1\ny  1\n")).isEqualTo("L3");
  }

  @Test
  void l4_the_keys_come_in_their_order_none_missing_and_none_more() throws Malformed {
    assertThat(clause(() -> Lines.of(Bytes.utf8("x/v2\n")).exactly("x/v1"))).isEqualTo("L4");
    assertThat(clause(() -> after("b 1\na 1\n").value("a"))).isEqualTo("L4");
    assertThat(clause(() -> after("a 1\n").end())).isEqualTo("L4");
    Lines in = after("a 1\n");
    in.value("a");
    assertThat(clause(() -> in.value("a"))).isEqualTo("L4");
    assertThat(clause(() -> in.exactly("x/v1"))).isEqualTo("L4");
    assertThat(clause(() -> after("A 1\n").value("a"))).isEqualTo("L4");
  }

  @Test
  void l5_values_are_as_many_as_the_key_takes() {
    assertThat(clause(() -> after("a\n").value("a"))).isEqualTo("L5");
    assertThat(clause(() -> after("a 1 2\n").value("a"))).isEqualTo("L5");
    assertThat(clause(() -> after("a 1\n").values("a", 2))).isEqualTo("L5");
  }

  @Test
  void l5_a_number_has_one_form_and_a_limit() throws Malformed {
    assertThat(Lines.number("0")).isZero();
    assertThat(Lines.number("9007199254740992")).isEqualTo(1L << 53);
    for (String word :
        List.of(
            "",
            "00",
            "01",
            "-1",
            "+1",
            "1.0",
            "1e3",
            "0x1",
            "9007199254740993",
            "10000000000000000",
            "99999999999999999999",
            "１")) {
      assertThat(clause(() -> Lines.number(word))).as(word).isEqualTo("L5");
    }
    assertThat(Lines.signed("-9007199254740992")).isEqualTo(-(1L << 53));
    assertThat(Lines.signed("0")).isZero();
    for (String word : List.of("-0", "--1", "-01", "-", "-9007199254740993")) {
      assertThat(clause(() -> Lines.signed(word))).as(word).isEqualTo("L5");
    }
  }

  @Test
  void l5_a_word_is_of_plain_characters_and_at_most_128_long() throws Malformed {
    String all = "azAZ09._:+/=@-";
    assertThat(Lines.token(all)).isEqualTo(all);
    assertThat(Lines.token("a".repeat(128))).hasSize(128);
    for (String word : List.of("", "a".repeat(129), "a b", "水", "a,b", "a%", "a\\b")) {
      assertThat(clause(() -> Lines.token(word))).as(word).isEqualTo("L5");
    }
  }

  @Test
  void l6_a_digest_is_64_lower_case_hex_digits() throws Malformed {
    String hex = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assertThat(Digest.fromHex(hex)).isEqualTo(Digest.of(new byte[0])).hasToString(hex);
    for (String word :
        List.of(
            "",
            hex + "0",
            hex.substring(1),
            hex.toUpperCase(java.util.Locale.ROOT),
            hex.replace('e', 'g'))) {
      assertThat(clause(() -> Digest.fromHex(word))).isEqualTo("L6");
    }
  }

  @Test
  void l7_a_time_has_one_form_and_lies_in_the_years_1970_to_9999() throws Malformed {
    for (String word :
        List.of(
            "2026-11-23T21:32:10.123Z",
            "1970-01-01T00:00:00.000Z",
            "9999-12-31T23:59:59.999Z",
            "2024-02-29T00:00:00.000Z")) {
      assertThat(Lines.time(Lines.time(word))).isEqualTo(word);
    }
    for (String word :
        List.of(
            "",
            "2026-11-23T21:32:10Z",
            "2026-11-23T21:32:10.12Z",
            "2026-11-23T21:32:10.1234Z",
            "2026-11-23T21:32:10.123+00:00",
            "2026-11-23t21:32:10.123z",
            "2026-11-23 21:32:10.123Z",
            "2026-02-29T00:00:00.000Z",
            "2026-11-31T00:00:00.000Z",
            "2026-13-01T00:00:00.000Z",
            "2026-11-23T24:00:00.000Z",
            "2026-12-31T23:59:60.000Z",
            "1969-12-31T23:59:59.999Z",
            "+10000-01-01T00:00:00.000Z",
            "-001-01-01T00:00:00.000Z",
            "0000-01-01T00:00:00.000Z",
            "２026-11-23T21:32:10.123Z")) {
      assertThat(clause(() -> Lines.time(word))).as(word).isEqualTo("L7");
    }
    assertThat(Lines.time(Instant.parse("2026-11-23T21:32:10.123999Z")))
        .isEqualTo("2026-11-23T21:32:10.123Z");
    for (String outside : List.of("1969-12-31T23:59:59.999999Z", "+10000-01-01T00:00:00Z")) {
      assertThatThrownBy(() -> Lines.time(Instant.parse(outside)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void l8_lines_and_texts_have_limits() throws Malformed {
    String longest = "a ".repeat(511) + "aa";
    assertThat(Lines.of(Bytes.utf8(longest + "\n")).rest("a")).hasSize(1022);
    assertThat(clauseOf(longest + "a\n")).isEqualTo("L8");
    assertThat(clauseOf("水".repeat(341) + "aa\n")).isEqualTo("L8"); // 1025 bytes in 343 characters
    String line = "a".repeat(1023) + "\n";
    String full = line.repeat(256);
    assertThat(full).hasSize(Lines.MAX_TEXT_BYTES);
    Lines.of(Bytes.utf8(full));
    assertThat(clauseOf(full + "a\n")).isEqualTo("L8");
  }

  @Test
  void l9_a_detail_is_at_most_200_printable_ascii_characters() throws Malformed {
    assertThat(after("d " + "~!".repeat(100) + "\n").detail("d")).hasSize(200);
    assertThat(clause(() -> after("d " + "a".repeat(201) + "\n").detail("d"))).isEqualTo("L9");
    assertThat(clause(() -> after("d 水\n").detail("d"))).isEqualTo("L9");
  }

  @Test
  void any_text_can_be_made_a_detail() throws Malformed {
    for (String text :
        List.of(
            "",
            " ",
            "\n",
            "fine",
            "  two\t words\r\n",
            "水镜",
            "a".repeat(500),
            "x".repeat(199) + " y",
            "\u0000\u007f\u0085\u2028",
            "\ud83d")) {
      String detail = Lines.printable(text);
      assertThat(after("d " + detail + "\n").detail("d")).isEqualTo(detail);
    }
    assertThat(Lines.printable("  two\t words\r\n")).isEqualTo("two words");
  }

  @Test
  void a_writer_refuses_a_value_that_would_begin_another_line() {
    LineWriter out = new LineWriter("x/v1");
    assertThatThrownBy(() -> out.line("a", "1\nb 2")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> out.line("a", "")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LineWriter("x/v1").line("a", "b ").bytes())
        .isInstanceOf(IllegalStateException.class);
    assertThat(new LineWriter("x/v1").line("a", 1, "b")).hasToString("x/v1\na 1 b\n");
  }

  @Test
  void what_is_shown_of_foreign_text_is_short_and_harmless() {
    assertThat(Lines.shown("\u001b[31m" + "a".repeat(100)))
        .hasSizeLessThan(90)
        .doesNotContain("\u001b");
  }

  private static Lines after(String rest) throws Malformed {
    Lines in = Lines.of(Bytes.utf8("x/v1\n" + rest));
    in.exactly("x/v1");
    return in;
  }

  private static String clauseOf(String text) {
    return clause(() -> Lines.of(Bytes.utf8(text)));
  }

  private static String clause(ThrowingCallable read) {
    return catchThrowableOfType(Malformed.class, read).clause();
  }
}
