package io.shuijing.simulator.disk;

/** A line of a plan: a fault and when it is due, {@code S1 cut during at append 3}. */
public record PlannedDiskFault(DiskFault fault, Trigger trigger) {
  /** One line that {@link #parse} reads. */
  public String text() {
    return fault.text() + " " + trigger.text();
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static PlannedDiskFault parse(String line) {
    int at = line.indexOf(" at ");
    if (at < 0) {
      throw new IllegalArgumentException("no trigger in '" + line + "': end it with 'at …'");
    }
    return new PlannedDiskFault(
        DiskFault.parse(line.substring(0, at)), Trigger.parse(line.substring(at + 1)));
  }
}
