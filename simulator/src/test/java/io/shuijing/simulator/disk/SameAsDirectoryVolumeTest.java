package io.shuijing.simulator.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.linux.DirectoryVolume;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import io.shuijing.simulator.world.Chance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated disk answers as a real folder does, whatever is asked in whatever order. */
class SameAsDirectoryVolumeTest {
  private static final int CAPACITY_BYTES = 60_000;
  private static final int OPERATIONS = 2_000;
  private static final int SEEDS = 10;
  private static final List<String> PATHS =
      List.of(
          "a",
          "b",
          "a/x",
          "a/x/y",
          "s/a",
          "s/b",
          "s/1/a",
          "s/1/b",
          "s/10/a",
          "s-1/a",
          "t/1/2/a",
          "bad path",
          "../a",
          "s//a",
          "");

  @TempDir Path folder;

  @Test
  void random_operations_have_the_same_results_and_the_same_faults() throws HardwareFault {
    Set<String> words = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      Volume real = DirectoryVolume.create("card", folder.resolve("card-" + seed), CAPACITY_BYTES);
      SimulatedDisk disk =
          new SimulatedDisk(DiskSpec.timeless("card", CAPACITY_BYTES), new Chance(seed));
      List<String> onReal = trace(real, new Chance(seed));
      List<String> onDisk = trace(disk.mount(), new Chance(seed));
      assertThat(onDisk).as("seed " + seed).isEqualTo(onReal);
      words.addAll(words(onDisk));
    }
    assertThat(words)
        .containsExactly("absent", "bad-path", "exists", "full", "not-empty", "read-only");
  }

  private static Set<String> words(List<String> trace) {
    Set<String> words = new TreeSet<>();
    for (String line : trace) {
      int at = line.indexOf("! ");
      if (at >= 0) {
        words.add(line.substring(at + 2));
      }
    }
    return words;
  }

  /** Does as chance says, and tells what came of it. */
  private static List<String> trace(Volume volume, Chance chance) {
    Run run = new Run(volume, chance);
    List<String> trace = new ArrayList<>();
    for (int i = 0; i < OPERATIONS; i++) {
      trace.add(run.next());
    }
    return trace;
  }

  private static final class Run {
    private final Volume volume;
    private final Chance chance;

    /** By path under which they were opened; a renamed or removed file may be among them. */
    private final Map<String, VolumeFile> open = new TreeMap<>();

    Run(Volume volume, Chance chance) {
      this.volume = volume;
      this.chance = chance;
    }

    String next() {
      String path = chance.oneOf(PATHS);
      int what = (int) chance.below(20);
      String line = what + " '" + path + "' ";
      try {
        return line + (what < 8 ? onVolume(what, path) : onFile(what, path));
      } catch (HardwareFault e) {
        return line + e.part() + "! " + e.fault();
      } catch (IllegalStateException | IllegalArgumentException e) {
        return line + e.getClass().getSimpleName();
      }
    }

    private String onVolume(int what, String path) throws HardwareFault {
      return switch (what) {
        case 0 -> volume.exists(path) ? "there" : "not there";
        case 1 -> volume.files(path) + " " + volume.folders(path);
        case 2, 3 -> {
          String to = chance.oneOf(PATHS);
          close(path);
          close(to);
          volume.rename(path, to);
          yield "renamed to " + to;
        }
        case 4, 5 -> {
          close(path);
          volume.remove(path);
          yield "removed";
        }
        case 6 -> {
          // the real one flushes a file of that name just as well
          String flushed = volume.exists(path) ? Names.folderOf(path) : path;
          volume.flushFolder(flushed);
          yield "flushed " + flushed;
        }
        default -> {
          if (chance.permille(100) && volume.exists(path)) {
            close(path);
            volume.protect(path);
          }
          yield volume.freeBytes() + " free";
        }
      };
    }

    private void close(String path) {
      VolumeFile file = open.remove(path);
      if (file != null) {
        file.close();
      }
    }

    private String onFile(int what, String path) throws HardwareFault {
      VolumeFile file = open.get(path);
      if (file == null) {
        open.put(path, chance.permille(600) ? volume.create(path) : volume.open(path));
        return "opened";
      }
      return switch (what) {
        case 8 -> {
          file.truncate(chance.between(-1, file.size() + 1));
          yield "cut to " + file.size();
        }
        case 9 -> {
          file.flush();
          yield "flushed";
        }
        case 10 -> {
          close(path);
          file.close();
          yield "closed " + file.size();
        }
        case 11, 12, 13, 14 -> {
          byte[] into = new byte[(int) chance.below(6000)];
          int count = file.read(chance.below(file.size() + 10), into, 0, into.length);
          yield count + " " + Arrays.hashCode(into);
        }
        default -> {
          byte[] bytes = chance.bytes((int) chance.between(1, 5000));
          try {
            file.append(bytes);
            yield "grown to " + file.size();
          } catch (HardwareFault e) {
            yield "grown to " + file.size() + " ! " + e.fault();
          }
        }
      };
    }
  }
}
