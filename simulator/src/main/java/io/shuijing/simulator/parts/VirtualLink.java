package io.shuijing.simulator.parts;

import io.shuijing.hal.link.Frame;
import io.shuijing.hal.link.LinkEvent;
import io.shuijing.hal.link.LinkServer;
import io.shuijing.simulator.world.Agenda;
import io.shuijing.simulator.world.Trace;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The recorder's end of a link (L1), and the plug that a hand puts into a bay. Whole messages go
 * over it: TLS and bytes are exercised on real lines.
 */
public final class VirtualLink implements LinkServer {
  private static final long NOTICED_LATE_MS = 30_000;
  private static final long BYTES_PER_MS = 40_000;
  private static final long SLOW_BYTES_PER_MS = 400;

  private final Agenda agenda;
  private final Trace trace;
  private final Watch watch;
  private final SortedMap<Long, LinkMishap> mishaps = new TreeMap<>();
  private @Nullable Consumer<LinkEvent> recorder;
  private Optional<String> bay = Optional.empty();
  private Optional<String> told = Optional.empty();
  private long connection;
  private long questions;
  private boolean slow;
  private Optional<Peer> peer = Optional.empty();

  /** A link that is not plugged in. */
  public VirtualLink(Agenda agenda, Trace trace, Watch watch) {
    this.agenda = agenda;
    this.trace = trace;
    this.watch = watch;
  }

  /** Who sees what goes over it. */
  public interface Watch {
    /** A dock has opened it. */
    default void docked() {}

    /** A dock asks. */
    void asked(Frame question);

    /** The recorder has answered. */
    void answered(Frame question, Frame answer);

    /** A mishap came about. */
    void happened(LinkMishap mishap);
  }

  /** Who may speak in the place of either side, having proved its name. */
  public interface Peer {
    /** Asks the recorder something before a question of the dock. */
    Optional<Frame> before(long question);

    /** What the dock hears in place of the recorder's answer; that answer itself if it is true. */
    Frame instead(long question, Frame answer);
  }

  /** From now on somebody may. */
  public void letSpeak(Peer other) {
    peer = Optional.of(other);
  }

  @Override
  public void serve(Consumer<LinkEvent> events) {
    recorder = events;
  }

  @Override
  public void close() {
    powerOff();
  }

  /** The recorder's power goes. */
  public void powerOff() {
    recorder = null;
    connection++;
    told = Optional.empty();
  }

  /** A hand puts the recorder into a bay. */
  public void plugInto(String name) {
    pull();
    bay = Optional.of(name);
  }

  /** A hand takes it out, whatever is going on. */
  public void pull() {
    bay = Optional.empty();
    broken(true);
  }

  /** The dock is gone; the recorder stays in its bay. */
  public void pullSocket() {
    broken(true);
  }

  /** Whether it is in a bay. */
  public boolean isPlugged() {
    return bay.isPresent();
  }

  /** Whether a dock could open a link in this bay now. */
  boolean isReadyIn(String name) {
    return bay.equals(Optional.of(name)) && recorder != null;
  }

  /** At this question, counted from 0 over the recorder's whole life. */
  public void at(long question, LinkMishap mishap) {
    mishaps.put(question, mishap);
  }

  /** Nothing happens to it any more. */
  public void heal() {
    mishaps.clear();
    slow = false;
  }

  /** Questions asked so far. */
  public long questions() {
    return questions;
  }

  /** A dock has proved its name; gives the number of the connection. */
  long opened(String dockName) {
    tellUndocked("gone");
    connection++;
    told = Optional.of(dockName);
    trace.add("link docked " + dockName, connection, 0);
    watch.docked();
    tell(new LinkEvent.Docked(dockName));
    return connection;
  }

  boolean stands(long number) {
    return connection == number && recorder != null && bay.isPresent();
  }

  /** Whether the recorder still takes this connection, which the dock has given up, for one. */
  boolean lingers(long number) {
    return connection == number + 1 && recorder != null && told.isPresent();
  }

  /** The link ends; {@code noticed} is whether the recorder knows at once. */
  void broken(boolean noticed) {
    connection++;
    if (noticed) {
      tellUndocked("gone");
      return;
    }
    long ended = connection;
    agenda.in(
        NOTICED_LATE_MS,
        () -> {
          if (connection == ended) {
            tellUndocked("silent");
          }
        });
  }

  // docked and undocked take turns, whatever the recorder knows late
  private void tellUndocked(String reason) {
    Optional<String> left = told;
    told = Optional.empty();
    left.ifPresent(dock -> tell(new LinkEvent.Undocked(dock, reason)));
  }

  private void tell(LinkEvent event) {
    if (recorder != null) {
      recorder.accept(event);
    }
  }

  /** The next question of the recorder's life, and what happens to it. */
  Optional<LinkMishap> mishapOf(Frame question) {
    trace.add("link asked " + question.header(), question.body().length, questions);
    watch.asked(question);
    Optional<LinkMishap> mishap = Optional.ofNullable(mishaps.remove(questions++));
    mishap.ifPresent(what -> {
      watch.happened(what);
      slow |= what == LinkMishap.SLOW;
    });
    return mishap;
  }

  /** What is asked in the dock's place before its next question. */
  Optional<Frame> beforeNext() {
    Optional<Frame> lie = peer.flatMap(other -> other.before(questions));
    lie.ifPresent(
        asked -> trace.add("link asked falsely " + asked.header(), asked.body().length, questions));
    return lie;
  }

  /** What the dock hears to its last question. */
  Frame heard(Frame answer) {
    return peer.map(other -> other.instead(questions - 1, answer)).orElse(answer);
  }

  /** How long so many bytes take. */
  long takesMs(long bytes) {
    return 2 + bytes / (slow ? SLOW_BYTES_PER_MS : BYTES_PER_MS);
  }

  /** Hands a question over to the recorder; the answer comes by the agenda, perhaps never. */
  void hand(String asker, Frame question, Consumer<Frame> answered) {
    boolean[] given = {false};
    tell(
        new LinkEvent.Asked(
            asker,
            question,
            answer -> {
              if (given[0]) {
                throw new IllegalStateException("answered twice");
              }
              given[0] = true;
              trace.add("link answered " + answer.header(), answer.body().length, 0);
              watch.answered(question, answer);
              agenda.in(takesMs(answer.body().length), () -> answered.accept(answer));
            }));
  }
}
