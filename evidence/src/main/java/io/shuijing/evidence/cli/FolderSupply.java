package io.shuijing.evidence.cli;

import io.shuijing.evidence.verify.Supply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * A recorder's folder as it lies on a disk or card. Links are not followed: a card may come from
 * anyone.
 *
 * @param folder holds {@code journal}, {@code sessions/}…
 */
public record FolderSupply(Path folder, Kind kind) implements Supply {
  private static final int MAX_FILES = 1_000_000;

  @Override
  public InputStream journal() throws IOException {
    Path journal = folder.resolve("journal");
    return Files.exists(journal, LinkOption.NOFOLLOW_LINKS)
        ? Files.newInputStream(journal, LinkOption.NOFOLLOW_LINKS)
        : InputStream.nullInputStream();
  }

  @Override
  public List<Item> files() throws IOException {
    List<Item> items = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile()) {
              items.add(new Item(relative(file), attributes.size()));
            }
            if (items.size() > MAX_FILES) {
              throw new IOException("more than " + MAX_FILES + " files in " + folder);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    items.removeIf(item -> item.path().equals("journal"));
    return items;
  }

  private String relative(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  @Override
  public InputStream open(String path) throws IOException {
    return Files.newInputStream(
        folder.resolve(path), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }
}
