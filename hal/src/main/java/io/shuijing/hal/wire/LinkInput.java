package io.shuijing.hal.wire;

import io.shuijing.hal.link.LinkLost;
import java.nio.ByteBuffer;
import java.time.Duration;

/** What has come over a byte link and was not used yet. */
final class LinkInput {
  // Several TLS records at a time, and always room for a whole one (16 KiB and its overhead).
  private static final int CAPACITY = 128 * 1024;
  private static final int LONGEST_RECORD = 17 * 1024;

  private final ByteLink link;
  private final ByteBuffer bytes = ByteBuffer.allocate(CAPACITY).flip();
  private long received;

  LinkInput(ByteLink link) {
    this.link = link;
  }

  /** The bytes between position and limit; taking some moves the position. */
  ByteBuffer bytes() {
    return bytes;
  }

  /** How many bytes have come in all. */
  long received() {
    return received;
  }

  /** Waits for more; false if none came. A caller takes bytes before the buffer is full of them. */
  boolean fill(Duration patience) throws LinkLost {
    if (!bytes.hasRemaining()) {
      bytes.position(0).limit(0);
    } else if (CAPACITY - bytes.limit() < LONGEST_RECORD) {
      bytes.compact().flip();
    }
    int room = CAPACITY - bytes.limit();
    if (room == 0) {
      throw new IllegalStateException("nobody takes what came over the link");
    }
    int count = link.read(bytes.array(), bytes.limit(), room, patience);
    bytes.limit(bytes.limit() + count);
    received += count;
    return count > 0;
  }
}
