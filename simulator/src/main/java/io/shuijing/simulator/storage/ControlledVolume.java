package io.shuijing.simulator.storage;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import java.util.List;

/** A card that does what its control lets it do. */
public final class ControlledVolume implements Volume {
  private final Volume card;
  private final CardControl control;

  public ControlledVolume(Volume card, CardControl control) {
    this.card = card;
    this.control = control;
  }

  @Override
  public VolumeFile create(String path) throws HardwareFault {
    control.beforeGrowing();
    return new ControlledFile(card.create(path), path, control);
  }

  @Override
  public VolumeFile open(String path) throws HardwareFault {
    control.beforeReading();
    return new ControlledFile(card.open(path), path, control);
  }

  @Override
  public boolean exists(String path) throws HardwareFault {
    control.beforeReading();
    return card.exists(path);
  }

  @Override
  public List<String> files(String folder) throws HardwareFault {
    control.beforeReading();
    return card.files(folder);
  }

  @Override
  public List<String> folders(String folder) throws HardwareFault {
    control.beforeReading();
    return card.folders(folder);
  }

  @Override
  public void rename(String from, String to) throws HardwareFault {
    control.beforeWriting();
    card.rename(from, to);
  }

  @Override
  public void replace(String from, String to) throws HardwareFault {
    control.beforeWriting();
    card.replace(from, to);
  }

  @Override
  public void remove(String path) throws HardwareFault {
    control.beforeWriting();
    card.remove(path);
  }

  @Override
  public void protect(String path) throws HardwareFault {
    control.beforeWriting();
    card.protect(path);
  }

  @Override
  public void flushFolder(String folder) throws HardwareFault {
    control.beforeWriting();
    card.flushFolder(folder);
  }

  @Override
  public long freeBytes() throws HardwareFault {
    control.beforeReading();
    return control.isFull() ? 0 : card.freeBytes();
  }
}
