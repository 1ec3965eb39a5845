package io.shuijing.dock.cli;

import io.shuijing.dock.bay.BayEvent;
import io.shuijing.dock.bay.BayState;
import io.shuijing.dock.intake.Finding;
import io.shuijing.dock.offload.Progress;
import java.util.Optional;

/** Events as lines for other programs; the words in front never change their meaning. */
final class EventLines {
  private EventLines() {}

  /** The line of an event, if it has one. */
  static Optional<String> of(String bay, BayEvent event) {
    return switch (event) {
      case BayEvent.Changed(BayState state) -> line(bay, state.word(), about(state));
      case BayEvent.Pulled(var _, Progress p) ->
          line("progress", bay, p.path(), p.doneBytes(), p.allBytes());
      case BayEvent.Archived(var recorder, String path, long bytes) ->
          line("archived", recorder.last(), bytes, path);
      case BayEvent.PutApart(var recorder, String path, Finding finding) ->
          line("quarantine", recorder.last(), finding.objection().word(), path, finding.detail());
      case BayEvent.ClockMeasured(var recorder, long offset, long roundTrip) ->
          line("clock", recorder.last(), "offset", offset, "round-trip", roundTrip);
      case BayEvent.Receipted(var recorder, long size, String path) ->
          line("receipt", recorder.last(), size, path);
      case BayEvent.Freed(var recorder, long files, long bytes) ->
          line("freed", recorder.last(), files, bytes);
      case BayEvent.LetGo(var recorder, String assignment) ->
          line("let-go", recorder.last(), assignment);
      case BayEvent.Described _, BayEvent.Notice _, BayEvent.Defect _ -> Optional.empty();
    };
  }

  private static String about(BayState state) {
    return switch (state) {
      case BayState.Empty _ -> "";
      case BayState.Identifying(var recorder) -> recorder.last();
      case BayState.Verifying(var recorder) -> recorder.last();
      case BayState.Offloading(var recorder) -> recorder.last();
      case BayState.Charging(var recorder, int permille, int wanted) ->
          recorder.last() + " " + permille / 10 + " % of " + wanted + " %";
      case BayState.Releasable(var recorder) -> recorder.last();
      case BayState.Quarantined(var recorder, Finding finding) ->
          recorder.last() + " " + finding.objection().word() + " " + finding.detail();
      case BayState.Faulty(String fault, String message) -> fault + " " + message;
    };
  }

  private static Optional<String> line(Object... words) {
    StringBuilder line = new StringBuilder();
    for (Object word : words) {
      line.append(' ').append(word);
    }
    return Optional.of(line.toString().strip().replaceAll("\\p{Cntrl}", "?"));
  }
}
