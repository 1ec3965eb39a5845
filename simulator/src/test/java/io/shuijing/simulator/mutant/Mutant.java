package io.shuijing.simulator.mutant;

import static io.shuijing.simulator.plan.Profile.CHEAP_CARD;
import static io.shuijing.simulator.plan.Profile.HONEST;
import static io.shuijing.simulator.plan.Profile.HOSTILE;
import static io.shuijing.simulator.plan.Profile.WILD;

import io.shuijing.simulator.altered.Alteration;
import io.shuijing.simulator.plan.Profile;
import java.lang.classfile.CodeTransform;
import java.util.List;
import java.util.Locale;

/** A defect, and the invariants of which one at least must be seen to be violated. */
@SuppressWarnings("ImmutableEnumChecker") // both lists come from List.of
enum Mutant {
  TRACK_ACKNOWLEDGED_BEFORE_ITS_FLUSH(
      HONEST, "I1", device("sealing.TrackFile", "append", Edits.without("flush"))),
  RECORD_ACKNOWLEDGED_BEFORE_ITS_FLUSH(
      HONEST, "I1", device("journal.JournalFile", "write", Edits.without("flush"))),
  NEW_TRACK_WITHOUT_FOLDER_FLUSH(
      WILD, "I1", device("sealing.TrackFile", "create", Edits.without("flushFolder"))),
  FLUSH_ERROR_BELIEVED(
      HONEST,
      "I1",
      "S5 flush-error at flush #",
      device("sealing.TrackFile", "append", Edits.handing("flush", "flushAnyhow"))),
  JOURNAL_GOES_ON_IN_THE_FILE_WHOSE_FLUSH_FAILED(
      HONEST,
      "I1 I3",
      "S5 flush-error at flush #",
      device(
          "journal.JournalFile",
          "renew",
          Edits.without("copyDurable").andThen(Edits.without("rename")))),
  LAST_RECORD_BELIEVED_BY_A_START(
      HONEST,
      "I1 I3",
      "S6 read-only at flush #",
      device("journal.JournalFile", "makeSure", Edits.without("writeAnew"))),
  SEGMENTS_NEVER_STORED(
      HONEST, "I1", device("recording.WhileRecording", "sealing", Edits.without("add"))),
  PICTURES_LOST_BEFORE_THE_SEALING(
      HONEST, "I2", device("sealing.PlainSegment", "of", Edits.without("arraycopy"))),
  DIGEST_OF_A_SEGMENT_IGNORED(
      CHEAP_CARD,
      "I1 I2 I9",
      "S8 flip 2 at-rest at append #",
      evidence(
          "track.TrackReader",
          "block(Lio/shuijing/evidence/track/TrackReader$Block;)Lio/shuijing/evidence/track/TrackReader$BlockState;",
          Edits.answering("equals", 1))),
  SEGMENT_NUMBER_TWICE(
      HONEST,
      "I3",
      device(
          "sealing.SegmentStore",
          "store(Lio/shuijing/device/sealing/SegmentStore$Lane;Lio/shuijing/device/sealing/SegmentStore$Piece;)Lio/shuijing/evidence/journal/StoredRecord;",
          Edits.constant(1L, 0L))),
  BROKEN_LINK_TAKEN_OVER(
      HONEST,
      "I4",
      evidence("journal.JournalHead", "next", Edits.field("last", "brokenLink")),
      evidence("journal.JournalHead", "isContinuedBy", Edits.answering("equals", 1))),
  STRANGERS_SIGNATURE_TAKEN_OVER(
      HONEST,
      "I5",
      evidence("journal.JournalHead", "next", Edits.handing("sign", "signedByAStranger")),
      dock(
          "intake.JournalIntake",
          "objection(Lio/shuijing/evidence/journal/JournalHead;Lio/shuijing/evidence/journal/StoredRecord;)Ljava/util/Optional;",
          Edits.handing("standing", "good"))),
  TORN_BLOCK_PROMOTED(
      WILD,
      "I1 I2 I5",
      "S2 fates kept zero at once; S4 cut-in-flush some at flush #",
      evidence("track.TrackScan", "fits", Edits.answering("equals", 1))),
  TORN_TAIL_LEFT_BY_RECOVERY(
      HONEST, "I6", device("recovery.Quarantine", "takeTail", Edits.without("truncate"))),
  TORN_TAIL_CUT_OFF_WITHOUT_A_COPY(
      HONEST, "I7", device("recovery.Quarantine", "takeTail", Edits.without("copy"))),
  SEALED_TRACK_CUT_BACK_BY_RECOVERY(
      HONEST, "I7", device("recovery.Orphans", "takeTrackTail", Edits.answering("position", 0))),
  DOCK_RESUMES_BEFORE_ITS_LAST_BYTE(
      HONEST, "I8", dock("offload.PulledFile", "<init>", Edits.handing("size", "sizeWithoutEnd"))),
  RECEIPT_BEFORE_THE_JOURNAL_IS_DURABLE(
      HONEST, "I9", dock("intake.Holding", "flush", Edits.without("flush"))),
  RECEIPT_BEFORE_THE_TRACK_IS_DURABLE(
      HONEST, "I9", dock("archive.DirectoryArchive", "publish", Edits.without("flush"))),
  FREED_BEFORE_THE_RECEIPT_IS_DURABLE(
      HONEST, "I10", device("docking.Receipts", "keep", Edits.without("keep"))),
  RECEIPT_KEPT_WITHOUT_A_FLUSH(
      HONEST, "I10", device("docking.KeptNotes", "write", Edits.without("flush"))),
  ARCHIVED_BY_COPY_AND_NOT_BY_NAME(
      HONEST, "I11", dock("store.WholeFile", "publish", Edits.handing("rename", "copyInstead"))),
  FORGED_RECEIPT_BELIEVED(
      HOSTILE,
      "I10",
      "peer A2 forged-receipt at question #",
      device(
          "docking.OfficeReceipts",
          "judge([B)Lio/shuijing/device/docking/OfficeReceipts$Judged;",
          Edits.handing("standing", "good"))),
  VERIFIER_SKIPS_A_LINK(
      HOSTILE,
      "I2",
      Hunt.THREE_CUTS
          + "; adversary A1 cut-tail card at start 3; adversary A1 splice-record card at start 4",
      evidence("verify.Chain", "link", Edits.without("add"))),
  VERIFIER_DOES_NOT_NAME_A_CHANGED_SEGMENT(
      HOSTILE,
      "I1",
      "adversary A1 flip-track archive at docking 2",
      evidence("verify.TrackCheck", "block", Edits.without("add"))),
  ROLLED_BACK_JOURNAL_ACCEPTED(
      HOSTILE,
      "I3",
      Hunt.THREE_CUTS + "; adversary A1 roll-back card at start 4",
      dock("intake.JournalIntake", "takeOver", Edits.answering("size", 0))),
  RETENTION("I12", "retention: nothing in the agents deletes from a store yet"),
  WALL_CLOCK_AS_ORDER(
      HONEST,
      "I13",
      device("journal.RecorderClock", "monoMs", Edits.handing("steadyNanos", "wallNanos"))),
  HOLE_WITHOUT_A_GAP_RECORD(HONEST, "I14", device("Scribe", "gap", Edits.without("append"))),
  HELD_TRACK_STAYS_EXCEPTED(HONEST, "I15", dock("intake.Holding", "held", Edits.without("remove"))),
  UNFINISHED_NOTES_LEFT(
      HONEST, "I16", device("docking.KeptNotes", "write", Edits.handing("rename", "copyInstead"))),
  CHALLENGE_TWICE(HONEST, "I17", dock("bay.Station", "challenge", Edits.handing("bytes", "same"))),
  BOOT_NUMBER_TWICE(
      HONEST,
      "I13 I17",
      evidence("recovery.JournalLedger", "lambda$nextBoot$0", Edits.constant(1, 0))),
  RECEIPT_WITHOUT_AN_ENTRY(
      HONEST, "I19", dock("custody.Register", "fresh", Edits.without("append"))),
  CHECKPOINT_SHOWN_BEFORE_IT_IS_DURABLE(
      WILD,
      "I19",
      "store S1 cut after at replace 3",
      dock("custody.LogFiles", "publish", Edits.without("flushFolder"))),
  REAL_CLOCK_IN_THE_RECORDER(
      HONEST,
      "I18",
      device("journal.RecorderClock", "monoMs", Edits.handing("steadyNanos", "realNanos")));

  private final Profile profile;
  private final List<String> invariants;
  private final List<Alteration> alterations;
  private final String provocation;
  private final String pending;

  Mutant(Profile profile, String invariants, Alteration... alterations) {
    this(profile, invariants, "", alterations);
  }

  Mutant(Profile profile, String invariants, String provocation, Alteration... alterations) {
    this.profile = profile;
    this.invariants = List.of(invariants.split(" ", -1));
    this.alterations = List.of(alterations);
    this.provocation = provocation;
    this.pending = "";
  }

  Mutant(String invariant, String pending) {
    this.profile = HONEST;
    this.invariants = List.of(invariant);
    this.alterations = List.of();
    this.provocation = "";
    this.pending = pending;
  }

  private static Alteration of(String type, String method, CodeTransform change) {
    return new Alteration("io.shuijing." + type, method, change);
  }

  private static Alteration device(String type, String method, CodeTransform change) {
    return of("device." + type, method, change);
  }

  private static Alteration dock(String type, String method, CodeTransform change) {
    return of("dock." + type, method, change);
  }

  private static Alteration evidence(String type, String method, CodeTransform change) {
    return of("evidence." + type, method, change);
  }

  /** In which its shifts are played. */
  Profile profile() {
    return profile;
  }

  /** One of them at least must be violated. */
  List<String> invariants() {
    return invariants;
  }

  List<Alteration> alterations() {
    return alterations;
  }

  /**
   * Faults that are added to each plan because they meet the defect, of the card if not said
   * otherwise, {@code #} for a number from the seed; none if those that are drawn do.
   */
  List<String> provocation() {
    return provocation.isEmpty() ? List.of() : List.of(provocation.split("; ", -1));
  }

  /** Why it cannot be planted yet; empty if it can. */
  String pending() {
    return pending;
  }

  /** Its name in prose. */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
