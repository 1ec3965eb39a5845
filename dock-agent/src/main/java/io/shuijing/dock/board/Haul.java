package io.shuijing.dock.board;

import io.shuijing.dock.offload.Progress;
import java.util.Optional;
import java.util.OptionalLong;

/** Adds up what a recorder brings in one visit. */
final class Haul {
  private final Pace pace;
  private long settledBytes;
  private long allBytes;
  private Optional<Progress> file = Optional.empty();

  Haul(long nowNanos) {
    pace = new Pace(nowNanos);
  }

  /** So many bytes are still to be taken. */
  void left(long bytes) {
    settle();
    allBytes = settledBytes + bytes;
  }

  void came(long nowNanos, Progress progress) {
    if (file.isPresent() && !file.get().path().equals(progress.path())) {
      settle();
    }
    file = Optional.of(progress);
    pace.came(nowNanos, progress.cameBytes());
  }

  private void settle() {
    if (file.isPresent() && file.get().doneBytes() == file.get().allBytes()) {
      settledBytes += file.get().allBytes();
    }
    file = Optional.empty();
  }

  /** As it stands; empty while no byte of a file has come. */
  Optional<Transfer> at(long nowNanos) {
    return file.map(progress -> transfer(nowNanos, progress));
  }

  private Transfer transfer(long nowNanos, Progress progress) {
    long done = settledBytes + progress.doneBytes();
    long all = Math.max(allBytes, done);
    long rate = pace.bytesPerSecond(nowNanos);
    OptionalLong left =
        rate == 0 ? OptionalLong.empty() : OptionalLong.of(Math.ceilDiv(all - done, rate));
    return new Transfer(progress.path(), done, all, rate, left, pace.stalledSeconds(nowNanos));
  }
}
