package io.shuijing.evidence.vectors;

import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.seal.AgeIdentity;
import io.shuijing.evidence.track.TrackFormat;
import java.util.Arrays;
import java.util.List;

/** Attacks on the bytes of tracks. */
final class BlockAttack {
  private final CardFiles files;
  private final CardFiles foreign;
  private final Recording recording;
  private final List<AgeIdentity> sealedTo;

  BlockAttack(CardFiles files, CardFiles foreign, Recording recording, List<AgeIdentity> sealedTo) {
    this.files = files;
    this.foreign = foreign;
    this.recording = recording;
    this.sealedTo = sealedTo;
  }

  void on(StoredRecord record, char letter) {
    Segment segment = (Segment) record.entry();
    String path = TrackFormat.path(segment);
    byte[] track = files.get(path);
    int start = (int) segment.at().offset();
    int tail = start + (int) segment.sealed().bytes();
    int end = start + (int) TrackFormat.blockLength(record);
    switch (letter) {
      case 'B' -> track[tail - 20] ^= 1;
      case 'A' -> reseal(segment, track);
      case 'P' -> track[end - 1] = 1;
      case 'R' -> track[tail + record.note().length() - 10] ^= 1;
      case 'T' -> files.put(path, Arrays.copyOf(track, (start + tail) / 2));
      case 'E' -> files.put(path, CardFiles.join(track, Office.seed("extra", 4096)));
      case 'M' -> files.remove(path);
      case 'V' -> files.put(path.replace("0001", "0009"), track.clone());
      case 'H' -> System.arraycopy(foreign.get(path), start, track, start, end - start);
      case 'J' -> {
        StoredRecord again = Attack.again(record, recording.signers());
        System.arraycopy(TrackFormat.tail(again), 0, track, tail, end - tail);
      }
      default -> throw new IllegalArgumentException("no attack on a block " + letter);
    }
  }

  // opens the segment, changes a byte of sound, picture or header, seals it to the same keys
  private void reseal(Segment segment, byte[] track) {
    int start = (int) segment.at().offset();
    int length = (int) segment.sealed().bytes();
    try {
      byte[] plain = sealedTo.getFirst().open(Arrays.copyOfRange(track, start, start + length));
      plain[plain.length - 50] ^= 1;
      byte[] again = Office.sealing(sealedTo).seal(plain);
      if (again.length != length) {
        throw new IllegalStateException("sealed to another length");
      }
      System.arraycopy(again, 0, track, start, length);
    } catch (Malformed e) {
      throw new IllegalStateException("sealed here", e);
    }
  }
}
