package io.shuijing.evidence.vectors;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a card while they are attacked, by path. */
final class CardFiles {
  private final SortedMap<String, byte[]> files;

  CardFiles(SortedMap<String, byte[]> files) {
    this.files = new TreeMap<>(files);
  }

  byte[] get(String path) {
    return Objects.requireNonNull(files.get(path), path);
  }

  boolean has(String path) {
    return files.containsKey(path);
  }

  void put(String path, byte[] bytes) {
    files.put(path, bytes);
  }

  void remove(String path) {
    files.remove(path);
  }

  SortedMap<String, byte[]> all() {
    return files;
  }

  static byte[] join(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  /** The text with the first match of a pattern replaced; there must be one. */
  static byte[] edited(byte[] bytes, String pattern, String replacement) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String changed = text.replaceFirst(pattern, replacement);
    if (changed.equals(text)) {
      throw new IllegalStateException("nothing to edit by " + pattern);
    }
    return changed.getBytes(StandardCharsets.UTF_8);
  }
}
