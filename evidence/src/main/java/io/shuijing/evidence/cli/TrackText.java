package io.shuijing.evidence.cli;

import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.evidence.track.TrackScan;
import io.shuijing.evidence.track.TrackScan.ByteSource;
import io.shuijing.evidence.verify.Supply.Item;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/** The blocks of a track, read without the journal. */
final class TrackText {
  private final Speech speech;
  private final PrintStream out;

  TrackText(Speech speech, PrintStream out) {
    this.speech = speech;
    this.out = out;
  }

  private record File(FileChannel channel) implements ByteSource {
    @Override
    public int read(long position, byte[] into, int offset, int length) throws IOException {
      return channel.read(ByteBuffer.wrap(into, offset, length), position);
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }
  }

  void track(Path file, Item item) throws IOException {
    out.println(item.path() + "  " + Speech.amount(item.length()) + speech.of(" 字节", " bytes"));
    var options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    try (FileChannel channel = FileChannel.open(file, options)) {
      blocks(new File(channel), item.length());
    }
  }

  private void blocks(ByteSource track, long length) throws IOException {
    long offset = 0;
    while (offset < length) {
      Optional<StoredRecord> found = TrackScan.blockAt(track, offset);
      if (found.isEmpty()) {
        long rest = length - offset;
        out.println(
            "  @ "
                + offset
                + speech.of(
                    "  此后 " + rest + " 字节不是完整的块",
                    "  no whole block in the remaining " + rest + " bytes"));
        return;
      }
      out.println("  @ " + offset + "  " + block(found.get()));
      offset += TrackFormat.blockLength(found.get());
    }
  }

  private String block(StoredRecord record) {
    Segment segment = (Segment) record.entry();
    return segment.stream().word()
        + "/"
        + segment.index()
        + speech.of("  记录 ", "  record ")
        + record.n()
        + speech.of("  密封 ", "  sealed ")
        + Speech.amount(segment.sealed().bytes())
        + "  sha256 "
        + segment.sealed().digest();
  }
}
