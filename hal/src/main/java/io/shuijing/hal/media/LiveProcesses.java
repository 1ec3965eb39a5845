package io.shuijing.hal.media;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The processes that we started and that still run; an orderly end of the JVM ends them too. */
final class LiveProcesses {
  private static final Duration GRACE = Duration.ofMillis(3_500);
  private static final Set<Entry> LIVE = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(LiveProcesses::endAll, "end-processes"));
  }

  private LiveProcesses() {}

  /** Until it is closed, {@code stop} is called and the processes are killed when the JVM ends. */
  static Entry add(Runnable stop, List<Process> processes) {
    Entry entry = new Entry(stop, processes.stream().map(Process::toHandle).toList());
    LIVE.add(entry);
    return entry;
  }

  static final class Entry implements AutoCloseable {
    private final Runnable stop;
    private final List<ProcessHandle> processes;

    private Entry(Runnable stop, List<ProcessHandle> processes) {
      this.stop = stop;
      this.processes = processes;
    }

    @Override
    public void close() {
      LIVE.remove(this);
    }
  }

  private static void endAll() {
    long deadline = System.nanoTime() + GRACE.toNanos();
    List<Entry> entries = List.copyOf(LIVE);
    entries.forEach(entry -> entry.stop.run());
    for (Entry entry : entries) {
      for (ProcessHandle process : entry.processes) {
        if (!endedBy(deadline, process)) {
          process.destroyForcibly();
        }
      }
    }
  }

  private static boolean endedBy(long deadline, ProcessHandle process) {
    try {
      process.onExit().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      return true;
    } catch (InterruptedException | TimeoutException | ExecutionException e) {
      return false;
    }
  }
}
