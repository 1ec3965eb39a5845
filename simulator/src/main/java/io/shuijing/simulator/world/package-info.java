/**
 * What a simulated world is made of besides its parts: virtual time, chance that can be had again,
 * power that can be lost, and a trace of all that happened.
 *
 * <p>One seed decides everything. Each part draws from a stream of its own, forked by label, so
 * that a further draw in one part shifts no other. Nothing here reads a real clock or real chance.
 */
@NullMarked
package io.shuijing.simulator.world;

import org.jspecify.annotations.NullMarked;
