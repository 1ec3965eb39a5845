package io.shuijing.dock.board;

import io.shuijing.dock.bay.BayEvent;
import java.time.Instant;

/**
 * Something that has happened in a bay.
 *
 * @param number counts from 1 since the dock was started
 */
public record Happening(long number, Instant at, String bay, BayEvent event) {}
