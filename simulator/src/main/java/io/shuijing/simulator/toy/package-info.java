/**
 * Signatures that cost next to nothing, for storms of shifts in which the real ones would be most
 * of the work.
 *
 * <p>A toy signature is a keyed hash over public key and text; the hash's key is no secret, so it
 * proves nothing to anybody. It is accepted only by classes that were altered for it while they
 * were loaded; the real judge of signatures refuses it, and no class outside the simulator knows of
 * it. What no toy made is still judged as ever.
 *
 * <p>Open {@link io.shuijing.simulator.toy.ToySignatures} first.
 */
@NullMarked
package io.shuijing.simulator.toy;

import org.jspecify.annotations.NullMarked;
