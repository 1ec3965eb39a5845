package io.shuijing.simulator.accept;

import io.shuijing.evidence.Name;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.transfer.Answer.Described;
import io.shuijing.hal.sound.Wav;
import io.shuijing.simulator.sound.MatchedFilter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run gathers for its report. */
final class Material {
  private final List<ClockSample> clock = new ArrayList<>();
  private @Nullable Described described;
  private @Nullable SessionId session;
  private @Nullable Path frame;
  private @Nullable Heard heard;
  private byte[] prompt = new byte[0];
  private long firstRecord;
  private boolean setByUs;

  /**
   * The clock at one moment.
   *
   * @param afterMs since the run began, by this machine's steady clock
   * @param offsetMs by how much the recorder is ahead
   * @param sinceSet whether the recorder's clock had been set by this run
   */
  record ClockSample(Instant at, long afterMs, long offsetMs, long roundTripMs, boolean sinceSet) {}

  /** The recording's sound, and where the prompt is in it. */
  record Heard(Wav recording, MatchedFilter.Match match, long promptMs) {}

  void add(ClockSample sample) {
    clock.add(sample);
  }

  List<ClockSample> clock() {
    return List.copyOf(clock);
  }

  void described(Described now) {
    described = now;
  }

  Optional<Described> described() {
    return Optional.ofNullable(described);
  }

  Optional<Name> recorder() {
    return described().map(Described::recorder);
  }

  void session(SessionId id) {
    session = id;
  }

  Optional<SessionId> session() {
    return Optional.ofNullable(session);
  }

  void frame(Path png) {
    frame = png;
  }

  Optional<Path> frame() {
    return Optional.ofNullable(frame);
  }

  void heard(Heard what) {
    heard = what;
  }

  Optional<Heard> heard() {
    return Optional.ofNullable(heard);
  }

  void prompt(byte[] wav) {
    prompt = wav.clone();
  }

  /** The sound that the recorder was given to play. */
  byte[] prompt() {
    return prompt.clone();
  }

  void firstRecord(long n) {
    firstRecord = n;
  }

  /** First record that was written while this run went on. */
  long firstRecord() {
    return firstRecord;
  }

  void clockWasSet() {
    setByUs = true;
  }

  boolean isClockSet() {
    return setByUs;
  }
}
