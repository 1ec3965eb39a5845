package io.shuijing.simulator.accept;

import io.shuijing.dock.cli.Premises;
import io.shuijing.dock.equipment.AcceptanceFiles;
import io.shuijing.dock.equipment.AcceptanceNote;
import io.shuijing.dock.office.OfficeFault;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.SigningFailed;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the report in both languages, signs it, enters it into the equipment register. */
final class Filing {
  private final Premises premises;
  private final Profile profile;
  private final Screen screen;

  Filing(Premises premises, Profile profile, Screen screen) {
    this.premises = premises;
    this.profile = profile;
    this.screen = screen;
  }

  /** Files it; gives the folder. */
  Path file(Heading heading, Sheet sheet, Material material) throws IOException, OfficeFault {
    Map<String, byte[]> files = new LinkedHashMap<>();
    Optional<File> font = ReportPdf.font();
    for (Words.Language language : Words.Language.values()) {
      String page = new ReportPage(new Words(language), heading, sheet, profile, material).xhtml();
      String stem = "report-" + language.word();
      files.put(stem + ".html", page.getBytes(StandardCharsets.UTF_8));
      if (font.isPresent()) {
        files.put(stem + ".pdf", ReportPdf.of(page, font.get()));
      }
    }
    if (font.isEmpty()) {
      screen.tell(Said.of("no-pdf", ReportPdf.FONT_PACKAGE));
    }
    return premises.folder().resolve(store(note(heading, sheet, files), heading, files));
  }

  private AcceptanceNote note(Heading heading, Sheet sheet, Map<String, byte[]> files) {
    List<AcceptanceNote.Report> reports =
        files.entrySet().stream()
            .map(file ->
                new AcceptanceNote.Report(
                    file.getKey(), Digest.of(file.getValue()), file.getValue().length))
            .toList();
    List<AcceptanceNote.Item> items =
        sheet.results().stream()
            .map(r -> new AcceptanceNote.Item(r.item().id(), r.grade().word()))
            .toList();
    return new AcceptanceNote(
        heading.recorder(),
        new AcceptanceNote.Device("body-worn-recorder", heading.firmware()),
        heading.begun(),
        heading.validUntil(),
        profile.digest(),
        reports,
        items);
  }

  private String store(AcceptanceNote note, Heading heading, Map<String, byte[]> files)
      throws IOException, OfficeFault {
    try {
      Note signed = Note.sign(note.text(), List.of(premises.technician(heading.technician())));
      return new AcceptanceFiles(premises.volume()).file(signed, files);
    } catch (SigningFailed e) {
      throw new OfficeFault("the technician's key does not sign: " + e.getMessage(), e);
    } catch (Malformed e) {
      throw new IllegalStateException("a note that was made here cannot be read back", e);
    }
  }
}
