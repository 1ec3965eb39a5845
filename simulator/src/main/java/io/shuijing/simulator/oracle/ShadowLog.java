package io.shuijing.simulator.oracle;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.StoredRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What truly happened, kept where no fault reaches it. */
public final class ShadowLog {
  private final Map<Digest, Offered> offered = new HashMap<>();
  private final Map<Digest, Digest> plainOfSealed = new HashMap<>();
  private final Set<Digest> signed = new HashSet<>();
  private final SortedMap<Long, Acknowledged> acknowledged = new TreeMap<>();
  private final List<Acknowledged> superseded = new ArrayList<>();
  private final Map<Digest, Acknowledged> byDigest = new HashMap<>();
  private final List<String> contradictions = new ArrayList<>();
  private final List<Taking> takings = new ArrayList<>();
  private final List<Offered> fragments = new ArrayList<>();
  private final List<Hung> hangs = new ArrayList<>();
  private Optional<Offered> last = Optional.empty();
  private boolean toEnd;

  /** What the camera handed over. */
  public record Offered(Digest payload, int bytes, long durationMs, long atMs) {}

  /** A record that the recorder said is durable. */
  public record Acknowledged(StoredRecord record, long atMs) {}

  /**
   * A time in which a camera took pictures, by true time.
   *
   * @param endMs empty while it runs
   */
  public record Taking(long beginMs, Optional<Long> endMs) {}

  private record Hung(long fromMs, long ms) {}

  /** The card does not answer from now on. */
  public void hung(long fromMs, long ms) {
    hangs.add(new Hung(fromMs, ms));
  }

  /** For how long the card has not answered between two times. */
  public long hungMs(long fromMs, long toMs) {
    return hangs.stream()
        .mapToLong(
            hung -> Math.min(hung.fromMs() + hung.ms(), toMs) - Math.max(hung.fromMs(), fromMs))
        .filter(ms -> ms > 0)
        .sum();
  }

  /** The camera begins to take pictures. */
  public void takingBegan(long atMs) {
    takings.add(new Taking(atMs, Optional.empty()));
    toEnd = false;
  }

  /** It has ended. */
  public void takingEnded(long atMs) {
    if (!takings.isEmpty() && takings.getLast().endMs().isEmpty()) {
      takings.set(takings.size() - 1, new Taking(takings.getLast().beginMs(), Optional.of(atMs)));
    }
  }

  /** The recorder asks the camera to end. */
  public void takingToEnd() {
    toEnd = true;
  }

  /** The taking that ended at this time, if nobody had asked for its end. */
  public Optional<Taking> brokenOff(long atMs) {
    return takings.isEmpty() || toEnd
        ? Optional.empty()
        : Optional.of(takings.getLast())
            .filter(taking -> taking.endMs().filter(end -> end == atMs).isPresent());
  }

  /** Fragments that were handed over after a time, in order. */
  public List<Offered> fragmentsAfter(long ms) {
    return fragments.reversed().stream().takeWhile(one -> one.atMs() > ms).toList().reversed();
  }

  /** All such times. */
  public List<Taking> takings() {
    return takings;
  }

  /** The camera hands something over. */
  public void offer(byte[] payload, long durationMs, long atMs) {
    Offered one = new Offered(Digest.of(payload), payload.length, durationMs, atMs);
    offered.put(one.payload(), one);
    last = Optional.of(one);
    if (durationMs > 0) {
      fragments.add(one);
    }
  }

  /** A plain segment was sealed; it must hold what was offered, at its end. */
  public void sealed(byte[] plain, byte[] sealed) {
    plainOfSealed.put(Digest.of(sealed), Digest.of(plain));
    boolean known =
        last.filter(one -> endsWith(plain, one)).isPresent()
            || offered.values().stream().anyMatch(one -> endsWith(plain, one));
    if (!known) {
      contradictions.add("a segment of " + plain.length + " bytes that no camera offered");
    }
  }

  private static boolean endsWith(byte[] plain, Offered one) {
    if (plain.length < one.bytes()) {
      return false;
    }
    byte[] end = java.util.Arrays.copyOfRange(plain, plain.length - one.bytes(), plain.length);
    return Digest.of(end).equals(one.payload());
  }

  /** The recorder's key has signed a text. */
  public void signed(byte[] text) {
    signed.add(Digest.of(text));
  }

  /** The recorder says that a record is durable. */
  public void acknowledge(StoredRecord record, long atMs) {
    Acknowledged before = acknowledged.put(record.n(), new Acknowledged(record, atMs));
    if (before != null && !before.record().digest().equals(record.digest())) {
      superseded.add(before);
    }
    byDigest.putIfAbsent(record.digest(), new Acknowledged(record, atMs));
  }

  /** Acknowledged records whose number another acknowledged record took. */
  public List<Acknowledged> superseded() {
    return superseded;
  }

  /** The acknowledged record that has this digest. */
  public Optional<StoredRecord> record(Digest digest) {
    return Optional.ofNullable(byDigest.get(digest)).map(Acknowledged::record);
  }

  /** When it was acknowledged; 0 if it never was. */
  public long acknowledgedMs(Digest digest) {
    return Optional.ofNullable(byDigest.get(digest)).map(Acknowledged::atMs).orElse(0L);
  }

  /** Acknowledged records by their number. */
  public SortedMap<Long, Acknowledged> acknowledged() {
    return acknowledged;
  }

  /** Whether the recorder's key signed this text. */
  public boolean hasSigned(byte[] text) {
    return signed.contains(Digest.of(text));
  }

  /** The plain segment that was sealed to this; empty if nothing was. */
  public Optional<Digest> plainOf(Digest sealed) {
    return Optional.ofNullable(plainOfSealed.get(sealed));
  }

  /** What contradicts itself already while it happened. */
  public List<String> contradictions() {
    return contradictions;
  }
}
