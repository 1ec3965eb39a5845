/**
 * The agents' own classes, loaded once more with one thing in them changed.
 *
 * <p>For two purposes: signatures that cost nothing, so that a storm of shifts is affordable, and
 * planted defects, so that it is known that the oracles are awake. Neither needs a second path
 * through the agents: their sources know nothing of it.
 *
 * <p>An alteration that changes nothing is an error when the loader is made, so that no defect is
 * planted in vain. What simulated hardware and plans consist of is never loaded twice; it is what
 * crosses between both worlds.
 *
 * <p>Open {@link io.shuijing.simulator.altered.AlteredClasses} first.
 */
@NullMarked
package io.shuijing.simulator.altered;

import org.jspecify.annotations.NullMarked;
