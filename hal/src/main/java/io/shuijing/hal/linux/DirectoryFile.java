package io.shuijing.hal.linux;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.VolumeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.Path;
import java.util.Objects;
import org.tinylog.Logger;

/** A file that only grows at its end, and takes nothing more once a flush of it failed. */
final class DirectoryFile implements VolumeFile {
  // NIO copies through a direct buffer as large as the piece and keeps it for the thread.
  private static final int PIECE_BYTES = 256 * 1024;

  private final VolumePart part;
  private final Path path;
  private final Occupancy occupancy;
  private final FileChannel channel;
  private long end;
  private boolean poisoned;
  private boolean closed;

  DirectoryFile(VolumePart part, Path path, Occupancy occupancy, FileChannel channel)
      throws IOException {
    this.part = part;
    this.path = path;
    this.occupancy = occupancy;
    this.channel = channel;
    this.end = channel.size();
  }

  @Override
  public void append(byte[] bytes, int offset, int length) throws HardwareFault {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    requireWritable("append to");
    int at = offset;
    int left = length;
    while (left > 0) {
      int room = occupancy.take(Math.min(left, PIECE_BYTES));
      if (room == 0) {
        throw part.full(path);
      }
      appendPiece(ByteBuffer.wrap(bytes, at, room));
      at += room;
      left -= room;
    }
  }

  private void appendPiece(ByteBuffer piece) throws HardwareFault {
    try {
      while (piece.hasRemaining()) {
        end += channel.write(piece, end);
      }
    } catch (NonWritableChannelException e) {
      throw part.readOnly("append to", path, e);
    } catch (IOException e) {
      throw part.of(e, "append to", path);
    } finally {
      occupancy.free(piece.remaining());
    }
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) throws HardwareFault {
    requireOpen();
    ByteBuffer buffer = ByteBuffer.wrap(into, offset, length);
    try {
      while (buffer.hasRemaining()) {
        ByteBuffer piece =
            buffer.slice(buffer.position(), Math.min(buffer.remaining(), PIECE_BYTES));
        int count = channel.read(piece, position + length - buffer.remaining());
        if (count < 0) {
          break;
        }
        buffer.position(buffer.position() + count);
      }
    } catch (IOException e) {
      throw part.of(e, "read", path);
    }
    int count = length - buffer.remaining();
    return count == 0 && length > 0 ? -1 : count;
  }

  @Override
  public long size() throws HardwareFault {
    requireOpen();
    try {
      return channel.size();
    } catch (IOException e) {
      throw part.of(e, "measure", path);
    }
  }

  @Override
  public void truncate(long size) throws HardwareFault {
    requireWritable("cut");
    if (size < 0 || size > end) {
      throw new IllegalArgumentException("cannot cut " + end + " bytes to " + size);
    }
    try {
      channel.truncate(size);
      occupancy.free(end - size);
      end = size;
    } catch (NonWritableChannelException e) {
      throw part.readOnly("cut", path, e);
    } catch (IOException e) {
      throw part.of(e, "cut", path);
    }
  }

  @Override
  public void writeAnew(long from) throws HardwareFault {
    requireWritable("write anew");
    byte[] piece = new byte[PIECE_BYTES];
    for (long at = from; at < end; ) {
      int length = read(at, piece, 0, (int) Math.min(piece.length, end - at));
      if (length < 0) {
        throw part.fault("io", path + " became shorter: check the disk");
      }
      overwrite(ByteBuffer.wrap(piece, 0, length), at);
      at += length;
    }
  }

  private void overwrite(ByteBuffer same, long position) throws HardwareFault {
    try {
      long at = position;
      while (same.hasRemaining()) {
        at += channel.write(same, at);
      }
    } catch (NonWritableChannelException e) {
      throw part.readOnly("write anew", path, e);
    } catch (IOException e) {
      throw part.of(e, "write anew", path);
    }
  }

  @Override
  public void flush() throws HardwareFault {
    requireWritable("flush");
    try {
      // fdatasync(2): the contents and the size; times may come later.
      channel.force(false);
    } catch (IOException e) {
      // After a failed fsync Linux marks the lost pages clean, and the next one reports success.
      poisoned = true;
      throw part.of(e, "flush", path);
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      channel.close();
    } catch (IOException e) {
      // The descriptor is free even so, close(2); and what was flushed before stays flushed.
      Logger.warn(e, "{}: closing {} failed", part.name(), path);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(path + " is closed");
    }
  }

  private void requireWritable(String doing) throws HardwareFault {
    requireOpen();
    if (poisoned) {
      throw part.fault(
          "poisoned",
          "cannot " + doing + " " + path + ": a flush of it failed before; go on in another file");
    }
  }
}
