package io.shuijing.device;

import io.shuijing.device.journal.Journal;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.Signer;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.seal.Sealing;
import io.shuijing.hal.RecorderHardware;
import io.shuijing.hal.capture.CaptureSettings;
import java.util.List;
import java.util.function.Consumer;

/**
 * All that a recorder is made of.
 *
 * @param sealing to the recipients of its identity
 * @param durable is told of each journal record once it is durable, on the recorder's thread
 */
public record RecorderParts(
    RecorderHardware hardware,
    Identity identity,
    Sealing sealing,
    Tuning tuning,
    Consumer<StoredRecord> durable) {

  /**
   * Who the recorder is and whom it trusts.
   *
   * @param signers its keys, in the order in which they sign
   * @param office the pinned key under which a receipt must verify
   * @param recipients to whom it seals, {@code age1…}
   * @param model one plain word
   * @param firmware one plain word
   */
  public record Identity(
      Name recorder,
      List<Signer> signers,
      VerifierKey office,
      List<String> recipients,
      String model,
      String firmware) {
    /** Keeps its own lists. */
    public Identity {
      signers = List.copyOf(signers);
      recipients = List.copyOf(recipients);
    }

    Journal.Author author() {
      return new Journal.Author(recorder, signers);
    }

    Entry.Genesis genesis() {
      return new Entry.Genesis(author().keys(), office, recipients, model, firmware);
    }
  }

  /**
   * What can be set.
   *
   * @param capture what is asked of the encoder
   * @param reserveBytes of the card, kept for closing in order
   * @param microphoneFloorDb root mean square against full scale: what is not louder is the
   *     microphone's own noise
   * @param language of all that is said, {@code zh} or {@code en}
   */
  public record Tuning(
      CaptureSettings capture, long reserveBytes, int microphoneFloorDb, String language) {
    /** No microphone that works is as quiet as this, in the quietest room. */
    public static final int USUAL_MICROPHONE_FLOOR_DB = -70;

    /** With a usual microphone. */
    public Tuning(CaptureSettings capture, long reserveBytes, String language) {
      this(capture, reserveBytes, USUAL_MICROPHONE_FLOOR_DB, language);
    }
  }
}
