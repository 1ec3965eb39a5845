package io.shuijing.dock.upkeep;

import io.shuijing.dock.office.KeyPaths;
import io.shuijing.dock.store.WholeFile;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.verify.Verdict;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Keys of recorders against the log, both ways, and the archive's copies of all keys. */
record KeyCheck(Volume volume, String domain, LoggedTrees logged) implements Fsck.Check {
  private static final int MAX_BYTES = 64 * 1024;
  private static final String RECORDER = "recorder-";
  private static final String VKEY = ".vkey";

  @Override
  public String name() {
    return "keys";
  }

  @Override
  public List<Trouble> troubles() throws HardwareFault {
    List<Trouble> troubles = new ArrayList<>();
    SortedMap<String, VerifierKey> enrolled = logged.enrolled();
    for (String file : volume.files(KeyPaths.FOLDER)) {
      if (file.endsWith(VKEY)) {
        published(file, troubles);
        if (file.startsWith(RECORDER)) {
          logged(file, troubles);
        }
      }
    }
    for (VerifierKey key : enrolled.values()) {
      String path = KeyPaths.publicKey(new Name(key.name()));
      if (!volume.exists(path)) {
        troubles.add(
            new Trouble(
                Verdict.MISSING,
                path,
                "the log says that this key was enrolled",
                "put it back from archive/keys or from a backup"));
      }
    }
    return troubles;
  }

  private void published(String file, List<Trouble> troubles) throws HardwareFault {
    String copy = KeyPaths.PUBLISHED + "/" + file;
    if (!volume.exists(copy)) {
      troubles.add(
          new Trouble(
              Verdict.MISSING, copy, "no copy of this key", "start the dock: it makes the copy"));
    } else if (!Arrays.equals(bytes(copy), bytes(KeyPaths.FOLDER + "/" + file))) {
      troubles.add(
          new Trouble(
              Verdict.MODIFIED,
              copy,
              "another key than keys/" + file,
              "find out which one the log speaks of, and put that one back"));
    }
  }

  private void logged(String file, List<Trouble> troubles) throws HardwareFault {
    String path = KeyPaths.FOLDER + "/" + file;
    String serial = file.substring(RECORDER.length(), file.length() - VKEY.length());
    Name recorder = Name.recorder(domain, serial);
    Optional<VerifierKey> said = Optional.ofNullable(logged.enrolled().get(recorder.text()));
    if (!said.equals(key(path))) {
      troubles.add(
          new Trouble(
              said.isEmpty() ? Verdict.EXTRA : Verdict.MODIFIED,
              path,
              said.isEmpty() ? "the log does not speak of it" : "the log speaks of " + said.get(),
              "find out who put it there: only enrol makes a key known"));
    }
  }

  private Optional<VerifierKey> key(String path) throws HardwareFault {
    try {
      return Optional.of(VerifierKey.parse(Lines.utf8(bytes(path)).strip()));
    } catch (Malformed e) {
      return Optional.empty();
    }
  }

  private byte[] bytes(String path) throws HardwareFault {
    return WholeFile.read(volume, path, MAX_BYTES);
  }
}
