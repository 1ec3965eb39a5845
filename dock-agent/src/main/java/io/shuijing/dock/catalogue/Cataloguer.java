package io.shuijing.dock.catalogue;

import io.shuijing.dock.archive.Archive;
import io.shuijing.dock.archive.ObjectKey;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.journal.JournalReader;
import io.shuijing.evidence.verify.Outline;
import io.shuijing.evidence.verify.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Brings the catalogue to what the archive holds. What is there already is not written twice, what
 * was broken off is done again, and an unchanged archive costs nothing.
 */
public final class Cataloguer {
  private static final int TRIES = 5;

  private final String domain;
  private final Archive archive;
  private final Catalogue catalogue;
  private final Assignments assignments;

  /**
   * @param domain of the office, such as {@code ruzhou-water.example}
   */
  public Cataloguer(String domain, Archive archive, Catalogue catalogue, Assignments assignments) {
    this.domain = domain;
    this.archive = archive;
    this.catalogue = catalogue;
    this.assignments = assignments;
  }

  /** Takes in what has come to the archive of any recorder, and out what is no longer there. */
  public void updateAll() throws CatalogueFault, IOException {
    List<String> recorders = archive.recorders();
    catalogue.keepOnly(recorders);
    for (String recorder : recorders) {
      update(recorder);
    }
  }

  /**
   * Reads everything anew.
   *
   * @return how many sessions there are
   */
  public long rebuild() throws CatalogueFault, IOException {
    List<String> recorders = archive.recorders();
    catalogue.keepOnly(recorders);
    long sessions = 0;
    for (String recorder : recorders) {
      sessions += write(recorder, Optional::empty);
    }
    return sessions;
  }

  /** Takes in what has come to the archive of a recorder. */
  public void update(String recorder) throws CatalogueFault, IOException {
    write(recorder, () -> catalogue.mark(recorder));
  }

  private interface Marks {
    Optional<Mark> look() throws CatalogueFault;
  }

  private long write(String recorder, Marks marks) throws CatalogueFault, IOException {
    for (int i = 0; i < TRIES; i++) {
      Optional<Chapter> chapter = read(recorder, marks.look());
      if (chapter.isEmpty() || catalogue.write(chapter.get())) {
        catalogue.judge(judged(catalogue.awaiting(recorder)));
        return chapter.map(read -> read.sessions().size()).orElse(0);
      }
    }
    throw new CatalogueFault(
        "the catalogue of "
            + recorder
            + " is being written by others all the time; it is tried"
            + " again by itself",
        new IllegalStateException(TRIES + " tries"));
  }

  private Optional<Chapter> read(String recorder, Optional<Mark> mark) throws IOException {
    if (mark.isPresent()) {
      long from = mark.get().resumeOffset();
      try (InputStream in = archive.readJournal(name(recorder), from)) {
        JournalReader reader = new JournalReader(in);
        Optional<Reading> reading = Reading.from(recorder, mark.get(), reader);
        if (reading.isPresent()) {
          reading.get().readOn(reader, from);
          if (reading.get().records() == mark.get().records()) {
            return Optional.empty();
          }
          if (reading.get().records() > mark.get().records()) {
            return chapter(recorder, mark, reading.get());
          }
        }
      }
    }
    return readAnew(recorder);
  }

  // nothing was catalogued, or the journal is another one, or shorter than it was
  private Optional<Chapter> readAnew(String recorder) throws IOException {
    Reading reading = Reading.fromTheBeginning(recorder);
    try (InputStream in = archive.readJournal(name(recorder), 0)) {
      reading.readOn(new JournalReader(in), 0);
    }
    return chapter(recorder, Optional.empty(), reading);
  }

  private Optional<Chapter> chapter(String recorder, Optional<Mark> before, Reading reading)
      throws IOException {
    Optional<Mark> after = reading.mark();
    if (after.isEmpty()) {
      return Optional.empty();
    }
    long cosigned = cosigned(recorder);
    List<SessionRow> sessions = new ArrayList<>();
    for (Outline outline : reading.sessions()) {
      List<Person> officers =
          outline.assignment().isPresent()
              ? assignments.officersOf(recorder, outline.assignment().get())
              : List.of();
      sessions.add(
          new SessionRow(recorder, outline, verdict(recorder, outline, cosigned), officers));
    }
    return Optional.of(
        new Chapter(recorder, before, sessions, reading.outings(), reading.returns(), after.get()));
  }

  private List<SessionRow> judged(List<SessionRow> awaiting) throws IOException {
    List<SessionRow> changed = new ArrayList<>();
    for (SessionRow row : awaiting) {
      Verdict now = verdict(row.recorder(), row.outline(), cosigned(row.recorder()));
      if (now != row.verdict()) {
        changed.add(row.judged(now));
      }
    }
    return changed;
  }

  private Verdict verdict(String recorder, Outline outline, long cosigned) throws IOException {
    Verdict verdict = outline.verdict();
    if (outline.times().lastRecord() >= cosigned) {
      verdict = verdict.or(Verdict.UNANCHORED);
    }
    for (Map.Entry<String, Long> track : outline.tracks().entrySet()) {
      OptionalLong held = archive.size(ObjectKey.track(name(recorder), track.getKey()));
      if (held.isEmpty() || held.getAsLong() < track.getValue()) {
        verdict = verdict.or(Verdict.MISSING);
      }
    }
    return verdict;
  }

  private long cosigned(String recorder) throws IOException {
    List<Long> sizes = archive.checkpoints(name(recorder));
    return sizes.isEmpty() ? 0 : sizes.getLast();
  }

  private Name name(String serial) {
    return Name.recorder(domain, serial);
  }
}
