package io.shuijing.simulator.accept;

import io.shuijing.dock.office.KeyPaths;
import io.shuijing.evidence.SessionId;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.media.SoundDecoder;
import io.shuijing.hal.sound.MalformedWav;
import io.shuijing.hal.sound.Wav;
import io.shuijing.simulator.accept.Material.Heard;
import io.shuijing.simulator.sound.MatchedFilter;
import io.shuijing.simulator.station.AgentProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Opens the recording with the office's key, looks at its pictures, listens to its sound. */
final class MediaStage {
  private static final String CLI = "io.shuijing.evidence.cli.Main";
  private static final int SAMPLES_PER_SECOND = 16_000;
  private static final double SILENCE_DBFS = -120;

  private final Run run;

  MediaStage(Run run) {
    this.run = run;
  }

  void judge(SessionId session) throws IOException, InterruptedException {
    Path identity = run.premises().folder().resolve(KeyPaths.READER);
    if (!Files.isReadable(identity)) {
      untestable(Said.of("why.no-identity", identity));
      return;
    }
    Optional<Path> video = export(session, identity);
    if (video.isEmpty()) {
      untestable(Said.of("why.not-exported"));
      return;
    }
    pictures(video.get());
    sound(video.get());
  }

  private void untestable(Said why) {
    for (Item item : List.of(Item.PICTURES, Item.SOUND, Item.PROMPT_HEARD)) {
      run.sheet().add(Result.notTestable(item, why));
    }
  }

  private Optional<Path> export(SessionId session, Path identity)
      throws IOException, InterruptedException {
    Path out = run.course().folder().resolve("export");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    AgentProcess.run(
        AgentProcess.command(
            CLI,
            List.of(
                "export",
                run.course().supply().toString(),
                "--identity",
                identity.toString(),
                "--out",
                out.toString(),
                "--session",
                session.toString(),
                "--keys",
                run.premises().folder().resolve(KeyPaths.PUBLISHED).toString())),
        run.course().folder(),
        new PrintStream(said, true, StandardCharsets.UTF_8));
    Path video = out.resolve(session.toString()).resolve("video.mp4");
    return Files.exists(video) ? Optional.of(video) : Optional.empty();
  }

  private void pictures(Path video) throws IOException, InterruptedException {
    Movie movie;
    try {
      movie = Movie.probe(video);
      Path frame = run.course().folder().resolve("frame.png");
      movie.frame(video, frame);
      run.material().frame(frame);
    } catch (HardwareFault e) {
      run.sheet().add(Result.notTestable(Item.PICTURES, Said.message(e)));
      return;
    }
    String rate = String.format(Locale.ROOT, "%.1f", movie.framesPerSecond());
    Said measured = Said.of("measured.pictures", movie.width(), movie.height(), rate);
    Result height =
        Limits.result(
            run.profile(),
            Item.PICTURES,
            Requirement.PICTURE_HEIGHT_PX,
            Math.min(movie.width(), movie.height()),
            measured);
    Result frames =
        Limits.result(
            run.profile(),
            Item.PICTURES,
            Requirement.FRAMES_PER_SECOND,
            movie.framesPerSecond(),
            measured);
    run.sheet().add(height.grade() == Grade.FAIL ? height : frames);
  }

  private void sound(Path video) throws IOException {
    Wav recording;
    try {
      recording = new SoundDecoder("ffmpeg").decode(video, SAMPLES_PER_SECOND);
    } catch (HardwareFault e) {
      run.sheet().add(Result.fail(Item.SOUND, Said.NOTHING, Said.message(e)));
      run.sheet().add(Result.notTestable(Item.PROMPT_HEARD, Said.of("why.no-sound")));
      return;
    }
    double level = level(recording);
    String text = String.format(Locale.ROOT, "%.1f", level);
    Limits.judge(run, Item.SOUND, Requirement.SOUND_DBFS, level, Said.of("measured.sound", text));
    if (run.sheet().failed(Item.SOUND)) {
      run.sheet().add(Result.notTestable(Item.PROMPT_HEARD, Said.of("why.no-sound")));
      return;
    }
    prompt(recording);
  }

  /** Mean level in decibels of full scale. */
  static double level(Wav sound) {
    double sum = 0;
    for (short sample : sound.samples()) {
      sum += (double) sample * sample;
    }
    double mean = Math.sqrt(sum / sound.samples().length) / Short.MAX_VALUE;
    return mean == 0 ? SILENCE_DBFS : Math.max(SILENCE_DBFS, 20 * Math.log10(mean));
  }

  private void prompt(Wav recording) throws IOException {
    Wav sought;
    try {
      sought = Wav.parse(run.material().prompt());
    } catch (MalformedWav e) {
      throw new HardwareFault("speech", "mute", "the prompt that was given is no sound", e);
    }
    MatchedFilter.Match match = MatchedFilter.find(recording, sought);
    run.material().heard(new Heard(recording, match, sought.durationMs()));
    String at = String.format(Locale.ROOT, "%.2f", match.positionMs() / 1000);
    String ratio = String.format(Locale.ROOT, "%.1f", match.ratio());
    Said measured = Said.of("measured.prompt", at, ratio);
    Result result =
        Limits.result(
            run.profile(), Item.PROMPT_HEARD, Requirement.PROMPT_RATIO, match.ratio(), measured);
    boolean cut = result.grade() == Grade.FAIL && run.sheet().failed(Item.UNBROKEN);
    run.sheet()
        .add(
            cut
                ? Result.notTestable(Item.PROMPT_HEARD, measured, Said.of("why.broken-recording"))
                : result);
  }
}
