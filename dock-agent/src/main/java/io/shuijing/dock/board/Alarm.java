package io.shuijing.dock.board;

import java.time.Instant;

/**
 * Something that a person should see to.
 *
 * @param word what it is, one word
 * @param message one line for a person, with the next step
 */
public record Alarm(Instant since, String bay, String word, String message) {}
