package io.shuijing.hal.linux;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.tinylog.Logger;

/**
 * A folder of a mounted file system as a {@link Volume}.
 *
 * <p>Several threads may use it, each on files of its own. One process owns the folder: nobody else
 * writes below it. The folder is known by its inode: when its card is unmounted and another folder
 * shows in its place, every call fails with {@code gone} rather than write to the wrong disk.
 */
public final class DirectoryVolume implements Volume {
  private static final Set<PosixFilePermission> READABLE =
      PosixFilePermissions.fromString("r--r--r--");

  private final VolumePart part;
  private final Object rootKey;
  private final Occupancy occupancy;

  private DirectoryVolume(VolumePart part, Object rootKey, Occupancy occupancy) {
    this.part = part;
    this.rootKey = rootKey;
    this.occupancy = occupancy;
  }

  /**
   * A volume over a folder that must be there already: the mount point of a card.
   *
   * @param part the word for it in faults and messages: {@code card}, {@code store}
   * @throws HardwareFault {@code gone} if the folder is not there
   */
  public static DirectoryVolume open(String part, Path folder) throws HardwareFault {
    return open(part, folder, Long.MAX_VALUE);
  }

  /**
   * As {@link #open(String, Path)}, as if the disk had room for {@code capacityBytes} of file
   * contents.
   */
  public static DirectoryVolume open(String part, Path folder, long capacityBytes)
      throws HardwareFault {
    VolumePart named = new VolumePart(part, folder.toAbsolutePath().normalize());
    return new DirectoryVolume(named, named.rootKey(), Occupancy.measured(named, capacityBytes));
  }

  /** Makes the folder if it is not there, and opens it: a folder of a disk that is always there. */
  public static DirectoryVolume create(String part, Path folder) throws HardwareFault {
    return create(part, folder, Long.MAX_VALUE);
  }

  /** As {@link #create(String, Path)}, with room for {@code capacityBytes}. */
  public static DirectoryVolume create(String part, Path folder, long capacityBytes)
      throws HardwareFault {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new VolumePart(part, folder.toAbsolutePath()).of(e, "create", folder);
    }
    return open(part, folder, capacityBytes);
  }

  @Override
  public VolumeFile create(String path) throws HardwareFault {
    Path file = below(path);
    makeFolderOf(file);
    try {
      FileChannel channel = FileChannel.open(file, CREATE_NEW, READ, WRITE);
      return new DirectoryFile(part, file, occupancy, channel);
    } catch (IOException e) {
      throw fault(e, "create", file);
    }
  }

  @Override
  public VolumeFile open(String path) throws HardwareFault {
    Path file = below(path);
    if (kind(file) == Kind.FOLDER) {
      throw part.fault("absent", "cannot open " + file + ": it is a folder, not a file");
    }
    try {
      return new DirectoryFile(part, file, occupancy, channel(file));
    } catch (IOException e) {
      throw fault(e, "open", file);
    }
  }

  private FileChannel channel(Path file) throws IOException {
    if (isProtected(file)) {
      return FileChannel.open(file, READ, NOFOLLOW_LINKS);
    }
    try {
      return FileChannel.open(file, READ, WRITE, NOFOLLOW_LINKS);
    } catch (FileSystemException e) {
      if (fault(e, "open", file).fault().equals("read-only")) {
        return FileChannel.open(file, READ, NOFOLLOW_LINKS);
      }
      throw e;
    }
  }

  // the system lets root write all the same
  private static boolean isProtected(Path file) throws IOException {
    PosixFileAttributeView rights =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, NOFOLLOW_LINKS);
    return rights != null && !rights.readAttributes().permissions().contains(OWNER_WRITE);
  }

  @Override
  public boolean exists(String path) throws HardwareFault {
    return kind(below(path)) == Kind.FILE;
  }

  @Override
  public List<String> files(String folder) throws HardwareFault {
    return names(folder, Kind.FILE);
  }

  @Override
  public List<String> folders(String folder) throws HardwareFault {
    return names(folder, Kind.FOLDER);
  }

  private List<String> names(String folder, Kind wanted) throws HardwareFault {
    Path path = folder(folder);
    if (kind(path) != Kind.FOLDER) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      for (Path entry : entries) {
        if (kind(entry) == wanted) {
          names.add(nameOf(entry));
        }
      }
    } catch (HardwareFault e) {
      throw e;
    } catch (DirectoryIteratorException e) {
      throw fault(Objects.requireNonNull(e.getCause()), "list", path);
    } catch (IOException e) {
      throw fault(e, "list", path);
    }
    Collections.sort(names);
    return List.copyOf(names);
  }

  @Override
  public void rename(String from, String to) throws HardwareFault {
    Path source = below(from);
    Path target = below(to);
    if (kind(source) != Kind.FILE) {
      throw part.fault("absent", "cannot rename " + source + ": there is no such file");
    }
    makeFolderOf(target);
    Renaming.withoutReplacing(part, source, target);
  }

  @Override
  public void replace(String from, String to) throws HardwareFault {
    Path source = below(from);
    Path target = below(to);
    if (!parentOf(source).equals(parentOf(target))) {
      throw part.fault("bad-path", to + " is not in the folder of " + from);
    }
    if (kind(source) != Kind.FILE) {
      throw part.fault("absent", "cannot rename " + source + ": there is no such file");
    }
    if (kind(target) == Kind.FOLDER) {
      throw part.fault("exists", "cannot rename to " + target + ": it is a folder");
    }
    try {
      long replaced = kind(target) == Kind.FILE ? Files.size(target) : 0;
      Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
      occupancy.free(replaced);
    } catch (IOException e) {
      throw fault(e, "rename " + source + " to", target);
    }
  }

  @Override
  public void remove(String path) throws HardwareFault {
    Path file = below(path);
    Kind kind = kind(file);
    try {
      long size = kind == Kind.FILE ? Files.size(file) : 0;
      Files.delete(file);
      occupancy.free(size);
    } catch (IOException e) {
      throw fault(e, "remove", file);
    }
  }

  @Override
  public void protect(String path) throws HardwareFault {
    Path file = below(path);
    try {
      Files.setPosixFilePermissions(file, READABLE);
    } catch (UnsupportedOperationException e) {
      Logger.debug(e, "the file system of {} knows no rights", file);
    } catch (IOException e) {
      throw fault(e, "protect", file);
    }
  }

  @Override
  public void flushFolder(String folder) throws HardwareFault {
    Path path = folder(folder);
    while (path.startsWith(part.root())) {
      // Opening a folder to read and forcing it is fsync(2) of the folder on Linux.
      try (FileChannel names = FileChannel.open(path, READ, NOFOLLOW_LINKS)) {
        names.force(true);
      } catch (IOException e) {
        throw fault(e, "flush folder", path);
      }
      path = parentOf(path);
    }
  }

  // the passing name is one for all threads that flush a folder or one below it
  @Override
  public synchronized void flushFolderAnew(String folder) throws HardwareFault {
    Volume.super.flushFolderAnew(folder);
  }

  @Override
  public long freeBytes() throws HardwareFault {
    requireRoot();
    // a file store would be looked up in the table of mounts, which a container may not have
    long onDisk = part.root().toFile().getUsableSpace();
    return Math.min(onDisk, occupancy.freeBytes());
  }

  private Path below(String path) throws HardwareFault {
    requireRoot();
    return VolumePath.below(part, path);
  }

  private Path folder(String path) throws HardwareFault {
    requireRoot();
    return VolumePath.folder(part, path);
  }

  private enum Kind {
    FILE,
    FOLDER,
    NOTHING
  }

  /** What is there. A card that cannot be read is not one on which there is nothing. */
  private Kind kind(Path path) throws HardwareFault {
    try {
      BasicFileAttributes is =
          Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
      return is.isRegularFile() ? Kind.FILE : is.isDirectory() ? Kind.FOLDER : Kind.NOTHING;
    } catch (IOException e) {
      HardwareFault fault = fault(e, "look at", path);
      if (fault.fault().equals("absent")) {
        return Kind.NOTHING;
      }
      throw fault;
    }
  }

  private void requireRoot() throws HardwareFault {
    if (!part.rootKey().equals(rootKey)) {
      throw part.gone();
    }
  }

  private void makeFolderOf(Path file) throws HardwareFault {
    Path folder = parentOf(file);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw fault(e, "create folder", folder);
    }
  }

  private HardwareFault fault(IOException e, String doing, Path path) {
    return part.of(e, doing, path);
  }

  private static Path parentOf(Path path) {
    return Objects.requireNonNull(path.getParent(), "a path below a root has a parent");
  }

  private static String nameOf(Path path) {
    return Objects.requireNonNull(path.getFileName(), "an entry of a folder has a name").toString();
  }
}
