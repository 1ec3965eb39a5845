package io.shuijing.hal.wire;

import static io.shuijing.hal.contract.Faults.assertFault;
import static io.shuijing.hal.contract.LinkContract.DOCK;
import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.link.Frame;
import io.shuijing.hal.link.LinkClient;
import io.shuijing.hal.link.LinkLost;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One dock at a time, and no link that lasts for ever. */
class DocksInTurnTest {
  private static final String OTHER = "ruzhou-water.example/dock/dock-2";

  @Test
  void another_dock_is_turned_away_while_one_is_at_work() throws Exception {
    try (Bench bench = new Bench(ExampleAuthority.ed25519(), patience(10_000, 10_000));
        LinkClient first = bench.connect(bench.dock())) {
      first.ask(Frame.of("q1"));
      HardwareFault fault = assertFault("busy", () -> bench.connect(bench.office.identity(OTHER)));
      assertThat(fault).hasMessageContaining("another dock");
      assertThat(first.ask(Frame.of("q2")).header()).isEqualTo("q2");
      assertThat(bench.events.all()).noneMatch(e -> e.contains(OTHER));
    }
  }

  @Test
  void another_dock_takes_the_place_of_one_that_has_long_been_idle() throws Exception {
    try (Bench bench = new Bench(ExampleAuthority.ed25519(), patience(10_000, 0));
        LinkClient first = bench.connect(bench.dock())) {
      first.ask(Frame.of("q1"));
      Waiting.until("idle", () -> bench.events.count("asked") == 1);
      try (LinkClient second = bench.connect(bench.office.identity(OTHER))) {
        assertThat(second.ask(Frame.of("q2")).header()).isEqualTo("q2");
        assertFault("gone", () -> first.ask(Frame.of("q3")));
        assertThat(bench.events.all())
            .containsExactly(
                "docked " + DOCK,
                "asked " + DOCK + " q1",
                "undocked " + DOCK + " " + OTHER + " has come anew",
                "docked " + OTHER,
                "asked " + OTHER + " q2");
      }
    }
  }

  @Test
  void a_dock_that_waits_for_its_answer_is_not_idle() throws Exception {
    try (Bench bench = new Bench(ExampleAuthority.ed25519(), patience(10_000, 1));
        LinkClient first = bench.connect(bench.dock())) {
      bench.events.keepAnswersBack();
      CompletableFuture<Frame> answer = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> ask(first, answer));
      Waiting.until("asked", () -> bench.events.count("asked") == 1);
      assertFault("busy", () -> bench.connect(bench.office.identity(OTHER)));
      bench.events.kept().orElseThrow().answer().give(Frame.of("at last"));
      assertThat(answer.get(20, TimeUnit.SECONDS).header()).isEqualTo("at last");
    }
  }

  private static void ask(LinkClient client, CompletableFuture<Frame> answer) {
    try {
      answer.complete(client.ask(Frame.of("q")));
    } catch (LinkLost e) {
      answer.completeExceptionally(e);
    }
  }

  @Test
  void the_same_dock_takes_its_own_place_even_while_its_question_is_open() throws Exception {
    try (Bench bench = new Bench(ExampleAuthority.ed25519(), patience(10_000, 10_000));
        LinkClient first = bench.connect(bench.dock())) {
      bench.events.keepAnswersBack();
      Thread asking =
          Thread.ofVirtual().start(() -> assertFault("gone", () -> first.ask(Frame.of("q1"))));
      Waiting.until("asked", () -> bench.events.count("asked") == 1);
      bench.events.answerAtOnce();
      bench.assertServesTheNextDock();
      asking.join();
      assertThat(bench.events.all().stream().map(e -> e.substring(0, e.indexOf(' '))))
          .startsWith("docked", "asked", "undocked", "docked", "asked");
    }
  }

  @Test
  void a_link_on_which_nobody_asks_is_ended() throws Exception {
    try (Bench bench = new Bench(ExampleAuthority.ed25519(), patience(3_000, 10_000));
        LinkClient client = bench.connect(bench.dock())) {
      client.ask(Frame.of("q"));
      Waiting.until("undocked", () -> bench.events.count("undocked") == 1);
      assertThat(bench.events.all().getLast()).contains("no question for 3 s");
      assertFault("gone", () -> client.ask(Frame.of("late")));
      bench.assertServesTheNextDock();
    }
  }

  @Test
  void a_recorder_that_never_answers_is_given_up() throws Exception {
    try (Bench bench = new Bench()) {
      bench.events.keepAnswersBack();
      LinkPatience impatient = Bench.PATIENCE.withProgress(Duration.ofMillis(300));
      WireBay bay =
          new WireBay("bay-1", new TcpAddress("127.0.0.1", bench.port()), bench.dock(), impatient);
      try (LinkClient client = bay.connect(Duration.ofSeconds(5)).orElseThrow()) {
        assertFault("silent", () -> client.ask(Frame.of("q")));
        assertFault("gone", () -> client.ask(Frame.of("q")));
      }
      Waiting.until("undocked", () -> bench.events.count("undocked") == 1);
    }
  }

  @Test
  void a_port_that_is_taken_is_named() throws Exception {
    try (Bench bench = new Bench()) {
      HardwareFault fault =
          assertFault("occupied", () -> TcpListener.on("127.0.0.1", bench.port()));
      assertThat(fault).hasMessageContaining("127.0.0.1:" + bench.port());
    }
  }

  @Test
  void an_unknown_machine_is_named() throws Exception {
    WireBay bay =
        new WireBay(
            "bay-1",
            new TcpAddress("no-such-machine.invalid", 7700),
            ExampleAuthority.ed25519().identity(DOCK));
    HardwareFault fault = assertFault("unknown-host", () -> bay.connect(Duration.ofMillis(100)));
    assertThat(fault).hasMessageContaining("no-such-machine.invalid");
  }

  @Test
  void no_thread_outlives_its_server() throws Exception {
    Bench bench = new Bench();
    String port = ":" + bench.port();
    LinkClient client = bench.connect(bench.dock());
    client.ask(Frame.of("q"));
    ByteLink silent = bench.raw();
    Waiting.until("three threads", () -> threadsNamed(port).size() >= 1);
    bench.close();
    assertThat(threadsNamed("link")).isEmpty();
    assertThat(bench.events.count("undocked")).isEqualTo(1);
    client.close();
    silent.close();
  }

  private static List<String> threadsNamed(String part) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("link") && name.contains(part))
        .toList();
  }

  private static LinkPatience patience(int questionMs, int yieldingMs) {
    LinkPatience usual = Bench.PATIENCE;
    return new LinkPatience(
        usual.call(),
        usual.handshake(),
        usual.progress(),
        Duration.ofMillis(questionMs),
        Duration.ofMillis(yieldingMs));
  }
}
