package io.shuijing.dock.board;

import io.shuijing.dock.bay.BayEvent;
import io.shuijing.dock.bay.BayState;
import io.shuijing.dock.bay.Outlook;
import io.shuijing.evidence.Name;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** What is known of one bay. */
final class BayBoard {
  private static final Duration BUSY_FOR_LONG = Duration.ofMinutes(1);

  private final String bay;
  private final String place;
  private BayState state = new BayState.Empty();
  private Instant since;
  private Optional<Name> recorder = Optional.empty();
  private OptionalInt charge = OptionalInt.empty();
  private int filesLeft;
  private Optional<Haul> haul = Optional.empty();

  BayBoard(String bay, String place, Instant opened) {
    this.bay = bay;
    this.place = place;
    this.since = opened;
  }

  void changed(BayState next, Instant now) {
    state = next;
    since = now;
    if (next instanceof BayState.Empty || next instanceof BayState.Identifying) {
      charge = OptionalInt.empty();
      filesLeft = 0;
      haul = Optional.empty();
    }
    if (next instanceof BayState.Empty) {
      recorder = Optional.empty();
    } else if (next.about().isPresent()) {
      recorder = next.about();
    }
  }

  void described(BayEvent.Described described, long nowNanos) {
    charge = described.chargePermille();
    filesLeft = described.files();
    haulFrom(nowNanos).left(described.bytes());
  }

  void pulled(BayEvent.Pulled pulled, long nowNanos) {
    haulFrom(nowNanos).came(nowNanos, pulled.progress());
  }

  private Haul haulFrom(long nowNanos) {
    Haul now = haul.orElseGet(() -> new Haul(nowNanos));
    haul = Optional.of(now);
    return now;
  }

  BayView at(long nowNanos) {
    Optional<Transfer> transfer =
        state instanceof BayState.Offloading || state instanceof BayState.Quarantined
            ? haul.flatMap(h -> h.at(nowNanos))
            : Optional.empty();
    return new BayView(bay, place, state, since, recorder, charge, filesLeft, transfer);
  }

  /** What its state asks a person for. */
  Optional<Alarm> alarm(Instant now) {
    return switch (state) {
      case BayState.Empty _,
          BayState.Identifying _,
          BayState.Verifying _,
          BayState.Offloading _,
          BayState.Charging _,
          BayState.Releasable _ ->
          Optional.empty();
      case BayState.Quarantined(Name name, var finding) ->
          Optional.of(new Alarm(since, bay, "quarantined", name.last() + ": " + finding));
      case BayState.Faulty faulty -> {
        boolean soon = faulty.outlook() == Outlook.BUSY && since.plus(BUSY_FOR_LONG).isAfter(now);
        yield soon
            ? Optional.empty()
            : Optional.of(new Alarm(since, bay, faulty.fault(), faulty.message()));
      }
    };
  }
}
