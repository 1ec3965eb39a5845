package io.shuijing.dock.custody;

import io.shuijing.dock.store.Staging;
import io.shuijing.dock.store.WholeFile;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.custody.CustodyEntry;
import io.shuijing.evidence.custody.LogTree;
import io.shuijing.evidence.custody.LoggedEntry;
import io.shuijing.evidence.note.Note;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Stores small files that the log must speak of: each is logged before it is there, once, and what
 * is there is what was logged, wherever the power went in between. Each file is in the hands of one
 * thread.
 */
public final class Register {
  private static final int MAX_BYTES = Note.MAX_BYTES + 32;

  private final Volume volume;
  private final CustodyLog log;

  public Register(Volume volume, CustodyLog log) {
    this.volume = volume;
    this.log = log;
  }

  /** A file that is to be there. */
  public interface Target {
    /** Its path; no other target has it. */
    String path();

    /** Its content, if it is there; durable then. */
    Optional<byte[]> stored() throws HardwareFault;

    /** Makes it durable. */
    void store(byte[] content) throws HardwareFault;
  }

  /** What is to be in it. */
  public interface Draft {
    /** The content; another one each time perhaps, since it may hold the time. */
    byte[] content() throws HardwareFault;

    /**
     * What the log says of a content that this or an earlier draft made.
     *
     * @throws Malformed if none of them can have made it
     */
    CustodyEntry entry(byte[] content) throws Malformed;
  }

  /**
   * Has a file there that was logged.
   *
   * @return its content: that of an earlier draft if it was there, or was logged, before
   */
  public byte[] enter(Target target, Draft draft, Instant at) throws IOException {
    String pending = LogPaths.PENDING + "/" + Staging.flat(target.path());
    boolean isPending = volume.exists(pending);
    Optional<byte[]> stored = target.stored();
    if (stored.isEmpty() && isPending) {
      stored = logged(pending, draft, at);
      if (stored.isPresent()) {
        target.store(stored.get());
      }
    }
    if (isPending) {
      volume.remove(pending);
    }
    return stored.isPresent() ? stored.get() : fresh(target, draft, at);
  }

  private byte[] fresh(Target target, Draft draft, Instant at) throws HardwareFault {
    byte[] content = draft.content();
    String pending = LogPaths.PENDING + "/" + Staging.flat(target.path());
    try (VolumeFile file = volume.create(pending)) {
      file.append(new Pending(log.size(at), content).bytes());
      file.flush();
    }
    volume.flushFolder(LogPaths.PENDING);
    log.append(List.of(entry(draft, content)), at);
    target.store(content);
    volume.remove(pending);
    return content;
  }

  private static CustodyEntry entry(Draft draft, byte[] content) {
    try {
      return draft.entry(content);
    } catch (Malformed e) {
      throw new IllegalStateException("a draft that cannot be read", e);
    }
  }

  // Only what was durable can have been logged. What was not logged is drafted anew.
  private Optional<byte[]> logged(String path, Draft draft, Instant at) throws IOException {
    try {
      Pending pending = Pending.parse(WholeFile.read(volume, path, MAX_BYTES));
      CustodyEntry entry = draft.entry(pending.content());
      return stands(entry, pending.from(), at) ? Optional.of(pending.content()) : Optional.empty();
    } catch (Malformed e) {
      return Optional.empty(); // its writing was cut off
    }
  }

  private boolean stands(CustodyEntry entry, long from, Instant at) throws IOException {
    LogTree tree = log.tree(at);
    for (long n = from; n < tree.size(); n++) {
      try {
        if (LoggedEntry.parse(Note.parse(tree.entry(n)).text()).entry().equals(entry)) {
          return true;
        }
      } catch (Malformed e) {
        throw new HardwareFault(
            "store",
            "damaged",
            "entry " + n + " of the custody log is damaged: " + e.getMessage() + "; run fsck",
            e);
      }
    }
    return false;
  }

  /**
   * A content that is about to be logged.
   *
   * @param from the log's size before that
   */
  private record Pending(long from, byte[] content) {
    byte[] bytes() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(("from " + from + "\n").getBytes(StandardCharsets.UTF_8));
      bytes.writeBytes(content);
      return bytes.toByteArray();
    }

    static Pending parse(byte[] bytes) throws Malformed {
      int end = 0;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      String line = Lines.utf8(Arrays.copyOf(bytes, end));
      if (end == bytes.length || !line.startsWith("from ")) {
        throw new Malformed("G5", "no pending note");
      }
      return new Pending(
          Lines.number(line.substring("from ".length())),
          Arrays.copyOfRange(bytes, end + 1, bytes.length));
    }
  }
}
