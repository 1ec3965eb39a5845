package io.shuijing.evidence.verify;

import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** What a task on an executor came to. */
final class Awaited {
  private Awaited() {}

  /**
   * The result of a task that ends in a value, never in an exception. If nobody has begun it, it is
   * done here: so an executor without a free thread, even the caller's own, is no deadlock.
   */
  static <T> T result(FutureTask<T> task) throws InterruptedIOException {
    task.run();
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while evidence was verified");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a check ends in findings", e.getCause());
    }
  }
}
