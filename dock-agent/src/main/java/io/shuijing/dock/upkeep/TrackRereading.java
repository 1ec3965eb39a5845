package io.shuijing.dock.upkeep;

import io.shuijing.dock.store.VolumeStream;
import io.shuijing.dock.upkeep.JournalWalk.Track;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.track.TrackReader;
import io.shuijing.evidence.track.TrackReader.Block;
import io.shuijing.evidence.track.TrackReader.BlockState;
import io.shuijing.evidence.verify.Verdict;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Reads one track of the archive again, and once more what is not as it should be. */
record TrackRereading(Volume volume, LongConsumer read) {

  /**
   * What came of a file.
   *
   * @param detail empty if there is nothing to say
   */
  record Outcome(Verdict verdict, String detail, String todo) {
    static final Outcome INTACT = new Outcome(Verdict.INTACT, "", "");
  }

  /**
   * @param path of the track on the office's volume
   */
  Outcome of(String path, Track track) {
    Optional<Bad> first = reading(path, track);
    if (first.isEmpty()) {
      return Outcome.INTACT;
    }
    Optional<Bad> second = reading(path, track);
    if (second.isEmpty()) {
      return new Outcome(
          Verdict.INTACT,
          "read wrongly once ("
              + first.get().detail()
              + ") and rightly the second time: the bytes on the disk are good",
          "test this machine's memory, cables and controller");
    }
    return bad(first.get(), second.get());
  }

  private static Outcome bad(Bad first, Bad second) {
    boolean same = first.equals(second);
    return new Outcome(
        second.verdict(),
        second.detail() + (same ? ", twice the same" : ", and before: " + first.detail()),
        same
            ? "the disk has other bytes: put the file back from a backup, and replace the disk"
            : "two readings differ: test this machine's memory first, then run reverify again");
  }

  /**
   * What stands against a track.
   *
   * @param found digest of what was read instead; empty if it was not read to its end
   */
  private record Bad(Verdict verdict, String detail, Optional<Digest> found) {}

  private Optional<Bad> reading(String path, Track track) {
    try (VolumeStream in = new VolumeStream(volume.open(path), 0, read)) {
      TrackReader reader = new TrackReader(in);
      for (int i = 0; i < track.blocks().size(); i++) {
        Block block = track.blocks().get(i);
        reader.skip(block.offset() - reader.position());
        BlockState state =
            reader.position() == block.offset() ? reader.block(block) : BlockState.CUT;
        if (state != BlockState.INTACT) {
          return Optional.of(bad(path, track.numbers().get(i), block, state));
        }
      }
      return Optional.empty();
    } catch (HardwareFault e) {
      Verdict verdict = e.fault().equals("absent") ? Verdict.MISSING : Verdict.UNREADABLE;
      return Optional.of(new Bad(verdict, String.valueOf(e.getMessage()), Optional.empty()));
    } catch (IOException e) {
      throw new IllegalStateException("a volume throws faults of hardware only", e);
    }
  }

  private Bad bad(String path, long n, Block block, BlockState state) throws IOException {
    String where = "record " + n + ", byte " + block.offset() + ": ";
    return switch (state) {
      case INTACT -> throw new IllegalStateException("nothing stands against an intact block");
      case CUT -> new Bad(Verdict.MISSING, where + "the track ends before", Optional.empty());
      case SEALED_DIFFERS ->
          new Bad(Verdict.MODIFIED, where + "other sealed bytes", found(path, block));
      case RECORD_DIFFERS ->
          new Bad(Verdict.MODIFIED, where + "another record behind it", found(path, block));
      case PADDING_DIFFERS ->
          new Bad(Verdict.MODIFIED, where + "padding that is not zero", found(path, block));
    };
  }

  private Optional<Digest> found(String path, Block block) throws IOException {
    try (VolumeStream in = new VolumeStream(volume.open(path), 0, read)) {
      in.skipNBytes(block.offset());
      return Optional.of(Digest.of(in.readNBytes(Math.toIntExact(block.length()))));
    }
  }
}
