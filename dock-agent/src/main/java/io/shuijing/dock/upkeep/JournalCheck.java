package io.shuijing.dock.upkeep;

import io.shuijing.dock.store.VolumeStream;
import io.shuijing.dock.store.WholeFile;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.transfer.Receipt;
import io.shuijing.evidence.verify.Verdict;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Journals against the log, and tracks against journals and receipts, both ways; by their lengths.
 */
record JournalCheck(Volume volume, String domain, LoggedTrees logged) implements Fsck.Check {
  @Override
  public String name() {
    return "journals and tracks";
  }

  @Override
  public List<Trouble> troubles() throws IOException {
    List<Trouble> troubles = new ArrayList<>();
    VolumeArchive archive = new VolumeArchive(volume);
    for (String serial : archive.serials()) {
      recorder(Name.recorder(domain, serial), archive, troubles);
    }
    return troubles;
  }

  private void recorder(Name recorder, VolumeArchive archive, List<Trouble> troubles)
      throws IOException {
    String path = VolumeArchive.of(recorder.last() + "/journal");
    SortedMap<String, Long> held = new TreeMap<>();
    for (String track : archive.below(recorder.last() + "/sessions")) {
      held.put(
          track.substring(recorder.last().length() + 1),
          WholeFile.sizeOf(volume, VolumeArchive.of(track)));
    }
    Optional<Receipt> receipt = LastReceipt.of(volume, recorder);
    JournalWalk walk =
        new JournalWalk(
            recorder,
            logged.of(recorder),
            track -> compare(recorder, track, Holding.of(held, receipt), troubles));
    try (VolumeStream in = new VolumeStream(volume.open(path), 0)) {
      walk.read(in);
    } catch (HardwareFault e) {
      Verdict verdict = e.fault().equals("absent") ? Verdict.MISSING : Verdict.UNREADABLE;
      troubles.add(new Trouble(verdict, path, String.valueOf(e.getMessage()), Trouble.RESTORE));
    }
    walk.wrong()
        .ifPresent(how -> troubles.add(new Trouble(Verdict.MODIFIED, path, how, Trouble.RESTORE)));
    if (walk.wrong().isEmpty()) {
      held.keySet()
          .forEach(track ->
              troubles.add(
                  new Trouble(
                      Verdict.EXTRA,
                      VolumeArchive.of(recorder.last() + "/" + track),
                      "no record of the journal names it",
                      "find out who put it there, and move it out of the archive")));
    }
  }

  /** Tracks that are there, by their lengths, and what a receipt says of them. */
  private record Holding(SortedMap<String, Long> lengths, Optional<Receipt> receipt) {
    static Holding of(SortedMap<String, Long> lengths, Optional<Receipt> receipt) {
      return new Holding(lengths, receipt);
    }

    boolean isPromised(long n) {
      return receipt.isPresent() && receipt.get().covers(n);
    }
  }

  private static void compare(
      Name recorder, JournalWalk.Track track, Holding holding, List<Trouble> troubles) {
    long length = Optional.ofNullable(holding.lengths().remove(track.path())).orElse(0L);
    String path = VolumeArchive.of(recorder.last() + "/" + track.path());
    for (int i = 0; i < track.blocks().size(); i++) {
      long end = track.blocks().get(i).offset() + track.blocks().get(i).length();
      if (end > length && holding.isPromised(track.numbers().get(i))) {
        String detail =
            "it has "
                + length
                + " bytes, a receipt speaks of "
                + end
                + " (record "
                + track.numbers().get(i)
                + ")";
        troubles.add(new Trouble(Verdict.MISSING, path, detail, Trouble.RESTORE));
        return;
      }
    }
    if (length > track.bytes()) {
      String detail = "it has " + length + " bytes, the journal names " + track.bytes();
      troubles.add(
          new Trouble(Verdict.EXTRA, path, detail, "compare it with a backup: it was added to"));
    }
  }
}
