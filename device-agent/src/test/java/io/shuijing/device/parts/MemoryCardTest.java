package io.shuijing.device.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.contract.VolumeContract;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import org.junit.jupiter.api.Test;

/** The card of the tests keeps the port's contract, and really forgets what was not flushed. */
class MemoryCardTest implements VolumeContract {
  private final MemoryCard card = new MemoryCard(16L << 20);

  @Override
  public Volume volume() {
    return card;
  }

  @Override
  public Volume volumeWithRoomFor(int bytes) {
    return new MemoryCard(bytes);
  }

  @Test
  void what_was_not_flushed_does_not_survive() throws HardwareFault {
    try (VolumeFile file = card.create("a")) {
      file.append(new byte[10]);
      file.flush();
      card.flushFolder("");
      file.append(new byte[10]);
    }
    assertThat(card.survivor(Fate.DROPPED, 1).bytes("a")).hasSize(10);
    assertThat(card.survivor(Fate.KEPT, 1).bytes("a")).hasSize(20);
  }

  @Test
  void a_name_whose_folder_was_not_flushed_does_not_survive() throws HardwareFault {
    try (VolumeFile file = card.create("s/1/a")) {
      file.append(new byte[10]);
      file.flush();
    }
    assertThat(card.survivor(Fate.DROPPED, 1).paths()).isEmpty();
    card.flushFolder("s/1");
    assertThat(card.survivor(Fate.DROPPED, 1).paths()).containsExactly("s/1/a");
  }

  @Test
  void after_the_power_went_nothing_returns() throws HardwareFault {
    VolumeFile file = card.create("a");
    card.cutAt(card.operations());
    assertThatThrownBy(file::flush).isInstanceOf(PowerCut.class);
    assertThatThrownBy(() -> file.append(new byte[1])).isInstanceOf(PowerCut.class);
  }
}
