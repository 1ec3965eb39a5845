package io.shuijing.simulator.bench;

import io.shuijing.simulator.station.StationFailed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a hand with a card reader can do to the card. */
final class CardDesk {
  private final Path card;
  private final Path copy;

  CardDesk(Path card, Path copy) {
    this.card = card;
    this.copy = copy;
  }

  /**
   * Flips one bit in the middle of the longest track.
   *
   * @return file and place
   */
  String flipBit() throws IOException, StationFailed {
    Optional<Path> longest;
    try (Stream<Path> files = Files.walk(card)) {
      longest =
          files
              .filter(file -> file.toString().endsWith(".track"))
              .max(Comparator.comparingLong(file -> file.toFile().length()));
    }
    Path track =
        longest.orElseThrow(
            () -> new StationFailed("there is no track on the card; record something first"));
    track.toFile().setWritable(true);
    try (FileChannel file =
        FileChannel.open(track, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long place = file.size() / 2;
      ByteBuffer one = ByteBuffer.allocate(1);
      file.read(one, place);
      one.put(0, (byte) (one.get(0) ^ 1)).rewind();
      file.write(one, place);
      return card.relativize(track) + " @ " + place;
    }
  }

  /** Keeps a copy of the card as it is. */
  void keep() throws IOException {
    remove(copy);
    copyTree(card, copy);
  }

  /** Puts the kept copy in the card's place. */
  void putOlder() throws IOException, StationFailed {
    if (!Files.isDirectory(copy)) {
      throw new StationFailed("no copy of the card was kept yet; keep one first");
    }
    remove(card);
    copyTree(copy, card);
  }

  private static void copyTree(Path from, Path to) throws IOException {
    for (Path file : tree(from)) {
      Path target = to.resolve(from.relativize(file));
      Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private static void remove(Path folder) throws IOException {
    for (Path file : Files.exists(folder) ? tree(folder).reversed() : List.<Path>of()) {
      Files.delete(file);
    }
  }

  private static List<Path> tree(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList();
    }
  }
}
