package io.shuijing.evidence.cli;

import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.SessionId;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a path on the command line stands for.
 *
 * @param folders of recorders
 * @param session if the path names one of a recorder
 * @param archive if the path is one with a custody log
 */
record RecorderFolders(
    List<Path> folders, Optional<SessionId> session, Optional<ArchiveFolder> archive) {

  private RecorderFolders(List<Path> folders, Optional<SessionId> session) {
    this(folders, session, Optional.empty());
  }

  static RecorderFolders at(Path path) throws Unusable {
    if (!Files.exists(path)) {
      throw new Unusable("没有这个路径 / no such path: " + path);
    }
    try {
      return find(path);
    } catch (IOException e) {
      throw new Unusable("无法读取 / cannot read: " + path + " (" + e.getMessage() + ")", e);
    }
  }

  /** The folder beside which keys are looked for. */
  Path first() {
    return folders.isEmpty()
        ? archive.orElseThrow().archive().resolve(ArchiveFolder.LOG)
        : folders.getFirst();
  }

  private static RecorderFolders find(Path path) throws IOException, Unusable {
    if (isRecorder(path)) {
      return new RecorderFolders(List.of(path), Optional.empty());
    }
    Path name = path.toAbsolutePath().normalize();
    if (Files.isRegularFile(path) && name.endsWith("journal")) {
      return new RecorderFolders(List.of(name.resolveSibling("")), Optional.empty());
    }
    Optional<RecorderFolders> session = session(name);
    if (session.isPresent()) {
      return session.get();
    }
    Path archive = path.resolve("archive");
    Path within = Files.isDirectory(archive) ? archive : path;
    List<Path> recorders = recorders(within);
    ArchiveFolder folder = new ArchiveFolder(within, recorders);
    if (folder.hasLog()) {
      return new RecorderFolders(recorders, Optional.empty(), Optional.of(folder));
    }
    if (recorders.isEmpty()) {
      throw new Unusable(
          "这里没有日志，请给出记录仪的文件夹（其中有 journal）或档案的文件夹 / no journal here: "
              + "give the folder of a recorder (it holds journal) or of an archive: "
              + path);
    }
    return new RecorderFolders(recorders, Optional.empty());
  }

  private static boolean isRecorder(Path path) {
    return Files.isRegularFile(path.resolve("journal"))
        || Files.isDirectory(path.resolve("sessions"));
  }

  private static Optional<RecorderFolders> session(Path path) {
    Path sessions = path.getParent();
    Path recorder = sessions == null ? null : sessions.getParent();
    boolean within = sessions != null && sessions.endsWith("sessions") && Files.isDirectory(path);
    if (!within || recorder == null) {
      return Optional.empty();
    }
    try {
      SessionId id = SessionId.parse(String.valueOf(path.getFileName()));
      return Optional.of(new RecorderFolders(List.of(recorder), Optional.of(id)));
    } catch (Malformed e) {
      return Optional.empty();
    }
  }

  private static List<Path> recorders(Path archive) throws IOException {
    TreeSet<Path> found = new TreeSet<>();
    if (Files.isDirectory(archive)) {
      try (DirectoryStream<Path> children = Files.newDirectoryStream(archive)) {
        for (Path child : children) {
          if (isRecorder(child)) {
            found.add(child);
          }
        }
      }
    }
    return List.copyOf(found);
  }
}
