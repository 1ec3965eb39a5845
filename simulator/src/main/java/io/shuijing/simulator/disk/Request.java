package io.shuijing.simulator.disk;

/**
 * A call that reaches the disk.
 *
 * @param detail a number of bytes, or -1
 */
record Request(Operation operation, String path, long detail) {
  static Request of(Operation operation, String path) {
    return new Request(operation, path, -1);
  }

  String text() {
    return operation.word() + " '" + path + "'" + (detail < 0 ? "" : " " + detail);
  }
}
