package io.shuijing.dock.cli;

import io.shuijing.dock.office.Office;
import io.shuijing.dock.office.OfficeFault;
import io.shuijing.dock.upkeep.LastUpkeep;
import io.shuijing.dock.upkeep.Reverification;
import io.shuijing.evidence.cli.KeyFolder;
import io.shuijing.hal.linux.DirectoryVolume;
import io.shuijing.hal.time.Clocks;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.tinylog.Logger;

/**
 * Re-reads the archive: once, or again and again while a dock runs, so slowly that others come
 * first.
 */
final class Upkeep {
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);
  private static final long MIB = 1 << 20;

  private final Place place;
  private final DirectoryVolume volume;
  private final Office office;
  private final Reverification.Listener listener;
  private final LongConsumer pace;

  private Upkeep(Place place, long mibPerSecond, Reverification.Listener listener)
      throws OfficeFault, IOException {
    this.place = place;
    this.volume = place.volume();
    this.office = place.open(volume);
    this.listener = listener;
    this.pace = mibPerSecond == 0 ? _ -> {} : new Pace(mibPerSecond * MIB, place.clocks());
  }

  /**
   * @param mibPerSecond at most so much is read; 0 for all it can
   */
  static Upkeep of(Place place, long mibPerSecond, Reverification.Listener listener)
      throws OfficeFault, IOException {
    return new Upkeep(place, mibPerSecond, listener);
  }

  /** Reads everything once. */
  Reverification.Result readOnce() throws IOException {
    KeyFolder keys = KeyFolder.read(place.office().resolve("keys"));
    try (ExecutorService threads = threads()) {
      Reverification.Result result =
          new Reverification(
                  volume,
                  place.log(volume, office),
                  new Reverification.Office(office.name().domain(), keys.anchors()),
                  new Reverification.Means(threads, pace, listener, place.clocks()))
              .run();
      new LastUpkeep(volume).ended(place.clocks().wall().time(), result);
      return result;
    }
  }

  private static ExecutorService threads() {
    return Executors.newFixedThreadPool(
        Runtime.getRuntime().availableProcessors(),
        task -> {
          Thread thread = new Thread(task, "reverify");
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Reads everything whenever it is due, for ever. */
  void keep(Duration every) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        if (new LastUpkeep(volume).isDue(place.clocks().wall().time(), every)) {
          readOnce();
        }
      } catch (IOException e) {
        Logger.error("the archive could not be read again: {}", e.getMessage());
      }
      Wiring.rest(LOOK_AGAIN);
    }
  }

  /** Lets bytes be read no faster than so many a second, all threads together. */
  private static final class Pace implements LongConsumer {
    private final long bytesPerSecond;
    private final Clocks clocks;
    private long nextNanos;

    Pace(long bytesPerSecond, Clocks clocks) {
      this.bytesPerSecond = bytesPerSecond;
      this.clocks = clocks;
      this.nextNanos = clocks.steadyNanos();
    }

    @Override
    public void accept(long bytes) {
      long wait;
      synchronized (this) {
        long now = clocks.steadyNanos();
        nextNanos = Math.max(now, nextNanos) + bytes * 1_000_000_000L / bytesPerSecond;
        wait = nextNanos - now;
      }
      Wiring.rest(Duration.ofNanos(Math.max(0, wait)));
    }
  }
}
