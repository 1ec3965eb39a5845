package io.shuijing.evidence.vectors;

import io.shuijing.evidence.verify.Supply;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A supply in memory that remembers which files were opened. */
public final class MemorySupply implements Supply {
  private final SortedMap<String, byte[]> files;
  private final Kind kind;
  private final SortedSet<String> opened = Collections.synchronizedSortedSet(new TreeSet<>());

  /** Of these files, by path. */
  public MemorySupply(Map<String, byte[]> files, Kind kind) {
    this.files = new TreeMap<>(files);
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public InputStream journal() {
    return new ByteArrayInputStream(files.getOrDefault("journal", new byte[0]));
  }

  @Override
  public List<Item> files() {
    return files.entrySet().stream()
        .filter(file -> !file.getKey().equals("journal"))
        .map(file -> new Item(file.getKey(), file.getValue().length))
        .toList();
  }

  @Override
  public InputStream open(String path) throws IOException {
    opened.add(path);
    byte[] bytes = files.get(path);
    if (bytes == null) {
      throw new FileNotFoundException(path);
    }
    return new ByteArrayInputStream(bytes);
  }

  /** Files that were opened. */
  public SortedSet<String> opened() {
    return new TreeSet<>(opened);
  }
}
