package io.shuijing.dock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.custody.LogTurn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogLockTest {
  private static final int WRITERS = 8;
  private static final int TURNS = 50;

  @TempDir Path office;
  private final AtomicInteger writing = new AtomicInteger();

  @Test
  void bays_upkeep_and_witnesses_of_one_process_take_turns() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<Integer>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        writers.add(threads.submit(this::write));
      }
      for (Future<Integer> writer : writers) {
        assertThat(writer.get()).as("writers at the same time").isEqualTo(1);
      }
    }
  }

  /** Takes its turns with a lock of its own; the most writers that it saw. */
  private int write() throws Exception {
    LogLock lock = new LogLock(office);
    int most = 0;
    for (int i = 0; i < TURNS; i++) {
      try (LogTurn.Taken _ = lock.take()) {
        most = Math.max(most, writing.incrementAndGet());
        Thread.onSpinWait();
        writing.decrementAndGet();
      }
    }
    return most;
  }
}
