package io.shuijing.simulator.bench;

import java.util.Map;

/**
 * Something that happened.
 *
 * @param number counts up from 1
 * @param atMs wall time, ms since 1970
 * @param kind {@code signal}, {@code record}, {@code process}, {@code bay}, {@code order}, {@code
 *     verdict}, {@code seen}, {@code reset}
 * @param what texts and numbers by name; goes to the page as it is
 */
record Happening(long number, long atMs, String kind, Map<String, Object> what) {}
