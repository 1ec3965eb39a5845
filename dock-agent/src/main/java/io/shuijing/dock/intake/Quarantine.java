package io.shuijing.dock.intake;

import io.shuijing.dock.custody.Register;
import io.shuijing.dock.store.StagedFile;
import io.shuijing.dock.store.Staging;
import io.shuijing.dock.store.WholeFile;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.LineWriter;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Name;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.io.IOException;
import java.time.Instant;

/**
 * Where bytes go that were not accepted: as they came, each file with a {@code .reason} beside it.
 * The same bytes are kept once, however often they come; the custody log says of each what was
 * found.
 */
public final class Quarantine {
  private static final String FOLDER = "quarantine";
  private static final int MAX_VERSIONS = 1000;

  private final Volume volume;
  private final Name office;
  private final Register register;

  public Quarantine(Volume volume, Name office, Register register) {
    this.volume = volume;
    this.office = office;
    this.register = register;
  }

  /**
   * What is put apart.
   *
   * @param path of the file on the recorder
   * @param found when, by the office's clock
   */
  public record Case(Name recorder, String path, Finding finding, Instant found) {}

  /** Takes a staged file over; on return it is durable. */
  public void take(StagedFile staged, Case why) throws IOException {
    staged.flush();
    long bytes = staged.size();
    staged.close();
    Digest digest = WholeFile.digestOf(volume, staged.path());
    String path = placeFor(why, bytes, digest);
    if (volume.exists(path)) {
      volume.remove(staged.path());
      volume.flushFolder(WholeFile.folderOf(staged.path()));
      volume.flushFolderAnew(WholeFile.folderOf(path));
    } else {
      WholeFile.publish(volume, staged.path(), path);
    }
    writeReason(path, why, bytes + " " + digest);
  }

  /** Notes that bytes could not be had. */
  public void note(Case why, long bytes) throws IOException {
    writeReason(pathOf(why), why, bytes + " -");
  }

  private String placeFor(Case why, long bytes, Digest digest) throws HardwareFault {
    String first = pathOf(why);
    String path = first;
    for (int version = 2; version < MAX_VERSIONS; version++) {
      if (!volume.exists(path)
          || (WholeFile.sizeOf(volume, path) == bytes
              && WholeFile.digestOf(volume, path).equals(digest))) {
        return path;
      }
      path = first + "-" + version;
    }
    throw new HardwareFault(
        "store",
        "exists",
        "there are " + MAX_VERSIONS + " versions of " + first + ": look into them, put them away");
  }

  private String pathOf(Case why) {
    Name recorder = why.recorder();
    String folder =
        recorder.domain().equals(office.domain()) ? recorder.last() : Staging.flat(recorder.text());
    return FOLDER + "/" + folder + "/" + Staging.flat(why.path());
  }

  private void writeReason(String path, Case why, String content) throws IOException {
    Reason reason = new Reason(volume, path + ".reason", text(why, content));
    register.enter(reason, reason, why.found());
  }

  private static byte[] text(Case why, String content) {
    LineWriter out = new LineWriter(Reason.FORMAT);
    out.line("recorder", why.recorder()).line("path", why.path());
    out.line("content", content).line("found", Lines.time(why.found()));
    out.line("finding", why.finding().objection().word());
    out.line("detail", oneLine(why.finding().detail()));
    return out.bytes();
  }

  private static String oneLine(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", "?").replaceAll(" +", " ").strip();
    return plain.length() > 300 ? plain.substring(0, 300) + "…" : plain;
  }
}
