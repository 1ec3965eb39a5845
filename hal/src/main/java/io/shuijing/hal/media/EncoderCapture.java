package io.shuijing.hal.media;

import io.shuijing.hal.capture.Capture;
import io.shuijing.hal.capture.CaptureEvent;
import io.shuijing.hal.media.Ending.Expected;
import io.shuijing.hal.media.Ending.Killed;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * A capture by an encoder process. One thread reads and hands over; one watches the time and kills
 * the encoder if it is silent for too long or does not finish.
 */
public final class EncoderCapture implements Capture {
  private static final Duration TERM_AFTER = Duration.ofMillis(1_500);
  private static final Duration KILL_AFTER = Duration.ofSeconds(3);
  private static final long WATCH_EVERY_MS = 50;

  /** A camera may take long to start; ending it would not make it faster. */
  private static final Duration LEAST_START = Duration.ofSeconds(15);

  /** A level that was not said with the second fragment will not come. */
  private static final int LAST_CALL = 2;

  private final List<Process> pipeline;
  private final Process encoder;
  private final Watched watched;
  private final Consumer<CaptureEvent> events;
  private final TimedInput output;
  private final Watchman watchman = new Watchman(System::nanoTime);
  private final List<ErrorLines> errors;
  private final CountDownLatch over = new CountDownLatch(1);
  private final LiveProcesses.Entry live;
  private volatile long stopAskedAt;
  private volatile boolean stopAsked;
  private volatile boolean began;
  private volatile boolean abandoned;
  private int fragments;
  private boolean heardTold;
  private volatile @Nullable Killed killed;

  private EncoderCapture(List<Process> pipeline, Watched watched, Consumer<CaptureEvent> events) {
    this.pipeline = pipeline;
    this.encoder = pipeline.getLast();
    this.watched = watched;
    this.events = events;
    this.output = new TimedInput(encoder.getInputStream());
    this.errors =
        pipeline.stream()
            .map(p -> ErrorLines.read(p, watchman::hears, line -> Logger.warn("encoder: {}", line)))
            .toList();
    this.live = LiveProcesses.add(this::stop, pipeline);
  }

  /**
   * What is expected of an encoder.
   *
   * @param silence as in {@link EncoderProgram#stallAfter}
   * @param sourceMayEnd whether its pictures are expected to end some day
   * @param sound whether there is sound in it
   */
  record Watched(Duration silence, boolean sourceMayEnd, boolean sound) {}

  /** Hands over what the last of these running processes writes. */
  static EncoderCapture of(List<Process> pipeline, Watched watched, Consumer<CaptureEvent> events) {
    EncoderCapture capture = new EncoderCapture(pipeline, watched, events);
    Thread.ofPlatform().daemon().name("encoder").start(capture::run);
    Thread.ofPlatform().daemon().name("encoder-watch").start(capture::watch);
    return capture;
  }

  /** The process that writes the MP4. */
  public ProcessHandle encoder() {
    return encoder.toHandle();
  }

  @Override
  public synchronized void stop() {
    if (stopAsked) {
      return;
    }
    stopAskedAt = System.nanoTime();
    stopAsked = true;
    if (pipeline.size() > 1) {
      // Its standard input is the pictures. ProcessHandle, not Process: that would close our end.
      encoder().destroy();
      return;
    }
    try {
      OutputStream keys = encoder.getOutputStream();
      keys.write('q');
      keys.flush();
    } catch (IOException e) {
      Logger.debug(e, "the encoder had ended before it was asked to");
    }
  }

  private void run() {
    try {
      FragmentedMp4 mp4 = new FragmentedMp4(output, FragmentedMp4.Limits.USUAL);
      handOver(mp4);
      tellHeard(LAST_CALL);
      Ending.Exit exit = new Ending.Exit(exitCode(), mp4.tornBytes(), lastLine());
      Ending ending = new Ending(killed, expected(), exit);
      finish();
      tell(ending.event());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("nobody interrupts this thread", e);
    } finally {
      finish();
    }
  }

  private void handOver(FragmentedMp4 mp4) {
    try {
      for (Optional<CaptureEvent> e = mp4.next(); e.isPresent(); e = mp4.next()) {
        began = true;
        tell(e.get());
        fragments += e.get() instanceof CaptureEvent.Fragment ? 1 : 0;
        tellHeard(fragments);
        watchman.fresh().forEach(this::tell);
      }
    } catch (MalformedMp4 e) {
      kill(new Killed.Malformed(String.valueOf(e.getMessage())));
    } catch (IOException e) {
      kill(new Killed.Unreadable(String.valueOf(e.getMessage())));
    }
  }

  // what is measured comes on another pipe, perhaps a moment later than the fragment it is about
  private void tellHeard(int call) {
    OptionalInt loudest = watchman.loudestDb();
    boolean due = call >= LAST_CALL || loudest.isPresent() || !watched.sound();
    if (fragments > 0 && !heardTold && due) {
      heardTold = true;
      tell(new CaptureEvent.Heard(loudest));
    }
  }

  private void tell(CaptureEvent event) {
    if (!abandoned) {
      events.accept(event);
    }
  }

  @Override
  public void abandon() {
    abandoned = true;
    synchronized (this) {
      stopAskedAt = System.nanoTime();
      stopAsked = true;
    }
    pipeline.forEach(process -> process.toHandle().destroyForcibly());
    pipeline.forEach(process -> process.onExit().join());
  }

  private void watch() {
    boolean termSent = false;
    try {
      while (!over.await(WATCH_EVERY_MS, TimeUnit.MILLISECONDS)) {
        Duration waiting = Duration.ofNanos(output.waitingNanos());
        if (!stopAsked) {
          Duration limit = began ? watched.silence() : longer(watched.silence(), LEAST_START);
          if (waiting.compareTo(limit) > 0) {
            kill(new Killed.Silent(limit.toMillis()));
          }
          continue;
        }
        Duration sinceStop = Duration.ofNanos(System.nanoTime() - stopAskedAt);
        Duration idle = longer(waiting, sinceStop).equals(waiting) ? sinceStop : waiting;
        if (idle.compareTo(KILL_AFTER) > 0) {
          kill(new Killed.DidNotFinish(KILL_AFTER.toMillis()));
        } else if (idle.compareTo(TERM_AFTER) > 0 && !termSent) {
          termSent = true;
          encoder().destroy();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("nobody interrupts this thread", e);
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private synchronized void kill(Killed why) {
    if (killed == null) {
      killed = why;
      Logger.warn("encoder killed: {}", why);
    }
    pipeline.forEach(process -> process.toHandle().destroyForcibly());
  }

  private Expected expected() {
    if (stopAsked) {
      return began ? Expected.STOP : Expected.STOP_BEFORE_HEAD;
    }
    return watched.sourceMayEnd() ? Expected.END_OF_SOURCE : Expected.NOTHING;
  }

  /** Of the encoder; if that had nothing against it, of what gave it its pictures. */
  private int exitCode() throws InterruptedException {
    int exitCode = encoder.waitFor();
    for (Process before : pipeline.subList(0, pipeline.size() - 1)) {
      if (exitCode == 0 && !stopAsked && before.waitFor(1, TimeUnit.SECONDS)) {
        exitCode = before.exitValue();
      }
    }
    return exitCode;
  }

  private String lastLine() throws InterruptedException {
    StringJoiner said = new StringJoiner("; ");
    for (ErrorLines lines : errors) {
      String line = lines.last();
      if (!line.isEmpty()) {
        said.add(line);
      }
    }
    return said.toString();
  }

  private void finish() {
    over.countDown();
    for (Process process : pipeline) {
      process.destroyForcibly();
    }
    live.close();
  }
}
