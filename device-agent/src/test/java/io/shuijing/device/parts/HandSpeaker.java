package io.shuijing.device.parts;

import io.shuijing.device.voice.Voice;
import io.shuijing.hal.body.Signal;
import io.shuijing.hal.sound.Speaker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A loudspeaker that plays prompts until the test says that it is done; what is said is short. */
public final class HandSpeaker implements Speaker {
  private final List<byte[]> played = new ArrayList<>();
  private final List<Signal> spoken = new ArrayList<>();
  private final Deque<Consumer<Outcome>> waiting = new ArrayDeque<>();

  @Override
  public void play(byte[] wav, Consumer<Outcome> outcome) {
    Optional<Signal> signal = said(wav);
    if (signal.isPresent()) {
      spoken.add(signal.get());
      outcome.accept(new Outcome.Played());
      return;
    }
    played.add(wav.clone());
    waiting.add(outcome);
  }

  private static Optional<Signal> said(byte[] wav) {
    return Arrays.stream(Signal.values())
        .filter(signal ->
            Voice.of(signal).map(voice -> Arrays.equals(voice.wav("zh"), wav)).orElse(false))
        .findFirst();
  }

  /** Signals whose words were spoken. */
  public List<Signal> spoken() {
    return List.copyOf(spoken);
  }

  /** What was to be played so far. */
  public List<byte[]> played() {
    return List.copyOf(played);
  }

  /** The sound that plays comes to this end. */
  public void ends(Outcome outcome) {
    waiting.removeFirst().accept(outcome);
  }
}
