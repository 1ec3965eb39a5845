package io.shuijing.dock.bay;

import io.shuijing.dock.intake.Finding;
import io.shuijing.dock.offload.Progress;
import io.shuijing.evidence.Name;
import java.util.OptionalInt;

/** What happened in a bay. */
public sealed interface BayEvent {

  /** It is in another state. */
  record Changed(BayState state) implements BayEvent {}

  /**
   * What a recorder says of itself; told when it has changed.
   *
   * @param chargePermille empty if it does not know
   * @param files that are still to be taken
   * @param bytes of these files
   */
  record Described(Name recorder, OptionalInt chargePermille, int files, long bytes)
      implements BayEvent {}

  /** More of a file has come. */
  record Pulled(Name recorder, Progress progress) implements BayEvent {}

  /** A file is verified and durable in the archive. */
  record Archived(Name recorder, String path, long bytes) implements BayEvent {}

  /** A file or journal was not accepted. */
  record PutApart(Name recorder, String path, Finding finding) implements BayEvent {}

  /**
   * The clock was measured, before it was set.
   *
   * @param offsetMs by how much the recorder is ahead of the dock
   */
  record ClockMeasured(Name recorder, long offsetMs, long roundTripMs) implements BayEvent {}

  /**
   * A receipt is durable in the archive.
   *
   * @param path of the note, below the archive
   */
  record Receipted(Name recorder, long size, String path) implements BayEvent {}

  /** The recorder has freed what a receipt covers. */
  record Freed(Name recorder, long files, long bytes) implements BayEvent {}

  /** The recorder went out with an assignment. */
  record LetGo(Name recorder, String assignment) implements BayEvent {}

  /** Something that a person should read. */
  record Notice(String message) implements BayEvent {}

  /** Something went wrong that must not; the bay begins anew. */
  record Defect(RuntimeException cause) implements BayEvent {}

  /** Who wants to know. */
  @FunctionalInterface
  interface Listener {
    /** Told on the bay's own thread. */
    void happened(String bay, BayEvent event);
  }
}
