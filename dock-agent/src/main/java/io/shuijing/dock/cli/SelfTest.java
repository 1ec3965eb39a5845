package io.shuijing.dock.cli;

import io.shuijing.dock.office.KeyPaths;
import io.shuijing.dock.office.Office;
import io.shuijing.dock.office.OfficeFault;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.linux.DirectoryVolume;
import io.shuijing.hal.media.EspeakSpeech;
import io.shuijing.hal.serial.SerialPattern;
import io.shuijing.hal.storage.VolumeFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tries the parts of a dock one by one, so that one that fails hides no other. */
final class SelfTest {
  private static final String PROBE = "staging/check.probe";
  private static final long LITTLE_BYTES = 10L * 1000 * 1000 * 1000;
  private static final long GIGABYTE = 1000L * 1000 * 1000;
  private static final int PATIENCE_MS = 1_000;
  private static final int WORDS_PER_MINUTE = 200;
  private static final Path SYNCHRONIZED = Path.of("/run/systemd/timesync/synchronized");

  private final Place place;
  private final List<Row> rows = new ArrayList<>();

  SelfTest(Place place) {
    this.place = place;
  }

  /** How a part fares. */
  enum Mark {
    GOOD("✓"),
    DOUBTFUL("!"),
    FAILED("✗");

    private final String sign;

    Mark(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }
  }

  /** A part, and one line about it. */
  record Row(Mark mark, String part, String message) {}

  private interface Trial {
    void run() throws IOException, OfficeFault;
  }

  List<Row> rows() {
    tried("密钥 keys", this::keys);
    tried(
        "链路 link",
        () -> {
          Wiring.bays(place);
          good("链路 link", "证书与密钥相符 / certificate and key belong together");
        });
    tried("存储 store", this::store);
    for (Configuration.BayPlace bay : place.configuration().bays()) {
      tried("仓位 bay", () -> bay(bay));
    }
    clock();
    tried("语音 speech", this::speech);
    return List.copyOf(rows);
  }

  private void tried(String part, Trial trial) {
    try {
      trial.run();
    } catch (IOException | OfficeFault e) {
      rows.add(new Row(Mark.FAILED, part, String.valueOf(e.getMessage())));
    }
  }

  private void good(String part, String message) {
    rows.add(new Row(Mark.GOOD, part, message));
  }

  private void doubtful(String part, String message) {
    rows.add(new Row(Mark.DOUBTFUL, part, message));
  }

  private void keys() throws IOException, OfficeFault {
    Office office = place.open(place.volume());
    if (office.isRevoked(office.dock())) {
      throw new OfficeFault(office.dock() + " 已被吊销 / was revoked: found another dock");
    }
    good("密钥 keys", office.name() + ", " + office.dock());
    try (Stream<Path> files = Files.list(place.office().resolve(KeyPaths.FOLDER))) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        boolean secret =
            name.endsWith(".age") || (name.endsWith(".pem") && !name.endsWith(".pub.pem"));
        if (secret
            && Files.getPosixFilePermissions(file).stream()
                .anyMatch(right -> right.compareTo(PosixFilePermission.OWNER_EXECUTE) > 0)) {
          throw new OfficeFault(file + " 他人可读 / is open to others: chmod 600");
        }
      }
    }
    if (Files.exists(place.office().resolve(KeyPaths.ESCROW))) {
      doubtful(
          "密钥 keys",
          KeyPaths.ESCROW + " 仍在本机：打印锁存后删除 / is still here: print it, lock it away, remove it");
    }
  }

  private void store() throws IOException {
    DirectoryVolume volume = place.volume();
    if (volume.exists(PROBE)) {
      volume.remove(PROBE);
    }
    try (VolumeFile probe = volume.create(PROBE)) {
      probe.append(new byte[] {1});
      probe.flush();
    }
    volume.remove(PROBE);
    long free = volume.freeBytes();
    String said = free / GIGABYTE + " GB 可用 / free in " + place.office();
    if (free < LITTLE_BYTES) {
      doubtful("存储 store", said + "：请腾出空间 / make room");
    } else {
      good("存储 store", said);
    }
  }

  private void bay(Configuration.BayPlace bay) throws HardwareFault {
    switch (bay) {
      case Configuration.BayPlace.Tcp(String host, int port) -> tcp(host, port);
      case Configuration.BayPlace.Serial(String path) when SerialPattern.isPattern(path) ->
          good(
              "仓位 bay",
              path + ": " + new SerialPattern(path).present().size() + " 个已插上 / plugged in");
      case Configuration.BayPlace.Serial(String path) -> serial(Path.of(path));
    }
  }

  private void tcp(String host, int port) {
    String where = host + ":" + port;
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      rows.add(new Row(Mark.FAILED, "仓位 bay", where + " 无此主机 / no machine is called so"));
      return;
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, PATIENCE_MS);
      good("仓位 bay", where + " 有应答 / answers");
    } catch (IOException e) {
      doubtful("仓位 bay", where + " 无应答（没有记录仪？）/ nobody answers, no recorder perhaps");
    }
  }

  private void serial(Path path) throws HardwareFault {
    if (!Files.exists(path)) {
      doubtful("仓位 bay", path + " 没有设备 / nothing is plugged in");
    } else if (Files.isReadable(path) && Files.isWritable(path)) {
      good("仓位 bay", path.toString());
    } else {
      throw new HardwareFault(
          "bay",
          "not-permitted",
          path + " 无权使用 / may not be opened: add this user to the group dialout");
    }
  }

  private void clock() {
    String now = place.clocks().wall().time().toString();
    if (Files.exists(SYNCHRONIZED)) {
      good("时钟 clock", now + " 已同步 / synchronized");
    } else {
      doubtful("时钟 clock", now + " 未见同步，请核对 / nothing keeps it as far as is seen: compare it");
    }
  }

  private void speech() throws IOException {
    byte[] wav =
        new EspeakSpeech(place.configuration().espeak(), WORDS_PER_MINUTE).render("自检", "zh");
    good("语音 speech", wav.length / 1000 + " kB");
  }
}
