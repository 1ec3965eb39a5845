package io.shuijing.hal.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreambleTest {
  private static final String NONCE = "0123456789abcdef0123456789abcdef";
  private static final String OTHER = "fedcba9876543210fedcba9876543210";
  private static final String CALL = "shuijing-link/1 " + NONCE + "\n";

  @Test
  void a_call_is_found_and_what_follows_is_kept() {
    ByteBuffer bytes = bytes(CALL + "\u0016\u0003");
    assertThat(Preamble.CALL.find(bytes)).contains(NONCE);
    assertThat(rest(bytes)).isEqualTo("\u0016\u0003");
  }

  @Test
  void a_call_is_found_behind_garbage_on_the_same_line() {
    assertThat(Preamble.CALL.find(bytes("\u0017\u0003\u0003xx" + CALL))).contains(NONCE);
    assertThat(Preamble.CALL.find(bytes("shuijing-link/1 " + CALL))).contains(NONCE);
    assertThat(Preamble.CALL.find(bytes("\n\n" + CALL))).contains(NONCE);
  }

  @Test
  void a_call_that_comes_in_two_pieces_is_found_wherever_it_is_cut() {
    String all = "garbage" + CALL;
    for (int cut = 0; cut < all.length(); cut++) {
      ByteBuffer bytes = bytes(all);
      bytes.limit(cut);
      assertThat(Preamble.CALL.find(bytes)).isEmpty();
      bytes.limit(all.length());
      assertThat(Preamble.CALL.find(bytes)).as("cut at %d", cut).contains(NONCE);
      assertThat(bytes.hasRemaining()).isFalse();
    }
  }

  @Test
  void calls_are_found_one_after_the_other() {
    ByteBuffer bytes = bytes(CALL + CALL.replace(NONCE, OTHER));
    assertThat(Preamble.CALL.find(bytes)).contains(NONCE);
    assertThat(Preamble.CALL.find(bytes)).contains(OTHER);
    assertThat(Preamble.CALL.find(bytes)).isEmpty();
  }

  @Test
  void what_only_looks_like_a_call_is_none() {
    for (String text :
        new String[] {
          CALL.replace("/1", "/2"),
          CALL.replace("a", "A"),
          CALL.replace("a", "g"),
          CALL.replace("\n", "\r\n"),
          CALL.replace("0", ""),
          "shuijing-link/1 ok " + NONCE + "\n"
        }) {
      assertThat(Preamble.CALL.find(bytes(text))).as(text).isEqualTo(Optional.empty());
    }
  }

  @Test
  void of_endless_garbage_only_what_could_begin_a_call_is_kept() {
    ByteBuffer bytes = bytes("x".repeat(100_000));
    assertThat(Preamble.CALL.find(bytes)).isEmpty();
    assertThat(bytes.remaining()).isEqualTo(CALL.length() - 1);
  }

  @Test
  void an_answer_names_the_call_it_answers() {
    String line = new String(Preamble.OK.line(NONCE), US_ASCII);
    assertThat(line).isEqualTo("shuijing-link/1 ok " + NONCE + "\n");
    assertThat(Preamble.OK.find(bytes("old\n" + line))).contains(NONCE);
  }

  @Test
  void a_call_at_the_very_end_shows_that_the_dock_began_anew() {
    assertThat(Preamble.CALL.isLastIn(bytes("half a record" + CALL))).isTrue();
    assertThat(Preamble.CALL.isLastIn(bytes(CALL + "x"))).isFalse();
    assertThat(Preamble.CALL.isLastIn(bytes(CALL.substring(1)))).isFalse();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  private static String rest(ByteBuffer bytes) {
    byte[] rest = new byte[bytes.remaining()];
    bytes.get(rest);
    return new String(rest, US_ASCII);
  }
}
