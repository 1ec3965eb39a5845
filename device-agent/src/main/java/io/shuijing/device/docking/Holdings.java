package io.shuijing.device.docking;

import io.shuijing.device.journal.FileBytes;
import io.shuijing.device.journal.Journal;
import io.shuijing.device.recovery.Quarantine;
import io.shuijing.device.sealing.SegmentStore;
import io.shuijing.evidence.recovery.JournalLedger.Track;
import io.shuijing.evidence.transfer.Answer;
import io.shuijing.evidence.transfer.Answer.HeldFile;
import io.shuijing.evidence.transfer.Question.ReadTrack;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The files that a dock may take: tracks that do not grow any more, and the quarantine. */
final class Holdings {
  /** At most so much at once, whatever is asked for: memory is scarce, and recording goes on. */
  static final int MAX_PIECE_BYTES = 1 << 20;

  private final Volume card;
  private final Journal journal;
  private final SegmentStore store;
  private final Set<String> readToEnd = new LinkedHashSet<>();

  Holdings(Volume card, Journal journal, SegmentStore store) {
    this.card = card;
    this.journal = journal;
    this.store = store;
  }

  /** A dock has come or gone: what it has read counts from here on. */
  void begin() {
    readToEnd.clear();
  }

  /** Files of the quarantine that were read to their end since. */
  List<String> orphansRead() {
    return readToEnd.stream().filter(path -> path.startsWith(Quarantine.FOLDER + "/")).toList();
  }

  /** What there is, oldest first; the rest is offered once these are freed. */
  List<HeldFile> files() throws HardwareFault {
    List<HeldFile> files = new ArrayList<>();
    for (Track track : journal.ledger().tracks()) {
      if (!store.mayGrow(track.path())) {
        files.add(new HeldFile(track.path(), track.bytes()));
      }
    }
    for (String name : card.files(Quarantine.FOLDER)) {
      String path = Quarantine.FOLDER + "/" + name;
      files.add(new HeldFile(path, sizeOf(path)));
    }
    return List.copyOf(files.subList(0, Math.min(files.size(), Answer.MAX_FILES)));
  }

  private long sizeOf(String path) throws HardwareFault {
    try (VolumeFile file = card.open(path)) {
      return file.size();
    }
  }

  Reply read(ReadTrack asked) throws HardwareFault {
    String path = asked.path();
    if (store.mayGrow(path)) {
      return Reply.refused("open", path + " is being written; ask again after the recording");
    }
    boolean orphan = path.startsWith(Quarantine.FOLDER + "/");
    if (!card.exists(path) || (!orphan && journal.ledger().track(path).isEmpty())) {
      return Reply.refused("absent", "there is no " + path);
    }
    try (VolumeFile file = card.open(path)) {
      long size =
          orphan
              ? file.size()
              : Math.min(file.size(), journal.ledger().track(path).orElseThrow().bytes());
      return piece(new FileBytes(file, 0, size), asked);
    }
  }

  private Reply piece(FileBytes file, ReadTrack asked) throws HardwareFault {
    if (asked.offset() > file.size()) {
      return Reply.refused("absent", asked.path() + " ends at " + file.size());
    }
    long most = Math.min(asked.maxBytes(), MAX_PIECE_BYTES);
    long end = Math.min(file.size(), asked.offset() + most);
    byte[] bytes = file.between(asked.offset(), end).bytes();
    if (end == file.size()) {
      readToEnd.add(asked.path());
    }
    return new Reply(new Answer.TrackRead(asked.offset()), bytes);
  }
}
