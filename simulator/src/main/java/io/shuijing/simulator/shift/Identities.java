package io.shuijing.simulator.shift;

import io.shuijing.dock.office.Founding;
import io.shuijing.dock.office.KeyFile;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.simulator.world.Chance;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The example office, its dock and its recorder; the same in every shift.
 *
 * @param files of the office's folder, the recorder's public key among them
 * @param witness the dock's key, by which it cosigns
 * @param recipients to whom the recorder seals
 */
record Identities(
    List<KeyFile> files,
    SoftwareSigner recorder,
    VerifierKey office,
    VerifierKey witness,
    List<String> recipients) {
  static final String DOMAIN = "ruzhou-water.example";
  static final Name OFFICE = Name.office(DOMAIN);
  static final Name DOCK = Name.dock(DOMAIN, "D1");
  static final Name RECORDER = Name.recorder(DOMAIN, "RZ-0007");

  static final Identities EXAMPLE = founded();

  private static Identities founded() {
    Chance chance = new Chance(0).stream("identities");
    List<KeyFile> files = new ArrayList<>(Founding.found(OFFICE, DOCK, chance::bytes));
    SoftwareSigner recorder = SoftwareSigner.ed25519(RECORDER.text(), chance.bytes(32));
    files.add(
        new KeyFile(
            "keys/recorder-" + RECORDER.last() + ".vkey",
            (recorder.key() + "\n").getBytes(StandardCharsets.UTF_8),
            false));
    List<String> recipients =
        text(files, "keys/office.public")
            .lines()
            .filter(line -> line.startsWith("recipient "))
            .map(line -> line.substring("recipient ".length()))
            .toList();
    return new Identities(
        List.copyOf(files),
        recorder,
        key(files, "keys/office.vkey"),
        key(files, "keys/dock-D1.vkey"),
        recipients);
  }

  private static VerifierKey key(List<KeyFile> files, String path) {
    try {
      return VerifierKey.parse(text(files, path).strip());
    } catch (Malformed e) {
      throw new IllegalStateException("the office was founded just now", e);
    }
  }

  private static String text(List<KeyFile> files, String path) {
    return files.stream()
        .filter(file -> file.path().equals(path))
        .map(file -> new String(file.content(), StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow();
  }
}
