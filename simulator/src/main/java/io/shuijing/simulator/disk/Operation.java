package io.shuijing.simulator.disk;

import java.util.Arrays;

/** What a process asks of a disk; each call of the port that reaches the disk is one of these. */
public enum Operation {
  CREATE("create"),
  OPEN("open"),
  APPEND("append"),
  READ("read"),
  FLUSH("flush"),
  TRUNCATE("truncate"),
  WRITE_ANEW("write-anew"),
  RENAME("rename"),
  REPLACE("replace"),
  REMOVE("remove"),
  PROTECT("protect"),
  FLUSH_FOLDER("flush-folder"),
  /** {@code files}, {@code folders} and {@code exists}. */
  LIST("list"),
  FREE("free");

  private final String word;

  Operation(String word) {
    this.word = word;
  }

  /** As it stands in plans and traces. */
  public String word() {
    return word;
  }

  /** Whether it changes what is on the disk, or what will be there after a cut. */
  public boolean changes() {
    return switch (this) {
      case CREATE,
          APPEND,
          FLUSH,
          TRUNCATE,
          WRITE_ANEW,
          RENAME,
          REPLACE,
          REMOVE,
          PROTECT,
          FLUSH_FOLDER ->
          true;
      case OPEN, READ, LIST, FREE -> false;
    };
  }

  /**
   * Reads what {@link #word} wrote.
   *
   * @throws IllegalArgumentException for any other word
   */
  public static Operation parse(String word) {
    return Arrays.stream(values())
        .filter(operation -> operation.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no operation of a disk: " + word));
  }
}
