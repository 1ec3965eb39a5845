package io.shuijing.evidence.vectors;

import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.vectors.Recording.Script;
import io.shuijing.evidence.verify.TrustAnchors;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Recordings of one letter per record, for tests outside this package. */
public final class Cards {
  private Cards() {}

  /** The files that a picture comes to. */
  public static SortedMap<String, byte[]> recorded(String picture) {
    return Recording.of(Office.RECORDER, script(picture)).files();
  }

  /** The same after an attack. */
  public static SortedMap<String, byte[]> attacked(String picture, String attack) {
    Recording recording = Recording.of(Office.RECORDER, script(picture));
    Recording other = Recording.of(Office.OTHER_RECORDER, script(picture));
    return Attack.on(recording, other, Office.identities(1), attack);
  }

  private static Script script(String picture) {
    return new Script(picture, "ed25519", 1);
  }

  /** Keys of recorder, dock and office. */
  public static TrustAnchors anchors() {
    List<VerifierKey> keys =
        new ArrayList<>(Office.publicKeys(Office.recorderKeys(Office.RECORDER, "ed25519")));
    keys.add(Office.DOCK_KEY.witnessKey());
    keys.add(Office.OFFICE_KEY.key());
    return TrustAnchors.of(keys);
  }

  /** The dock's name, as witness. */
  public static String witness() {
    return Office.DOCK.text();
  }

  /** Key of the recorder. */
  public static VerifierKey recorderKey() {
    return Office.recorderKeys(Office.RECORDER, "ed25519").getFirst().key();
  }

  /** Key of the dock as it signs other things than cosignatures. */
  public static VerifierKey dockKey() {
    return Office.DOCK_KEY.key();
  }
}
