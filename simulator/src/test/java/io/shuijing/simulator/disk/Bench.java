package io.shuijing.simulator.disk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import io.shuijing.simulator.world.Chance;
import io.shuijing.simulator.world.PowerLost;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Disks with a clock, and the short words the tests use for them. */
final class Bench {
  static final int SEEDS = 300;

  private final AtomicLong nanos = new AtomicLong();

  /** Something that is done to a volume. */
  interface Work {
    void on(Volume volume) throws HardwareFault;
  }

  SimulatedDisk disk(long seed) {
    return new SimulatedDisk(
        new DiskSpec("card", 1 << 20, nanos::get, time -> nanos.addAndGet(time.toNanos())),
        new Chance(seed));
  }

  Duration now() {
    return Duration.ofNanos(nanos.get());
  }

  void pass(long millis) {
    nanos.addAndGet(Duration.ofMillis(millis).toNanos());
  }

  static void arm(SimulatedDisk disk, String line) {
    disk.arm(PlannedDiskFault.parse(line));
  }

  static VolumeFile write(Volume volume, String path, String text) throws HardwareFault {
    VolumeFile file = volume.create(path);
    file.append(text.getBytes(ISO_8859_1));
    return file;
  }

  /** Writes a file and makes it and its name durable. */
  static void keep(Volume volume, String path, String text) throws HardwareFault {
    try (VolumeFile file = write(volume, path, text)) {
      file.flush();
    }
    volume.flushFolder(Names.folderOf(path));
  }

  /** What the disk holds, without damage. */
  static String text(SimulatedDisk disk, String path) {
    return new String(disk.bytes(path), ISO_8859_1);
  }

  /** What a process reads. */
  static String read(Volume volume, String path) throws HardwareFault {
    try (VolumeFile file = volume.open(path)) {
      byte[] bytes = new byte[(int) file.size()];
      file.read(0, bytes, 0, bytes.length);
      return new String(bytes, ISO_8859_1);
    }
  }

  static void assertPowerLost(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(PowerLost.class);
  }

  /** All sets of names that cuts leave after this work. */
  Set<String> namesLeft(String law, Work work) throws HardwareFault {
    Set<String> left = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      SimulatedDisk disk = disk(seed);
      arm(disk, "S3 law " + law + " at once");
      work.on(disk.mount());
      disk.powerCut();
      left.add(String.join(" ", disk.paths()));
    }
    return left;
  }
}
