package io.shuijing.dock.bay;

import io.shuijing.dock.offload.Conversation;
import io.shuijing.dock.offload.RecorderRefused;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.transfer.Question;
import java.io.IOException;
import java.util.Optional;

/** A recorder comes in: its clock is measured, it is taken in, its clock is set if need be. */
final class Arrival {
  private final Station station;
  private final Conversation talk;
  private final Reporter reporter;

  Arrival(Station station, Conversation talk, Reporter reporter) {
    this.station = station;
    this.talk = talk;
    this.reporter = reporter;
  }

  void takeIn() throws IOException {
    Name recorder = talk.recorder();
    ClockExchange exchange = new ClockExchange(talk, station.surroundings().clocks());
    ClockExchange.Measured measured = exchange.measure();
    reporter.tell(
        new BayEvent.ClockMeasured(recorder, measured.offsetMs(), measured.roundTripMs()));
    talk.takeIn(
        new Question.TakeIn(station.office().dock(), station.challenge(), Optional.empty()));
    if (measured.isOff()) {
      set(exchange, measured);
    }
  }

  private void set(ClockExchange exchange, ClockExchange.Measured measured) throws IOException {
    try {
      if (!exchange.set(measured)) {
        reporter.notice(
            "the dock's own clock is not kept; " + talk.recorder() + " was not set by it");
      }
    } catch (RecorderRefused e) {
      reporter.notice(String.valueOf(e.getMessage()));
    }
  }
}
