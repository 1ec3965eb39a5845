package io.shuijing.simulator.shift;

import io.shuijing.device.Recorder;
import io.shuijing.device.RecorderParts;
import io.shuijing.evidence.note.Signer;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.RecorderHardware;
import io.shuijing.hal.capture.Camera;
import io.shuijing.hal.capture.Capture;
import io.shuijing.hal.capture.CaptureEvent;
import io.shuijing.hal.capture.CaptureSettings;
import io.shuijing.hal.capture.Still;
import io.shuijing.hal.link.LinkEvent;
import io.shuijing.hal.link.LinkServer;
import io.shuijing.simulator.disk.SimulatedDisk;
import io.shuijing.simulator.oracle.Shelf;
import io.shuijing.simulator.world.Agenda;
import io.shuijing.simulator.world.VirtualClocks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A recorder is started once more on a copy of a card, in a world where nothing else happens. The
 * copy has as little room as the card: with more, a start does what the one before it could not.
 */
final class AnotherStart {
  private final SimulatedDisk disk;

  AnotherStart(Platter card) {
    this.disk = card.trial();
  }

  /** The card behind that start; empty if there is no room for its {@code boot} record. */
  Optional<Shelf> shelf() {
    try {
      Recorder.start(parts(), _ -> {}).close();
      return Optional.of(Platter.shelf(disk));
    } catch (HardwareFault e) {
      if (e.fault().equals("full")) {
        return Optional.empty();
      }
      throw new IllegalStateException("nothing goes wrong with this card", e);
    }
  }

  private RecorderParts parts() {
    Signer signer = Identities.EXAMPLE.recorder();
    return new RecorderParts(
        hardware(),
        new RecorderParts.Identity(
            Identities.RECORDER,
            List.of(signer),
            Identities.EXAMPLE.office(),
            Identities.EXAMPLE.recipients(),
            "storm",
            "0.1.0"),
        plain -> plain,
        new RecorderParts.Tuning(RecorderProcess.CAPTURE, RecorderProcess.RESERVE_BYTES, "zh"),
        _ -> {});
  }

  private RecorderHardware hardware() {
    return new RecorderHardware(
        _ -> {},
        _ -> {},
        new NoCamera(),
        (_, _) -> {},
        OptionalInt::empty,
        Optional::empty,
        new VirtualClocks(new Agenda(), Instant.parse("2027-01-01T00:00:00Z")),
        disk.mount(),
        new NoLink());
  }

  private static final class NoCamera implements Camera {
    @Override
    public Capture start(CaptureSettings settings, Consumer<CaptureEvent> events)
        throws HardwareFault {
      throw new HardwareFault("camera", "absent", "nobody records in a trial");
    }

    @Override
    public void develop(Still.Exposed exposed, Consumer<Still> outcome) {
      throw new IllegalStateException("nobody records in a trial");
    }
  }

  private static final class NoLink implements LinkServer {
    @Override
    public void serve(Consumer<LinkEvent> events) {}

    @Override
    public void close() {}
  }
}
