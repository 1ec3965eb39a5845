package io.shuijing.dock.prompt;

import io.shuijing.dock.store.WholeFile;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.link.Frame;
import io.shuijing.hal.sound.MalformedWav;
import io.shuijing.hal.sound.Speech;
import io.shuijing.hal.sound.Wav;
import io.shuijing.hal.storage.Volume;
import java.nio.charset.StandardCharsets;

/** Renders prompts, and keeps every one that was handed out. */
public final class PromptDesk {
  private static final int SAMPLES_PER_SECOND = 16_000;
  private static final String FOLDER = "prompts/";

  private final Speech speech;
  private final Volume volume;

  /**
   * @param volume the office's folder
   */
  public PromptDesk(Speech speech, Volume volume) {
    this.speech = speech;
    this.volume = volume;
  }

  /**
   * The prompt of an order.
   *
   * @throws HardwareFault if there is no speech, or the text is too long to be handed over
   */
  public Prompt render(Order order) throws HardwareFault {
    Wording wording = Wording.of(order.language());
    String text = wording.fill(order);
    byte[] wav = atRate(speech.render(text, order.language().word()));
    if (wav.length > Frame.MAX_BODY_BYTES) {
      throw new HardwareFault(
          "speech",
          "too-long",
          "the prompt of order "
              + order.assignment()
              + " is spoken in "
              + wav.length
              + " bytes, more than "
              + Frame.MAX_BODY_BYTES
              + "; shorten purpose and matter");
    }
    return new Prompt(new Entry.Wording(wording.id(), wording.version()), text, wav);
  }

  private static byte[] atRate(byte[] rendered) throws HardwareFault {
    try {
      return Wav.parse(rendered).resampled(SAMPLES_PER_SECOND).toBytes();
    } catch (MalformedWav e) {
      throw new HardwareFault(
          "speech", "mute", "the speech that came out is no sound: " + e.getMessage(), e);
    }
  }

  /**
   * Keeps a prompt durably under the digest by which the journal will name it: {@code
   * prompts/<SHA-256>.wav} and {@code .txt}.
   */
  public void keep(Prompt prompt) throws HardwareFault {
    String stem = FOLDER + Digest.of(prompt.wav());
    WholeFile.write(volume, stem + ".wav", prompt.wav());
    WholeFile.write(volume, stem + ".txt", (prompt.text() + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
