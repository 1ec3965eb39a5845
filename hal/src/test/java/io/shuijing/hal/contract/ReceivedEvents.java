package io.shuijing.hal.contract;

import io.shuijing.hal.capture.CaptureEvent;
import io.shuijing.hal.capture.CaptureEvent.Ended;
import io.shuijing.hal.capture.CaptureEvent.Fragment;
import io.shuijing.hal.capture.CaptureEvent.Init;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What a capture handed over, awaited event by event. */
public final class ReceivedEvents implements Consumer<CaptureEvent> {
  private static final long PATIENCE_SECONDS = 30;

  private final BlockingQueue<CaptureEvent> arriving = new LinkedBlockingQueue<>();
  private final List<CaptureEvent> seen = new ArrayList<>();

  @Override
  public void accept(CaptureEvent event) {
    arriving.add(event);
  }

  /** The next event; fails if none comes. */
  public CaptureEvent next() throws InterruptedException {
    CaptureEvent event = arriving.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("no event for " + PATIENCE_SECONDS + " s after " + kinds());
    }
    seen.add(event);
    return event;
  }

  /** Waits until so many fragments have come. */
  public void awaitFragments(int count) throws InterruptedException {
    while (fragments().size() < count) {
      if (next() instanceof Ended ended) {
        throw new AssertionError("ended after " + kinds() + ": " + ended);
      }
    }
  }

  /** Takes all events up to the last. */
  public Ended awaitEnded() throws InterruptedException {
    while (true) {
      if (next() instanceof Ended ended) {
        return ended;
      }
    }
  }

  /** Waits a moment and fails if anything comes. */
  public void assertNothingMore() throws InterruptedException {
    CaptureEvent event = arriving.poll(200, TimeUnit.MILLISECONDS);
    if (event != null) {
      throw new AssertionError("came after the end: " + event);
    }
  }

  /** Kinds of the events that were not taken yet. */
  public List<String> waiting() {
    return arriving.stream().map(event -> event.getClass().getSimpleName()).toList();
  }

  /** The first event. */
  public Init init() {
    return (Init) seen.getFirst();
  }

  /** The last event taken. */
  public Ended ended() {
    return (Ended) seen.getLast();
  }

  /** Those taken so far. */
  public List<Fragment> fragments() {
    return seen.stream().filter(Fragment.class::isInstance).map(Fragment.class::cast).toList();
  }

  /** Init and all fragments, one after the other. */
  public byte[] mp4() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(init().bytes());
    fragments().forEach(fragment -> all.writeBytes(fragment.bytes()));
    return all.toByteArray();
  }

  /** Of all events taken so far, in order. */
  public List<String> kinds() {
    return seen.stream().map(event -> event.getClass().getSimpleName()).toList();
  }
}
