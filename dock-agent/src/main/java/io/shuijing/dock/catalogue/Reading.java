package io.shuijing.dock.catalogue;

import io.shuijing.dock.catalogue.OutingRow.Passage;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.JournalReader;
import io.shuijing.evidence.journal.JournalReader.Whole;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.verify.Outline;
import io.shuijing.evidence.verify.SessionOutlines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a journal, or what follows a mark in it. */
final class Reading {
  private final String recorder;
  private final List<OutingRow> outings = new ArrayList<>();
  private final List<Passage> returns = new ArrayList<>();
  private final SessionOutlines outlines;
  private long records;

  private Reading(String recorder, SessionOutlines outlines, long records) {
    this.recorder = recorder;
    this.outlines = outlines;
    this.records = records;
  }

  static Reading fromTheBeginning(String recorder) {
    return new Reading(recorder, new SessionOutlines(), 0);
  }

  /**
   * From a mark on.
   *
   * @param reader stands at the mark
   * @return empty if something else stands there
   */
  static Optional<Reading> from(String recorder, Mark mark, JournalReader reader)
      throws IOException {
    if (reader.next() instanceof Whole(StoredRecord record, long _, long _)
        && record.digest().equals(mark.resumeDigest())) {
      SessionOutlines outlines =
          new SessionOutlines(record, mark.resumeOffset(), mark.lastSettled());
      return Optional.of(new Reading(recorder, outlines, record.n() + 1));
    }
    return Optional.empty();
  }

  /**
   * Reads as far as records are whole and follow one another.
   *
   * @param base where the reader's first byte stands in the journal
   */
  void readOn(JournalReader reader, long base) throws IOException {
    while (reader.next() instanceof Whole(StoredRecord record, long offset, long _)
        && record.n() == records) {
      outlines.accept(record, base + offset);
      passage(record);
      records++;
    }
  }

  private void passage(StoredRecord record) {
    switch (record.entry()) {
      case Entry.CheckOut out ->
          outings.add(
              new OutingRow(
                  recorder,
                  out.assignments(),
                  passage(record, out.dock().text()),
                  Optional.empty()));
      case Entry.CheckIn in -> returns.add(passage(record, in.dock().text()));
      case Entry.Genesis _,
          Entry.Boot _,
          Entry.ClockSet _,
          Entry.PreCheck _,
          Entry.SessionOpen _,
          Entry.Segment _,
          Entry.Prompt _,
          Entry.Mark _,
          Entry.Gap _,
          Entry.SessionClose _,
          Entry.Fault _,
          Entry.Alive _,
          Entry.Wipe _,
          Entry.Off _ -> {}
    }
  }

  private static Passage passage(StoredRecord record, String dock) {
    return new Passage(record.n(), record.record().moment().wall(), dock);
  }

  long records() {
    return records;
  }

  List<OutingRow> outings() {
    return outings;
  }

  List<Passage> returns() {
    return returns;
  }

  List<Outline> sessions() {
    List<Outline> all = new ArrayList<>(outlines.takeSettled());
    all.addAll(outlines.running());
    return all;
  }

  /** Where the next reading begins; empty if nothing was read that it could begin at. */
  Optional<Mark> mark() {
    return outlines
        .resumeAt()
        .map(record ->
            new Mark(records, outlines.resumeOffset(), record.digest(), outlines.lastSettled()));
  }
}
