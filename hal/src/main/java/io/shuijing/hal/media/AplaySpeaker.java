package io.shuijing.hal.media;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.sound.MalformedWav;
import io.shuijing.hal.sound.Speaker;
import io.shuijing.hal.sound.Wav;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A loudspeaker of ALSA, through {@code aplay}. */
public final class AplaySpeaker implements Speaker, AutoCloseable {
  private static final ToolProcess.Caller CALLER =
      new ToolProcess.Caller(
          "speaker",
          "install it (apt-get install alsa-utils) or give its path in the configuration");
  private static final int MAX_WAITING = 16;
  private static final Duration SPARE_TIME = Duration.ofSeconds(5);

  private final String program;
  private final String device;
  private final ThreadPoolExecutor turns =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MAX_WAITING),
          Thread.ofPlatform().daemon().name("speaker").factory());

  /**
   * @param program path or name of aplay
   * @param device such as {@code default} or {@code plughw:1,0}, as {@code aplay -L} lists them
   */
  public AplaySpeaker(String program, String device) {
    this.program = program;
    this.device = device;
  }

  @Override
  public void play(byte[] wav, Consumer<Outcome> outcome) {
    Turn turn = new Turn(wav.clone(), outcome);
    try {
      turns.execute(turn);
    } catch (RejectedExecutionException e) {
      String why = turns.isShutdown() ? "the speaker is closed" : MAX_WAITING + " sounds wait";
      Thread.ofVirtual().start(() -> outcome.accept(new Outcome.Failed(why)));
    }
  }

  /** Ends what plays; it and what waits is told as failed. */
  @Override
  public void close() {
    for (Runnable waiting : turns.shutdownNow()) {
      ((Turn) waiting).outcome.accept(new Outcome.Failed("the speaker is closed"));
    }
  }

  private final class Turn implements Runnable {
    private final byte[] wav;
    private final Consumer<Outcome> outcome;

    Turn(byte[] wav, Consumer<Outcome> outcome) {
      this.wav = wav;
      this.outcome = outcome;
    }

    @Override
    public void run() {
      outcome.accept(played());
    }

    private Outcome played() {
      try {
        Duration length = Duration.ofMillis(Wav.parse(wav).durationMs());
        List<String> command = List.of(program, "-q", "-D", device, "-t", "wav", "-");
        ToolRun.Limits limits = new ToolRun.Limits(length.plus(SPARE_TIME), 1 << 10);
        ToolRun run = ToolRun.of(CALLER, command, wav, limits);
        return run.exitCode() == 0
            ? new Outcome.Played()
            : new Outcome.Failed(
                "no sound from " + device + " (" + run.lastLine() + "); choose one of `aplay -L`");
      } catch (MalformedWav | HardwareFault e) {
        return new Outcome.Failed(String.valueOf(e.getMessage()));
      }
    }
  }
}
