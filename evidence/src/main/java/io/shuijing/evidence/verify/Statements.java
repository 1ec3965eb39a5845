package io.shuijing.evidence.verify;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Boot;
import io.shuijing.evidence.journal.Entry.Wipe;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What good records say about the journal itself: what was found at a start, what was abandoned,
 * what was freed, which dock was last met.
 */
final class Statements implements Follower {
  private final Findings findings;
  private final RecordTable table;
  private final Set<Digest> abandoned = new HashSet<>();
  private final List<Freed> wipes = new ArrayList<>();
  private @Nullable Challenge challenge;
  private @Nullable Challenge firstChallenge;

  Statements(Findings findings, RecordTable table) {
    this.findings = findings;
    this.table = table;
  }

  /** A wipe and the number of its record. */
  record Freed(long n, Wipe wipe) {}

  @Override
  public void accept(Accepted record) {
    if (!record.good()) {
      return;
    }
    switch (record.entry()) {
      case Boot boot -> {
        abandoned.addAll(boot.abandoned());
        found(record, boot.found());
      }
      case Entry.Fault fault -> abandoned.addAll(fault.abandoned());
      case Entry.CheckIn in ->
          challenged(
              new Challenge(
                  record.n(), in.dock(), in.challenge(), in.officeHead(), record.moment().wall()));
      case Entry.CheckOut out ->
          challenged(
              new Challenge(
                  record.n(),
                  out.dock(),
                  out.challenge(),
                  out.officeHead(),
                  record.moment().wall()));
      case Wipe wipe -> wipes.add(new Freed(record.n(), wipe));
      case Entry.Genesis _,
          Entry.ClockSet _,
          Entry.PreCheck _,
          Entry.SessionOpen _,
          Entry.Segment _,
          Entry.Prompt _,
          Entry.Mark _,
          Entry.Gap _,
          Entry.SessionClose _,
          Entry.Alive _,
          Entry.Off _ -> {}
    }
  }

  private void challenged(Challenge by) {
    challenge = by;
    if (firstChallenge == null) {
      firstChallenge = by;
    }
  }

  private void found(Accepted record, Entry.Link found) {
    if (found.n() >= record.n()) {
      findings.add(Finding.at(record.n(), Reason.FOUND_MORE, record.where(), found.n()));
    } else if (table.isGood(found.n()) && !table.digest(found.n()).equals(of(found))) {
      findings.add(Finding.at(found.n(), Reason.FOUND_OTHER, record.where(), found.n()));
    }
  }

  private static Optional<Digest> of(Entry.Link found) {
    return Optional.of(found.digest());
  }

  /** Whether a signed record says that this one never became part of the journal. */
  boolean isAbandoned(Digest record) {
    return abandoned.contains(record);
  }

  /** Wipes that speak of a record. */
  List<Freed> wipes(long n) {
    return wipes.stream().filter(freed -> n < freed.wipe().below()).toList();
  }

  /** The last dock's challenge so far. */
  Optional<Challenge> challenge() {
    return Optional.ofNullable(challenge);
  }

  Optional<Challenge> firstChallenge() {
    return Optional.ofNullable(firstChallenge);
  }
}
