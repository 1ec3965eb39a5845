package io.shuijing.evidence.vectors;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.seal.AgeIdentity;
import io.shuijing.evidence.seal.AgeSealing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An example office with its keys, all from fixed seeds: they protect nothing. */
final class Office {
  static final String DOMAIN = "ruzhou-water.example";
  static final Name OFFICE = Name.office(DOMAIN);
  static final Name DOCK = Name.dock(DOMAIN, "dock-1");
  static final Name RECORDER = Name.recorder(DOMAIN, "RZ-0007");
  static final Name OTHER_RECORDER = Name.recorder(DOMAIN, "RZ-0008");

  static final SoftwareSigner OFFICE_KEY = ed25519(OFFICE.text(), "office");
  static final SoftwareSigner DOCK_KEY = ed25519(DOCK.text(), "dock");
  static final AgeIdentity IDENTITY = AgeIdentity.of(seed("identity", 32));
  static final AgeIdentity ESCROW = AgeIdentity.of(seed("escrow", 32));
  static final AgeIdentity STRANGER = AgeIdentity.of(seed("stranger", 32));

  private Office() {}

  static SoftwareSigner ed25519(String name, String seed) {
    return SoftwareSigner.ed25519(name, seed(seed, 32));
  }

  /** Keys of a recorder: {@code ed25519}, {@code p256} or {@code ed25519+sm2}. */
  static List<SoftwareSigner> recorderKeys(Name recorder, String suites) {
    List<SoftwareSigner> signers = new ArrayList<>();
    for (String suite : suites.split("\\+", -1)) {
      String seed = suite + " of " + recorder;
      signers.add(
          switch (suite) {
            case "ed25519" -> ed25519(recorder.text(), seed);
            case "p256" -> SoftwareSigner.p256(recorder.text(), seed(seed, 48));
            case "sm2" -> SoftwareSigner.sm2(recorder.text(), seed(seed, 48));
            default -> throw new IllegalArgumentException("no suite " + suite);
          });
    }
    return signers;
  }

  static List<VerifierKey> publicKeys(List<SoftwareSigner> signers) {
    return signers.stream().map(SoftwareSigner::key).toList();
  }

  static List<AgeIdentity> identities(int recipients) {
    return recipients == 1 ? List.of(IDENTITY) : List.of(IDENTITY, ESCROW);
  }

  static AgeSealing sealing(List<AgeIdentity> to) {
    try {
      return AgeSealing.to(to.stream().map(AgeIdentity::recipient).toList());
    } catch (Malformed e) {
      throw new IllegalStateException("recipients made here", e);
    }
  }

  /** Bytes that look random and are always the same. */
  static byte[] seed(String of, int length) {
    byte[] bytes = new byte[0];
    for (int i = 0; bytes.length < length; i++) {
      byte[] more = Digest.of("shuijing vector " + of + " " + i).bytes();
      int at = bytes.length;
      bytes = Arrays.copyOf(bytes, at + more.length);
      System.arraycopy(more, 0, bytes, at, more.length);
    }
    return Arrays.copyOf(bytes, length);
  }
}
