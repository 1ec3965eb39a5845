package io.shuijing.dock.cli;

import io.shuijing.dock.prompt.OrderFault;
import io.shuijing.dock.roster.Desk;
import io.shuijing.dock.roster.Officer;
import io.shuijing.dock.roster.ReadyRecorders;
import io.shuijing.dock.roster.RosterFault;
import io.shuijing.evidence.Name;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.dock.CardReader;
import io.shuijing.hal.link.LinkLost;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.tinylog.Logger;

/**
 * An officer holds a card to the reader and gets the recorder that has been ready longest: its
 * order is written, and its bay carries it out.
 */
record CardDesk(CardReader reader, Desk desk, ReadyRecorders ready, Consumer<String> tell) {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(2);

  /** Works until its thread is interrupted. */
  void keep() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        reader.read(PATIENCE).ifPresent(this::held);
      } catch (LinkLost e) {
        Logger.warn("card reader: {}", e.getMessage());
        rest();
      }
    }
  }

  private void held(String card) {
    try {
      Officer officer = desk.byCard(card);
      Optional<Name> recorder = ready.next();
      if (recorder.isEmpty()) {
        refused("没有可领取的记录仪 / no recorder is ready");
        return;
      }
      Desk.Ordered ordered = desk.order(officer, Optional.empty(), recorder.get());
      ready.taken(recorder.get());
      tell.accept(
          "desk "
              + ordered.recorder().last()
              + " "
              + ordered.assignment().id()
              + " "
              + officer.id());
    } catch (RosterFault | OrderFault | HardwareFault e) {
      refused(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) { // a defect of ours: the next card is read all the same
      Logger.error(e, "a defect of the desk");
    }
  }

  private void refused(String why) {
    Logger.warn("desk: {}", why);
    tell.accept("desk-refused " + why);
  }

  private static void rest() {
    try {
      Thread.sleep(AFTER_A_FAULT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
