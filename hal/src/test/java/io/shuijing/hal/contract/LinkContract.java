package io.shuijing.hal.contract;

import static io.shuijing.hal.contract.Faults.assertFault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.dock.Bay;
import io.shuijing.hal.link.Frame;
import io.shuijing.hal.link.LinkClient;
import io.shuijing.hal.link.LinkEvent;
import io.shuijing.hal.link.LinkEvent.Asked;
import io.shuijing.hal.link.LinkEvent.Docked;
import io.shuijing.hal.link.LinkEvent.Undocked;
import io.shuijing.hal.link.LinkLost;
import io.shuijing.hal.link.LinkServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What a {@link LinkServer} and a {@link Bay} do together. */
public interface LinkContract {
  /** The name on the dock's certificate. */
  String DOCK = "ruzhou-water.example/dock/dock-1";

  /** The name on the recorder's certificate. */
  String RECORDER = "ruzhou-water.example/recorder/RZ-0007";

  /** A recorder and a bay with a cable between them, plugged in. */
  Rig rig() throws Exception;

  /** The parts under test, made anew for each test. */
  interface Rig extends AutoCloseable {
    /** The recorder's end. */
    LinkServer recorder();

    /** A second recorder in the place of the first, after that was closed. */
    LinkServer restartedRecorder() throws HardwareFault;

    /** The dock's end. */
    Bay bay();

    /** Pulls the cable out. */
    void unplug();

    /** Puts it in again. */
    void plug() throws IOException;

    /** Lets things happen until the condition holds; fails if it never does. */
    void await(String what, BooleanSupplier condition) throws InterruptedException;

    @Override
    void close();
  }

  @Test
  default void both_names_are_proved_before_the_first_question() throws Exception {
    try (Rig rig = rig()) {
      Recorded events = new Recorded(rig.recorder());
      try (LinkClient client = dock(rig)) {
        assertThat(client.recorder()).isEqualTo(RECORDER);
        client.ask(Frame.of("describe"));
        assertThat(events.all()).startsWith("docked " + DOCK, "asked " + DOCK + " describe");
      }
    }
  }

  @Test
  default void an_answer_carries_header_and_body_as_they_were_given() throws Exception {
    try (Rig rig = rig()) {
      new Recorded(rig.recorder());
      try (LinkClient client = dock(rig)) {
        byte[] body = random(100_000);
        Frame answer = client.ask(new Frame("read 水镜\noffset 4096\n", body));
        assertThat(answer.header()).isEqualTo("read 水镜\noffset 4096\n");
        assertThat(answer.body()).isEqualTo(body);
      }
    }
  }

  @Test
  default void the_longest_frame_there_is_passes_both_ways() throws Exception {
    try (Rig rig = rig()) {
      new Recorded(rig.recorder());
      try (LinkClient client = dock(rig)) {
        byte[] body = random(Frame.MAX_BODY_BYTES);
        String header = "h".repeat(Frame.MAX_HEADER_BYTES);
        Frame answer = client.ask(new Frame(header, body));
        assertThat(answer.header()).isEqualTo(header);
        assertThat(answer.body()).isEqualTo(body);
      }
    }
  }

  @Test
  default void many_questions_are_answered_in_turn() throws Exception {
    try (Rig rig = rig()) {
      new Recorded(rig.recorder());
      try (LinkClient client = dock(rig)) {
        for (int i = 0; i < 300; i++) {
          Frame question = new Frame("q " + i, random(i * 37 % 5000));
          Frame answer = client.ask(question);
          assertThat(answer.header()).isEqualTo("q " + i);
          assertThat(answer.body()).isEqualTo(question.body());
        }
      }
    }
  }

  @Test
  default void an_answer_may_come_later_and_from_another_thread() throws Exception {
    try (Rig rig = rig()) {
      Recorded events = new Recorded(rig.recorder());
      events.answerFromAnotherThread();
      try (LinkClient client = dock(rig)) {
        assertThat(client.ask(Frame.of("slow")).header()).isEqualTo("slow");
        assertThat(client.ask(Frame.of("slow too")).header()).isEqualTo("slow too");
      }
    }
  }

  @Test
  default void a_dock_that_leaves_is_told_and_may_come_again() throws Exception {
    try (Rig rig = rig()) {
      Recorded events = new Recorded(rig.recorder());
      for (int i = 1; i <= 3; i++) {
        try (LinkClient client = dock(rig)) {
          client.ask(Frame.of("q"));
        }
        int times = i;
        rig.await("undocked " + i, () -> events.count("undocked") == times);
      }
      assertThat(events.all().stream().map(e -> e.substring(0, e.indexOf(' '))))
          .containsExactly(
              "docked",
              "asked",
              "undocked",
              "docked",
              "asked",
              "undocked",
              "docked",
              "asked",
              "undocked");
    }
  }

  @Test
  default void an_answer_after_the_dock_has_gone_does_nothing() throws Exception {
    try (Rig rig = rig()) {
      Recorded events = new Recorded(rig.recorder());
      try (LinkClient client = dock(rig)) {
        client.ask(Frame.of("q"));
        events.keepAnswersBack();
        Thread asking = Thread.ofVirtual().start(() -> askInVain(client));
        rig.await("asked", () -> events.kept().isPresent());
        rig.unplug();
        rig.await("undocked", () -> events.count("undocked") == 1);
        asking.join();
      }
      events.kept().orElseThrow().answer().give(Frame.of("too late"));
      events.answerAtOnce();
      rig.plug();
      try (LinkClient again = dock(rig)) {
        assertThat(again.ask(Frame.of("q2")).header()).isEqualTo("q2");
      }
    }
  }

  @Test
  default void a_question_is_answered_once_only() throws Exception {
    try (Rig rig = rig()) {
      Recorded events = new Recorded(rig.recorder());
      try (LinkClient client = dock(rig)) {
        client.ask(Frame.of("q"));
        Asked asked = events.lastAsked().orElseThrow();
        assertThatThrownBy(() -> asked.answer().give(Frame.of("again")))
            .isInstanceOf(IllegalStateException.class);
        assertThat(client.ask(Frame.of("q2")).header()).isEqualTo("q2");
      }
    }
  }

  @Test
  default void pulling_the_cable_ends_the_link_and_putting_it_in_lets_the_dock_come_again()
      throws Exception {
    try (Rig rig = rig()) {
      Recorded events = new Recorded(rig.recorder());
      LinkClient client = dock(rig);
      client.ask(Frame.of("before"));
      rig.unplug();
      assertThatThrownBy(() -> client.ask(Frame.of("while"))).isInstanceOf(LinkLost.class);
      assertFault("gone", () -> client.ask(Frame.of("after")));
      client.close();
      rig.await("undocked", () -> events.count("undocked") == 1);
      rig.plug();
      try (LinkClient again = dock(rig)) {
        assertThat(again.ask(Frame.of("resume")).header()).isEqualTo("resume");
      }
    }
  }

  @Test
  default void pulling_the_cable_in_the_middle_of_an_answer_loses_nothing_but_that_answer()
      throws Exception {
    try (Rig rig = rig()) {
      Recorded events = new Recorded(rig.recorder());
      for (int round = 1; round <= 3; round++) {
        LinkClient client = dock(rig);
        int before = events.count("asked");
        Thread asking = Thread.ofVirtual().start(() -> askUntilLost(client));
        int many = before + 3 * round;
        rig.await("answers flow", () -> events.count("asked") >= many);
        rig.unplug();
        asking.join();
        client.close();
        int times = round;
        rig.await("undocked", () -> events.count("undocked") == times);
        rig.plug();
      }
      try (LinkClient again = dock(rig)) {
        byte[] body = random(50_000);
        assertThat(again.ask(new Frame("resume", body)).body()).isEqualTo(body);
      }
    }
  }

  @Test
  default void a_recorder_that_stops_ends_the_link_and_a_restarted_one_serves_on()
      throws Exception {
    try (Rig rig = rig()) {
      Recorded events = new Recorded(rig.recorder());
      LinkClient client = dock(rig);
      client.ask(Frame.of("before"));
      rig.recorder().close();
      assertThat(events.count("undocked")).isEqualTo(1);
      assertThatThrownBy(() -> client.ask(Frame.of("while"))).isInstanceOf(LinkLost.class);
      client.close();
      new Recorded(rig.restartedRecorder());
      try (LinkClient again = dock(rig)) {
        assertThat(again.ask(Frame.of("q")).header()).isEqualTo("q");
      }
    }
  }

  @Test
  default void where_nothing_is_plugged_in_nobody_comes() throws Exception {
    try (Rig rig = rig()) {
      new Recorded(rig.recorder());
      rig.unplug();
      assertThat(rig.bay().connect(Duration.ofMillis(300))).isEmpty();
    }
  }

  private static void askInVain(LinkClient client) {
    assertThatThrownBy(() -> client.ask(Frame.of("never answered"))).isInstanceOf(LinkLost.class);
  }

  private static void askUntilLost(LinkClient client) {
    byte[] body = random(1024 * 1024);
    assertThatThrownBy(
            () -> {
              while (true) {
                assertThat(client.ask(new Frame("read", body)).body()).isEqualTo(body);
              }
            })
        .isInstanceOf(LinkLost.class);
  }

  /**
   * Connects as a dock does: again and again, since a line may be noisy after it was plugged in.
   */
  private static LinkClient dock(Rig rig) throws LinkLost {
    LinkLost last = new LinkLost("gone", "nobody came");
    for (int i = 0; i < 10; i++) {
      try {
        Optional<LinkClient> client = rig.bay().connect(Duration.ofSeconds(2));
        if (client.isPresent()) {
          return client.get();
        }
      } catch (LinkLost e) {
        last = e;
      }
    }
    throw last;
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }

  /** Serves a recorder with an echo, and remembers what happened. */
  final class Recorded {
    private final List<String> events = new ArrayList<>();
    private Optional<Asked> lastAsked = Optional.empty();
    private Optional<Asked> kept = Optional.empty();
    private Answering answering = Answering.AT_ONCE;

    private enum Answering {
      AT_ONCE,
      FROM_ANOTHER_THREAD,
      NOT
    }

    /** Begins to serve. */
    public Recorded(LinkServer recorder) {
      recorder.serve(this::happened);
    }

    private synchronized void happened(LinkEvent event) {
      switch (event) {
        case Docked(String dock) -> events.add("docked " + dock);
        case Undocked(String dock, String reason) -> events.add("undocked " + dock + " " + reason);
        case Asked asked -> {
          events.add("asked " + asked.dock() + " " + asked.question().header());
          lastAsked = Optional.of(asked);
          answer(asked);
        }
      }
    }

    private void answer(Asked asked) {
      switch (answering) {
        case AT_ONCE -> asked.answer().give(asked.question());
        case FROM_ANOTHER_THREAD ->
            Thread.ofVirtual().start(() -> asked.answer().give(asked.question()));
        case NOT -> kept = Optional.of(asked);
      }
    }

    /** From now on another thread gives the answers. */
    public synchronized void answerFromAnotherThread() {
      answering = Answering.FROM_ANOTHER_THREAD;
    }

    /** From now on nobody answers. */
    public synchronized void keepAnswersBack() {
      answering = Answering.NOT;
    }

    /** From now on each question is answered as it comes. */
    public synchronized void answerAtOnce() {
      answering = Answering.AT_ONCE;
    }

    /** Everything that happened, in order: {@code docked NAME}, {@code asked NAME HEADER}, … */
    public synchronized List<String> all() {
      return List.copyOf(events);
    }

    /** How many events begin with a word. */
    public synchronized int count(String word) {
      return (int) events.stream().filter(e -> e.startsWith(word + " ")).count();
    }

    /** The last question of all. */
    public synchronized Optional<Asked> lastAsked() {
      return lastAsked;
    }

    /** The question whose answer was kept back. */
    public synchronized Optional<Asked> kept() {
      return kept;
    }
  }
}
