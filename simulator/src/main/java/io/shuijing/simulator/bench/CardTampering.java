package io.shuijing.simulator.bench;

import io.shuijing.simulator.station.FolderTree;
import io.shuijing.simulator.station.StationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What a hand with a card reader can do to the card. */
final class CardTampering {
  private final Path card;
  private final Path copy;

  CardTampering(Path card, Path copy) {
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
    long place = Files.size(track) / 2;
    FolderTree.flipBit(track, place);
    return card.relativize(track) + " @ " + place;
  }

  /** Keeps a copy of the card as it is. */
  void keep() throws IOException {
    FolderTree.remove(copy);
    FolderTree.copy(card, copy);
  }

  /** Puts the kept copy in the card's place. */
  void putOlder() throws IOException, StationFailed {
    if (!Files.isDirectory(copy)) {
      throw new StationFailed("no copy of the card was kept yet; keep one first");
    }
    FolderTree.remove(card);
    FolderTree.copy(copy, card);
  }
}
