package io.shuijing.simulator.accept;

import io.shuijing.dock.offload.Conversation;
import io.shuijing.dock.prompt.PromptDesk;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.Entry.Blob;
import io.shuijing.evidence.journal.Entry.Check;
import io.shuijing.evidence.journal.Entry.Wording;
import io.shuijing.evidence.transfer.Answer.Described;
import io.shuijing.evidence.transfer.Answer.HeldFile;
import io.shuijing.evidence.transfer.Answer.Supply;
import io.shuijing.evidence.transfer.Question;
import io.shuijing.hal.linux.SystemEntropy;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Hands the recorder out as a dock does: prompt, check of its parts, charge and room. */
final class PartsStage {
  private static final String UNKNOWN = "-";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Run run;

  PartsStage(Run run) {
    this.run = run;
  }

  /** A dock takes the recorder in. */
  void takeIn() throws IOException {
    run.dock()
        .ask(talk -> {
          talk.takeIn(
              new Question.TakeIn(run.premises().office().dock(), challenge(), Optional.empty()));
          return true;
        });
  }

  private static Digest challenge() {
    return Digest.fromBytes(new SystemEntropy().bytes(Digest.BYTES));
  }

  /** Gives it something to say, lets it check its parts, lets it go. */
  void handOut() throws IOException {
    assign();
    checks();
    run.dock()
        .ask(talk -> {
          talk.letGo(
              new Question.LetGo(run.premises().office().dock(), challenge(), Optional.empty()));
          return true;
        });
    Described described = run.dock().ask(Conversation::describe);
    run.material().described(described);
    room(described.supply());
    charge(described.supply().batteryPermille());
  }

  private void assign() throws IOException {
    byte[] wav = run.material().prompt();
    Wording wording = new Wording("acceptance", 1);
    String text = run.course().told().language().say("prompt.text");
    new PromptDesk((_, _) -> wav, run.premises().volume())
        .keep(new io.shuijing.dock.prompt.Prompt(wording, text, wav));
    Instant now = run.premises().clocks().wall().time();
    run.dock()
        .ask(talk -> {
          talk.assign(
              new Question.Assign("acceptance-" + STAMP.format(now), wording, Blob.of(wav)), wav);
          return true;
        });
  }

  private void checks() throws IOException {
    Set<Part> told = new HashSet<>();
    for (Check check : run.dock().ask(Conversation::preCheck)) {
      Part part = Part.named(check.part()).orElse(Part.OTHER);
      if (told.add(part)) {
        run.sheet().add(result(Item.selfCheck(part), check));
      }
    }
  }

  private static Result result(Item item, Check check) {
    Said measured = Said.of("measured.check", check.result(), check.value());
    boolean unknown = check.result().equals("warn") && check.value().equals(UNKNOWN);
    if (check.result().equals("ok")) {
      return Result.pass(item, measured);
    }
    if (unknown && item.part() == Part.PLACE) {
      return Result.notTestable(item, measured, Said.of("why.no-sky"));
    }
    if (unknown && (item.part() == Part.CAMERA || item.part() == Part.MICROPHONE)) {
      return Result.notTestable(item, measured, Said.of("why.not-run"));
    }
    return Result.fail(item, measured, Said.of("why.check", "@part." + item.part().word()));
  }

  private void room(Supply supply) {
    long held = supply.files().stream().mapToLong(HeldFile::bytes).sum();
    long all = supply.freeBytes() + held;
    Limits.judge(
        run,
        Item.CARD_ROOM,
        Requirement.CARD_BYTES,
        (double) all,
        Said.of("measured.bytes", gigabytes(all)));
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / 1e9);
  }

  private void charge(OptionalInt permille) {
    if (permille.isEmpty()) {
      run.sheet().add(Result.fail(Item.CHARGE, Said.NOTHING, Said.of("why.gauge-silent")));
      return;
    }
    String percent = String.format(Locale.ROOT, "%.1f", permille.getAsInt() / 10.0);
    Limits.judge(
        run,
        Item.CHARGE,
        Requirement.CHARGE_PERMILLE,
        permille.getAsInt(),
        Said.of("measured.charge", percent));
  }
}
