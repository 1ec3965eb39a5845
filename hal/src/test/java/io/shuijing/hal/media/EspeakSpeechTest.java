package io.shuijing.hal.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.contract.Faults;
import io.shuijing.hal.sound.Speech;
import io.shuijing.hal.sound.Wav;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EspeakSpeechTest {
  private static final Speech SPEECH = new EspeakSpeech("espeak-ng", 160);

  @TempDir Path directory;

  @Test
  void mandarin_is_spoken_at_a_natural_pace() throws Exception {
    Wav wav = wav("您好，我们是示例市水利局执法人员，本次执法全程录音录像，您有权申请回避。");
    // 33 characters; people read three to six a second.
    assertThat(wav.durationMs()).isBetween(5_000L, 12_000L);
    assertThat(wav.peak()).isGreaterThan(5_000);
    assertThat(wav.samplesPerSecond()).isEqualTo(22_050);
  }

  @Test
  void digits_that_stand_apart_are_read_one_by_one() throws Exception {
    assertThat(phonemes("4 1 0 4 8 2")).isEqualTo(phonemes("四 一 零 四 八 二"));
    assertThat(phonemes("410482")).isNotEqualTo(phonemes("四 一 零 四 八 二"));
    assertThat(wav("4 1 0 4 8 2").durationMs()).isGreaterThan(1_200);
  }

  @Test
  void english_and_a_slower_pace_are_to_be_had() throws Exception {
    String text = "This visit is recorded throughout.";
    Wav calm = Wav.parse(SPEECH.render(text, "en"));
    Wav slow = Wav.parse(new EspeakSpeech("espeak-ng", 100).render(text, "en"));
    assertThat(slow.durationMs()).isGreaterThan(calm.durationMs() * 5 / 4);
  }

  @Test
  void text_that_cannot_be_spoken_is_refused() {
    Faults.assertFault("text", () -> SPEECH.render(" ", "zh"));
    Faults.assertFault("text", () -> SPEECH.render("one\ntwo", "en"));
    Faults.assertFault("text", () -> SPEECH.render("bell\u0007", "en"));
    Faults.assertFault("text", () -> SPEECH.render("[[h@l'oU]]", "en"));
    Faults.assertFault("text", () -> SPEECH.render("a".repeat(2_001), "en"));
    Faults.assertFault("voice", () -> SPEECH.render("bonjour", "fr"));
  }

  @Test
  void text_at_the_limit_is_spoken() throws Exception {
    assertThat(Wav.parse(SPEECH.render("a ".repeat(1_000), "en")).durationMs()).isPositive();
  }

  @Test
  void text_that_looks_like_an_option_is_text() throws Exception {
    assertThat(wav("--help -v xx").durationMs()).isGreaterThan(500);
  }

  @Test
  void silence_and_garbage_are_not_taken_for_speech() throws Exception {
    Faults.assertFault("mute", () -> SPEECH.render("，。！", "zh"));
    Path mute = Ffmpeg.script(directory.resolve("mute"), "head -c 2000 /dev/zero");
    Path broken = Ffmpeg.script(directory.resolve("broken"), "echo 'no voice' >&2", "exit 1");
    Faults.assertFault("mute", () -> speech(mute).render("你好", "zh"));
    assertThat(Faults.assertFault("mute", () -> speech(broken).render("你好", "zh")))
        .hasMessageContaining("exit code 1: no voice");
  }

  @Test
  void a_missing_program_is_told_with_the_next_step() {
    assertThat(
            Faults.assertFault(
                "missing", () -> speech(Path.of("no-such-espeak")).render("你好", "zh")))
        .hasMessageContaining("apt-get install espeak-ng");
  }

  private static Speech speech(Path program) {
    return new EspeakSpeech(program.toString(), 160);
  }

  private static Wav wav(String text) throws Exception {
    return Wav.parse(SPEECH.render(text, "zh"));
  }

  private static String phonemes(String text) throws Exception {
    Process espeak =
        new ProcessBuilder("espeak-ng", "-v", "cmn-latn-pinyin", "-q", "-x", "--stdin").start();
    try (var in = espeak.getOutputStream()) {
      in.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return new String(espeak.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
