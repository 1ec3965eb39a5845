package io.shuijing.evidence;

/**
 * A session of one recorder: the boot it was opened in and a counter within that boot, written
 * {@code 37-3} (clause J12). It never comes twice in a recorder's life.
 */
public record SessionId(long boot, long counter) implements Comparable<SessionId> {

  /** Refuses negative numbers. */
  public SessionId {
    if (boot < 0 || counter < 1) {
      throw new IllegalArgumentException("no session " + boot + "-" + counter);
    }
  }

  /**
   * Reads a session's id.
   *
   * @throws Malformed if it has another shape (clause J12)
   */
  public static SessionId parse(String text) throws Malformed {
    int dash = text.indexOf('-');
    if (dash < 1) {
      throw new Malformed("J12", "not a session: " + Lines.shown(text));
    }
    long boot = Lines.number(text.substring(0, dash));
    long counter = Lines.number(text.substring(dash + 1));
    if (counter < 1) {
      throw new Malformed("J12", "sessions are counted from 1: " + Lines.shown(text));
    }
    return new SessionId(boot, counter);
  }

  @Override
  public int compareTo(SessionId other) {
    int byBoot = Long.compare(boot, other.boot);
    return byBoot != 0 ? byBoot : Long.compare(counter, other.counter);
  }

  @Override
  public String toString() {
    return boot + "-" + counter;
  }
}
