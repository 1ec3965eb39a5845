package io.shuijing.simulator.disk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file without its name, three times over: what reads see, what the medium will hold once all is
 * written, what it holds for certain. The first two differ only after a flush failed.
 */
final class Inode {
  private static final long NOT_ACKNOWLEDGED = Long.MAX_VALUE;

  /**
   * The bytes after one operation.
   *
   * @param acknowledgedNanos when a lying flush said that this is durable
   */
  private record Version(Content content, long acknowledgedNanos) {}

  private final List<Version> pending = new ArrayList<>();
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
    pending.clear();
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

  boolean hasLied() {
    return pending.stream().anyMatch(version -> version.acknowledgedNanos != NOT_ACKNOWLEDGED);
  }

  void append(byte[] bytes, int offset, int length) {
    boolean same = seen == written;
    written = written.append(bytes, offset, length);
    seen = same ? written : seen.append(bytes, offset, length);
    pending.add(new Version(written, NOT_ACKNOWLEDGED));
  }

  void truncate(long size) {
    boolean same = seen == written;
    written = written.prefix(size);
    seen = same ? written : seen.prefix(size);
    pending.add(new Version(written, NOT_ACKNOWLEDGED));
    clipDamages(size);
  }

  void flush() {
    durablyProtected = isProtected;
    if (!pending.isEmpty()) {
      older = durable;
      durable = written;
      pending.clear();
    }
  }

  void flushLying(long nowNanos) {
    pending.add(new Version(written, nowNanos));
  }

  /** What a lying flush promised up to then is durable by now. */
  void settle(long upToNanos) {
    for (int i = pending.size() - 1; i >= 0; i--) {
      if (pending.get(i).acknowledgedNanos <= upToNanos) {
        older = durable;
        durable = pending.get(i).content;
        pending.subList(0, i + 1).clear();
        return;
      }
    }
  }

  /**
   * S5: what was pending counts as clean from now on. Some of it reached the medium, and it is not
   * told what; reads see what the cache still has, or what the medium has.
   */
  void failFlush(Fates fates, boolean readsAreStale) {
    durable = fates.survivor(durable, pendingContents());
    pending.clear();
    Content there = durable.prefix(Math.min(durable.length(), written.length()));
    written = there.append(new byte[(int) (written.length() - there.length())]);
    if (!readsAreStale) {
      seen = written;
    }
  }

  /** The power went. */
  void cut(Fates fates, boolean keepsProtection) {
    becomes(fates.survivor(durable, pendingContents()));
    isProtected = keepsProtection ? isProtected : durablyProtected;
    durablyProtected = isProtected;
    clipDamages(durable.length());
  }

  private List<Content> pendingContents() {
    return pending.stream().map(Version::content).toList();
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
    copy.pending.addAll(
        pending.stream()
            .map(version -> new Version(version.content.lent(), version.acknowledgedNanos))
            .collect(Collectors.toList()));
    copy.damages = damages;
    copy.isProtected = isProtected;
    copy.durablyProtected = durablyProtected;
    return copy;
  }
}
