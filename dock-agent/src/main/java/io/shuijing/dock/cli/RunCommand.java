package io.shuijing.dock.cli;

import io.shuijing.dock.bay.BayEvent;
import io.shuijing.dock.board.Board;
import io.shuijing.dock.office.Office;
import io.shuijing.dock.office.OfficeFault;
import io.shuijing.dock.store.WatchedVolume;
import io.shuijing.dock.upkeep.Reverification;
import io.shuijing.dock.upkeep.Trouble;
import io.shuijing.dock.witness.WitnessFault;
import io.shuijing.hal.linux.DirectoryVolume;
import io.shuijing.hal.linux.SystemEntropy;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
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
      "bay = serial:/dev/serial/by-path/*     插上即成仓位 / whatever is plugged in there",
      "orders = 任务单目录 / folder of orders (office/orders)",
      "clock-uncertainty-ms = 500             本机时钟误差 / how far this clock may be off",
      "store-limit-bytes = 容量上限 / as if the disk were so large (none)",
      "espeak = espeak-ng                     语音程序 / program that speaks",
      "catalogue = jdbc:postgresql://HOST/DB  多个采集站共用目录 / for several docks (a file)",
      "card-reader = serial:PATH              读卡器 / reader of officers' cards (none)",
      "zone = Asia/Shanghai                   表格所用时区 / of the times in tables",
      "reverify-days = 30                     每隔几天重读档案 / how often the archive is read again",
      "witness = VKEY [URL]                   保管日志的见证人 / who cosigns the custody log, one a line",
      "reverify-mib-per-s = 20                重读速度上限 / how fast at most",
      "bandwidth-limit-bytes-per-second = 上限 / of all bays together (none)",
      "release-charge-percent = 0             电量低于此不交付 / a battery below this is not let go",
      "metrics = 127.0.0.1:9464               指标地址 / where metrics are given (nowhere)"
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
    DirectoryVolume disk = place.volume();
    WatchedVolume volume = new WatchedVolume(disk, place.clocks());
    Office office = Office.open(volume, place.configuration().name(), place.configuration().dock());
    if (office.isRevoked(office.dock())) {
      throw new OfficeFault(
          office.dock() + " was revoked: found another dock, this one is believed nothing new");
    }
    Board board = Wiring.board(place, volume);
    try (DockLock _ = DockLock.take(place.office());
        LiveServer _ =
            LiveServer.start(
                place.office(), board, new SystemEntropy(), place.configuration().metrics())) {
      office.publishKeys();
      startUpkeep(place);
      startWitnessing(place, disk, office);
      BayEvent.Listener books = OfficeWork.start(place, out::println);
      OpenBays bays =
          new OpenBays(
              Wiring.bays(place),
              Wiring.station(place, volume, office),
              board,
              (bay, event) -> tell(bay, event, books));
      out.println("ready " + office.dock() + " " + bays.open());
      bays.watch();
      return ExitCode.UNEXPECTED;
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
