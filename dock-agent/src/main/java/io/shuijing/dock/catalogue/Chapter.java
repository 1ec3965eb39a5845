package io.shuijing.dock.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * What was read of one journal at once, and is written at once or not at all.
 *
 * @param recorder serial number
 * @param before the mark from which it was read; empty if from the beginning: what is catalogued of
 *     the recorder is then replaced
 * @param sessions new ones and changed ones
 * @param outings that began; they are open
 * @param returns check-ins: each ends what of the recorder is open before it
 * @param after the new mark
 */
public record Chapter(
    String recorder,
    Optional<Mark> before,
    List<SessionRow> sessions,
    List<OutingRow> outings,
    List<OutingRow.Passage> returns,
    Mark after) {

  /** Keeps its own lists. */
  public Chapter {
    sessions = List.copyOf(sessions);
    outings = List.copyOf(outings);
    returns = List.copyOf(returns);
  }
}
