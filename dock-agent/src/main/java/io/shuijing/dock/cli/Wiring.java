package io.shuijing.dock.cli;

import io.shuijing.dock.archive.DirectoryArchive;
import io.shuijing.dock.bay.Holdings;
import io.shuijing.dock.bay.Station;
import io.shuijing.dock.custody.Register;
import io.shuijing.dock.intake.FileIntake;
import io.shuijing.dock.intake.Quarantine;
import io.shuijing.dock.office.KeyPaths;
import io.shuijing.dock.office.Office;
import io.shuijing.dock.prompt.PromptDesk;
import io.shuijing.dock.store.Staging;
import io.shuijing.evidence.Name;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.dock.Bay;
import io.shuijing.hal.linux.DirectoryVolume;
import io.shuijing.hal.linux.SystemEntropy;
import io.shuijing.hal.media.EspeakSpeech;
import io.shuijing.hal.serial.SerialPath;
import io.shuijing.hal.time.Clocks;
import io.shuijing.hal.wire.LinkFiles;
import io.shuijing.hal.wire.LinkIdentity;
import io.shuijing.hal.wire.LinkSource;
import io.shuijing.hal.wire.TcpAddress;
import io.shuijing.hal.wire.WireBay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Puts the dock together from real parts. */
final class Wiring {
  private static final int SPEECH_WORDS_PER_MINUTE = 200;

  private Wiring() {}

  static Station station(Place place, DirectoryVolume volume, Office office) throws HardwareFault {
    Configuration configuration = place.configuration();
    Clocks clocks = place.clocks();
    DirectoryArchive archive = new DirectoryArchive(volume);
    Register register = new Register(volume, place.log(volume, office));
    return new Station(
        office,
        new Station.Rooms(
            new Staging(volume),
            new FileIntake.Store(archive, new Quarantine(volume, office.name(), register), clocks),
            register),
        new Station.Counter(
            place.orders(),
            new PromptDesk(
                new EspeakSpeech(configuration.espeak(), SPEECH_WORDS_PER_MINUTE), volume)),
        new Holdings(archive),
        new Station.Surroundings(
            clocks,
            new SystemEntropy(),
            Wiring::rest,
            task -> Thread.ofVirtual().name("ahead").start(task)));
  }

  static List<Bay> bays(Place place) throws HardwareFault {
    Name dock = place.configuration().dock();
    Clocks clocks = place.clocks();
    LinkIdentity identity =
        new LinkFiles(
                place.office().resolve(KeyPaths.linkKey(dock)),
                place.office().resolve(KeyPaths.linkCertificate(dock)),
                place.office().resolve(KeyPaths.AUTHORITY))
            .read(() -> clocks.wall().time(), name -> name.contains("/recorder/"));
    List<Bay> bays = new ArrayList<>();
    for (Configuration.BayPlace bay : place.configuration().bays()) {
      LinkSource source =
          switch (bay) {
            case Configuration.BayPlace.Tcp(String host, int port) -> new TcpAddress(host, port);
            case Configuration.BayPlace.Serial(String path) -> new SerialPath(Path.of(path));
          };
      bays.add(new WireBay("bay-" + (bays.size() + 1), source, identity));
    }
    return bays;
  }

  static void rest(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
