package io.shuijing.evidence.spec;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.custody.Checkpoint;
import io.shuijing.evidence.custody.CustodyEntry;
import io.shuijing.evidence.custody.CustodyEntry.Content;
import io.shuijing.evidence.custody.CustodyEntry.Occasion;
import io.shuijing.evidence.custody.CustodyEntry.Tree;
import io.shuijing.evidence.custody.LogEdge;
import io.shuijing.evidence.custody.LogOrigin;
import io.shuijing.evidence.custody.LoggedEntry;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.SigningFailed;
import io.shuijing.evidence.note.SoftwareSigner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The examples of page 6: one entry of each type, and the checkpoint of the log of these. */
final class LogExamples {
  private static final String ORIGIN = LogOrigin.of(Samples.OFFICE);
  private static final SoftwareSigner LOG_KEY =
      SoftwareSigner.ed25519(ORIGIN, Digest.of("log").bytes());
  private static final long SEEN = 1_795_469_530L;

  private LogExamples() {}

  static Map<String, String> all() throws SigningFailed {
    Map<String, String> texts = new LinkedHashMap<>();
    List<byte[]> entries = new ArrayList<>();
    for (Map.Entry<String, CustodyEntry> each : entries().entrySet()) {
      LoggedEntry entry =
          new LoggedEntry(ORIGIN, Samples.WALL.plusSeconds(86_400), each.getValue());
      Note note = entry.sign(List.of(Samples.OFFICE_KEY));
      texts.put("log-" + each.getKey(), note.toString());
      entries.add(note.bytes());
    }
    LogEdge edge = LogEdge.EMPTY.plus(entries).edge();
    Note signed = new Checkpoint(ORIGIN, edge.size(), edge.root()).sign(List.of(LOG_KEY));
    texts.put("log.vkey", LOG_KEY.key() + "\n");
    texts.put(
        "log-checkpoint", signed.with(List.of(Samples.DOCK_KEY.cosign(signed, SEEN))).toString());
    return texts;
  }

  private static Map<String, CustodyEntry> entries() {
    Tree tree = new Tree(812, Digest.of("root"));
    Map<String, CustodyEntry> entries = new LinkedHashMap<>();
    entries.put(
        "enrol",
        new CustodyEntry.Enrol(Samples.RECORDER_KEY.key(), Optional.of(Digest.of("link"))));
    entries.put(
        "accepted",
        new CustodyEntry.Accepted(
            Samples.RECORDER,
            tree,
            Samples.DOCK,
            new Content(Optional.of(Digest.of("note")), 391)));
    entries.put(
        "receipt",
        new CustodyEntry.Receipted(
            Samples.RECORDER, tree, 0, new Content(Optional.of(Digest.of("receipt")), 402)));
    entries.put(
        "verified",
        new CustodyEntry.Verified(
            Samples.RECORDER,
            "sessions/37-3/av-0001.track",
            new Content(Optional.of(Digest.of("track")), 52_428_800),
            "INTACT",
            Occasion.UPKEEP));
    entries.put(
        "revoke", new CustodyEntry.Revoke(Samples.RECORDER_KEY.key(), OptionalLong.of(4711)));
    return entries;
  }
}
