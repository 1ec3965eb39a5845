package io.shuijing.device.parts;

import io.shuijing.device.voice.Phrases;
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
  private static final int HEAD_BYTES = 44;

  private final List<byte[]> notices = new ArrayList<>();
  private final Phrases phrases = Phrases.bundled("zh");
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
    if (isAboutChecks(wav)) {
      notices.add(wav.clone());
      outcome.accept(new Outcome.Played());
      return;
    }
    played.add(wav.clone());
    waiting.add(outcome);
  }

  // phrases one after the other begin with the sound of the first
  private boolean isAboutChecks(byte[] wav) {
    return phrases.keys().stream()
        .filter(key -> key.startsWith("check"))
        .map(key -> phrases.wav(List.of(key)))
        .anyMatch(first ->
            wav.length >= first.length
                && Arrays.equals(wav, HEAD_BYTES, first.length, first, HEAD_BYTES, first.length));
  }

  /** What was said of checks. */
  public List<byte[]> notices() {
    return List.copyOf(notices);
  }

  private Optional<Signal> said(byte[] wav) {
    return Arrays.stream(Signal.values())
        .filter(signal ->
            Voice.of(signal)
                .map(key -> Arrays.equals(phrases.wav(List.of(key)), wav))
                .orElse(false))
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
