package io.shuijing.device.parts;

import io.shuijing.hal.sound.Speaker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** A loudspeaker that plays until the test says that it is done. */
public final class HandSpeaker implements Speaker {
  private final List<byte[]> played = new ArrayList<>();
  private final Deque<Consumer<Outcome>> waiting = new ArrayDeque<>();

  @Override
  public void play(byte[] wav, Consumer<Outcome> outcome) {
    played.add(wav.clone());
    waiting.add(outcome);
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
