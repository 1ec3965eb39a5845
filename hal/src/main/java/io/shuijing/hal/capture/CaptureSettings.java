package io.shuijing.hal.capture;

/**
 * What is asked of the encoder.
 *
 * @param widthPx picture width
 * @param heightPx picture height
 * @param framesPerSecond pictures per second
 * @param videoBitsPerSecond bit rate of the pictures
 * @param audioBitsPerSecond bit rate of the sound; 0 for none
 * @param segmentMs length of a segment; every segment starts with a key frame
 */
public record CaptureSettings(
    int widthPx,
    int heightPx,
    int framesPerSecond,
    int videoBitsPerSecond,
    int audioBitsPerSecond,
    int segmentMs) {}
