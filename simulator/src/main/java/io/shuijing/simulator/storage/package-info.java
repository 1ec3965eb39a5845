/**
 * A card that can fail by hand: a real folder whose operations are refused while a {@link
 * io.shuijing.simulator.storage.CardControl} says so.
 *
 * <p>For the recorder that runs as a process of its own, driven by a person. The storm has a whole
 * disk of its own, {@code simulator.disk}, which also loses what was not flushed.
 */
@NullMarked
package io.shuijing.simulator.storage;

import org.jspecify.annotations.NullMarked;
