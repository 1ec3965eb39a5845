package io.shuijing.simulator.sound;

import io.shuijing.hal.sound.Speaker;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A loudspeaker that tells somebody what became of each sound. */
public final class TellingSpeaker implements Speaker {
  private final Speaker speaker;
  private final BiConsumer<byte[], Outcome> listener;

  /**
   * Tells of the same sounds.
   *
   * @param listener gets the sound's file when it has ended
   */
  public TellingSpeaker(Speaker speaker, BiConsumer<byte[], Outcome> listener) {
    this.speaker = speaker;
    this.listener = listener;
  }

  @Override
  public void play(byte[] wav, Consumer<Outcome> outcome) {
    speaker.play(
        wav,
        how -> {
          listener.accept(wav, how);
          outcome.accept(how);
        });
  }
}
