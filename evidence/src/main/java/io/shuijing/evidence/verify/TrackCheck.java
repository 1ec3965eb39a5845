package io.shuijing.evidence.verify;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.seal.AgeIdentity;
import io.shuijing.evidence.track.TrackReader;
import io.shuijing.evidence.track.TrackReader.BlockState;
import io.shuijing.evidence.track.TrackScan;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Reads a stretch of one track once and compares it with what the journal names (clauses V40 to
 * V47). Shares nothing that changes with other stretches, so that several may be read at a time.
 */
final class TrackCheck implements Callable<TrackCheck.Outcome> {
  private final Supply supply;
  private final Rivals rivals;
  private final Optional<AgeIdentity> identity;
  private final Stretch stretch;
  private final Findings findings = new Findings();
  private int done;
  private long checkedBytes;

  TrackCheck(Supply supply, Rivals rivals, Optional<AgeIdentity> identity, Stretch stretch) {
    this.supply = supply;
    this.rivals = rivals;
    this.identity = identity;
    this.stretch = stretch;
  }

  /**
   * Blocks that stand one behind the other, with what lies between and behind them.
   *
   * @param blocks by ascending offset, none reaching into the next
   * @param end where the next stretch begins, {@link Long#MAX_VALUE} for the end of the file
   */
  record Stretch(String path, List<Named> blocks, long start, long end) {}

  /** What came of it. */
  record Outcome(Findings findings, long checkedBytes) {}

  @Override
  public Outcome call() {
    try (InputStream in = supply.open(stretch.path())) {
      in.skipNBytes(stretch.start());
      read(new Tap(in));
    } catch (EOFException e) {
      rest(Reason.BYTES_MISSING);
    } catch (IOException e) {
      rest(Reason.CANNOT_BE_READ, String.valueOf(e.getMessage()));
    }
    return new Outcome(findings, checkedBytes);
  }

  private void rest(Reason reason, Object... details) {
    for (Named named : stretch.blocks().subList(done, stretch.blocks().size())) {
      findings.add(Finding.at(named.n(), reason, named.in(stretch.path()), details));
    }
  }

  private void read(Tap tap) throws IOException {
    TrackReader track = TrackReader.from(stretch.start(), tap);
    Named previous = stretch.blocks().getFirst();
    for (Named named : stretch.blocks()) {
      long hole = named.block().offset() - track.position();
      if (hole > 0) {
        stray(track, tap, hole, previous);
      }
      if (track.position() < named.block().offset()) {
        throw new EOFException();
      }
      block(track, tap, named);
      done++;
      previous = named;
    }
    stray(track, tap, stretch.end() - track.position(), previous);
  }

  private void stray(TrackReader track, Tap tap, long length, Named beside) throws IOException {
    Where begin = Where.in(stretch.path(), track.position()).of(beside.session().id());
    StrayBytes bytes = new StrayBytes(rivals, begin, findings);
    tap.copyTo(bytes);
    track.skip(length);
    if (bytes.finish()) {
      findings.add(Finding.at(beside.n(), Reason.STRAY_BYTES, begin, bytes.total()));
    }
  }

  private void block(TrackReader track, Tap tap, Named named) throws IOException {
    tap.keepAfter(identity.isPresent() ? 0 : named.block().sealed().bytes());
    long before = track.position();
    BlockState state = track.block(named.block());
    checkedBytes += track.position() - before;
    Where where = named.in(stretch.path());
    switch (state) {
      case INTACT -> {}
      case CUT -> throw new EOFException();
      case SEALED_DIFFERS -> findings.add(Finding.at(named.n(), Reason.SEALED_DIFFERS, where));
      case PADDING_DIFFERS -> findings.add(Finding.at(named.n(), Reason.PADDING_DIFFERS, where));
      case RECORD_DIFFERS -> copyDiffers(named, where, tap.kept());
    }
    if (identity.isPresent() && state != BlockState.SEALED_DIFFERS) {
      opened(identity.get(), named, where, tap.kept());
    }
  }

  private void copyDiffers(Named named, Where where, byte[] kept) {
    findings.add(Finding.at(named.n(), Reason.COPY_DIFFERS, where));
    int from = identity.isPresent() ? (int) named.block().sealed().bytes() : 0;
    Optional<StoredRecord> copy = TrackScan.recordAt(kept, from, kept.length);
    copy.flatMap(record -> rivals.inFile(record, where)).ifPresent(findings::add);
  }

  // a sealed segment is at most 16 MiB long, the reader of the journal saw to it
  private void opened(AgeIdentity with, Named named, Where where, byte[] kept) {
    byte[] sealed = Arrays.copyOf(kept, (int) named.block().sealed().bytes());
    try {
      byte[] plain = with.open(sealed);
      boolean same =
          plain.length == named.plain().bytes() && Digest.of(plain).equals(named.plain().digest());
      if (!same) {
        findings.add(Finding.at(named.n(), Reason.PLAIN_DIFFERS, where));
      }
    } catch (Malformed e) {
      findings.add(
          Finding.at(named.n(), Reason.DOES_NOT_OPEN, where, String.valueOf(e.getMessage())));
    }
  }
}
