package io.shuijing.dock.bay;

import io.shuijing.dock.offload.Conversation;
import io.shuijing.dock.offload.ProtocolBroken;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Moment.ClockSource;
import io.shuijing.evidence.transfer.Answer.ClockRead;
import io.shuijing.evidence.transfer.Question;
import io.shuijing.hal.time.Clocks;
import io.shuijing.hal.time.Clocks.WallReading;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * Measures a recorder's clock against the dock's by four time stamps (RFC 5905, section 8), three
 * times, and keeps the exchange with the shortest round trip: its error is at most half of that.
 */
public final class ClockExchange {
  private static final int EXCHANGES = 3;
  private static final long OFFSET_MAX_MS = 100;
  private static final long NANOS_PER_MS = 1_000_000;

  private final Conversation talk;
  private final Clocks clocks;

  /** Measures by these clocks. */
  public ClockExchange(Conversation talk, Clocks clocks) {
    this.talk = talk;
    this.clocks = clocks;
  }

  /**
   * What was measured.
   *
   * @param offsetMs by how much the recorder is ahead of the dock
   */
  public record Measured(long offsetMs, long roundTripMs, ClockSource source) {

    /** Whether the recorder's clock is to be set. */
    public boolean isOff() {
      return Math.abs(offsetMs) > OFFSET_MAX_MS
          || switch (source) {
            case NONE, RTC -> true; // nobody known has set it
            case DOCK, GNSS -> false;
          };
    }
  }

  /** Three exchanges; the one with the shortest round trip. */
  public Measured measure() throws IOException {
    Measured best = once();
    for (int i = 1; i < EXCHANGES; i++) {
      Measured next = once();
      if (next.roundTripMs() < best.roundTripMs()) {
        best = next;
      }
    }
    return best;
  }

  private Measured once() throws IOException {
    Instant asked = clocks.wall().time();
    long askedNanos = clocks.steadyNanos();
    ClockRead answer = talk.readClock();
    requirePossible(answer.received());
    requirePossible(answer.sent());
    // by the steady clock: the dock's own clock may be set meanwhile
    Instant answered = asked.plusNanos(clocks.steadyNanos() - askedNanos);
    long there = millis(asked, answer.received());
    long back = millis(answered, answer.sent());
    long roundTrip = millis(asked, answered) - millis(answer.received(), answer.sent());
    return new Measured(Math.floorDiv(there + back, 2), Math.max(roundTrip, 0), answer.source());
  }

  private static void requirePossible(Instant time) throws ProtocolBroken {
    if (!Lines.isTime(time)) {
      throw new ProtocolBroken("a clock that says " + time);
    }
  }

  private static long millis(Instant from, Instant to) {
    return Duration.between(from, to).plusNanos(NANOS_PER_MS / 2).toMillis();
  }

  /**
   * Sets the recorder's clock to the dock's.
   *
   * @return whether the dock's own clock is good enough for that
   */
  public boolean set(Measured measured) throws IOException {
    WallReading own = clocks.wall();
    if (own.source() == Clocks.Source.NONE || own.uncertaintyMs().isEmpty()) {
      return false;
    }
    long oneWay = Math.ceilDiv(measured.roundTripMs(), 2);
    talk.setClock(
        new Question.SetClock(
            own.time().plusMillis(oneWay),
            own.uncertaintyMs().getAsLong() + oneWay,
            measured.offsetMs(),
            measured.roundTripMs()));
    return true;
  }
}
