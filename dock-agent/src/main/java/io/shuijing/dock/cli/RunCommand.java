package io.shuijing.dock.cli;

import io.shuijing.dock.bay.BayAgent;
import io.shuijing.dock.bay.BayEvent;
import io.shuijing.dock.bay.Station;
import io.shuijing.dock.office.Office;
import io.shuijing.dock.office.OfficeFault;
import io.shuijing.dock.upkeep.Reverification;
import io.shuijing.dock.upkeep.Trouble;
import io.shuijing.dock.witness.WitnessFault;
import io.shuijing.hal.dock.Bay;
import io.shuijing.hal.linux.DirectoryVolume;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.tinylog.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the dock until something ends it. */
@Command(
    name = "run",
    description = {"运行采集站。", "Runs the dock."},
    footerHeading = "%n",
    footer = {
      "CONFIG 每行一项 / one per line: key = value   (# 注释 / comment)",
      "office = 目录 / folder of the office",
      "domain = 机关域名 / of the office, such as ruzhou-water.example",
      "dock = 采集站名称 / name of the dock, such as D1",
      "bay = tcp:HOST:PORT | serial:PATH      每个仓位一行 / one line for each bay",
      "orders = 任务单目录 / folder of orders (office/orders)",
      "clock-uncertainty-ms = 500             本机时钟误差 / how far this clock may be off",
      "store-limit-bytes = 容量上限 / as if the disk were so large (none)",
      "espeak = espeak-ng                     语音程序 / program that speaks",
      "catalogue = jdbc:postgresql://HOST/DB  多个采集站共用目录 / for several docks (a file)",
      "card-reader = serial:PATH              读卡器 / reader of officers' cards (none)",
      "zone = Asia/Shanghai                   表格所用时区 / of the times in tables",
      "reverify-days = 30                     每隔几天重读档案 / how often the archive is read again",
      "witness = VKEY [URL]                   保管日志的见证人 / who cosigns the custody log, one a line",
      "reverify-mib-per-s = 20                重读速度上限 / how fast at most"
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private final PrintStream out;
  @Mixin private ConfigurationFile file = new ConfigurationFile();

  RunCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Configuration.Wrong, OfficeFault, IOException {
    Place place = file.place();
    if (place.configuration().bays().isEmpty()) {
      throw new Configuration.Wrong("'bay = …' is missing: a dock has at least one bay");
    }
    DirectoryVolume volume = place.volume();
    Office office = place.open(volume);
    try (DockLock _ = DockLock.take(place.office())) {
      office.publishKeys();
      startUpkeep(place);
      startWitnessing(place, volume, office);
      return keep(
          Wiring.bays(place),
          Wiring.station(place, volume, office),
          OfficeWork.start(place, out::println));
    }
  }

  private void startUpkeep(Place place) throws OfficeFault, IOException {
    Configuration.Reverifying wanted = place.configuration().reverifying();
    if (wanted.days() > 0) {
      Upkeep upkeep = Upkeep.of(place, wanted.mibPerSecond(), new Alarms(out));
      Thread.ofVirtual().name("upkeep").start(() -> upkeep.keep(Duration.ofDays(wanted.days())));
    }
  }

  private void startWitnessing(Place place, DirectoryVolume volume, Office office) {
    Witnesses witnesses = Witnesses.of(place, volume, office);
    if (witnesses.isAnyReached()) {
      Thread.ofVirtual().name("witnesses").start(() -> witnesses.keepAsking(this::alarm));
    }
  }

  private void alarm(WitnessFault fault) {
    Logger.error("{}", fault.getMessage());
    if (fault.isAlarming()) {
      out.println("alarm " + fault.getMessage());
    }
  }

  private record Alarms(PrintStream out) implements Reverification.Listener {
    @Override
    public void trouble(Trouble trouble) {
      out.println("alarm " + trouble);
      Logger.error("{}", trouble);
    }

    @Override
    public void progress(long objects, long bytes, String path) {
      Logger.debug("read again: {} files, {} bytes, last {}", objects, bytes, path);
    }
  }

  private int keep(List<Bay> bays, Station station, BayEvent.Listener books) {
    CountDownLatch anyEnded = new CountDownLatch(1);
    for (Bay bay : bays) {
      BayAgent agent = new BayAgent(bay, station, (name, event) -> tell(name, event, books));
      Thread.ofVirtual().name(bay.name()).start(() -> keep(agent, anyEnded));
    }
    out.println("ready " + station.office().dock() + " " + bays.size());
    try {
      anyEnded.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.UNEXPECTED;
  }

  // A bay is kept for ever: only an error of the machine ends it. Whoever watches over this process
  // starts it again, and it goes on where it was.
  private static void keep(BayAgent agent, CountDownLatch anyEnded) {
    try {
      agent.keep(() -> true);
    } catch (Error e) {
      Logger.error(e, "a bay cannot go on");
      throw e;
    } finally {
      anyEnded.countDown();
    }
  }

  private void tell(String bay, BayEvent event, BayEvent.Listener books) {
    books.happened(bay, event);
    EventLines.of(bay, event).ifPresent(out::println);
    if (event instanceof BayEvent.Defect(RuntimeException cause)) {
      Logger.error(cause, "{}: a defect", bay);
    } else if (event instanceof BayEvent.Notice(String message)) {
      Logger.info("{}: {}", bay, message);
    } else if (!(event instanceof BayEvent.Pulled)) {
      Logger.info("{}", EventLines.of(bay, event).orElse(""));
    }
  }
}
