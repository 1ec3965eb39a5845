package io.shuijing.simulator.world;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

/** Everything that crossed a port, in its order, as one SHA-256 (I18). */
public final class Trace {
  private final Agenda agenda;
  private final MessageDigest digest;
  private final byte[] numbers = new byte[24];
  private final ByteBuffer view = ByteBuffer.wrap(numbers);
  private Consumer<String> listener = _ -> {};
  private boolean isHeard;
  private long events;

  /** A trace with the times of this agenda. */
  public Trace(Agenda agenda) {
    this.agenda = agenda;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Something crossed a port. */
  public void add(String what, long first, long second) {
    events++;
    if (isHeard) {
      listener.accept(agenda.nowMs() + " ms " + what + " " + first + " " + second);
    }
    digest.update(what.getBytes(StandardCharsets.UTF_8));
    view.clear().putLong(agenda.nowNanos()).putLong(first).putLong(second);
    digest.update(numbers);
  }

  /** Is told of each event from now on. */
  public void listen(Consumer<String> to) {
    listener = to;
    isHeard = true;
  }

  /** How many events. */
  public long events() {
    return events;
  }

  /** The hash so far; the trace goes on. */
  public String hash() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's SHA-256 can be cloned", e);
    }
  }
}
