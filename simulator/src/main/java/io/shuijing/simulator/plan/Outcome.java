package io.shuijing.simulator.plan;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of a plan.
 *
 * @param traceHash over everything that crossed a port
 * @param figures how often what happened: faults fired, marks of branches, segments, cuts
 */
public record Outcome(
    Optional<Failure> failure, String traceHash, long virtualMs, SortedMap<String, Long> figures) {
  /** Keeps its own map. */
  public Outcome {
    figures = new TreeMap<>(figures);
  }

  /** What kind of failure it is, with the exit code that it ends a command with. */
  public enum Kind {
    /** An agent, or the simulator, ran into a defect. */
    CRASH(127),
    /** Faults had stopped, yet it did not come to its end (I15). */
    LIVENESS(128),
    /** An invariant was violated. */
    INVARIANT(129);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    /** Of a command that met it. */
    public int exitCode() {
      return exitCode;
    }
  }

  /**
   * The first thing that was not as promised.
   *
   * @param invariant {@code I1} to {@code I19}, or {@code crash}
   * @param operation of the card, when it was found
   */
  public record Failure(
      Kind kind, String invariant, String message, long virtualMs, long operation) {}

  /** A figure; 0 if it did not come up. */
  public long figure(String name) {
    return figures.getOrDefault(name, 0L);
  }

  /** Adds all figures to some others. */
  public void addTo(Map<String, Long> sums) {
    figures.forEach((name, count) -> sums.merge(name, count, Long::sum));
  }
}
