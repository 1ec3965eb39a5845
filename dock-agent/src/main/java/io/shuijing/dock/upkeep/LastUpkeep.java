package io.shuijing.dock.upkeep;

import io.shuijing.dock.store.WholeFile;
import io.shuijing.evidence.LineWriter;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When the archive was last read again, as a file: {@code log/upkeep}. */
public final class LastUpkeep {
  private static final String PATH = "log/upkeep";
  private static final String NEXT = "log/upkeep.next";
  private static final String FORMAT = "shuijing-upkeep/v1";
  private static final int MAX_BYTES = 1024;

  private final Volume volume;

  public LastUpkeep(Volume volume) {
    this.volume = volume;
  }

  /** Whether so much time has passed since the last one; also if that cannot be told. */
  public boolean isDue(Instant now, Duration every) throws HardwareFault {
    return ended().filter(last -> last.plus(every).isAfter(now)).isEmpty();
  }

  private Optional<Instant> ended() throws HardwareFault {
    if (!volume.exists(PATH)) {
      return Optional.empty();
    }
    try {
      Lines in = Lines.of(WholeFile.read(volume, PATH, MAX_BYTES));
      in.exactly(FORMAT);
      return Optional.of(Lines.time(in.value("ended")));
    } catch (Malformed e) {
      return Optional.empty();
    }
  }

  /** One has ended. */
  public void ended(Instant now, Reverification.Result result) throws HardwareFault {
    if (volume.exists(NEXT)) {
      volume.remove(NEXT);
    }
    LineWriter out = new LineWriter(FORMAT).line("ended", Lines.time(now));
    out.line("objects", result.objects()).line("bytes", result.bytes());
    out.line("troubles", result.troubles().size());
    try (VolumeFile file = volume.create(NEXT)) {
      file.append(out.bytes());
      file.flush();
    }
    volume.replace(NEXT, PATH);
    volume.flushFolder(WholeFile.folderOf(PATH));
  }
}
