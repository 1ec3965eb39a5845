package io.shuijing.dock.bay;

import io.shuijing.dock.custody.Register;
import io.shuijing.dock.intake.FileIntake;
import io.shuijing.dock.intake.ReceiptDesk;
import io.shuijing.dock.office.Office;
import io.shuijing.dock.prompt.Orders;
import io.shuijing.dock.prompt.PromptDesk;
import io.shuijing.dock.store.Staging;
import io.shuijing.evidence.Digest;
import io.shuijing.hal.secrets.Entropy;
import io.shuijing.hal.time.Clocks;
import java.time.Instant;
import java.util.concurrent.Executor;

/**
 * What all bays of a dock share.
 *
 * @param office whose dock it is
 * @param rooms where bytes go
 * @param counter where orders come from
 * @param holdings what the office holds of each recorder
 * @param terms what recorders are held to
 * @param surroundings time and chance
 */
public record Station(
    Office office,
    Rooms rooms,
    Counter counter,
    Holdings holdings,
    Terms terms,
    Surroundings surroundings) {

  /** Staging, where files go from there, and the register of what the office has said of them. */
  public record Rooms(Staging staging, FileIntake.Store store, Register register) {}

  /** Orders, and what is made from them. */
  public record Counter(Orders orders, PromptDesk prompts) {}

  /**
   * Time and chance.
   *
   * @param ahead who asks a recorder for bytes while those before are checked and written: a
   *     further thread, or {@code _ -> {}} for nobody
   */
  public record Surroundings(Clocks clocks, Entropy entropy, Pause pause, Executor ahead) {}

  ReceiptDesk receipts() {
    return new ReceiptDesk(office, rooms.store().archive(), rooms.register());
  }

  /** 32 bytes that nobody could have known before. */
  Digest challenge() {
    return Digest.fromBytes(surroundings.entropy().bytes(Digest.BYTES));
  }

  Instant now() {
    return surroundings.clocks().wall().time();
  }
}
