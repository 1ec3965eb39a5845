package io.shuijing.hal.sound;

import java.util.function.Consumer;

/** The loudspeaker. */
public interface Speaker {

  /**
   * Plays a sound. Returns at once; {@code outcome} is told later, exactly once, on a thread of the
   * back end. A second call while a sound plays waits its turn.
   *
   * @param wav a RIFF/WAVE file, PCM 16 bit, mono
   */
  void play(byte[] wav, Consumer<Outcome> outcome);

  /** How it went. */
  sealed interface Outcome {
    /** It was played to the end. */
    record Played() implements Outcome {}

    /** It was not, or not all of it. */
    record Failed(String reason) implements Outcome {}
  }
}
