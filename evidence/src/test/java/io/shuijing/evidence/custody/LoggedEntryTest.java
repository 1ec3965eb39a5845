package io.shuijing.evidence.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.custody.CustodyEntry.Content;
import io.shuijing.evidence.custody.CustodyEntry.Occasion;
import io.shuijing.evidence.custody.CustodyEntry.Tree;
import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.evidence.note.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoggedEntryTest {
  private static final Name RECORDER = Name.recorder("ruzhou-water.example", "RZ-0007");
  private static final Digest DIGEST = Digest.of("x");
  private static final VerifierKey KEY =
      SoftwareSigner.ed25519(RECORDER.text(), new byte[32]).key();

  static List<CustodyEntry> entries() {
    Tree tree = new Tree(812, DIGEST);
    Content content = Content.of(new byte[] {1});
    return List.of(
        new CustodyEntry.Enrol(KEY, Optional.of(DIGEST)),
        new CustodyEntry.Enrol(KEY, Optional.empty()),
        new CustodyEntry.Revoke(KEY, OptionalLong.of(12)),
        new CustodyEntry.Revoke(KEY, OptionalLong.empty()),
        new CustodyEntry.Accepted(RECORDER, tree, Name.dock("ruzhou-water.example", "D1"), content),
        new CustodyEntry.Receipted(RECORDER, tree, 3, content),
        new CustodyEntry.Verified(
            RECORDER, "sessions/1-1/av-0001.track", content, "INTACT", Occasion.UPKEEP),
        new CustodyEntry.Verified(
            RECORDER, "journal", new Content(Optional.empty(), 9), "FORK", Occasion.INTAKE));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void every_entry_is_read_as_it_was_written(CustodyEntry entry) throws Exception {
    LoggedEntry logged =
        new LoggedEntry("ruzhou-water.example/log", Instant.parse("2026-11-24T08:00:00Z"), entry);
    assertThat(LoggedEntry.parse(logged.text())).isEqualTo(logged);
  }

  @Test
  void another_type_or_a_line_too_many_is_malformed() {
    byte[] text =
        new LoggedEntry("ruzhou-water.example/log", Instant.EPOCH, entries().getFirst()).text();
    String written = new String(text, StandardCharsets.UTF_8);
    for (String bad : List.of(written.replace("enrol", "enroll"), written + "more 1\n")) {
      assertThatExceptionOfType(Malformed.class)
          .isThrownBy(() -> LoggedEntry.parse(bad.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
