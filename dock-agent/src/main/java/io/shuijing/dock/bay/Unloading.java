package io.shuijing.dock.bay;

import io.shuijing.dock.intake.FileIntake;
import io.shuijing.dock.intake.Holding;
import io.shuijing.dock.intake.IntakeDecision;
import io.shuijing.dock.intake.Objection;
import io.shuijing.dock.offload.Bandwidth.Urgency;
import io.shuijing.dock.offload.Offload;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.transfer.Answer.Described;
import io.shuijing.evidence.transfer.Answer.HeldFile;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes a recorder's files, those of recordings first that somebody has marked as important, and
 * knows what is settled in this visit.
 */
final class Unloading {
  private final Name recorder;
  private final Offload offload;
  private final FileIntake files;
  private final Reporter reporter;
  private final Set<HeldFile> settled = new HashSet<>();
  private final Set<HeldFile> freeable = new HashSet<>();
  private final Set<HeldFile> toReceipt = new HashSet<>();
  private String stateBefore = "";

  Unloading(Name recorder, Offload offload, FileIntake files, Reporter reporter) {
    this.recorder = recorder;
    this.offload = offload;
    this.files = files;
    this.reporter = reporter;
  }

  void take(Holding holding, Described described) throws IOException {
    if (!described.state().equals(stateBefore)) {
      // a session was closed perhaps, whose tracks an earlier receipt could not free
      described.supply().files().stream().filter(freeable::contains).forEach(toReceipt::add);
      stateBefore = described.state();
    }
    for (Urgency urgency : Urgency.values()) {
      for (HeldFile file : leftOf(described)) {
        if (urgencyOf(holding, file) == urgency) {
          offload.pullAs(urgency);
          take(holding, file);
        }
      }
    }
  }

  /** The files that are not settled yet. */
  List<HeldFile> leftOf(Described described) {
    return described.supply().files().stream().filter(file -> !settled.contains(file)).toList();
  }

  private static Urgency urgencyOf(Holding holding, HeldFile file) {
    return holding.isImportant(file.path()) ? Urgency.IMPORTANT : Urgency.ORDINARY;
  }

  private void take(Holding holding, HeldFile file) throws IOException {
    reporter.step(new BayStep.FileDue(recorder));
    IntakeDecision decision = files.take(holding, file);
    reporter.tell(recorder, file, decision);
    settled.add(file);
    if (mayBeFreed(decision)) {
      freeable.add(file);
      toReceipt.add(file);
    }
  }

  private static boolean mayBeFreed(IntakeDecision decision) {
    return switch (decision) {
      case IntakeDecision.Accepted _, IntakeDecision.AlreadyHeld _ -> true;
      case IntakeDecision.Quarantined(var finding) -> finding.objection() == Objection.ORPHAN;
      case IntakeDecision.NotTaken _ -> false;
    };
  }

  /** Whether a receipt would free something. */
  boolean hasToReceipt() {
    return !toReceipt.isEmpty();
  }

  void receipted() {
    toReceipt.clear();
  }
}
