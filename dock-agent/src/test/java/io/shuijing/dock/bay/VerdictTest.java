package io.shuijing.dock.bay;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.fixture.AnsweringRecorder;
import io.shuijing.dock.fixture.RecorderFolder;
import io.shuijing.dock.fixture.Shift;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.seal.AgeIdentity;
import io.shuijing.evidence.verify.KeyTrust;
import io.shuijing.evidence.verify.Report;
import io.shuijing.evidence.verify.Supply;
import io.shuijing.evidence.verify.TrustAnchors;
import io.shuijing.evidence.verify.Verdict;
import io.shuijing.evidence.verify.Verifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the dock has put into the archive, judged by the verifier with the archive's own keys. */
class VerdictTest {
  @TempDir Path folder;
  private Shift shift;
  private RecorderFolder card;
  private AnsweringRecorder recorder;

  @BeforeEach
  void a_recorder_with_two_sessions() throws Exception {
    shift = Shift.in(folder);
    card = shift.enrolled("RZ-0007");
    shift.office().publishKeys();
    card.session(1, 3, 5000);
    card.session(2, 2, 300);
    recorder = shift.answering(card);
  }

  private record Folder(Path root) implements Supply {
    @Override
    public Kind kind() {
      return Kind.ARCHIVE;
    }

    @Override
    public InputStream journal() throws IOException {
      return Files.newInputStream(root.resolve("journal"));
    }

    @Override
    public List<Item> files() throws IOException {
      List<Item> items = new ArrayList<>();
      try (Stream<Path> paths = Files.walk(root)) {
        for (Path path : paths.filter(Files::isRegularFile).toList()) {
          if (!path.equals(root.resolve("journal"))) {
            items.add(new Item(root.relativize(path).toString(), Files.size(path)));
          }
        }
      }
      return items;
    }

    @Override
    public InputStream open(String path) throws IOException {
      return Files.newInputStream(root.resolve(path));
    }
  }

  private Report verify() throws Exception {
    List<VerifierKey> keys = new ArrayList<>();
    for (String file : shift.filesIn("archive/keys").keySet()) {
      keys.add(VerifierKey.parse(shift.text("archive/keys/" + file).strip()));
    }
    return new Verifier(TrustAnchors.of(keys))
        .opening(AgeIdentity.parse(shift.text("keys/office.age")))
        .verify(new Folder(folder.resolve("archive/RZ-0007")));
  }

  @Test
  void what_was_offloaded_is_intact_under_known_keys() throws Exception {
    shift.dock(recorder);
    Report report = verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.verdict()).isEqualTo(Verdict.INTACT);
    assertThat(report.trust()).isEqualTo(KeyTrust.KNOWN);
    assertThat(report.sessions()).hasSize(2);
  }

  @Test
  void a_track_in_quarantine_is_missing_in_the_archive() throws Exception {
    card.alter("sessions/1-1/av-0001.track", 700);
    shift.dock(recorder);
    assertThat(verify().verdict()).isEqualTo(Verdict.MISSING);
  }
}
