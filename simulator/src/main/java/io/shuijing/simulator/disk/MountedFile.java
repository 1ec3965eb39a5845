package io.shuijing.simulator.disk;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.VolumeFile;
import io.shuijing.simulator.disk.DiskFault.CutInFlush;
import io.shuijing.simulator.disk.DiskFault.FlushError;
import io.shuijing.simulator.disk.DiskFault.ShortWrite;
import java.util.Objects;
import java.util.Optional;

/** An open file. Stricter than a real one: two that write to the same file are a mistake. */
final class MountedFile implements VolumeFile {
  private final Controller controller;
  private final Mount mount;
  private final String path;
  private final Inode file;
  private final boolean readOnly;
  private long end;
  private boolean poisoned;
  private boolean closed;

  MountedFile(Controller controller, Mount mount, String path, Inode file) {
    this.controller = controller;
    this.mount = mount;
    this.path = path;
    this.file = file;
    this.readOnly = file.isProtected();
    this.end = file.seen().length();
  }

  @Override
  public void append(byte[] bytes, int offset, int length) throws HardwareFault {
    requireUsable(Operation.APPEND);
    Objects.checkFromIndexSize(offset, length, bytes.length);
    requireWritable(Operation.APPEND);
    controller.act(
        mount,
        new Request(Operation.APPEND, path, length),
        step -> {
          controller.requireWritable();
          int room = (int) Math.min(length, controller.freeBytes());
          if (step.isTorn()) {
            write(bytes, offset, (int) controller.chance().between(0, room));
            throw step.lost();
          }
          if (room > 0 && step.struckBy(ShortWrite.class).isPresent()) {
            write(bytes, offset, (int) controller.chance().below(room));
            throw controller.fault("io", "writing '" + path + "' stopped short: check the disk");
          }
          write(bytes, offset, room);
          controller.rot().strikeAppend(step, file, end - room);
          if (room < length) {
            throw controller.full(path);
          }
        });
  }

  private void write(byte[] bytes, int offset, int length) {
    controller.medium().append(file, bytes, offset, length);
    end += length;
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) throws HardwareFault {
    requireUsable(Operation.READ);
    Objects.checkFromIndexSize(offset, length, into.length);
    if (position < 0) {
      throw new IllegalArgumentException("position " + position + " in '" + path + "'");
    }
    return controller.run(
        mount,
        new Request(Operation.READ, path, length),
        step -> {
          int count = file.seen().read(position, into, offset, length);
          for (Damage damage : controller.rot().atRead(step, file, position, count)) {
            if (damage.forbids(position, count)) {
              throw controller.fault(
                  "io", "a block of '" + path + "' cannot be read: check the disk");
            }
            damage.spoil(position, into, offset, count);
          }
          return count == 0 && length > 0 ? -1 : count;
        });
  }

  @Override
  public long size() throws HardwareFault {
    requireUsable(Operation.READ);
    if (mount.isGone()) {
      throw controller.fault("gone", "not there any more: put it back in, restart");
    }
    return file.seen().length();
  }

  @Override
  public void truncate(long size) throws HardwareFault {
    requireUsable(Operation.TRUNCATE);
    requireHealthy(Operation.TRUNCATE);
    if (size < 0 || size > file.seen().length()) {
      throw new IllegalArgumentException("cannot cut " + end + " bytes to " + size);
    }
    requireWritable(Operation.TRUNCATE);
    controller.act(
        mount,
        new Request(Operation.TRUNCATE, path, size),
        step -> {
          controller.requireWritable();
          controller.medium().truncate(file, size);
          end = size;
          if (step.isTorn()) {
            throw step.lost();
          }
        });
  }

  @Override
  public void writeAnew(long from) throws HardwareFault {
    requireUsable(Operation.WRITE_ANEW);
    if (from < 0 || from > file.seen().length()) {
      throw new IllegalArgumentException("cannot write " + end + " bytes anew from " + from);
    }
    requireWritable(Operation.WRITE_ANEW);
    controller.act(
        mount,
        new Request(Operation.WRITE_ANEW, path, end - from),
        step -> {
          controller.requireWritable();
          file.writeAnew(from, step.isTorn() ? controller.chance().between(from, end) : end);
          if (step.isTorn()) {
            throw step.lost();
          }
        });
  }

  @Override
  public void flush() throws HardwareFault {
    requireUsable(Operation.FLUSH);
    requireHealthy(Operation.FLUSH);
    controller.act(
        mount,
        Request.of(Operation.FLUSH, path),
        step -> {
          if (file.hasPending()) {
            requireFlushable(step);
          }
          Optional<CutInFlush> cut = step.struckBy(CutInFlush.class);
          if (cut.isPresent()) {
            controller.durability().flushInPart(file, cut.get().reached());
            throw step.lost();
          }
          if (step.isTorn()) {
            throw step.lost();
          }
          controller.durability().flush(file);
        });
  }

  private void requireFlushable(Step step) throws HardwareFault {
    boolean error = step.struckBy(FlushError.class).isPresent();
    if (error || controller.conditions().readOnly) {
      poisoned = true;
      file.failFlush(controller.durability().fates(), controller.chance().permille(500));
    }
    controller.requireWritable();
    if (error) {
      throw controller.fault("io", "flushing '" + path + "' failed: go on in another file");
    }
  }

  @Override
  public void close() {
    mount.requireAlive("close", path);
    closed = true;
  }

  private void requireUsable(Operation doing) {
    mount.requireAlive(doing.word(), path);
    if (closed) {
      throw new IllegalStateException("'" + path + "' is closed");
    }
  }

  private void requireHealthy(Operation doing) throws HardwareFault {
    if (poisoned) {
      throw controller.fault(
          "poisoned",
          "cannot "
              + doing.word()
              + " '"
              + path
              + "': a flush failed before; go on in another file");
    }
  }

  private void requireWritable(Operation doing) throws HardwareFault {
    requireHealthy(doing);
    if (readOnly) {
      throw controller.fault(
          "read-only", "cannot " + doing.word() + " '" + path + "': it may only be read");
    }
    if (end != file.seen().length() && !mount.isGone()) {
      throw new IllegalStateException("'" + path + "' is written through two open files");
    }
  }
}
