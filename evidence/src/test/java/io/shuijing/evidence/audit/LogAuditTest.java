package io.shuijing.evidence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.custody.Checkpoint;
import io.shuijing.evidence.custody.CustodyEntry;
import io.shuijing.evidence.custody.CustodyEntry.Content;
import io.shuijing.evidence.custody.CustodyEntry.Occasion;
import io.shuijing.evidence.custody.CustodyEntry.Tree;
import io.shuijing.evidence.custody.LogEdge;
import io.shuijing.evidence.custody.LogOrigin;
import io.shuijing.evidence.custody.LoggedEntry;
import io.shuijing.evidence.custody.Tile;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.evidence.verify.TrustAnchors;
import io.shuijing.evidence.verify.Verdict;
import java.io.FileNotFoundException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogAuditTest {
  private static final String ORIGIN = LogOrigin.of(Samples.OFFICE);
  private static final SoftwareSigner LOG_KEY = SoftwareSigner.ed25519(ORIGIN, new byte[32]);
  private static final int ENTRIES = 600;

  private final Archive archive = new Archive();

  /** An archive in memory. */
  private static final class Archive implements LogSupply {
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final SortedMap<String, Digest> notes = new TreeMap<>();

    @Override
    public byte[] read(Tile tile) throws FileNotFoundException {
      return file("log/" + tile.path());
    }

    byte[] file(String path) throws FileNotFoundException {
      byte[] bytes = files.get(path);
      if (bytes == null) {
        throw new FileNotFoundException(path);
      }
      return bytes;
    }

    @Override
    public Optional<byte[]> checkpoint() {
      return Optional.ofNullable(files.get("log/checkpoint"));
    }

    @Override
    public List<String> files() {
      return List.copyOf(files.keySet());
    }

    @Override
    public SortedMap<String, Digest> notes() {
      return new TreeMap<>(notes);
    }
  }

  @BeforeEach
  void a_log() throws Exception {
    List<byte[]> entries = new ArrayList<>();
    for (int n = 0; n < ENTRIES; n++) {
      entries.add(
          new LoggedEntry(ORIGIN, Samples.WALL, entry(n))
              .sign(List.of(Samples.OFFICE_KEY))
              .bytes());
    }
    publish(entries);
  }

  private CustodyEntry entry(int n) {
    if (n % 100 == 7) {
      Content note = Content.of(new byte[] {(byte) n});
      archive.notes.put(
          Samples.RECORDER.last() + "/receipts/" + n + ".note", note.digest().orElseThrow());
      return new CustodyEntry.Receipted(Samples.RECORDER, new Tree(n, Digest.ZERO), 0, note);
    }
    return new CustodyEntry.Verified(
        Samples.RECORDER, "file-" + n, new Content(Optional.empty(), n), "INTACT", Occasion.UPKEEP);
  }

  private void publish(List<byte[]> entries) throws Exception {
    archive.files.clear();
    LogEdge.Grown grown = LogEdge.EMPTY.plus(entries);
    for (LogEdge.File file : grown.files()) {
      archive.files.put("log/" + file.tile().path(), file.bytes());
    }
    Note signed =
        new Checkpoint(ORIGIN, entries.size(), grown.edge().root()).sign(List.of(LOG_KEY));
    archive.files.put(
        "log/checkpoint", signed.with(List.of(Samples.DOCK_KEY.cosign(signed, 1_000))).bytes());
  }

  private LogReport report() throws Exception {
    TrustAnchors keys =
        TrustAnchors.of(
            List.of(LOG_KEY.key(), Samples.OFFICE_KEY.key(), Samples.DOCK_KEY.witnessKey()));
    return new LogAudit(keys).of(archive, LogAudit.Follower.NOBODY);
  }

  private void assertFound(Verdict verdict, String path) throws Exception {
    LogReport report = report();
    assertThat(report.findings())
        .as(report.toString())
        .anySatisfy(finding -> {
          assertThat(finding.verdict()).isEqualTo(verdict);
          assertThat(finding.path()).isEqualTo(path);
        });
    assertThat(report.verdict()).isGreaterThanOrEqualTo(verdict);
  }

  @Test
  void nothing_is_found_in_a_good_log_and_every_entry_is_told() throws Exception {
    List<Long> told = new ArrayList<>();
    LogReport report =
        new LogAudit(
                TrustAnchors.of(
                    List.of(
                        LOG_KEY.key(), Samples.OFFICE_KEY.key(), Samples.DOCK_KEY.witnessKey())))
            .of(archive, (index, _) -> told.add(index));
    assertThat(report.findings()).isEmpty();
    assertThat(report.verdict()).isEqualTo(Verdict.INTACT);
    assertThat(report.isKeyKnown()).isTrue();
    assertThat(report.witnesses()).containsExactly(Samples.DOCK.text());
    assertThat(told).hasSize(ENTRIES);
  }

  @Test
  void one_flipped_bit_in_any_file_is_found_and_the_file_named() throws Exception {
    for (String path : List.copyOf(archive.files.keySet())) {
      if (path.equals("log/checkpoint")) {
        continue;
      }
      byte[] good = archive.file(path);
      byte[] bad = good.clone();
      bad[bad.length / 3] ^= 8;
      archive.files.put(path, bad);
      String named = path.startsWith("log/tile/0/") ? path.replace("/0/", "/entries/") : path;
      assertFound(Verdict.MODIFIED, named);
      archive.files.put(path, good);
    }
  }

  @Test
  void a_file_that_is_missing_and_one_that_is_too_many_are_named() throws Exception {
    byte[] bundle = archive.files.remove("log/tile/entries/001");
    assertFound(Verdict.MISSING, "log/tile/entries/001");
    archive.files.put("log/tile/entries/001", bundle);
    archive.files.put("log/tile/entries/003.p/4", new byte[4]);
    assertFound(Verdict.EXTRA, "log/tile/entries/003.p/4");
    archive.files.remove("log/checkpoint");
    assertFound(Verdict.MISSING, "log/checkpoint");
  }

  @Test
  void a_checkpoint_of_another_key_or_another_root_is_named() throws Exception {
    Checkpoint honest = Checkpoint.parse(Note.parse(archive.file("log/checkpoint")).text());
    Checkpoint other = new Checkpoint(ORIGIN, honest.size(), Digest.of("another history"));
    archive.files.put("log/checkpoint", other.sign(List.of(LOG_KEY)).bytes());
    assertFound(Verdict.FORK, "log/checkpoint");
    SoftwareSigner stranger = SoftwareSigner.ed25519(ORIGIN, Arrays.copyOf(new byte[] {1}, 32));
    String forged =
        honest.sign(List.of(stranger)).toString().replaceAll("log [^ ]{6}", keyIdOf(honest));
    archive.files.put("log/checkpoint", forged.getBytes(StandardCharsets.UTF_8));
    assertFound(Verdict.BAD_SIGNATURE, "log/checkpoint");
  }

  // the forger claims the log's key
  private static String keyIdOf(Checkpoint checkpoint) throws Exception {
    String signed = checkpoint.sign(List.of(LOG_KEY)).toString();
    return signed.substring(signed.lastIndexOf("log "), signed.lastIndexOf("log ") + 10);
  }

  @Test
  void receipts_and_the_log_are_held_against_each_other_both_ways() throws Exception {
    String receipt = Samples.RECORDER.last() + "/receipts/107.note";
    Digest stored = archive.notes.get(receipt);
    archive.notes.put(receipt, Digest.of("another one"));
    assertFound(Verdict.MODIFIED, receipt);
    archive.notes.remove(receipt);
    assertFound(Verdict.MISSING, receipt);
    archive.notes.put(receipt, Objects.requireNonNull(stored));
    String unlogged = Samples.RECORDER.last() + "/receipts/9999.note";
    archive.notes.put(unlogged, Digest.of("given behind the log's back"));
    assertFound(Verdict.EXTRA, unlogged);
  }

  @Test
  void an_entry_that_the_office_did_not_sign_or_of_another_log_is_named() throws Exception {
    List<byte[]> entries = new ArrayList<>();
    SoftwareSigner stranger =
        SoftwareSigner.ed25519(Samples.OFFICE.text(), Arrays.copyOf(new byte[] {1}, 32));
    entries.add(new LoggedEntry(ORIGIN, Samples.WALL, entry(1)).sign(List.of(stranger)).bytes());
    entries.add(
        new LoggedEntry("other.example/log", Samples.WALL, entry(2))
            .sign(List.of(Samples.OFFICE_KEY))
            .bytes());
    entries.add(Samples.OFFICE.text().getBytes(StandardCharsets.UTF_8));
    archive.notes.clear();
    publish(entries);
    assertFound(Verdict.BAD_SIGNATURE, "log, entry 0");
    assertFound(Verdict.EXTRA, "log, entry 1");
    assertFound(Verdict.UNREADABLE, "log, entry 2");
  }
}
