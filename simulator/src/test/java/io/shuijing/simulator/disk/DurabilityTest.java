package io.shuijing.simulator.disk;

import static io.shuijing.simulator.disk.Bench.arm;
import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import io.shuijing.simulator.world.Chance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was flushed survives every cut, whatever was done before and after. */
class DurabilityTest {
  private static final int SHIFTS = 2_000;
  private static final List<String> FOLDERS = List.of("", "s", "s/1", "t/2");

  private final Bench bench = new Bench();

  /** What the caller may rely on. */
  private static final class Known {
    /** The names the file may have after a cut. */
    final Set<String> names = new LinkedHashSet<>();

    /** The folders that are not flushed since its names changed there. */
    final Set<String> unflushed = new HashSet<>();

    String name;
    byte[] written = new byte[0];
    byte[] flushed = new byte[0];
    boolean isNamed;

    Known(String name) {
      this.name = name;
      names.add(name);
      unflushed.add(Names.folderOf(name));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ordered", "wild"})
  void what_was_flushed_survives_every_cut(String law) throws HardwareFault {
    int guaranteed = 0;
    for (int seed = 0; seed < SHIFTS; seed++) {
      SimulatedDisk disk = bench.disk(seed);
      arm(disk, "S3 law " + law + " at once");
      List<Known> files = shift(disk.mount(), new Chance(seed));
      disk.powerCut();
      for (Known file : files) {
        if (file.isNamed) {
          guaranteed++;
          assertThat(file.names)
              .as("seed %s: of %s the bytes that were flushed", seed, file.name)
              .anyMatch(name -> holds(disk, name, file.flushed));
        }
      }
    }
    assertThat(guaranteed).isGreaterThan(SHIFTS);
  }

  private static boolean holds(SimulatedDisk disk, String name, byte[] flushed) {
    return disk.paths().contains(name)
        && Arrays.equals(Arrays.copyOf(disk.bytes(name), flushed.length), flushed);
  }

  private static List<Known> shift(Volume volume, Chance chance) throws HardwareFault {
    List<Known> files = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String folder = chance.oneOf(FOLDERS);
      String name = folder.isEmpty() ? "n" + i : folder + "/n" + i;
      if (files.isEmpty() || chance.permille(200)) {
        volume.create(name).close();
        files.add(new Known(name));
      } else {
        change(volume, chance.oneOf(files), name, chance);
      }
      if (chance.permille(250) && isThere(volume, folder)) {
        volume.flushFolder(folder);
        files.forEach(file -> flushed(file, folder));
      }
    }
    return files;
  }

  private static boolean isThere(Volume volume, String folder) throws HardwareFault {
    String name = folder.substring(folder.lastIndexOf('/') + 1);
    return folder.isEmpty() || volume.folders(Names.folderOf(folder)).contains(name);
  }

  private static void flushed(Known file, String folder) {
    file.unflushed.removeAll(Names.upwards(folder));
    if (file.unflushed.isEmpty()) {
      file.isNamed = true;
      file.names.retainAll(Set.of(file.name));
    }
  }

  private static void change(Volume volume, Known file, String name, Chance chance)
      throws HardwareFault {
    if (chance.permille(300)) {
      volume.rename(file.name, name);
      file.unflushed.addAll(List.of(Names.folderOf(file.name), Names.folderOf(name)));
      file.names.add(name);
      file.name = name;
      return;
    }
    try (VolumeFile open = volume.open(file.name)) {
      byte[] bytes = chance.bytes((int) chance.below(1500));
      open.append(bytes);
      file.written = Arrays.copyOf(file.written, file.written.length + bytes.length);
      System.arraycopy(bytes, 0, file.written, file.written.length - bytes.length, bytes.length);
      if (chance.permille(400)) {
        open.flush();
        file.flushed = file.written;
      }
    }
  }
}
