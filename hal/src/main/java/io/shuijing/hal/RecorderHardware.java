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
    LinkServer link) {}
