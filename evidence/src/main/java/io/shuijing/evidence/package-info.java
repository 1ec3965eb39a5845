/**
 * Names things that outlive a device, and reads and writes the one kind of text that is ever
 * signed.
 *
 * <p>Everything in this module is pure: no threads, no clock, no logging, no files outside {@code
 * cli}; bytes come in, values or {@link io.shuijing.evidence.Malformed} come out. Nothing signed is
 * ever re-serialised: what was read is kept as the bytes that were read.
 *
 * <p>Packages, in the order in which a recording meets them: {@code note} (text and signatures),
 * {@code journal} (the recorder's chain of records), {@code media} (time and place inside a
 * segment), {@code seal} (encryption to the office), {@code track} (the files of sealed segments),
 * {@code recovery} (what a recorder finds at its start), {@code custody} (trees, checkpoints,
 * cosignatures), {@code transfer} (the questions of a dock and the office's receipt), {@code
 * verify} (what a recording can prove), {@code cli}.
 *
 * <p>Two things draw chance from the platform, because the libraries below do: sealing, and signing
 * with SM2. Everything else gives the same bytes for the same input.
 *
 * <p>Clause numbers in findings and errors ({@code L4}, {@code J7}…) are those of {@code
 * docs/spec}.
 */
@NullMarked
package io.shuijing.evidence;

import org.jspecify.annotations.NullMarked;
