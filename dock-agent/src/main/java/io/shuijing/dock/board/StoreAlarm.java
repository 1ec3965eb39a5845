package io.shuijing.dock.board;

import java.time.Instant;
import java.util.Optional;

/** What the store asks a person for. */
final class StoreAlarm {
  private static final String STORE = "store";
  private static final long LOW_BYTES = 2L * 1024 * 1024 * 1024;
  private static final long SLOW_MS = 5_000;

  private StoreAlarm() {}

  static Optional<Alarm> of(StoreView store, Instant now) {
    if (!store.fault().isEmpty()) {
      return Optional.of(new Alarm(now, STORE, "store-away", store.fault()));
    }
    if (store.waitingMs() > SLOW_MS) {
      return Optional.of(
          new Alarm(
              now,
              STORE,
              "store-slow",
              "a write to the store has been waiting for "
                  + store.waitingMs() / 1000
                  + " s; offloading goes on when it is done: look at the disk"));
    }
    if (store.freeBytes().isPresent() && store.freeBytes().getAsLong() < LOW_BYTES) {
      return Optional.of(
          new Alarm(
              now,
              STORE,
              "store-low",
              Amount.bytes(store.freeBytes().getAsLong()) + " are free in the store: make room"));
    }
    return Optional.empty();
  }
}
