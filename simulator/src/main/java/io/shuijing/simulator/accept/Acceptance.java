package io.shuijing.simulator.accept;

import io.shuijing.dock.office.OfficeFault;
import io.shuijing.dock.offload.Conversation;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.transfer.Answer.Described;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.link.LinkLost;
import io.shuijing.simulator.station.StationFailed;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The whole test, in order. What a failure makes impossible is said to be not testable. */
final class Acceptance {
  private static final List<Item> ALWAYS =
      List.of(
          Item.CONNECTION,
          Item.ENROLLED,
          Item.FIRMWARE,
          Item.HISTORY,
          Item.CLOCK_OFFSET,
          Item.CLOCK_SET,
          Item.CARD_ROOM,
          Item.CHARGE,
          Item.START,
          Item.LIGHTS,
          Item.MARK,
          Item.STOP,
          Item.UNBROKEN,
          Item.STILL,
          Item.CARD_SPEED,
          Item.CARD_HOURS,
          Item.RUNTIME,
          Item.RESUME,
          Item.PICTURES,
          Item.SOUND,
          Item.PROMPT_HEARD,
          Item.CLOCK_DRIFT,
          Item.POWER_CUT,
          Item.STEADY_LINK,
          Item.VERIFIED);

  private final Run run;

  Acceptance(Run run) {
    this.run = run;
  }

  /** Tests everything that can be tested. */
  void play() throws InterruptedException, OfficeFault, StationFailed {
    try {
      stages();
    } catch (LinkLost e) {
      brokenOff(Item.STEADY_LINK, Said.of("why.link." + e.fault(), String.valueOf(e.getMessage())));
    } catch (HardwareFault e) {
      brokenOff(Item.fault(Part.named(e.part()).orElse(Part.OTHER)), Said.message(e));
    } catch (IOException e) {
      brokenOff(Item.fault(Part.LINK), ArrivalStage.nonsense(e));
    }
    ALWAYS.stream()
        .filter(item -> !run.sheet().has(item))
        .forEach(item -> run.sheet().add(Result.notTestable(item, Said.of("why.not-reached"))));
  }

  private void brokenOff(Item item, Said why) {
    if (!run.sheet().has(item)) {
      run.sheet().add(Result.fail(item, Said.NOTHING, why));
    }
  }

  private void stages() throws IOException, InterruptedException, OfficeFault, StationFailed {
    if (!new ArrivalStage(run).test()) {
      return;
    }
    PartsStage parts = new PartsStage(run);
    ClockStage clock = new ClockStage(run);
    clock.arrive(parts::takeIn);
    parts.handOut();
    Optional<Described> before = run.material().described();
    long begun = System.nanoTime();
    if (before.isEmpty() || !new RecordingStage(run).test()) {
      JournalStage.faults(run);
      return;
    }
    clock.sample();
    SessionId session = run.material().session().orElseThrow();
    Described after = run.dock().ask(Conversation::describe);
    new JournalStage(run, session)
        .judge(before.get(), after, (System.nanoTime() - begun) / 1_000_000);
    OffloadStage offload = new OffloadStage(run);
    offload.takeWithBreak();
    new MediaStage(run).judge(session);
    clock.drift();
    Optional<SessionId> cut = new PowerCutStage(run).test();
    if (cut.isPresent()) {
      offload.take(cut.get());
    }
    parts.takeIn(); // so that nothing of the test is left to be said
    run.journal().catchUp();
    offload.judgeLink();
    run.tell("tell.verify");
    new VerifyStage(run).judge();
  }
}
