/**
 * Encryption to the office: every segment on its own, as an age v1 file.
 *
 * <p>age (C2SP age) is a public format with independent tools, so {@code age -d} opens a segment
 * without us. A recorder knows only recipients (the office's and the escrow key's), never an
 * identity: what it has sealed it cannot open.
 *
 * <p>Invariants: every segment has a file key of its own; sealing either gives the whole file or
 * throws; opening either gives the whole plain text or throws.
 *
 * <p>Open {@link io.shuijing.evidence.seal.Sealing} first.
 */
@NullMarked
package io.shuijing.evidence.seal;

import org.jspecify.annotations.NullMarked;
