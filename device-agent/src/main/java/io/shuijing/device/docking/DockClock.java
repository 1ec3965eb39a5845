package io.shuijing.device.docking;

import io.shuijing.device.journal.Journal;
import io.shuijing.device.journal.JournalLost;
import io.shuijing.device.journal.RecorderClock;
import io.shuijing.evidence.Moment;
import io.shuijing.evidence.Moment.ClockSource;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.transfer.Answer;
import io.shuijing.evidence.transfer.Question.SetClock;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.time.Clocks;
import java.time.Instant;
import org.tinylog.Logger;

/**
 * Reads and sets the clock for a dock: measured before it is set, so that its drift is evidence.
 */
final class DockClock {
  private final Journal journal;
  private final RecorderClock clock;

  DockClock(Journal journal) {
    this.journal = journal;
    this.clock = journal.clock();
  }

  /**
   * The four time stamps' inner two (RFC 5905, section 8).
   *
   * @param askedAtMs when the question arrived, in milliseconds since the start
   */
  Reply read(long askedAtMs) {
    Moment now = clock.moment(journal.boot());
    Instant received = clock.wallAt(askedAtMs);
    return Reply.of(new Answer.ClockRead(received, now.wall(), now.source(), now.uncertaintyMs()));
  }

  Reply set(SetClock asked, long askedAtMs) throws JournalLost {
    Instant before = clock.moment(journal.boot()).wall();
    try {
      // the question waited for its turn
      Instant time = asked.time().plusMillis(clock.monoMs() - askedAtMs);
      clock.clocks().set(Clocks.Source.DOCK, time, asked.uncertaintyMs());
    } catch (HardwareFault e) {
      Logger.warn(e, "clock");
      journal.tell("clock", e.fault(), "the clock was not set");
      return Reply.refused(e.fault(), "the clock was not set: " + e.getMessage());
    }
    Instant after = clock.moment(journal.boot()).wall();
    journal.append(
        new Entry.ClockSet(before, after, ClockSource.DOCK, asked.offsetMs(), asked.roundTripMs()));
    return Reply.of(new Answer.Done());
  }
}
