/**
 * Tracks: the files in which sealed segments lie, each with its proof behind it.
 *
 * <p>A track is a row of blocks. A block is the sealed segment, then its journal record once more
 * as stored, then zero bytes to the next multiple of 4096. Thus durable bytes never share a page
 * with bytes still to come, one flush makes segment and proof durable together, and a lost journal
 * tail can be rebuilt.
 *
 * <p>Invariants: there is exactly one way to lay out a block; nothing but blocks stands in a track;
 * a track is never longer than {@link io.shuijing.evidence.track.TrackFormat#MAX_TRACK_BYTES}.
 *
 * <p>Open {@link io.shuijing.evidence.track.TrackFormat} first; {@link
 * io.shuijing.evidence.track.TrackReader} checks a track against the journal while it streams by,
 * {@link io.shuijing.evidence.track.TrackScan} reads one without a journal.
 */
@NullMarked
package io.shuijing.evidence.track;

import org.jspecify.annotations.NullMarked;
