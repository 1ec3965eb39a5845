package io.shuijing.hal.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.contract.SpeakerContract;
import io.shuijing.hal.sound.Speaker;
import io.shuijing.hal.sound.Speaker.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a program in the place of aplay, as machines that build have no sound card. */
final class AplaySpeakerTest implements SpeakerContract {
  @TempDir Path directory;

  @Override
  public Speaker speaker() throws Exception {
    return new AplaySpeaker(aplay("cat > /dev/null").toString(), "default");
  }

  @Test
  void aplay_gets_the_file_and_the_device() throws Exception {
    Path heard = directory.resolve("heard.wav");
    Path words = directory.resolve("words");
    Path aplay = aplay("echo \"$@\" > " + words, "cat > " + heard);
    assertThat(play(new AplaySpeaker(aplay.toString(), "plughw:1,0")))
        .isEqualTo(new Outcome.Played());
    assertThat(heard).hasBinaryContent(SpeakerContract.tone(100));
    assertThat(Files.readString(words)).isEqualTo("-q -D plughw:1,0 -t wav -\n");
  }

  @Test
  void a_sound_card_that_fails_is_told_with_what_aplay_said() throws Exception {
    Path aplay = aplay("echo 'audio open error: No such device' >&2", "exit 1");
    assertThat(play(new AplaySpeaker(aplay.toString(), "default")))
        .isEqualTo(
            new Outcome.Failed(
                "no sound from default (audio open error: No such device);"
                    + " choose one of `aplay -L`"));
  }

  @Test
  void a_missing_program_is_told_with_the_next_step() throws Exception {
    assertThat(play(new AplaySpeaker("no-such-aplay", "default")))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.reason()).contains("apt-get install alsa-utils"));
  }

  @Test
  void closing_ends_what_plays_and_what_waits() throws Exception {
    Path aplay = aplay("exec sleep 60");
    BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    AplaySpeaker speaker = new AplaySpeaker(aplay.toString(), "default");
    speaker.play(SpeakerContract.tone(60_000), outcomes::add);
    speaker.play(SpeakerContract.tone(60_000), outcomes::add);
    speaker.close();
    speaker.play(SpeakerContract.tone(60_000), outcomes::add);
    for (int i = 0; i < 3; i++) {
      assertThat(outcomes.poll(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Failed.class);
    }
  }

  private Path aplay(String... lines) throws Exception {
    return Ffmpeg.script(Files.createTempFile(directory, "aplay", ""), lines);
  }

  private static Outcome play(AplaySpeaker speaker) throws InterruptedException {
    BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    speaker.play(SpeakerContract.tone(100), outcomes::add);
    Outcome outcome = outcomes.poll(20, TimeUnit.SECONDS);
    if (outcome == null) {
      throw new AssertionError("nothing was told");
    }
    return outcome;
  }
}
