package io.shuijing.dock.bay;

import io.shuijing.dock.intake.FileIntake;
import io.shuijing.dock.intake.ReceiptDesk;
import io.shuijing.dock.office.Office;
import io.shuijing.dock.prompt.Orders;
import io.shuijing.dock.prompt.PromptDesk;
import io.shuijing.dock.store.Staging;
import io.shuijing.hal.secrets.Entropy;
import io.shuijing.hal.time.Clocks;
import java.time.Instant;

/**
 * What all bays of a dock share.
 *
 * @param office whose dock it is
 * @param rooms where bytes go
 * @param counter where orders come from
 * @param holdings what the office holds of each recorder
 * @param surroundings time and chance
 */
public record Station(
    Office office, Rooms rooms, Counter counter, Holdings holdings, Surroundings surroundings) {

  /** Staging, and where files go from there. */
  public record Rooms(Staging staging, FileIntake.Store store) {}

  /** Orders, and what is made from them. */
  public record Counter(Orders orders, PromptDesk prompts) {}

  /** Time and chance. */
  public record Surroundings(Clocks clocks, Entropy entropy, Pause pause) {}

  ReceiptDesk receipts() {
    return new ReceiptDesk(office, rooms.store().archive());
  }

  Instant now() {
    return surroundings.clocks().wall().time();
  }
}
