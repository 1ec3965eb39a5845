package io.shuijing.hal;

import io.shuijing.hal.body.Button;
import io.shuijing.hal.body.Indicator;
import io.shuijing.hal.capture.Camera;
import io.shuijing.hal.link.LinkServer;
import io.shuijing.hal.place.Positioning;
import io.shuijing.hal.power.Battery;
import io.shuijing.hal.sound.Speaker;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.time.Clocks;
import io.shuijing.hal.time.TimeSource;
import java.util.List;
import org.tinylog.Logger;

/**
 * All parts of one recorder.
 *
 * @param button what the officer presses
 * @param indicator what the officer sees and feels
 * @param camera pictures and sound, encoded
 * @param speaker where the recorder speaks
 * @param battery charge
 * @param positioning place
 * @param clocks wall and steady time
 * @param volume the card
 * @param link where a dock asks
 * @param timeSources what else tells the time: a receiver, a battery-backed clock
 */
public record RecorderHardware(
    Button button,
    Indicator indicator,
    Camera camera,
    Speaker speaker,
    Battery battery,
    Positioning positioning,
    Clocks clocks,
    Volume volume,
    LinkServer link,
    List<TimeSource> timeSources)
    implements AutoCloseable {

  /** Keeps its own list. */
  public RecorderHardware {
    timeSources = List.copyOf(timeSources);
  }

  /** The parts of a recorder that only a dock tells the time. */
  public RecorderHardware(
      Button button,
      Indicator indicator,
      Camera camera,
      Speaker speaker,
      Battery battery,
      Positioning positioning,
      Clocks clocks,
      Volume volume,
      LinkServer link) {
    this(button, indicator, camera, speaker, battery, positioning, clocks, volume, link, List.of());
  }

  /** Ends what must not outlive the recorder: lights go out, receiver and gauge are let go. */
  @Override
  public void close() {
    for (Object part : List.of(button, indicator, battery, positioning)) {
      if (part instanceof AutoCloseable closable) {
        close(closable);
      }
    }
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      Logger.warn(e, "a part did not close");
    }
  }
}
