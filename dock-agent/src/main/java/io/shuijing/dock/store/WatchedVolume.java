package io.shuijing.dock.store;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import io.shuijing.hal.time.Clocks;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** A volume that can say, while a write or a flush hangs, for how long it has. */
public final class WatchedVolume implements Volume {
  private static final long NANOS_PER_MS = 1_000_000;

  private final Volume volume;
  private final Clocks clocks;
  private final AtomicLong numbers = new AtomicLong();
  private final ConcurrentMap<Long, Long> underWay = new ConcurrentHashMap<>();

  public WatchedVolume(Volume volume, Clocks clocks) {
    this.volume = volume;
    this.clocks = clocks;
  }

  /** Age of the oldest write under way; 0 if there is none. */
  public long waitingMs() {
    long now = clocks.steadyNanos();
    return underWay.values().stream().mapToLong(begun -> now - begun).max().orElse(0)
        / NANOS_PER_MS;
  }

  private interface Work<T> {
    T work() throws HardwareFault;
  }

  private interface Act {
    void act() throws HardwareFault;
  }

  private <T> T timed(Work<T> work) throws HardwareFault {
    long number = numbers.incrementAndGet();
    underWay.put(number, clocks.steadyNanos());
    try {
      return work.work();
    } finally {
      underWay.remove(number);
    }
  }

  private void time(Act act) throws HardwareFault {
    timed(() -> {
      act.act();
      return true;
    });
  }

  @Override
  public VolumeFile create(String path) throws HardwareFault {
    return new WatchedFile(timed(() -> volume.create(path)));
  }

  @Override
  public VolumeFile open(String path) throws HardwareFault {
    return new WatchedFile(volume.open(path));
  }

  @Override
  public boolean exists(String path) throws HardwareFault {
    return volume.exists(path);
  }

  @Override
  public List<String> files(String folder) throws HardwareFault {
    return volume.files(folder);
  }

  @Override
  public List<String> folders(String folder) throws HardwareFault {
    return volume.folders(folder);
  }

  @Override
  public void rename(String from, String to) throws HardwareFault {
    time(() -> volume.rename(from, to));
  }

  @Override
  public void replace(String from, String to) throws HardwareFault {
    time(() -> volume.replace(from, to));
  }

  @Override
  public void remove(String path) throws HardwareFault {
    time(() -> volume.remove(path));
  }

  @Override
  public void protect(String path) throws HardwareFault {
    volume.protect(path);
  }

  @Override
  public void flushFolder(String folder) throws HardwareFault {
    time(() -> volume.flushFolder(folder));
  }

  @Override
  public void flushFolderAnew(String folder) throws HardwareFault {
    time(() -> volume.flushFolderAnew(folder));
  }

  @Override
  public long freeBytes() throws HardwareFault {
    return volume.freeBytes();
  }

  private final class WatchedFile implements VolumeFile {
    private final VolumeFile file;

    WatchedFile(VolumeFile file) {
      this.file = file;
    }

    @Override
    public void append(byte[] bytes, int offset, int length) throws HardwareFault {
      time(() -> file.append(bytes, offset, length));
    }

    @Override
    public int read(long position, byte[] into, int offset, int length) throws HardwareFault {
      return file.read(position, into, offset, length);
    }

    @Override
    public long size() throws HardwareFault {
      return file.size();
    }

    @Override
    public void truncate(long size) throws HardwareFault {
      time(() -> file.truncate(size));
    }

    @Override
    public void writeAnew(long from) throws HardwareFault {
      time(() -> file.writeAnew(from));
    }

    @Override
    public void flush() throws HardwareFault {
      time(file::flush);
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
