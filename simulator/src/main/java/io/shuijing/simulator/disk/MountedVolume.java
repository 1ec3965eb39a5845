package io.shuijing.simulator.disk;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import io.shuijing.simulator.disk.DiskFault.FlushError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The disk as one process sees it. */
final class MountedVolume implements Volume {
  private final Controller controller;
  private final Mount mount;

  MountedVolume(Controller controller, Mount mount) {
    this.controller = controller;
    this.mount = mount;
  }

  @Override
  public VolumeFile create(String text) throws HardwareFault {
    String path = path(Operation.CREATE, text);
    return controller.run(
        mount,
        Request.of(Operation.CREATE, path),
        step -> {
          requireRoomForNames(path);
          makeFolderOf(path);
          requireFree(path, "create");
          Inode file = medium().create(path);
          requireUntorn(step);
          return new MountedFile(controller, mount, path, file);
        });
  }

  @Override
  public VolumeFile open(String text) throws HardwareFault {
    String path = path(Operation.OPEN, text);
    return controller.run(
        mount,
        Request.of(Operation.OPEN, path),
        _ -> new MountedFile(controller, mount, path, file(path, "open")));
  }

  @Override
  public boolean exists(String text) throws HardwareFault {
    String path = path(Operation.LIST, text);
    return controller.run(mount, Request.of(Operation.LIST, path), _ -> names().file(path) != null);
  }

  @Override
  public List<String> files(String text) throws HardwareFault {
    String folder = folder(Operation.LIST, text);
    return controller.run(mount, Request.of(Operation.LIST, folder), _ -> names().filesIn(folder));
  }

  @Override
  public List<String> folders(String text) throws HardwareFault {
    String folder = folder(Operation.LIST, text);
    return controller.run(
        mount, Request.of(Operation.LIST, folder), _ -> names().foldersIn(folder));
  }

  @Override
  public void rename(String fromText, String toText) throws HardwareFault {
    String from = path(Operation.RENAME, fromText);
    String to = path(Operation.RENAME, toText);
    controller.act(
        mount,
        Request.of(Operation.RENAME, from + " " + to),
        step -> {
          Inode file = file(from, "rename");
          controller.requireWritable();
          makeFolderOf(to);
          requireFree(to, "rename '" + from + "' to");
          medium().rename(from, to, file);
          requireUntorn(step);
        });
  }

  @Override
  public void replace(String fromText, String toText) throws HardwareFault {
    String from = path(Operation.REPLACE, fromText);
    String to = path(Operation.REPLACE, toText);
    controller.act(
        mount,
        Request.of(Operation.REPLACE, from + " " + to),
        step -> {
          if (!Names.folderOf(from).equals(Names.folderOf(to))) {
            throw controller.fault("bad-path", "'" + to + "' is not in the folder of '" + from);
          }
          Inode file = file(from, "rename");
          controller.requireWritable();
          if (names().isFolder(to)) {
            throw controller.fault("exists", "cannot rename to '" + to + "': it is a folder");
          }
          medium().replace(from, to, file);
          requireUntorn(step);
        });
  }

  @Override
  public void remove(String text) throws HardwareFault {
    String path = path(Operation.REMOVE, text);
    controller.act(
        mount,
        Request.of(Operation.REMOVE, path),
        step -> {
          requireThere(path);
          controller.requireWritable();
          Inode file = names().file(path);
          if (file == null) {
            requireEmpty(path);
            medium().removeFolder(path);
          } else {
            medium().remove(path, file);
          }
          requireUntorn(step);
        });
  }

  @Override
  public void protect(String text) throws HardwareFault {
    String path = path(Operation.PROTECT, text);
    controller.act(
        mount,
        Request.of(Operation.PROTECT, path),
        step -> {
          Inode file = file(path, "protect");
          controller.requireWritable();
          file.protect();
          requireUntorn(step);
        });
  }

  @Override
  public void flushFolder(String text) throws HardwareFault {
    String folder = folder(Operation.FLUSH_FOLDER, text);
    controller.act(
        mount,
        Request.of(Operation.FLUSH_FOLDER, folder),
        step -> {
          if (!names().isFolder(folder)) {
            throw controller.fault("absent", "cannot flush folder '" + folder + "': not there");
          }
          if (step.struckBy(FlushError.class).isPresent()) {
            medium().log().failFlush(folder);
            throw controller.fault("io", "flushing folder '" + folder + "' failed: check the disk");
          }
          requireUntorn(step);
          controller.durability().flushFolder(folder);
        });
  }

  @Override
  public long freeBytes() throws HardwareFault {
    return controller.run(mount, Request.of(Operation.FREE, ""), _ -> controller.freeBytes());
  }

  private Medium medium() {
    return controller.medium();
  }

  private Names names() {
    return medium().seen();
  }

  private String path(Operation doing, String text) throws HardwareFault {
    mount.requireAlive(doing.word(), text);
    return PortPath.file(controller, text);
  }

  private String folder(Operation doing, String text) throws HardwareFault {
    mount.requireAlive(doing.word(), text);
    return PortPath.folder(controller, text);
  }

  private Inode file(String path, String doing) throws HardwareFault {
    @Nullable Inode file = names().file(path);
    if (file == null) {
      throw controller.fault("absent", "cannot " + doing + " '" + path + "': no such file");
    }
    return file;
  }

  private void requireRoomForNames(String path) throws HardwareFault {
    controller.requireWritable();
    if (controller.conditions().full && controller.freeBytes() == 0 && !names().isTaken(path)) {
      throw controller.full(path);
    }
  }

  private void makeFolderOf(String path) throws HardwareFault {
    String folder = Names.folderOf(path);
    for (String at : Names.upwards(folder)) {
      if (names().file(at) != null) {
        throw controller.fault(
            at.equals(folder) ? "exists" : "absent", "'" + at + "' is a file, not a folder");
      }
    }
    medium().makeFolder(folder);
  }

  private void requireFree(String path, String doing) throws HardwareFault {
    if (names().isTaken(path)) {
      throw controller.fault("exists", "cannot " + doing + " '" + path + "': the name is taken");
    }
  }

  private void requireThere(String path) throws HardwareFault {
    if (!names().isTaken(path)) {
      throw controller.fault("absent", "cannot remove '" + path + "': it is not there");
    }
  }

  private void requireEmpty(String folder) throws HardwareFault {
    if (!names().isEmpty(folder)) {
      throw controller.fault("not-empty", "cannot remove '" + folder + "': it is not empty");
    }
  }

  private static void requireUntorn(Step step) {
    if (step.isTorn()) {
      throw step.lost();
    }
  }
}
