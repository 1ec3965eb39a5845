package io.shuijing.simulator.demo;

import io.shuijing.simulator.station.Station;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the demo is asked to do.
 *
 * @param input media file whose pictures and sound the camera sees; empty for a test picture
 * @param seconds how long the officer records
 * @param link between recorder and dock
 * @param out folder for everything
 * @param project root of the checkout, for the commands that are shown
 */
record DemoSettings(
    Optional<Path> input,
    int seconds,
    Station.LinkKind link,
    Path out,
    Path project,
    Words.Language language) {}
