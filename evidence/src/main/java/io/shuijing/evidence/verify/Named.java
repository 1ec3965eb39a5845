package io.shuijing.evidence.verify;

import io.shuijing.evidence.journal.Entry.Blob;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.track.TrackReader.Block;

/**
 * A block of a track as a record of the journal names it; holds no more than is needed to check it,
 * because there are hundreds of thousands.
 */
record Named(long n, SessionTrail session, Where.Piece piece, Block block, Blob plain) {

  static Named of(Accepted record, Segment segment, SessionTrail session) {
    return new Named(
        record.n(),
        session,
        new Where.Piece(segment.stream(), segment.index(), segment.media()),
        Block.of(record.stored()),
        segment.plain());
  }

  long end() {
    return block.offset() + block.length();
  }

  Where in(String path) {
    return Where.in(path, block.offset()).of(session.id(), piece);
  }
}
