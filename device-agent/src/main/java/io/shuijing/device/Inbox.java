package io.shuijing.device;

import io.shuijing.device.recording.RecorderEvent;
import io.shuijing.device.recording.RecorderEvent.CaptureHappened;
import io.shuijing.device.recording.RecorderEvent.FragmentsDropped;
import io.shuijing.hal.capture.CaptureEvent.Fragment;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * Events on their way to the recorder's one thread.
 *
 * <p>A fragment is about a megabyte, so only a few wait; a camera that brings more waits itself. If
 * the recorder keeps it waiting for too long, fragments are dropped rather than the newest pictures
 * be lost somewhere unseen, and the recorder is told how much is missing. Everything else is small
 * and never waits for fragments: a press is felt while the card stalls.
 *
 * <p>For whoever owns a {@link Recorder}: the program with a thread, a simulation without.
 */
public final class Inbox {
  /** So many fragments wait at most. */
  public static final int FRAGMENTS = 4;

  private static final int EVENTS = 256;

  private final BlockingQueue<RecorderEvent> events = new ArrayBlockingQueue<>(EVENTS);
  private final Semaphore room = new Semaphore(FRAGMENTS);
  private final Duration patience;
  private @Nullable FragmentsDropped dropped;

  /**
   * An empty inbox.
   *
   * @param patience how long a camera waits before a fragment of its is dropped
   */
  public Inbox(Duration patience) {
    this.patience = patience;
  }

  /** Takes an event, on any thread. An interrupt gives the event up. */
  public void put(RecorderEvent event) {
    try {
      if (event instanceof CaptureHappened captured) {
        fromCamera(captured);
      } else {
        events.put(event);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // one capture at a time, and its events one after the other
  private synchronized void fromCamera(CaptureHappened captured) throws InterruptedException {
    if (captured.what() instanceof Fragment fragment
        && !room.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      drop(captured.capture(), fragment);
      return;
    }
    if (dropped != null) {
      events.put(dropped);
      dropped = null;
    }
    events.put(captured);
  }

  private void drop(long capture, Fragment fragment) {
    FragmentsDropped before = dropped;
    long start =
        before != null && before.capture() == capture
            ? before.mediaStartMs()
            : fragment.mediaStartMs();
    long end = fragment.mediaStartMs() + fragment.durationMs();
    dropped = new FragmentsDropped(capture, start, end - start);
    Logger.error("the recorder cannot keep up: {} ms of pictures are dropped", end - start);
  }

  /** The next event; empty if none comes in that time. */
  public Optional<RecorderEvent> take(Duration atMost) throws InterruptedException {
    RecorderEvent event = events.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
    if (event instanceof CaptureHappened(_, Fragment _, _)) {
      room.release();
    }
    return Optional.ofNullable(event);
  }

  /**
   * How many events wait. They happened before a tick that is due now and are handled before it:
   * after the card has stalled, patience must not end with something whose answer is here already.
   */
  public int waiting() {
    return events.size();
  }
}
