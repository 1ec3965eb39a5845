package io.shuijing.dock.offload;

import io.shuijing.dock.store.StagedFile;
import io.shuijing.dock.store.Staging;
import io.shuijing.evidence.transfer.Answer.HeldFile;
import io.shuijing.hal.time.Clocks;
import java.io.IOException;
import java.util.concurrent.Executor;

/** Pulls the files of one recorder, one after the other. */
public final class Offload {
  private final Conversation talk;
  private final Staging staging;
  private final Clocks clocks;
  private final Executor ahead;
  private final Bandwidth bandwidth;
  private final Progress.Listener listener;
  private final PieceSize size = new PieceSize();
  private Bandwidth.Urgency urgency = Bandwidth.Urgency.ORDINARY;

  public Offload(Conversation talk, Staging staging, Timing timing, Progress.Listener listener) {
    this.talk = talk;
    this.staging = staging;
    this.clocks = timing.clocks();
    this.ahead = timing.ahead();
    this.bandwidth = timing.bandwidth();
    this.listener = listener;
  }

  /**
   * When bytes are asked for.
   *
   * @param ahead who asks for a piece while the one before it is checked and written: a further
   *     thread, or {@code _ -> {}} for nobody
   * @param bandwidth what all bays share
   */
  public record Timing(Clocks clocks, Executor ahead, Bandwidth bandwidth) {}

  /** How urgent the files are that are pulled from now on. */
  public void pullAs(Bandwidth.Urgency next) {
    urgency = next;
  }

  /** Goes on with what is staged of a file, or begins it. */
  public PulledFile pull(HeldFile file) throws IOException {
    StagedFile staged = staging.open(talk.recorder(), file.path());
    if (staged.size() > file.bytes()) { // of another file of this name
      staged.close();
      discard(file);
      staged = staging.open(talk.recorder(), file.path());
    }
    try {
      staging.requireRoom(file.bytes() - staged.size());
      return new PulledFile(this, file, staged);
    } catch (IOException e) {
      staged.close();
      throw e;
    }
  }

  /** Drops what is staged of a file. */
  public void discard(HeldFile file) throws IOException {
    staging.discard(talk.recorder(), file.path());
  }

  /** The piece at a position, asked for from now on. */
  Ahead ahead(HeldFile file, long position) {
    Ahead next = new Ahead(() -> piece(file, position));
    ahead.execute(next);
    return next;
  }

  private byte[] piece(HeldFile file, long position) throws IOException {
    long most = Math.min(size.bytes(), bandwidth.mostAtOnce());
    long wanted = Math.min(most, file.bytes() - position);
    bandwidth.await(urgency, wanted);
    long asked = clocks.steadyNanos();
    byte[] piece = talk.readTrack(file.path(), position, wanted);
    if (piece.length == 0) {
      throw new ProtocolBroken(
          file.path() + " ends at " + position + ", it was said to have " + file.bytes());
    }
    if (piece.length == size.bytes()) {
      size.took(clocks.steadyNanos() - asked);
    }
    return piece;
  }

  void tell(Progress progress) {
    listener.progress(progress);
  }
}
