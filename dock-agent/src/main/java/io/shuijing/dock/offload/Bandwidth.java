package io.shuijing.dock.offload;

import io.shuijing.hal.time.Clocks;
import java.time.Duration;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Shares out among all bays what may be pulled in a second. Whoever waits is served by a deadline
 * that depends on how urgent it is, so that important recordings come first and nobody starves;
 * bays that are equally urgent take turns, piece by piece.
 *
 * <p>Tracks wait as long as the journal of any bay is being taken over, so that the office knows at
 * once what is coming; a journal that takes long holds nobody up for more than ten seconds.
 */
public final class Bandwidth {
  /** No upper limit. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  private static final double NANOS_PER_SECOND = 1e9;
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final long LONGEST_HOLD_NANOS = Duration.ofSeconds(10).toNanos();
  private static final int PIECES_PER_SECOND = 4;

  private final long bytesPerSecond;
  private final Clocks clocks;
  private final Consumer<Duration> pause;
  private final TreeSet<Ticket> waiting =
      new TreeSet<>(
          Comparator.comparingLong(Ticket::deadlineNanos).thenComparingLong(Ticket::number));
  private final TreeSet<Ticket> journals = new TreeSet<>(Comparator.comparingLong(Ticket::number));
  private long tickets;
  private long freeAtNanos;

  /**
   * @param bytesPerSecond of all bays together; {@link #UNLIMITED} for none
   * @param pause waits for about a time; in a simulation virtual time passes instead
   */
  public Bandwidth(long bytesPerSecond, Clocks clocks, Consumer<Duration> pause) {
    this.bytesPerSecond = bytesPerSecond;
    this.clocks = clocks;
    this.pause = pause;
    this.freeAtNanos = clocks.steadyNanos();
  }

  /** How much a pull cannot wait. */
  public enum Urgency {
    /** Somebody has marked it as important. */
    IMPORTANT(Duration.ofSeconds(1)),
    ORDINARY(Duration.ofSeconds(20));

    private final long patienceNanos;

    Urgency(Duration patience) {
      patienceNanos = patience.toNanos();
    }
  }

  /** A place in the row of those who wait. */
  record Ticket(long number, long deadlineNanos) {}

  /** The journal of a bay is being taken over until this is closed. */
  public final class JournalTurn implements AutoCloseable {
    private final Ticket ticket;

    private JournalTurn(Ticket ticket) {
      this.ticket = ticket;
    }

    /** So many bytes came. */
    public void took(long bytes) {
      spend(bytes);
    }

    @Override
    public void close() {
      done(ticket);
    }
  }

  /** A journal is about to be taken over: it waits for nobody. */
  public synchronized JournalTurn journal() {
    Ticket ticket = new Ticket(tickets++, clocks.steadyNanos() + LONGEST_HOLD_NANOS);
    journals.add(ticket);
    return new JournalTurn(ticket);
  }

  private synchronized void done(Ticket journal) {
    journals.remove(journal);
  }

  private synchronized void spend(long bytes) {
    if (bytesPerSecond != UNLIMITED) {
      // whoever looks late has lost nothing by it
      long from = Math.max(freeAtNanos, clocks.steadyNanos() - LOOK.toNanos());
      freeAtNanos = from + (long) (bytes * NANOS_PER_SECOND / bytesPerSecond);
    }
  }

  /** Most bytes of a track to ask for at once, so that turns stay short. */
  long mostAtOnce() {
    return Math.max(1, bytesPerSecond / PIECES_PER_SECOND);
  }

  /** Waits until so many bytes of a track may be asked for. */
  void await(Urgency urgency, long bytes) {
    Ticket ticket = queue(urgency);
    try {
      while (!served(ticket, bytes)) {
        pause.accept(LOOK);
      }
    } finally {
      leave(ticket);
    }
  }

  synchronized Ticket queue(Urgency urgency) {
    Ticket ticket = new Ticket(tickets++, clocks.steadyNanos() + urgency.patienceNanos);
    waiting.add(ticket);
    return ticket;
  }

  synchronized void leave(Ticket ticket) {
    waiting.remove(ticket);
  }

  synchronized boolean served(Ticket ticket, long bytes) {
    long now = clocks.steadyNanos();
    if (journals.stream().anyMatch(journal -> journal.deadlineNanos() > now)) {
      return false;
    }
    if (bytesPerSecond == UNLIMITED) {
      return true;
    }
    if (freeAtNanos > now || !waiting.first().equals(ticket)) {
      return false;
    }
    spend(bytes);
    waiting.remove(ticket);
    return true;
  }
}
