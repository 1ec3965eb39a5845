package io.shuijing.dock.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A recorder was out.
 *
 * @param recorder its serial number
 * @param assignments ids that it went with
 * @param out its check-out
 * @param in its check-in; empty while it is out
 */
public record OutingRow(
    String recorder, List<String> assignments, Passage out, Optional<Passage> in) {

  /** Keeps its own list. */
  public OutingRow {
    assignments = List.copyOf(assignments);
  }

  /**
   * A check-out or check-in.
   *
   * @param record its number in the recorder's journal
   * @param at by the recorder's clock
   * @param dock name of the dock
   */
  public record Passage(long record, Instant at, String dock) {}
}
