package io.shuijing.simulator.disk;

import io.shuijing.hal.contract.VolumeContract;
import io.shuijing.hal.storage.Volume;
import io.shuijing.simulator.world.Chance;

class SimulatedDiskContractTest implements VolumeContract {
  private final Volume volume = disk(16 << 20).mount();

  private static SimulatedDisk disk(long capacityBytes) {
    return new SimulatedDisk(DiskSpec.timeless("card", capacityBytes), new Chance(1));
  }

  @Override
  public Volume volume() {
    return volume;
  }

  @Override
  public Volume volumeWithRoomFor(int bytes) {
    return disk(bytes).mount();
  }
}
