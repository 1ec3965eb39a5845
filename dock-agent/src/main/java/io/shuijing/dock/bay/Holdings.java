package io.shuijing.dock.bay;

import io.shuijing.dock.archive.Archive;
import io.shuijing.dock.intake.Holding;
import io.shuijing.evidence.Name;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the office holds of each recorder, open as long as nothing went wrong with it. A recorder is
 * in one bay at a time: who has claimed it works on it alone.
 */
public final class Holdings {
  private final Archive archive;
  private final Map<Name, Holding> idle = new HashMap<>();
  private final Map<Name, Stay> stays = new HashMap<>();
  private final Set<Name> claimed = new HashSet<>();

  public Holdings(Archive archive) {
    this.archive = archive;
  }

  /** A recorder for one bay alone; empty if another bay has it. */
  synchronized Optional<Claim> claim(Name recorder) {
    if (!claimed.add(recorder)) {
      return Optional.empty();
    }
    return Optional.of(new Claim(recorder, Optional.ofNullable(idle.remove(recorder))));
  }

  /** What was done with a recorder before its link ended, and when that was by the steady clock. */
  record Stay(boolean takenIn, boolean wentOut, long endedNanos) {}

  private synchronized Optional<Stay> lastStay(Name recorder) {
    return Optional.ofNullable(stays.remove(recorder));
  }

  private synchronized void remember(Name recorder, Stay stay) {
    stays.put(recorder, stay);
  }

  private synchronized void release(Name recorder, Optional<Holding> sound) {
    claimed.remove(recorder);
    sound.ifPresent(holding -> idle.put(recorder, holding));
  }

  /** The right to work on what the office holds of a recorder. */
  final class Claim implements AutoCloseable {
    private final Name recorder;
    private Optional<Holding> holding;

    private Claim(Name recorder, Optional<Holding> holding) {
      this.recorder = recorder;
      this.holding = holding;
    }

    Holding holding() throws IOException {
      if (holding.isPresent() && !holding.get().isSound()) {
        doubt();
      }
      if (holding.isEmpty()) {
        holding = Optional.of(Holding.open(archive, recorder));
      }
      return holding.get();
    }

    /** How its last link ended. */
    Optional<Stay> lastStay() {
      return Holdings.this.lastStay(recorder);
    }

    void remember(Stay stay) {
      Holdings.this.remember(recorder, stay);
    }

    /** What is in memory is no longer believed. */
    void doubt() {
      holding.ifPresent(Holding::close);
      holding = Optional.empty();
    }

    @Override
    public void close() {
      release(recorder, holding);
    }
  }
}
