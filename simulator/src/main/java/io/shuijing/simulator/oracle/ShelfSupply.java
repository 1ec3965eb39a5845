package io.shuijing.simulator.oracle;

import io.shuijing.evidence.verify.Supply;
import java.io.InputStream;
import java.util.List;

/**
 * A recorder's folder on a shelf as the verifier wants it.
 *
 * @param prefix of its paths: empty, or a folder with a slash at its end
 */
public record ShelfSupply(Shelf shelf, String prefix, Kind kind) implements Supply {
  @Override
  public InputStream journal() {
    return open("journal");
  }

  @Override
  public List<Item> files() {
    return shelf.paths().stream()
        .filter(path -> path.startsWith(prefix) && !path.equals(prefix + "journal"))
        .map(path -> new Item(path.substring(prefix.length()), shelf.length(path)))
        .toList();
  }

  @Override
  public InputStream open(String path) {
    return shelf.open(prefix + path);
  }
}
