package io.shuijing.evidence.cli;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.audit.LogSupply;
import io.shuijing.evidence.custody.EntryBundle;
import io.shuijing.evidence.custody.Tile;
import io.shuijing.evidence.note.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder of an archive with a custody log in it.
 *
 * @param recorders folders of recorders in it
 */
record ArchiveFolder(Path archive, List<Path> recorders) implements LogSupply {

  /** Whether there is a log at all. */
  boolean hasLog() {
    return Files.isDirectory(archive.resolve(LOG));
  }

  @Override
  public Optional<byte[]> checkpoint() throws IOException {
    Path path = archive.resolve(LOG).resolve("checkpoint");
    return Files.isRegularFile(path) ? Optional.of(bytes(path, Note.MAX_BYTES)) : Optional.empty();
  }

  @Override
  public byte[] read(Tile tile) throws IOException {
    return bytes(archive.resolve(LOG).resolve(tile.path()), EntryBundle.maxBytes());
  }

  private static byte[] bytes(Path path, long most) throws IOException {
    if (Files.size(path) > most) {
      throw new IOException(path + " is longer than " + most + " bytes");
    }
    return Files.readAllBytes(path);
  }

  @Override
  public List<String> files() throws IOException {
    return below(archive.resolve(LOG)).map(this::relative).sorted().toList();
  }

  @Override
  public SortedMap<String, Digest> notes() throws IOException {
    SortedMap<String, Digest> notes = new TreeMap<>();
    for (Path recorder : recorders) {
      for (String folder : List.of("checkpoints", "receipts")) {
        for (Path note : below(recorder.resolve(folder)).toList()) {
          notes.put(relative(note), Digest.of(bytes(note, Note.MAX_BYTES)));
        }
      }
    }
    return notes;
  }

  private String relative(Path path) {
    return archive.relativize(path).toString().replace('\\', '/');
  }

  private static Stream<Path> below(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).toList().stream();
    }
  }
}
