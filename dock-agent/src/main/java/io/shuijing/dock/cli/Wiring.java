package io.shuijing.dock.cli;

import io.shuijing.dock.archive.DirectoryArchive;
import io.shuijing.dock.bay.Holdings;
import io.shuijing.dock.bay.Station;
import io.shuijing.dock.bay.Terms;
import io.shuijing.dock.board.Board;
import io.shuijing.dock.board.StoreView;
import io.shuijing.dock.custody.Register;
import io.shuijing.dock.intake.FileIntake;
import io.shuijing.dock.intake.Quarantine;
import io.shuijing.dock.office.KeyPaths;
import io.shuijing.dock.office.Office;
import io.shuijing.dock.offload.Bandwidth;
import io.shuijing.dock.prompt.PromptDesk;
import io.shuijing.dock.store.Staging;
import io.shuijing.dock.store.WatchedVolume;
import io.shuijing.evidence.Name;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.linux.SystemEntropy;
import io.shuijing.hal.media.EspeakSpeech;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.time.Clocks;
import io.shuijing.hal.wire.LinkFiles;
import io.shuijing.hal.wire.LinkIdentity;
import java.time.Duration;
import java.util.OptionalLong;

/** Puts the dock together from real parts. */
final class Wiring {
  private static final int SPEECH_WORDS_PER_MINUTE = 200;

  private Wiring() {}

  static Station station(Place place, Volume volume, Office office) throws HardwareFault {
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
        new Terms(
            configuration.releaseChargePercent(),
            new Bandwidth(configuration.bandwidthLimitBytesPerSecond(), clocks, Wiring::rest)),
        new Station.Surroundings(
            clocks,
            new SystemEntropy(),
            Wiring::rest,
            task -> Thread.ofVirtual().name("ahead").start(task)));
  }

  static BayFinder bays(Place place) throws HardwareFault {
    Name dock = place.configuration().dock();
    Clocks clocks = place.clocks();
    LinkIdentity identity =
        new LinkFiles(
                place.office().resolve(KeyPaths.linkKey(dock)),
                place.office().resolve(KeyPaths.linkCertificate(dock)),
                place.office().resolve(KeyPaths.AUTHORITY))
            .read(() -> clocks.wall().time(), name -> name.contains("/recorder/"));
    return new BayFinder(place.configuration().bays(), identity);
  }

  static Board board(Place place, WatchedVolume volume) {
    return new Board(place.clocks(), place.configuration().dock(), () -> view(volume));
  }

  private static StoreView view(WatchedVolume volume) {
    try {
      return new StoreView(OptionalLong.of(volume.freeBytes()), volume.waitingMs(), "");
    } catch (HardwareFault e) {
      return new StoreView(OptionalLong.empty(), volume.waitingMs(), e.getMessage());
    }
  }

  static void rest(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
