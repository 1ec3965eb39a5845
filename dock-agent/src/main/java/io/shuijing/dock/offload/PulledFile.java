package io.shuijing.dock.offload;

import io.shuijing.dock.store.StagedFile;
import io.shuijing.evidence.transfer.Answer.HeldFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;

/**
 * A recorder's file as a stream of exactly the length that the recorder said. What comes from the
 * link is staged before it is handed on.
 */
public final class PulledFile extends InputStream {
  private final Offload offload;
  private final HeldFile file;
  private final StagedFile staged;
  private final long resumedAt;
  private long position;
  private Optional<Ahead> next;
  private byte[] piece = new byte[0];
  private int inPiece;

  PulledFile(Offload offload, HeldFile file, StagedFile staged) throws IOException {
    this.offload = offload;
    this.file = file;
    this.staged = staged;
    this.resumedAt = staged.size();
    this.next = nextAt(resumedAt);
  }

  private Optional<Ahead> nextAt(long offset) {
    return offset < file.bytes() ? Optional.of(offload.ahead(file, offset)) : Optional.empty();
  }

  /** The staged bytes: all of them once the stream came to its end. */
  public StagedFile staged() {
    return staged;
  }

  /** Whether bytes of an earlier pull are among those that stream by. */
  public boolean wasResumed() {
    return resumedAt > 0;
  }

  /** Lets the rest stream by, into staging. */
  public void drain() throws IOException {
    byte[] rest = new byte[64 * 1024];
    int read = 0;
    while (read >= 0) {
      read = read(rest, 0, rest.length);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (position == file.bytes()) {
      return -1;
    }
    int read =
        position < resumedAt ? fromStaging(into, offset, length) : fromLink(into, offset, length);
    position += read;
    return read;
  }

  private int fromStaging(byte[] into, int offset, int length) throws IOException {
    int wanted = (int) Math.min(length, resumedAt - position);
    int read = staged.read(position, into, offset, wanted);
    if (read <= 0) {
      throw new IllegalStateException("a staged file became shorter: " + staged.path());
    }
    return read;
  }

  private int fromLink(byte[] into, int offset, int length) throws IOException {
    if (inPiece == piece.length) {
      piece = next.orElseThrow().get();
      inPiece = 0;
      next = nextAt(position + piece.length);
      staged.append(piece);
      offload.tell(new Progress(file.path(), position + piece.length, file.bytes(), piece.length));
    }
    int read = Math.min(length, piece.length - inPiece);
    System.arraycopy(piece, inPiece, into, offset, read);
    inPiece += read;
    return read;
  }

  /** Closes what is staged; it stays, to be gone on with. */
  @Override
  public void close() {
    next.ifPresent(Ahead::drop);
    staged.close();
  }
}
