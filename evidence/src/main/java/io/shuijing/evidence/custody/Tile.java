package io.shuijing.evidence.custody;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a tiled log (C2SP tlog-tiles, clauses G2 and G3): consecutive hashes of one level, or a
 * bundle of consecutive entries.
 *
 * @param level of the hashes: those of level l are over 256^l entries each; {@link #ENTRIES} for a
 *     bundle
 * @param index among the tiles of its level
 * @param width hashes or entries in it, 1 to 256
 */
public record Tile(int level, long index, int width) {
  /** Hashes or entries of a full tile. */
  public static final int FULL = 256;

  /** The level of bundles of entries. */
  public static final int ENTRIES = -1;

  private static final Pattern PATH =
      Pattern.compile("tile/(entries|[0-7])/((?:x[0-9]{3}/){0,4}[0-9]{3})(?:\\.p/([0-9]{1,3}))?");

  private static final int MAX_LEVEL = 7; // as many as a size of 63 bits has

  /** Refuses what no log has. */
  public Tile {
    if (level < ENTRIES || level > MAX_LEVEL || index < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException("no tile " + level + " " + index + " " + width);
    }
  }

  /**
   * The tile of a log of {@code size} entries.
   *
   * @throws IllegalArgumentException if a log of that size has none of this level and index
   */
  public static Tile of(int level, long index, long size) {
    long width = (size >> (8 * Math.max(level, 0))) - index * FULL;
    return new Tile(level, index, (int) Math.min(width, FULL));
  }

  /** The tile that stands under a path below the folder of a log; empty if none can. */
  public static Optional<Tile> parse(String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int level = matcher.group(1).equals("entries") ? ENTRIES : Integer.parseInt(matcher.group(1));
    long index = Long.parseLong(matcher.group(2).replaceAll("[x/]", ""));
    int width = matcher.group(3) == null ? FULL : Integer.parseInt(matcher.group(3));
    if (width < 1 || width > FULL) {
      return Optional.empty();
    }
    return Optional.of(new Tile(level, index, width)).filter(tile -> tile.path().equals(path));
  }

  /**
   * Whether a log of {@code size} entries needs it, or needed it when it was shorter and its full
   * tile is not there yet.
   */
  public boolean isOf(long size) {
    long hashes = size >> (8 * Math.max(level, 0));
    return isFull() ? index < hashes / FULL : index == hashes / FULL && width <= hashes % FULL;
  }

  /** Whether it was needed when the log was shorter; it may be there, or gone. */
  public boolean isOutgrownIn(long size) {
    return !isFull() && new Tile(level, index, FULL).isOf(size);
  }

  /** Whether it can grow no more. */
  public boolean isFull() {
    return width == FULL;
  }

  /** Its folder, below that of the log. */
  public String folder() {
    String path = path();
    return path.substring(0, path.lastIndexOf('/'));
  }

  /** Where it stands below the folder of the log. */
  public String path() {
    return isFull() ? stem() : stem() + ".p/" + width;
  }

  /** Its path as if it were full. */
  public String stem() {
    StringBuilder path = new StringBuilder(String.format(Locale.ROOT, "%03d", index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      path.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
    }
    return "tile/" + (level == ENTRIES ? "entries" : level) + "/" + path;
  }

  @Override
  public String toString() {
    return path();
  }
}
