package io.shuijing.dock.board;

import java.util.OptionalLong;

/**
 * How far the files of a recorder are.
 *
 * @param doneBytes of all that it had when it came
 * @param bytesPerSecond over the last twenty seconds
 * @param secondsLeft empty while it is not known
 * @param stalledSeconds how long nothing has come; empty while bytes come
 */
public record Transfer(
    String path,
    long doneBytes,
    long allBytes,
    long bytesPerSecond,
    OptionalLong secondsLeft,
    OptionalLong stalledSeconds) {}
