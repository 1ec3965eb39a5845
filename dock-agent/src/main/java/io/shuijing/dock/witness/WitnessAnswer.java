package io.shuijing.dock.witness;

/**
 * What a witness answered.
 *
 * @param status of HTTP: 200, or why not
 * @param body text
 */
public record WitnessAnswer(int status, String body) {}
