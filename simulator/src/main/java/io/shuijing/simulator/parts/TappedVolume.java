package io.shuijing.simulator.parts;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import io.shuijing.simulator.world.Trace;
import java.util.List;

/**
 * A volume whose every call goes into the trace; whoever watches is told before a call that takes
 * something away.
 */
public final class TappedVolume implements Volume {
  private final Volume volume;
  private final String word;
  private final Trace trace;
  private final Watch watch;

  /**
   * @param word of the volume, in the trace
   */
  public TappedVolume(Volume volume, String word, Trace trace, Watch watch) {
    this.volume = volume;
    this.word = word;
    this.trace = trace;
    this.watch = watch;
  }

  /** Who sees what is about to happen. */
  public interface Watch {
    /** Nobody. */
    Watch NOBODY =
        new Watch() {
          @Override
          public void removing(String path) {}

          @Override
          public void truncating(String path, long size) {}
        };

    /** A file or folder is about to be removed. */
    void removing(String path);

    /** A file is about to be cut back. */
    void truncating(String path, long size);

    /** A file is about to take the name of another one. */
    default void replacing(String from, String to) {}
  }

  private void traced(String what, String path, long number) {
    trace.add(word + what + path, number, 0);
  }

  @Override
  public VolumeFile create(String path) throws HardwareFault {
    traced(" create ", path, 0);
    return new TappedFile(volume.create(path), path);
  }

  @Override
  public VolumeFile open(String path) throws HardwareFault {
    traced(" open ", path, 0);
    return new TappedFile(volume.open(path), path);
  }

  @Override
  public boolean exists(String path) throws HardwareFault {
    boolean there = volume.exists(path);
    traced(" exists ", path, there ? 1 : 0);
    return there;
  }

  @Override
  public List<String> files(String folder) throws HardwareFault {
    List<String> names = volume.files(folder);
    traced(" files ", folder, names.size());
    return names;
  }

  @Override
  public List<String> folders(String folder) throws HardwareFault {
    List<String> names = volume.folders(folder);
    traced(" folders ", folder, names.size());
    return names;
  }

  @Override
  public void rename(String from, String to) throws HardwareFault {
    traced(" rename ", from, 0);
    traced(" to ", to, 0);
    volume.rename(from, to);
  }

  @Override
  public void replace(String from, String to) throws HardwareFault {
    traced(" replace ", from, 0);
    traced(" to ", to, 0);
    watch.replacing(from, to);
    volume.replace(from, to);
  }

  @Override
  public void remove(String path) throws HardwareFault {
    traced(" remove ", path, 0);
    watch.removing(path);
    volume.remove(path);
  }

  @Override
  public void protect(String path) throws HardwareFault {
    traced(" protect ", path, 0);
    volume.protect(path);
  }

  @Override
  public void flushFolder(String folder) throws HardwareFault {
    traced(" flush-folder ", folder, 0);
    volume.flushFolder(folder);
  }

  @Override
  public long freeBytes() throws HardwareFault {
    long free = volume.freeBytes();
    traced(" free", "", free);
    return free;
  }

  private final class TappedFile implements VolumeFile {
    private final VolumeFile file;
    private final String path;

    TappedFile(VolumeFile file, String path) {
      this.file = file;
      this.path = path;
    }

    @Override
    public void append(byte[] bytes, int offset, int length) throws HardwareFault {
      traced(" append ", path, length);
      file.append(bytes, offset, length);
    }

    @Override
    public int read(long position, byte[] into, int offset, int length) throws HardwareFault {
      int read = file.read(position, into, offset, length);
      traced(" read ", path, read);
      return read;
    }

    @Override
    public long size() throws HardwareFault {
      return file.size();
    }

    @Override
    public void truncate(long size) throws HardwareFault {
      traced(" truncate ", path, size);
      watch.truncating(path, size);
      file.truncate(size);
    }

    @Override
    public void writeAnew(long from) throws HardwareFault {
      traced(" write-anew ", path, from);
      file.writeAnew(from);
    }

    @Override
    public void flush() throws HardwareFault {
      traced(" flush ", path, 0);
      file.flush();
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
