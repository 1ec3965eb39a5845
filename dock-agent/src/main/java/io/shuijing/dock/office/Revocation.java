package io.shuijing.dock.office;

import io.shuijing.evidence.LineWriter;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.custody.CustodyEntry;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * A key from which nothing new is believed: the recorder or dock was lost, stolen or replaced.
 *
 * @param kept what the office keeps of it
 * @param logged what the custody log says of it
 */
public record Revocation(Name name, KeyFile kept, CustodyEntry logged) {

  /**
   * Revokes a key.
   *
   * @param from the first record of its journal that is not believed; empty if it has none
   * @param why whom it meets, and why
   * @throws OfficeFault if it is not known here, or was revoked before
   */
  public static Revocation of(Volume volume, Office office, Reason why, OptionalLong from)
      throws OfficeFault, HardwareFault {
    Name name = why.name();
    if (name.kind() == Name.Kind.OFFICE) {
      throw new OfficeFault("an office does not revoke itself: name a recorder or a dock");
    }
    if (office.isRevoked(name)) {
      throw new OfficeFault(name + " was revoked before; there is nothing to be done");
    }
    VerifierKey key = Office.required(volume, name);
    LineWriter out = new LineWriter("shuijing-revocation/v1").line("name", name).line("key", key);
    out.line("from", from.isPresent() ? from.getAsLong() : "-");
    out.line("reason", Lines.printable(why.text()));
    String path = KeyPaths.revocation(name);
    return new Revocation(
        name,
        KeyFile.open(path, new String(out.bytes(), StandardCharsets.UTF_8)),
        new CustodyEntry.Revoke(key, from));
  }

  /** Whom it meets, and why. */
  public record Reason(Name name, String text) {}
}
