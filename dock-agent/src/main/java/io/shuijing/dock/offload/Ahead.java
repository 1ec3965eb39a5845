package io.shuijing.dock.offload;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A piece that is asked for while the one before it is still being checked and written. It is run
 * once: by whoever was asked to run it ahead, or else by the one who needs it.
 */
final class Ahead implements Runnable {
  private final Fetch fetch;
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);
  private final CountDownLatch done = new CountDownLatch(1);
  private byte @Nullable [] piece;
  private @Nullable IOException failure;
  private @Nullable RuntimeException defect;

  Ahead(Fetch fetch) {
    this.fetch = fetch;
  }

  private enum Stage {
    WAITING,
    TAKEN,
    DROPPED
  }

  /** Asks for a piece. */
  interface Fetch {
    byte[] fetch() throws IOException;
  }

  @Override
  public void run() {
    if (!stage.compareAndSet(Stage.WAITING, Stage.TAKEN)) {
      return;
    }
    try {
      piece = fetch.fetch();
    } catch (IOException e) {
      failure = e;
    } catch (RuntimeException e) {
      defect = e;
    } finally {
      done.countDown();
    }
  }

  /** The piece, as soon as it is there. */
  byte[] get() throws IOException {
    run();
    awaitDone();
    if (failure != null) {
      throw failure;
    }
    if (defect != null) {
      throw defect;
    }
    if (piece == null) {
      throw new IllegalStateException("a piece that was dropped is not asked for");
    }
    return piece;
  }

  /** It is not needed: it is not asked for, or its answer is waited for and left. */
  void drop() {
    if (!stage.compareAndSet(Stage.WAITING, Stage.DROPPED)) {
      awaitDone();
    }
  }

  // The link has one question at a time: nobody may go on before the answer is there.
  private void awaitDone() {
    boolean interrupted = false;
    while (done.getCount() > 0) {
      try {
        done.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
