package io.shuijing.device;

import io.shuijing.evidence.LineWriter;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.Signer;
import io.shuijing.evidence.note.SigningFailed;
import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.evidence.note.VerifierKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** What stands in the files of a recorder's {@code keys} folder. */
final class KeyFolder {
  static final String JOURNAL_KEY = "recorder.pem";
  static final String LINK_KEY = "link.pem";
  static final String REQUEST = "enrolment.request";
  static final String OFFICE = "office.public";

  private static final int SEED_BYTES = 32;

  private KeyFolder() {}

  /**
   * What a recorder knows of its office.
   *
   * @param key under which receipts must verify
   * @param recipients to whom it seals
   */
  record OfficeFacts(Name office, VerifierKey key, List<String> recipients) {
    /** Reads {@code office.public}. */
    static OfficeFacts parse(byte[] file) throws Malformed {
      Lines in = Lines.of(file);
      in.exactly("shuijing-office/v1");
      Name office = Name.parse(in.value("office"));
      VerifierKey key = VerifierKey.parse(in.value("key"));
      if (office.kind() != Name.Kind.OFFICE || !key.name().equals(office.text())) {
        throw new Malformed("K1", "the key of " + key.name() + " as that of " + office);
      }
      List<String> recipients = new ArrayList<>();
      do {
        recipients.add(in.value("recipient"));
      } while (in.nextIs("recipient") && recipients.size() < 2);
      in.end();
      return new OfficeFacts(office, key, recipients);
    }
  }

  /** The two keys of a new recorder, and its request to be enrolled. */
  record Provision(SoftwareSigner journalKey, SoftwareSigner linkKey, Note request) {

    /**
     * Makes them.
     *
     * @param entropy at least 64 unpredictable bytes
     */
    static Provision of(Name recorder, byte[] entropy) throws SigningFailed {
      byte[] first = Arrays.copyOf(entropy, SEED_BYTES);
      byte[] second = Arrays.copyOfRange(entropy, SEED_BYTES, 2 * SEED_BYTES);
      SoftwareSigner journal = SoftwareSigner.ed25519(recorder.text(), first);
      SoftwareSigner link = SoftwareSigner.ed25519(recorder.text(), second);
      byte[] spki = link.key().toPublicKey().getEncoded();
      byte[] text =
          new LineWriter("shuijing-enrolment/v1")
              .line("recorder", recorder)
              .line("key", journal.key())
              .line("link", Base64.getEncoder().encodeToString(spki))
              .bytes();
      List<Signer> signers = List.of(journal);
      return new Provision(journal, link, Note.sign(text, signers));
    }
  }
}
