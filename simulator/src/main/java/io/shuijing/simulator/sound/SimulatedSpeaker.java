package io.shuijing.simulator.sound;

import io.shuijing.hal.sound.MalformedWav;
import io.shuijing.hal.sound.Speaker;
import io.shuijing.hal.sound.Wav;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A loudspeaker in a {@link Room}. */
public final class SimulatedSpeaker implements Speaker {
  /** Usual level: half of full scale. */
  public static final double USUAL_GAIN_DB = -6;

  private final Room room;
  private final float gain;
  private final SpeakerControl control = new SpeakerControl();
  private final ExecutorService turns =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("simulated-speaker").factory());

  /**
   * @param gainDb level at the microphone; a sound at full scale and 0 dB is heard at full scale
   */
  public SimulatedSpeaker(Room room, double gainDb) {
    this.room = room;
    this.gain = (float) Decibels.factor(gainDb);
  }

  public SpeakerControl control() {
    return control;
  }

  @Override
  public void play(byte[] wav, Consumer<Outcome> outcome) {
    byte[] copy = wav.clone();
    turns.execute(() -> outcome.accept(played(copy)));
  }

  private Outcome played(byte[] bytes) {
    try {
      Wav wav = Wav.parse(bytes);
      String fault = control.awaitFault(0);
      return fault == null ? sounded(wav) : new Outcome.Failed(fault);
    } catch (MalformedWav e) {
      return new Outcome.Failed(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed("interrupted");
    }
  }

  private Outcome sounded(Wav wav) throws InterruptedException {
    short[] samples = wav.resampled(Room.SAMPLES_PER_SECOND).samples();
    float[] scaled = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      scaled[i] = samples[i] * gain / 32_768f;
    }
    Sounding sounding = room.play(scaled);
    long millis = Math.ceilDiv((sounding.end() - room.now()) * 1000, Room.SAMPLES_PER_SECOND);
    @Nullable String fault = control.awaitFault(millis);
    if (fault == null) {
      return new Outcome.Played();
    }
    sounding.cut(room.now());
    return new Outcome.Failed(fault);
  }
}
