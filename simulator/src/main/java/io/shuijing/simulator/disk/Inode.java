package io.shuijing.simulator.disk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file without its name, three times over: what reads see, what the medium will hold once all is
 * written, what it holds for certain. The first two differ only after a flush failed.
 */
final class Inode {
  private final List<Content> pending = new ArrayList<>();
  private long settled;
  private Content seen = Content.empty();
  private Content written = seen;
  private Content durable = seen;
  private Content older = seen;
  private List<Damage> damages = List.of();
  private boolean isProtected;
  private boolean durablyProtected;

  static Inode durable(Content content) {
    Inode file = new Inode();
    file.becomes(content);
    return file;
  }

  private void becomes(Content content) {
    seen = content;
    written = content;
    durable = content;
    settlePending(pending.size());
  }

  Content seen() {
    return seen;
  }

  Content durable() {
    return durable;
  }

  /** The durable bytes before the last flush. */
  Content older() {
    return older;
  }

  boolean isProtected() {
    return isProtected;
  }

  void protect() {
    isProtected = true;
  }

  boolean hasPending() {
    return !pending.isEmpty();
  }

  void append(byte[] bytes, int offset, int length) {
    boolean same = seen == written;
    written = written.append(bytes, offset, length);
    seen = same ? written : seen.append(bytes, offset, length);
    pending.add(written);
  }

  void truncate(long size) {
    boolean same = seen == written;
    written = written.prefix(size);
    seen = same ? written : seen.prefix(size);
    pending.add(written);
    clipDamages(size);
  }

  /** What is read from a place on is on its way to the medium again. */
  void writeAnew(long from, long to) {
    boolean same = seen == written;
    Content behind = written;
    written = written.prefix(from).append(seen.bytes(from, to));
    written = written.append(behind.bytes(to, behind.length()));
    seen = same ? written : seen;
    pending.add(written);
  }

  void flush() {
    durablyProtected = isProtected;
    if (!pending.isEmpty()) {
      older = durable;
      durable = written;
      settlePending(pending.size());
    }
  }

  /** S7: the versions that a lying flush says are durable. */
  long promise() {
    return settled + pending.size();
  }

  void keepPromise(long versions) {
    int kept = (int) (versions - settled);
    if (kept > 0) {
      older = durable;
      durable = pending.get(kept - 1);
      settlePending(kept);
    }
  }

  private void settlePending(int count) {
    pending.subList(0, count).clear();
    settled += count;
  }

  /**
   * S5: what was pending counts as clean from now on. Some of it reached the medium, and it is not
   * told what; reads see what the cache still has, or what the medium has.
   */
  void failFlush(Fates fates, boolean readsAreStale) {
    durable = fates.survivor(durable, pending);
    settlePending(pending.size());
    Content there = durable.prefix(Math.min(durable.length(), written.length()));
    written = there.append(new byte[(int) (written.length() - there.length())]);
    if (!readsAreStale) {
      seen = written;
    }
  }

  /** The power went. */
  void cut(Fates fates, boolean keepsProtection) {
    becomes(fates.survivor(durable, pending));
    isProtected = keepsProtection ? isProtected : durablyProtected;
    durablyProtected = isProtected;
    clipDamages(durable.length());
  }

  List<Damage> damages() {
    return damages;
  }

  void damage(Damage damage) {
    damages = Stream.concat(damages.stream(), Stream.of(damage)).toList();
  }

  void heal() {
    damages = List.of();
  }

  private void clipDamages(long size) {
    if (!damages.isEmpty()) {
      damages = damages.stream().flatMap(damage -> damage.before(size).stream()).toList();
    }
  }

  Inode copy() {
    Inode copy = new Inode();
    copy.written = written.lent();
    copy.seen = seen == written ? copy.written : seen.lent();
    copy.durable = durable == written ? copy.written : durable.lent();
    copy.older = older.lent();
    pending.forEach(content -> copy.pending.add(content.lent()));
    copy.settled = settled;
    copy.damages = damages;
    copy.isProtected = isProtected;
    copy.durablyProtected = durablyProtected;
    return copy;
  }
}
