package io.shuijing.simulator.shift;

import io.shuijing.simulator.body.Touch;
import io.shuijing.simulator.disk.DiskFault;
import io.shuijing.simulator.plan.PartFault;
import java.time.Duration;

/** What people do on a stage, and what goes wrong on it. */
public final class Hands {
  private static final int FROM_THE_CAR = 400;
  private static final int FULL = 1_000;
  private static final Duration SLOW_START = Duration.ofSeconds(4);
  private static final long IN_BETWEEN_MS = 1_500;

  private final RecorderUnit recorder;
  private final DockUnit dock;
  private final PartFaults faults;
  private final Stage stage;

  Hands(RecorderUnit recorder, DockUnit dock, PartFaults faults, Stage stage) {
    this.recorder = recorder;
    this.dock = dock;
    this.faults = faults;
    this.stage = stage;
  }

  /** An order is written for the recorder. */
  public void order(String assignment) {
    dock.order(assignment);
  }

  /** It is put into the dock, which charges it. */
  public void plug() {
    if (!recorder.link().isPlugged()) {
      recorder.battery().refill(FULL);
      recorder.link().plugInto(DockUnit.BAY);
      recorder.switchOn();
    }
  }

  /** It is taken out. */
  public void pull() {
    recorder.link().pull();
  }

  /** The button is pressed. */
  public void press(Touch touch) {
    recorder.press(touch);
  }

  /** It is switched on. */
  public void switchOn() {
    recorder.switchOn();
  }

  /** As {@link #chargeInTheCar}, and the button is pressed before it is ready. */
  public void pressWhileStarting() {
    stage.strikeCard(new DiskFault.Stalled(SLOW_START));
    stage.after(IN_BETWEEN_MS, () -> recorder.press(Touch.SHORT));
    chargeInTheCar();
  }

  /** It is charged for a while, which switches it on. */
  public void chargeInTheCar() {
    recorder.battery().refill(FROM_THE_CAR);
    recorder.switchOn();
  }

  /** Something befalls a part, now. */
  public void strike(PartFault kind, long amount) {
    faults.strike(kind, amount);
  }

  /** The card has no more room than this. */
  public void fillCard(long bytesLeft) {
    stage.strikeCard(new DiskFault.Full(bytesLeft));
  }

  /** Somebody has made room on the card. */
  public void makeRoomOnCard() {
    stage.mendCard();
  }

  /** The office's store has no more room than this. */
  public void fillStore(long bytesLeft) {
    stage.strikeStore(new DiskFault.Full(bytesLeft));
  }

  /** The office's store is larger now. */
  public void makeRoomInStore() {
    stage.mendStore();
  }

  /** The dock's process dies when it has asked so many questions more, and starts again. */
  public void restartDockAfter(long questions) {
    stage.restartDockAfter(questions);
  }

  /** While it is offloaded it is pulled out so often, and put back after some time. */
  public void unplugOften(int times, Duration putBackAfter) {
    stage.unplugOften(times, putBackAfter.toMillis());
  }
}
