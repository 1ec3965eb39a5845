package io.shuijing.dock.board;

import io.shuijing.dock.bay.BayEvent;
import io.shuijing.dock.bay.BayState;
import java.util.Locale;
import java.util.Map;

/** What is counted since the dock was started. */
public enum Count {
  BYTES_PULLED("bytes that came over links"),
  FILES_ARCHIVED("files verified and durable in the archive"),
  BYTES_ARCHIVED("bytes of files verified and durable in the archive"),
  PUT_APART("files and journals that were not accepted"),
  RECEIPTS("receipts given"),
  BYTES_FREED("bytes that recorders have freed on receipts"),
  LET_GO("recorders that went out with an assignment"),
  FAULTS("times that a bay could not go on"),
  DEFECTS("defects of the dock");

  private final String meaning;

  Count(String meaning) {
    this.meaning = meaning;
  }

  /** In plain words. */
  public String meaning() {
    return meaning;
  }

  /** The word in JSON and metrics: {@code bytes_pulled}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static void add(Map<Count, Long> counts, BayEvent event) {
    switch (event) {
      case BayEvent.Pulled(_, var progress) -> add(counts, BYTES_PULLED, progress.cameBytes());
      case BayEvent.Archived(_, _, long bytes) -> {
        add(counts, FILES_ARCHIVED, 1);
        add(counts, BYTES_ARCHIVED, bytes);
      }
      case BayEvent.PutApart _ -> add(counts, PUT_APART, 1);
      case BayEvent.Receipted _ -> add(counts, RECEIPTS, 1);
      case BayEvent.Freed(_, _, long bytes) -> add(counts, BYTES_FREED, bytes);
      case BayEvent.LetGo _ -> add(counts, LET_GO, 1);
      case BayEvent.Changed(BayState state) ->
          add(counts, FAULTS, state instanceof BayState.Faulty ? 1 : 0);
      case BayEvent.Defect _ -> add(counts, DEFECTS, 1);
      case BayEvent.Described _, BayEvent.ClockMeasured _, BayEvent.Notice _ -> {}
    }
  }

  private static void add(Map<Count, Long> counts, Count count, long more) {
    counts.merge(count, more, Long::sum);
  }
}
