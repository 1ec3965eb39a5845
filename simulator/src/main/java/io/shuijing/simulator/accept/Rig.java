package io.shuijing.simulator.accept;

import io.shuijing.hal.body.Signal;
import io.shuijing.simulator.station.StationFailed;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Whatever has its hands on the recorder: a technician, or the controls of a simulated one. */
interface Rig extends AutoCloseable {

  /** Asks for a short press, or makes it; whether it is made when this returns. */
  boolean press() throws IOException, InterruptedException;

  /** Told that a recording runs; a rig that breaks something then does it now. */
  default void nowRecording() throws IOException {}

  /** Asks for a long press, or makes it. */
  void hold() throws IOException, InterruptedException;

  /** Whether a signal was seen; empty if nobody looks. */
  Optional<Boolean> saw(Signal signal, Duration patience)
      throws IOException, InterruptedException, StationFailed;

  /** Whether {@link #cutPower} and {@link #powerOn} can be done here. */
  boolean cutsPower();

  /** Takes the power away in the middle of whatever is going on. */
  void cutPower() throws IOException, InterruptedException, StationFailed;

  /** Gives it back, and waits until the recorder can be reached. */
  void powerOn() throws IOException, InterruptedException, StationFailed;

  /** Whether the recorder can be pulled out of the dock here, and not only the link dropped. */
  boolean pullsOut();

  void pullOut() throws IOException, InterruptedException, StationFailed;

  void plugIn() throws IOException, InterruptedException, StationFailed;

  /** Whether everything around the recorder is imitated, so that some tests mean nothing. */
  boolean isSimulated();

  /** Leaves nothing running. */
  @Override
  void close();
}
