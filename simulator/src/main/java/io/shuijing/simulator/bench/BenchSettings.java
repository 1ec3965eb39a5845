package io.shuijing.simulator.bench;

import io.shuijing.simulator.station.Station;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a bench is set up.
 *
 * @param input what is in front of the lens; a test picture if empty
 * @param link how recorder and bay are joined
 * @param out folder for everything
 */
record BenchSettings(Optional<Path> input, Station.LinkKind link, Path out) {
  /** The recorder's key {@code input}: a scene, so that the lens can be covered. */
  String scene() {
    return input.map(file -> "scene:" + file).orElse("scene");
  }
}
