package io.shuijing.simulator.demo;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.Entry.Prompt;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.media.SoundDecoder;
import io.shuijing.hal.sound.MalformedWav;
import io.shuijing.hal.sound.Wav;
import io.shuijing.simulator.sound.MatchedFilter;
import io.shuijing.simulator.station.StationFailed;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the prompt that the journal names can be heard in the video. */
final class PromptHeard {
  private static final int SAMPLES_PER_SECOND = 16_000;

  private final Words words;
  private final PrintStream out;

  PromptHeard(Words words, PrintStream out) {
    this.words = words;
    this.out = out;
  }

  void check(Path video, Path office, Recorded recorded)
      throws IOException, StationFailed, HardwareFault {
    Prompt prompt =
        recorded.prompt().orElseThrow(() -> new StationFailed("the journal names no prompt"));
    Path audio =
        keptAudio(office, prompt.audio().digest())
            .orElseThrow(() -> new StationFailed("the office kept no audio of the prompt"));
    MatchedFilter.Match match = match(video, audio);
    String ratio = String.format(Locale.ROOT, "%.1f", match.ratio());
    if (match.found()) {
      String at = String.format(Locale.ROOT, "%.2f", match.positionMs() / 1000);
      out.println(words.say("heard", at, ratio));
    } else {
      out.println(words.say("unheard", ratio));
    }
  }

  private static MatchedFilter.Match match(Path video, Path audio)
      throws HardwareFault, MalformedWav, IOException {
    Wav recording = new SoundDecoder("ffmpeg").decode(video, SAMPLES_PER_SECOND);
    return MatchedFilter.find(recording, Wav.parse(Files.readAllBytes(audio)));
  }

  private static Optional<Path> keptAudio(Path office, Digest digest) throws IOException {
    List<Path> sounds;
    try (Stream<Path> tree = Files.walk(office)) {
      sounds = tree.filter(path -> path.toString().endsWith(".wav")).toList();
    }
    for (Path sound : sounds) {
      if (Digest.of(Files.readAllBytes(sound)).equals(digest)) {
        return Optional.of(sound);
      }
    }
    return Optional.empty();
  }
}
