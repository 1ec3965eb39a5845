package io.shuijing.simulator.capture;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.capture.Camera;
import io.shuijing.hal.capture.Capture;
import io.shuijing.hal.capture.CaptureEvent;
import io.shuijing.hal.capture.CaptureSettings;
import io.shuijing.hal.capture.Still;
import io.shuijing.hal.media.CaptureSource;
import io.shuijing.hal.media.EncoderCamera;
import io.shuijing.hal.media.EncoderCapture;
import io.shuijing.hal.media.EncoderProgram;
import io.shuijing.simulator.sound.Room;
import java.util.function.Consumer;

/** A camera in a {@link Room}: pictures from a test pattern or a file, sound from the room. */
public final class SimulatedCamera implements Camera {
  private final EncoderCamera camera;
  private final CameraControl control = new CameraControl();

  private SimulatedCamera(EncoderCamera camera) {
    this.camera = camera;
  }

  /**
   * Looks whether there is all that a capture needs.
   *
   * @param pictures {@link CaptureSource.TestPattern} or {@link CaptureSource.MediaFile}; its own
   *     sound is not heard, unless the room has it as its background
   * @throws HardwareFault as {@link EncoderCamera#open}
   */
  public static SimulatedCamera open(EncoderProgram program, CaptureSource pictures, Room room)
      throws HardwareFault {
    CaptureSource source = new CaptureSource.WithPcm(pictures, room.microphone());
    return new SimulatedCamera(EncoderCamera.open(program, source));
  }

  /** The same behind a lens. */
  public static SimulatedCamera open(EncoderProgram program, Scene scene, Room room)
      throws HardwareFault {
    return open(program, scene.pictures(), room);
  }

  public CameraControl control() {
    return control;
  }

  @Override
  public void develop(Still.Exposed exposed, Consumer<Still> outcome) {
    camera.develop(exposed, outcome);
  }

  @Override
  public Capture start(CaptureSettings settings, Consumer<CaptureEvent> events)
      throws HardwareFault {
    EncoderCapture capture = camera.start(settings, events);
    control.started(capture.encoder());
    return capture;
  }
}
