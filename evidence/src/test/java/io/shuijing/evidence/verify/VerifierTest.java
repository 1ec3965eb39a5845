package io.shuijing.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.vectors.Cards;
import io.shuijing.evidence.vectors.MemorySupply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class VerifierTest {
  private static final String TWO_SESSIONS = "GBUOIPSMSCVOISNSCD*";

  private static Report verify(SortedMap<String, byte[]> files) throws IOException {
    return new Verifier(Cards.anchors()).verify(new MemorySupply(files, Supply.Kind.ARCHIVE));
  }

  @Test
  void a_session_lies_between_the_docks_challenge_and_the_first_cosignature_over_it()
      throws IOException {
    Report report = verify(Cards.recorded("GBUOISCD*UOISCD*"));
    SessionReport first = report.sessions().getFirst();
    SessionReport second = report.sessions().getLast();
    assertThat(first.bracket().notBefore().orElseThrow().n()).isEqualTo(2);
    assertThat(first.bracket().notAfter().orElseThrow().size()).isEqualTo(8);
    assertThat(second.bracket().notBefore().orElseThrow().n()).isEqualTo(8);
    assertThat(second.bracket().notAfter().orElseThrow().size()).isEqualTo(14);
    assertThat(second.bracket().witnesses()).containsExactly(Cards.witness());
    assertThat(report.bracket().notAfter().orElseThrow().size()).isEqualTo(14);
  }

  @Test
  void a_session_tells_what_it_holds() throws IOException {
    SessionReport session = verify(Cards.recorded(TWO_SESSIONS)).sessions().getFirst();
    assertThat(session.id()).isEqualTo(new SessionId(1, 1));
    assertThat(session.content().segments()).isEqualTo(3);
    assertThat(session.content().marks()).isEqualTo(1);
    assertThat(session.content().mediaMs()).isEqualTo(4000);
    assertThat(session.times().closeCause()).contains("button");
    assertThat(session.times().from()).isAfter(Instant.parse("2026-11-23T08:00:00Z"));
    assertThat(session.tail().seconds()).hasValue(0);
  }

  @Test
  void a_finding_concerns_the_session_in_which_it_lies_and_no_other() throws IOException {
    Report report = verify(Cards.attacked(TWO_SESSIONS, "......B............"));
    assertThat(report.verdict()).isEqualTo(Verdict.MODIFIED);
    assertThat(report.sessions().getFirst().verdict()).isEqualTo(Verdict.MODIFIED);
    assertThat(report.sessions().getLast().verdict()).isEqualTo(Verdict.INTACT);
    Finding finding = report.findings().getFirst();
    assertThat(finding.where().session()).contains(new SessionId(1, 1));
    assertThat(finding.where().piece().orElseThrow().index()).isEqualTo(1);
    assertThat(finding.where().file()).contains("sessions/1-1/av-0001.track");
    assertThat(finding.where().offset()).hasValue(4096);
  }

  @Test
  void a_finding_in_the_journal_concerns_the_session_around_it() throws IOException {
    Report report = verify(Cards.attacked(TWO_SESSIONS, ".......e..........."));
    assertThat(report.sessions().getFirst().verdict()).isEqualTo(Verdict.BAD_SIGNATURE);
    assertThat(report.sessions().getLast().verdict()).isEqualTo(Verdict.UNANCHORED);
  }

  @Test
  void what_could_have_been_cut_before_a_power_loss_is_the_time_until_the_next_start()
      throws IOException {
    SessionReport session = verify(Cards.recorded("GBUOISSbxCD*")).sessions().getFirst();
    assertThat(session.tail().seconds()).hasValue(41);
    assertThat(session.tail().beforeRecord()).hasValue(7);
  }

  @Test
  void a_clock_that_was_never_set_makes_only_what_was_recorded_by_it_doubtful() throws IOException {
    Report report = verify(Cards.recorded("gBUOISCDTUOISCD*"));
    assertThat(report.sessions().getFirst().verdict()).isEqualTo(Verdict.CLOCK_DOUBT);
    assertThat(report.sessions().getLast().verdict()).isEqualTo(Verdict.INTACT);
  }

  @Test
  void how_long_a_recorder_without_a_clock_was_dark_is_known_once_a_dock_has_set_it()
      throws IOException {
    SessionReport before = verify(Cards.recorded("GBUOISLxC*")).sessions().getFirst();
    assertThat(before.tail().seconds()).isEmpty();
    assertThat(before.tail().beforeRecord()).hasValue(6);
    SessionReport after = verify(Cards.recorded("GBUOISLxCDT*")).sessions().getFirst();
    assertThat(after.tail().seconds()).hasValue(41);
  }

  @Test
  void an_end_that_no_witness_saw_has_no_bound() throws IOException {
    assertThat(verify(Cards.recorded("GBUOIS")).tail().seconds()).isEmpty();
    assertThat(verify(Cards.recorded("GBUOISCD*A")).tail().seconds()).isEmpty();
    assertThat(verify(Cards.recorded("GBUOISCD*")).tail().seconds()).hasValue(0);
  }

  @Test
  void only_the_tracks_of_the_session_asked_for_are_read() throws IOException {
    MemorySupply supply =
        new MemorySupply(Cards.attacked(TWO_SESSIONS, "......B............"), Supply.Kind.ARCHIVE);
    Report report = new Verifier(Cards.anchors()).of(new SessionId(1, 2)).verify(supply);
    assertThat(supply.opened()).noneMatch(path -> path.startsWith("sessions/1-1/"));
    assertThat(supply.opened()).anyMatch(path -> path.startsWith("sessions/1-2/"));
    assertThat(report.sessions()).hasSize(1);
    assertThat(report.verdict()).isEqualTo(Verdict.INTACT);
  }

  @Test
  void findings_do_not_depend_on_the_executor() throws IOException {
    SortedMap<String, byte[]> files = Cards.attacked(TWO_SESSIONS, "....P.B...-..RE....");
    Report alone = verify(files);
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      MemorySupply supply = new MemorySupply(files, Supply.Kind.ARCHIVE);
      Report together = new Verifier(Cards.anchors()).on(threads).verify(supply);
      assertThat(together.findings()).isEqualTo(alone.findings());
      assertThat(alone.findings()).hasSizeGreaterThan(3);
    }
  }

  @Test
  void an_executor_whose_only_thread_is_the_callers_is_no_deadlock() throws Exception {
    MemorySupply supply = new MemorySupply(Cards.recorded(TWO_SESSIONS), Supply.Kind.ARCHIVE);
    try (ExecutorService one = Executors.newSingleThreadExecutor()) {
      Verifier verifier = new Verifier(Cards.anchors()).on(one);
      assertThat(one.submit(() -> verifier.verify(supply)).get().verdict())
          .isEqualTo(Verdict.INTACT);
    }
  }

  /** A supply whose tracks give an error in the middle, and whose journal too if so wished. */
  private record Failing(Supply good, boolean journalToo) implements Supply {
    @Override
    public Kind kind() {
      return good.kind();
    }

    @Override
    public InputStream journal() throws IOException {
      if (journalToo) {
        throw new IOException("bad sector");
      }
      return good.journal();
    }

    @Override
    public List<Item> files() throws IOException {
      return good.files();
    }

    @Override
    public InputStream open(String path) throws IOException {
      return path.endsWith(".note") ? good.open(path) : new Torn(good.open(path));
    }

    private static final class Torn extends java.io.FilterInputStream {
      private long left = 6000;

      Torn(InputStream in) {
        super(in);
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left <= 0) {
          throw new IOException("bad sector");
        }
        int read = in.read(bytes, offset, (int) Math.min(length, left));
        left -= read;
        return read;
      }
    }
  }

  @Test
  void a_read_error_is_a_finding_for_each_segment_that_could_not_be_read() throws IOException {
    Supply good = new MemorySupply(Cards.recorded("GBUOISSCD*"), Supply.Kind.ARCHIVE);
    Report report = new Verifier(Cards.anchors()).verify(new Failing(good, false));
    assertThat(report.findings())
        .extracting(Finding::reason, f -> f.n().orElse(-1))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Reason.CANNOT_BE_READ, 5L),
            org.assertj.core.groups.Tuple.tuple(Reason.CANNOT_BE_READ, 6L));
    assertThat(report.findings().getFirst().message(Language.EN)).contains("bad sector");
  }

  @Test
  void of_a_journal_that_cannot_be_read_nothing_is_said() {
    Supply good = new MemorySupply(Cards.recorded("GBUOISSCD*"), Supply.Kind.ARCHIVE);
    assertThatThrownBy(() -> new Verifier(Cards.anchors()).verify(new Failing(good, true)))
        .isInstanceOf(IOException.class)
        .hasMessage("bad sector");
  }

  @Test
  void beyond_the_limit_findings_are_counted_and_still_weigh() throws IOException {
    SortedMap<String, byte[]> files = Cards.recorded("GB");
    byte[] journal = files.getOrDefault("journal", new byte[0]);
    String text = new String(journal, StandardCharsets.ISO_8859_1);
    byte[] last = Arrays.copyOfRange(journal, text.lastIndexOf("shuijing-journal"), journal.length);
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    many.writeBytes(journal);
    for (int i = 0; i < Findings.MAX + 50; i++) {
      many.writeBytes(last);
    }
    files.put("journal", many.toByteArray());
    Report report = verify(files);
    assertThat(report.findings()).hasSize(Findings.MAX);
    assertThat(report.omitted()).isEqualTo(51); // UNANCHORED comes last
    assertThat(report.verdict()).isEqualTo(Verdict.EXTRA);
  }

  @Test
  void a_docks_own_key_serves_to_check_its_cosignatures() throws IOException {
    TrustAnchors anchors = TrustAnchors.of(List.of(Cards.recorderKey(), Cards.dockKey()));
    MemorySupply supply = new MemorySupply(Cards.recorded("GBUOISCD*"), Supply.Kind.ARCHIVE);
    assertThat(new Verifier(anchors).verify(supply).verdict()).isEqualTo(Verdict.INTACT);
    Report revoked = new Verifier(anchors.revoked(Cards.dockKey(), 0)).verify(supply);
    assertThat(revoked.verdict()).isEqualTo(Verdict.UNANCHORED);
  }

  @Test
  void a_revocation_names_the_first_record_that_the_key_may_not_have_signed()
      throws IOException, Malformed {
    String text = "shuijing-revoked/v1\nrevoked " + Cards.recorderKey() + " 9\n";
    TrustAnchors anchors = Cards.anchors().withRevocations(text.getBytes(StandardCharsets.UTF_8));
    assertThat(anchors.anchors())
        .contains(new TrustAnchors.Anchor(Cards.recorderKey(), OptionalLong.of(9)));
    MemorySupply supply =
        new MemorySupply(Cards.recorded("GBUOISSCD*UOISCD*"), Supply.Kind.ARCHIVE);
    Report report = new Verifier(anchors).verify(supply);
    assertThat(report.trust()).isEqualTo(KeyTrust.REVOKED_BEFORE);
    assertThat(report.sessions().getFirst().trust()).isEqualTo(KeyTrust.REVOKED_AFTER);
    assertThat(report.sessions().getLast().trust()).isEqualTo(KeyTrust.REVOKED_BEFORE);
  }

  @Test
  void every_reason_has_its_sentence_in_both_languages_and_no_place_left_open() {
    for (Reason reason : Reason.values()) {
      Finding finding = Finding.of(reason, Where.NOWHERE, "one", "two", "three");
      assertThat(finding.message(Language.EN)).isNotBlank().doesNotContain("{");
      assertThat(finding.message(Language.ZH)).isNotBlank().doesNotContain("{");
      assertThat(reason.clause()).matches("V[0-9]+");
    }
  }

  @Test
  void files_of_keys_may_have_comments_and_empty_lines_and_nothing_else() throws Malformed {
    String file = "# the recorder\n\n" + Cards.recorderKey() + "\n";
    assertThat(TrustAnchors.parseKeys(file)).containsExactly(Cards.recorderKey());
    assertThatThrownBy(() -> TrustAnchors.parseKeys("nonsense\n")).isInstanceOf(Malformed.class);
  }
}
