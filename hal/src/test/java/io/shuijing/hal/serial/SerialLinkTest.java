package io.shuijing.hal.serial;

import io.shuijing.hal.contract.LinkContract;
import io.shuijing.hal.dock.Bay;
import io.shuijing.hal.link.LinkServer;
import io.shuijing.hal.wire.Cable;
import io.shuijing.hal.wire.ExampleAuthority;
import io.shuijing.hal.wire.LinkIdentity;
import io.shuijing.hal.wire.Waiting;
import io.shuijing.hal.wire.WireBay;
import io.shuijing.hal.wire.WireLinkServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.io.TempDir;

class SerialLinkTest implements LinkContract {
  @TempDir Path folder;

  @Override
  public Rig rig() throws Exception {
    return new SerialRig(folder);
  }

  private static final class SerialRig implements Rig {
    private final ExampleAuthority office = ExampleAuthority.p256();
    private final LinkIdentity recorderIdentity = office.identity(RECORDER);
    private final Path recorderEnd;
    private final Path dockEnd;
    private Cable cable;
    private LinkServer recorder;
    private final Bay bay;

    SerialRig(Path folder) throws Exception {
      recorderEnd = folder.resolve("recorder");
      dockEnd = folder.resolve("dock");
      cable = Cable.serial(recorderEnd, dockEnd);
      recorder = new WireLinkServer(new SerialPath(recorderEnd), recorderIdentity);
      bay = new WireBay("bay-1", new SerialPath(dockEnd), office.identity(DOCK));
    }

    @Override
    public LinkServer recorder() {
      return recorder;
    }

    @Override
    public LinkServer restartedRecorder() {
      recorder = new WireLinkServer(new SerialPath(recorderEnd), recorderIdentity);
      return recorder;
    }

    @Override
    public Bay bay() {
      return bay;
    }

    @Override
    public void unplug() {
      cable.close();
    }

    @Override
    public void plug() throws IOException {
      cable = Cable.serial(recorderEnd, dockEnd);
    }

    @Override
    public void await(String what, BooleanSupplier condition) throws InterruptedException {
      Waiting.until(what, condition);
    }

    @Override
    public void close() {
      recorder.close();
      cable.close();
    }
  }
}
