package io.shuijing.device.voice;

import io.shuijing.evidence.journal.Entry.Check;
import io.shuijing.hal.body.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Which phrases are said when; keys of {@link Phrases}. */
public final class Voice {
  private static final List<String> ESSENTIAL =
      List.of("camera", "microphone", "card", "journal", "key", "battery");

  private static final List<Long> MINUTES = List.of(480L, 240L, 120L, 60L, 30L, 0L);

  private Voice() {}

  /** What is said with a signal; nothing with one that comes while it records as it should. */
  public static Optional<String> of(Signal signal) {
    return switch (signal) {
      case READY -> Optional.of("ready");
      case OPENING -> Optional.of("opening");
      case CLOSING -> Optional.of("closing");
      case DOCKED -> Optional.of("docked");
      case LOW_BATTERY -> Optional.of("low-battery");
      case LOW_STORAGE -> Optional.of("low-storage");
      case WARNING -> Optional.of("warning");
      case FAULT -> Optional.of("fault");
      case OFF -> Optional.of("off");
      // of the checks more is said
      case CHECKED, RECORDING, MARKED, IMPORTANT, HOLDING, LET_GO -> Optional.empty();
    };
  }

  /**
   * What is said when the recorder is handed out: how the checks came out, what was found wanting,
   * and how long battery and card last.
   */
  public static List<String> summary(
      List<Check> checks, OptionalLong batteryMinutes, OptionalLong cardMinutes) {
    List<String> said = new ArrayList<>();
    boolean failed = checks.stream().anyMatch(check -> check.result().equals("fail"));
    boolean wanting = checks.stream().anyMatch(check -> !check.result().equals("ok"));
    said.add(failed ? "checks-fail" : wanting ? "checks-warn" : "checks-ok");
    checks.stream()
        .filter(check -> !check.result().equals("ok"))
        .forEach(check -> said.add("check-" + check.part()));
    batteryMinutes.ifPresent(minutes -> said.addAll(List.of("left-battery", time(minutes))));
    cardMinutes.ifPresent(minutes -> said.addAll(List.of("left-card", time(minutes))));
    return said;
  }

  /**
   * What is said when a recording begins: only what is wanting, and of that only what the recording
   * suffers from, because it is recorded too.
   */
  public static List<String> findings(List<Check> checks) {
    return checks.stream()
        .filter(check ->
            check.result().equals("fail")
                || (check.result().equals("warn") && ESSENTIAL.contains(check.part())))
        .flatMap(check -> Stream.of("check-" + check.part()))
        .toList();
  }

  private static String time(long minutes) {
    return "time-" + MINUTES.stream().filter(least -> minutes >= least).findFirst().orElse(0L);
  }
}
