/**
 * Measurements that a user can run, each beside what they would use instead, on the same bytes, in
 * the same run.
 *
 * <p>{@link io.shuijing.simulator.measure.MeasureCommand} runs them all: sealing beside {@code
 * age}, {@code sha256sum} and {@code openssl}; verification beside {@code sha256sum}; the
 * recorder's start and memory; offloading beside {@code rsync} and {@code cp}. Machines are noisy,
 * so every pair is measured in turn and reported as a ratio.
 */
@NullMarked
package io.shuijing.simulator.measure;

import org.jspecify.annotations.NullMarked;
