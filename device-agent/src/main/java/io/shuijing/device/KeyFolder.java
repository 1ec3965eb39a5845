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
import java.util.Base64;
import java.util.List;

/** What stands in the files of a recorder's {@code keys} folder. */
final class KeyFolder {
  static final String JOURNAL_KEY = "recorder.pem";
  static final String LINK_KEY = "link.pem";
  static final String REQUEST = "enrolment.request";
  static final String OFFICE = "office.public";

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

  /** The link key of a new recorder, and its request to be enrolled. */
  record Provision(SoftwareSigner linkKey, Note request) {

    /**
     * Makes them.
     *
     * @param journalKey where it lives already
     * @param seed 32 unpredictable bytes for the link key
     */
    static Provision of(Name recorder, Signer journalKey, byte[] seed) throws SigningFailed {
      SoftwareSigner link = SoftwareSigner.ed25519(recorder.text(), seed);
      byte[] spki = link.key().toPublicKey().getEncoded();
      byte[] text =
          new LineWriter("shuijing-enrolment/v1")
              .line("recorder", recorder)
              .line("key", journalKey.key())
              .line("link", Base64.getEncoder().encodeToString(spki))
              .bytes();
      return new Provision(link, Note.sign(text, List.of(journalKey)));
    }
  }
}
