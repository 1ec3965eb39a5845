package io.shuijing.dock;

import io.shuijing.dock.archive.DirectoryArchive;
import io.shuijing.dock.bay.BayAgent;
import io.shuijing.dock.bay.BayEvent;
import io.shuijing.dock.bay.Holdings;
import io.shuijing.dock.bay.Station;
import io.shuijing.dock.intake.FileIntake;
import io.shuijing.dock.intake.Quarantine;
import io.shuijing.dock.office.Enrolment;
import io.shuijing.dock.office.Founding;
import io.shuijing.dock.office.KeyFile;
import io.shuijing.dock.office.KeyPaths;
import io.shuijing.dock.office.Office;
import io.shuijing.dock.office.OfficeFault;
import io.shuijing.dock.prompt.Orders;
import io.shuijing.dock.prompt.PromptDesk;
import io.shuijing.dock.store.Staging;
import io.shuijing.evidence.Name;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.dock.Bay;
import io.shuijing.hal.linux.DirectoryVolume;
import io.shuijing.hal.linux.LinuxClocks;
import io.shuijing.hal.linux.SystemEntropy;
import io.shuijing.hal.media.EspeakSpeech;
import io.shuijing.hal.serial.SerialPath;
import io.shuijing.hal.time.Clocks;
import io.shuijing.hal.wire.LinkFiles;
import io.shuijing.hal.wire.LinkIdentity;
import io.shuijing.hal.wire.LinkSource;
import io.shuijing.hal.wire.TcpAddress;
import io.shuijing.hal.wire.WireBay;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.tinylog.Logger;

/** The dock's shell: console, key files, threads, wiring. */
public final class Main {
  private static final int OK = 0;
  private static final int SPEECH_WORDS_PER_MINUTE = 200;
  private static final int UNEXPECTED = 1;
  private static final int TO_BE_MENDED = 2;

  private static final String USAGE =
      """
      用法 / usage:
        init CONFIG                    建立新机关的密钥 / makes the keys of a new office
        enrol CONFIG REQUEST OUTDIR    登记一台记录仪 / takes a recorder in; what it needs is written to OUTDIR
        run CONFIG                     运行采集站 / runs the dock
        --help                         本说明 / this text

      CONFIG 每行一项 / one per line: key = value   (# 注释 / comment)
        office = 目录 / folder of the office
        domain = 机关域名 / of the office, such as ruzhou-water.example
        dock = 采集站名称 / name of the dock, such as D1
        bay = tcp:HOST:PORT | serial:PATH      每个仓位一行 / one line for each bay
        orders = 任务单目录 / folder of orders (office/orders)
        clock-uncertainty-ms = 500             本机时钟误差 / how far this clock may be off
        store-limit-bytes = 容量上限 / as if the disk were so large (none)
        espeak = espeak-ng                     语音程序 / program that speaks
      """;

  private final PrintStream out;

  private Main(PrintStream out) {
    this.out = out;
  }

  /** Exit code 0 if all is well, 2 if something is to be mended first, 1 otherwise. */
  public static void main(String[] arguments) {
    org.tinylog.configuration.Configuration.set("writer", "console");
    org.tinylog.configuration.Configuration.set("writer.stream", "err");
    org.tinylog.configuration.Configuration.set("level", "info");
    org.tinylog.configuration.Configuration.set(
        "writer.format", "{date: yyyy-MM-dd HH:mm:ss.SSS} {level}: {message}");
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(new Main(out).start(arguments));
  }

  private int start(String[] arguments) {
    List<String> words = Arrays.asList(arguments);
    if (words.contains("--help") || words.contains("-h")) {
      out.print(USAGE);
      return OK;
    }
    try {
      return carryOut(words);
    } catch (Configuration.Wrong | OfficeFault | HardwareFault e) {
      return failed(TO_BE_MENDED, String.valueOf(e.getMessage()));
    } catch (NoSuchFileException e) {
      return failed(TO_BE_MENDED, e.getFile() + " is not there: check the path");
    } catch (IOException e) {
      return failed(TO_BE_MENDED, "cannot go on: " + e);
    } catch (RuntimeException e) {
      Logger.error(e, "a defect of the dock");
      return UNEXPECTED;
    }
  }

  private static int failed(int code, String message) {
    System.err.println(message);
    return code;
  }

  private int carryOut(List<String> words) throws Configuration.Wrong, OfficeFault, IOException {
    String command = words.isEmpty() ? "" : words.getFirst();
    int wanted =
        switch (command) {
          case "init", "run" -> 2;
          case "enrol" -> 4;
          default -> -1;
        };
    if (words.size() != wanted) {
      return failed(TO_BE_MENDED, "not understood: '" + String.join(" ", words) + "'; try --help");
    }
    Path file = Path.of(words.get(1));
    Configuration configuration =
        Configuration.parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
    Path base = file.toAbsolutePath().resolveSibling("");
    Place place = new Place(configuration, base.resolve(configuration.office()), base);
    return switch (command) {
      case "init" -> init(place);
      case "enrol" -> enrol(place, Path.of(words.get(2)), Path.of(words.get(3)));
      default -> run(place);
    };
  }

  /** The configuration, the office's folder, and the folder against which paths are read. */
  private record Place(Configuration configuration, Path office, Path base) {
    DirectoryVolume volume() throws HardwareFault {
      return DirectoryVolume.open("store", office, configuration.storeLimitBytes());
    }

    Office open(DirectoryVolume volume) throws OfficeFault, HardwareFault {
      return Office.open(volume, configuration.name(), configuration.dock());
    }
  }

  private int init(Place place) throws OfficeFault, IOException {
    Path keys = place.office().resolve(KeyPaths.FOLDER);
    if (Files.exists(keys)) {
      throw new OfficeFault(
          keys
              + " is there already and nothing is overwritten: the office is founded; go on with"
              + " 'enrol'");
    }
    Configuration configuration = place.configuration();
    List<KeyFile> files =
        Founding.found(configuration.name(), configuration.dock(), new SystemEntropy());
    KeyFolder.found(place.office(), files);
    DirectoryVolume volume = place.volume();
    Office office = place.open(volume);
    office.publishKeys();
    out.println("office " + office.name() + " " + office.key());
    out.println("dock " + office.dock());
    out.println("keys " + keys);
    Logger.info(
        "{} opens recordings when {} is lost: take it out of this machine and lock it away",
        place.office().resolve(KeyPaths.ESCROW),
        place.office().resolve(KeyPaths.READER));
    return OK;
  }

  private int enrol(Place place, Path request, Path outDir) throws OfficeFault, IOException {
    DirectoryVolume volume = place.volume();
    Office office = place.open(volume);
    Enrolment enrolment = Enrolment.of(volume, office, Files.readAllBytes(request));
    for (KeyFile file : enrolment.kept()) {
      KeyFolder.write(place.office().resolve(file.path()), file);
    }
    KeyFolder.flush(place.office().resolve(KeyPaths.FOLDER));
    office.publishKeys();
    Files.createDirectories(outDir);
    for (KeyFile file : enrolment.handedOut()) {
      KeyFolder.write(outDir.resolve(file.path()), file);
    }
    KeyFolder.flush(outDir);
    out.println("enrolled " + enrolment.recorder() + " " + outDir);
    return OK;
  }

  private int run(Place place) throws Configuration.Wrong, OfficeFault, IOException {
    Configuration configuration = place.configuration();
    if (configuration.bays().isEmpty()) {
      throw new Configuration.Wrong("'bay = …' is missing: a dock has at least one bay");
    }
    DirectoryVolume volume = place.volume();
    Office office = place.open(volume);
    try (FileChannel lock =
        FileChannel.open(
            place.office().resolve("dock.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      hold(lock, place.office());
      office.publishKeys();
      return keep(bays(place), station(place, volume, office));
    }
  }

  private static void hold(FileChannel lock, Path office) throws OfficeFault, IOException {
    FileLock held;
    try {
      held = lock.tryLock();
    } catch (OverlappingFileLockException e) {
      held = null;
    }
    if (held == null) {
      throw new OfficeFault(
          office + " is in the hands of another dock that runs: end that one first");
    }
  }

  private static Station station(Place place, DirectoryVolume volume, Office office)
      throws HardwareFault {
    Configuration configuration = place.configuration();
    Clocks clocks = clocks(configuration);
    DirectoryArchive archive = new DirectoryArchive(volume);
    Path orders =
        configuration.orders().isEmpty()
            ? place.office().resolve("orders")
            : place.base().resolve(configuration.orders());
    return new Station(
        office,
        new Station.Rooms(
            new Staging(volume),
            new FileIntake.Store(archive, new Quarantine(volume, office.name()), clocks)),
        new Station.Counter(
            new Orders(DirectoryVolume.create("orders", orders)),
            new PromptDesk(
                new EspeakSpeech(configuration.espeak(), SPEECH_WORDS_PER_MINUTE), volume)),
        new Holdings(archive),
        new Station.Surroundings(
            clocks,
            new SystemEntropy(),
            Main::rest,
            task -> Thread.ofVirtual().name("ahead").start(task)));
  }

  private static Clocks clocks(Configuration configuration) {
    return LinuxClocks.kept(Clocks.Source.RTC, configuration.clockUncertaintyMs());
  }

  private static List<Bay> bays(Place place) throws HardwareFault {
    Name dock = place.configuration().dock();
    Clocks clocks = clocks(place.configuration());
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

  private int keep(List<Bay> bays, Station station) {
    CountDownLatch anyEnded = new CountDownLatch(1);
    for (Bay bay : bays) {
      BayAgent agent = new BayAgent(bay, station, this::tell);
      Thread.ofVirtual().name(bay.name()).start(() -> keep(agent, anyEnded));
    }
    out.println("ready " + station.office().dock() + " " + bays.size());
    try {
      anyEnded.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return UNEXPECTED;
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

  private void tell(String bay, BayEvent event) {
    EventLines.of(bay, event).ifPresent(out::println);
    if (event instanceof BayEvent.Defect(RuntimeException cause)) {
      Logger.error(cause, "{}: a defect", bay);
    } else if (event instanceof BayEvent.Notice(String message)) {
      Logger.info("{}: {}", bay, message);
    } else if (!(event instanceof BayEvent.Pulled)) {
      Logger.info("{}", EventLines.of(bay, event).orElse(""));
    }
  }

  private static void rest(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes key files: private ones for their owner alone, and never over another one. */
  private static final class KeyFolder {
    private KeyFolder() {}

    /** All of them or none: the folder appears when everything in it is durable. */
    static void found(Path office, List<KeyFile> files) throws IOException {
      Path unfinished = office.resolve("keys.unfinished");
      Files.createDirectories(unfinished);
      try (var left = Files.newDirectoryStream(unfinished)) {
        for (Path file : left) {
          Files.delete(file);
        }
      }
      for (KeyFile file : files) {
        write(unfinished.resolve(Path.of(file.path()).getFileName()), file);
      }
      flush(unfinished);
      Files.move(unfinished, office.resolve(KeyPaths.FOLDER), StandardCopyOption.ATOMIC_MOVE);
      flush(office);
    }

    static void write(Path path, KeyFile file) throws IOException {
      if (Files.exists(path)) {
        if (!Arrays.equals(Files.readAllBytes(path), file.content())) {
          throw new HardwareFault(
              "store",
              "exists",
              path + " is there already with other content; nothing is overwritten: move it away");
        }
        return;
      }
      Files.createFile(
          path,
          PosixFilePermissions.asFileAttribute(
              PosixFilePermissions.fromString(file.secret() ? "rw-------" : "rw-r--r--")));
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.write(java.nio.ByteBuffer.wrap(file.content()));
        channel.force(true);
      }
    }

    static void flush(Path folder) throws IOException {
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }
}
