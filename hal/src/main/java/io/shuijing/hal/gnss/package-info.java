/**
 * GNSS receivers that speak NMEA 0183 over a serial line: place and time.
 *
 * <p>Bytes become sentences in {@link io.shuijing.hal.gnss.SentenceReader}, sentences become {@link
 * io.shuijing.hal.gnss.Report}s, and {@link io.shuijing.hal.gnss.Reception} is what a receiver has
 * said so far: pure values, each made from the one before. {@link
 * io.shuijing.hal.gnss.SerialReceiver} is the thin shell with the port and the thread.
 *
 * <p>Invariants: a sentence counts only with its checksum, and with every field that it needs in
 * its one form; no bytes, however odd, end the reader; a place is never given out without a valid
 * fix behind it, nor when it is older than {@link io.shuijing.hal.gnss.Reception#LONGEST_MS}; an
 * estimated, typed-in or simulated place is none; a time without a fix, after a jump or from before
 * the firmware is given out with its doubt, never with an uncertainty.
 *
 * <p>Open {@link io.shuijing.hal.gnss.SerialReceiver} first.
 */
@NullMarked
package io.shuijing.hal.gnss;

import org.jspecify.annotations.NullMarked;
