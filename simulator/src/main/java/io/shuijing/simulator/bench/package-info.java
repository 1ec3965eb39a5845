/**
 * The technician's bench: one recorder and one bay, real agents in processes of their own, shown
 * and driven by a page on loopback.
 *
 * <p>{@link io.shuijing.simulator.bench.BenchCommand} opens it. A {@code Bench} owns the station
 * and obeys {@code Order}s one after the other; whatever happens becomes a {@code Happening} in the
 * {@code Strip}, from which every page draws all that it shows, so that a page that is loaded anew
 * or a second one sees the same. {@code BenchServer} speaks HTTP.
 *
 * <p>Invariants: what the page says of the recorder comes from the recorder itself (its signals,
 * its journal) or from the dock's event lines, never from what was asked for; nothing is left
 * running when the bench ends; only loopback is served, and only to who knows the token.
 */
@NullMarked
package io.shuijing.simulator.bench;

import org.jspecify.annotations.NullMarked;
