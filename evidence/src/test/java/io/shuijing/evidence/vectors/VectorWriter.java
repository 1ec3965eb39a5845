package io.shuijing.evidence.vectors;

import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.seal.AgeIdentity;
import io.shuijing.evidence.vectors.Recording.Script;
import io.shuijing.evidence.verify.Supply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes {@code supply/} and {@code keys/} of a vector from its pictures. */
final class VectorWriter {
  private VectorWriter() {}

  static void write(Vector vector, Path folder) throws IOException {
    clear(folder.resolve("supply"));
    clear(folder.resolve("keys"));
    for (var file : supply(vector).entrySet()) {
      put(folder.resolve("supply").resolve(file.getKey()), file.getValue());
    }
    for (var file : keys(vector).entrySet()) {
      byte[] text = file.getValue().getBytes(StandardCharsets.UTF_8);
      put(folder.resolve("keys").resolve(file.getKey()), text);
    }
  }

  /** The files that are handed over. */
  static SortedMap<String, byte[]> supply(Vector vector) {
    Vector.Making making = vector.making();
    Sealed sealed = new Sealed();
    Recording recording = Recording.of(Office.RECORDER, making.script(), sealed);
    SortedMap<String, byte[]> files = recording.files();
    if (making.attack().isPresent()) {
      Recording other = Recording.of(Office.OTHER_RECORDER, making.script());
      List<AgeIdentity> to = Office.identities(making.script().recipients());
      files = Attack.on(recording, other, to, making.attack().get());
    }
    if (making.restored().isPresent()) {
      files = restored(making.script(), making.restored().get(), sealed, files);
    }
    if (vector.trusting().kind() == Supply.Kind.CARD) {
      freed(making.script().picture(), files);
    }
    return files;
  }

  private static SortedMap<String, byte[]> restored(
      Script script, Vector.Restored restored, Sealed sealed, SortedMap<String, byte[]> before) {
    String kept = script.picture().substring(0, restored.column());
    Script again = new Script(kept + restored.picture(), script.suites(), script.recipients());
    SortedMap<String, byte[]> files = Recording.of(Office.RECORDER, again, sealed).files();
    // what docks and office keep is not on the card
    before.forEach((path, bytes) -> {
      if (path.endsWith(".note")) {
        files.putIfAbsent(path, bytes);
      }
    });
    return files;
  }

  // the picture's wipe frees every track: pictures of cards wipe only when all is offloaded
  private static void freed(String picture, SortedMap<String, byte[]> files) {
    if (picture.contains("W")) {
      files.keySet().removeIf(path -> path.startsWith("sessions/"));
    }
  }

  private static SortedMap<String, String> keys(Vector vector) {
    SortedMap<String, String> files = new TreeMap<>();
    List<SoftwareSigner> recorder =
        Office.recorderKeys(Office.RECORDER, vector.making().script().suites());
    for (String given : vector.trusting().given()) {
      switch (given) {
        case "recorder" -> files.put("recorder.vkey", lines(recorder));
        case "other-recorder" ->
            files.put(
                "recorder.vkey",
                lines(List.of(Office.ed25519(Office.RECORDER.text(), "stranger"))));
        case "dock" -> files.put("dock.vkey", Office.DOCK_KEY.witnessKey() + "\n");
        case "dock-ed25519" -> files.put("dock.vkey", Office.DOCK_KEY.key() + "\n");
        case "office" -> files.put("office.vkey", Office.OFFICE_KEY.key() + "\n");
        case "nobody" -> {}
        default -> throw new IllegalArgumentException("no keys of " + given);
      }
    }
    List<String> revoked = revoked(vector.trusting().revoked(), recorder.getFirst().key());
    if (!revoked.isEmpty()) {
      files.put("revoked", "shuijing-revoked/v1\n" + String.join("", revoked));
    }
    if (vector.trusting().opened()) {
      files.put("identity.age", Office.IDENTITY.toFile());
    }
    return files;
  }

  private static List<String> revoked(Vector.Revoked revoked, VerifierKey recorder) {
    List<String> lines = new ArrayList<>();
    revoked.recorderFrom().ifPresent(from -> lines.add("revoked " + recorder + " " + from + "\n"));
    if (revoked.dock().isPresent()) {
      VerifierKey dock =
          switch (revoked.dock().get()) {
            case "cosignature" -> Office.DOCK_KEY.witnessKey();
            case "ed25519" -> Office.DOCK_KEY.key();
            default -> throw new IllegalArgumentException("a dock has no such key");
          };
      lines.add("revoked " + dock + " 0\n");
    }
    return lines;
  }

  private static String lines(List<SoftwareSigner> signers) {
    StringBuilder text = new StringBuilder();
    signers.forEach(signer -> text.append(signer.key()).append('\n'));
    return text.toString();
  }

  private static void put(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
