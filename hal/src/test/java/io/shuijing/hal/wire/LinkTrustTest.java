package io.shuijing.hal.wire;

import static io.shuijing.hal.contract.Faults.assertFault;
import static io.shuijing.hal.contract.LinkContract.DOCK;
import static io.shuijing.hal.contract.LinkContract.RECORDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.link.Frame;
import io.shuijing.hal.link.LinkClient;
import io.shuijing.hal.wire.ExampleAuthority.Subject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who is believed, on either side, and what the other is told. */
class LinkTrustTest {
  private static final Instant IN_TIME = Instant.parse("2030-01-01T00:00:00Z");

  @Test
  void keys_of_both_kinds_work() throws Exception {
    for (ExampleAuthority office :
        new ExampleAuthority[] {ExampleAuthority.ed25519(), ExampleAuthority.p256()}) {
      try (Bench bench = new Bench(office, Bench.PATIENCE)) {
        bench.assertServesTheNextDock();
      }
    }
  }

  @Test
  void a_dock_of_another_office_is_refused_and_told_so() throws Exception {
    try (Bench bench = new Bench()) {
      LinkIdentity foreign = ExampleAuthority.ed25519().identity(DOCK);
      LinkIdentity deceived =
          new LinkIdentity(
              foreign.key(),
              foreign.certificate(),
              foreign.authority(),
              foreign.judgedAt(),
              _ -> true);
      assertFault("refused", () -> bench.connect(deceived));
      assertThat(bench.events.all()).isEmpty();
      bench.assertServesTheNextDock();
    }
  }

  @Test
  void a_recorder_of_another_office_is_refused_by_the_dock() throws Exception {
    ExampleAuthority own = ExampleAuthority.ed25519();
    try (Bench bench = new Bench(ExampleAuthority.ed25519(), Bench.PATIENCE)) {
      HardwareFault fault = assertFault("refused", () -> bench.connect(own.identity(DOCK)));
      assertThat(fault)
          .hasMessageContaining("certificate of " + RECORDER)
          .hasMessageContaining("not signed by this office's authority");
    }
  }

  @Test
  void a_dock_whose_certificate_has_ended_at_the_recorders_time_is_refused() throws Exception {
    ExampleAuthority office = ExampleAuthority.ed25519();
    Instant end = Instant.parse("2027-01-01T00:00:00Z");
    LinkIdentity old =
        office.identity(new Subject(DOCK, ExampleAuthority.BEGIN, end, false), _ -> true, IN_TIME);
    try (Bench bench = new Bench(office, Bench.PATIENCE)) {
      assertFault("refused", () -> bench.connect(old));
    }
    try (Bench earlier = new Bench(office, judging(office, end.minusSeconds(1)), Bench.PATIENCE)) {
      earlier.connect(old).close();
    }
  }

  @Test
  void a_dock_whose_certificate_has_not_begun_at_the_recorders_time_is_refused() throws Exception {
    ExampleAuthority office = ExampleAuthority.ed25519();
    LinkIdentity judgingIn1970 = judging(office, Instant.EPOCH);
    try (Bench bench = new Bench(office, judgingIn1970, Bench.PATIENCE)) {
      assertFault("refused", () -> bench.connect(bench.dock()));
    }
  }

  @Test
  void the_time_of_this_machine_judges_nobody() throws Exception {
    ExampleAuthority office = ExampleAuthority.ed25519();
    Instant begin = Instant.parse("1984-01-01T00:00:00Z");
    Instant end = Instant.parse("1985-01-01T00:00:00Z");
    Instant then = Instant.parse("1984-06-01T00:00:00Z");
    LinkIdentity recorder =
        office.identity(new Subject(RECORDER, begin, end, false), _ -> true, then);
    LinkIdentity dock = office.identity(new Subject(DOCK, begin, end, false), _ -> true, then);
    try (Bench bench = new Bench(office, recorder, Bench.PATIENCE);
        LinkClient client = bench.connect(dock)) {
      assertThat(client.ask(Frame.of("q")).header()).isEqualTo("q");
    }
  }

  @Test
  void a_recorder_is_not_let_in_as_a_dock() throws Exception {
    try (Bench bench = new Bench()) {
      assertFault("refused", () -> bench.connect(bench.office.identity(RECORDER)));
      assertThat(bench.events.all()).isEmpty();
    }
  }

  @Test
  void a_dock_takes_only_the_recorder_it_expects() throws Exception {
    try (Bench bench = new Bench()) {
      LinkIdentity expecting = bench.office.identity(DOCK, n -> n.endsWith("/RZ-0001"));
      HardwareFault fault = assertFault("refused", () -> bench.connect(expecting));
      assertThat(fault).hasMessageContaining(RECORDER + " is not accepted here");
    }
  }

  @Test
  void the_authority_itself_is_no_peer() throws Exception {
    ExampleAuthority office = ExampleAuthority.ed25519();
    LinkIdentity signing =
        office.identity(
            new Subject(DOCK, ExampleAuthority.BEGIN, ExampleAuthority.END, true),
            _ -> true,
            IN_TIME);
    try (Bench bench = new Bench(office, Bench.PATIENCE)) {
      assertFault("refused", () -> bench.connect(signing));
    }
  }

  @Test
  void a_machine_that_is_no_recorder_is_told_from_one_that_is_not_there() throws Exception {
    ExampleAuthority office = ExampleAuthority.ed25519();
    try (TcpListener listener = TcpListener.on("127.0.0.1", 0)) {
      WireBay bay =
          new WireBay(
              "bay-1",
              new TcpAddress("127.0.0.1", listener.port()),
              office.identity(DOCK),
              Bench.PATIENCE);
      assertFault("silent", () -> bay.connect(java.time.Duration.ofMillis(200)));
    }
  }

  private static LinkIdentity judging(ExampleAuthority office, Instant at) throws Exception {
    return office.identity(
        new Subject(RECORDER, ExampleAuthority.BEGIN, ExampleAuthority.END, false), _ -> true, at);
  }
}
