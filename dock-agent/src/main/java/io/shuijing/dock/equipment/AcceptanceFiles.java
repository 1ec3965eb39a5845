package io.shuijing.dock.equipment;

import io.shuijing.dock.equipment.AcceptanceNote.Report;
import io.shuijing.dock.office.OfficeFault;
import io.shuijing.dock.store.WholeFile;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Acceptance reports on the office's volume: {@code equipment/recorders/<serial>/<time>/} with the
 * report's files and, written last, {@code acceptance.note}.
 */
public final class AcceptanceFiles {
  private static final String FOLDER = "equipment/recorders/";
  private static final String NOTE = "acceptance.note";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Volume volume;

  /** On the office's volume. */
  public AcceptanceFiles(Volume volume) {
    this.volume = volume;
  }

  /**
   * An acceptance as it was filed.
   *
   * @param folder on the office's volume
   * @param sound whether a known technician signed it and every file of the report is as it was
   */
  public record Filed(String folder, AcceptanceNote note, String technician, boolean sound) {}

  /** Where a test that began then is filed. */
  public static String folder(Name recorder, Instant at) {
    return FOLDER + recorder.last() + "/" + STAMP.format(at);
  }

  /**
   * Files a report durably; the note comes last, so that a report is whole or not there.
   *
   * @param files content by name, as the note names them
   * @return the folder
   */
  public String file(Note signed, Map<String, byte[]> files) throws HardwareFault, Malformed {
    AcceptanceNote note = AcceptanceNote.parse(signed.text());
    String folder = folder(note.recorder(), note.at());
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      WholeFile.write(volume, folder + "/" + file.getKey(), file.getValue());
    }
    WholeFile.write(volume, folder + "/" + NOTE, signed.bytes());
    return folder;
  }

  /** All that was filed of a recorder, oldest first. */
  public List<Filed> of(Name recorder, List<VerifierKey> technicians)
      throws HardwareFault, OfficeFault {
    List<Filed> filed = new ArrayList<>();
    for (String stamp : volume.folders(FOLDER + recorder.last())) {
      String folder = FOLDER + recorder.last() + "/" + stamp;
      if (volume.exists(folder + "/" + NOTE)) {
        filed.add(read(folder, recorder, technicians));
      }
    }
    filed.sort(Comparator.comparing(one -> one.note().at()));
    return filed;
  }

  private Filed read(String folder, Name recorder, List<VerifierKey> technicians)
      throws HardwareFault, OfficeFault {
    try {
      Note signed = Note.parse(WholeFile.read(volume, folder + "/" + NOTE, Note.MAX_BYTES));
      AcceptanceNote note = AcceptanceNote.parse(signed.text());
      boolean sound = note.recorder().equals(recorder) && isComplete(folder, note);
      String signer = "-";
      for (VerifierKey key : technicians) {
        if (signed.standing(List.of(key)) == Note.Standing.GOOD) {
          signer = key.name().substring(key.name().lastIndexOf('/') + 1);
        }
      }
      return new Filed(folder, note, signer, sound && !signer.equals("-"));
    } catch (Malformed e) {
      throw new OfficeFault(
          folder + "/" + NOTE + " is no acceptance: " + e.getMessage() + "; put back the file", e);
    }
  }

  private boolean isComplete(String folder, AcceptanceNote note) throws HardwareFault {
    for (Report report : note.reports()) {
      String path = folder + "/" + report.file();
      if (!volume.exists(path)
          || WholeFile.sizeOf(volume, path) != report.bytes()
          || !WholeFile.digestOf(volume, path).equals(report.digest())) {
        return false;
      }
    }
    return true;
  }
}
