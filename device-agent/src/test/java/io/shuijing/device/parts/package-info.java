/**
 * The parts of a recorder as tests need them: small, strict, and moved by the test alone.
 *
 * <p>{@link io.shuijing.device.parts.MemoryCard} keeps apart what was written and what is durable,
 * and can lose power at any operation; {@link io.shuijing.device.parts.Bench} puts a recorder
 * together and hands it its events one by one.
 */
@NullMarked
package io.shuijing.device.parts;

import org.jspecify.annotations.NullMarked;
