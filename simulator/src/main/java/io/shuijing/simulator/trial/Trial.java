package io.shuijing.simulator.trial;

import io.shuijing.simulator.station.StationFailed;
import io.shuijing.simulator.world.Chance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Plays the trial: mishaps for a time, then peace until everything is in, then a look. */
public final class Trial implements AutoCloseable {
  private static final long ROOM_BYTES = 3L * 1024 * 1024;
  private static final Duration PEACE = Duration.ofMinutes(10);

  private final Settings settings;
  private final Consumer<String> out;
  private final Chance chance;
  private final List<Socket> bays = new ArrayList<>();
  private final List<Unit> units = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private final TrialOffice office;
  private boolean full;

  /**
   * What is played.
   *
   * @param folder an empty one
   * @param length how long mishaps happen
   * @param input of the recorders: {@code flat-out:FRAGMENTSxBYTES}
   * @param seed of chance; the same seed draws the same mishaps, at other moments
   */
  public record Settings(Path folder, int recorders, Duration length, String input, long seed) {}

  public Trial(Settings settings, Consumer<String> out) throws IOException {
    this.settings = settings;
    this.out = out;
    this.chance = new Chance(settings.seed());
    for (int i = 1; i <= settings.recorders(); i++) {
      bays.add(new Socket());
      String serial = String.format(Locale.ROOT, "RZ-%04d", i);
      units.add(new Unit(settings.folder(), TrialOffice.DOMAIN, serial, settings.input()));
    }
    this.office = new TrialOffice(settings.folder(), bays);
  }

  /**
   * Plays it.
   *
   * @return what is wrong afterwards, a line each; nothing if all is well
   */
  public List<String> play() throws IOException, InterruptedException, StationFailed {
    office.found();
    for (Unit unit : units) {
      unit.provision();
      office.enrol(unit);
    }
    say("机关与记录仪已就绪 / office and " + units.size() + " recorders are made");
    office.start();
    for (Unit unit : units) {
      unit.switchOn();
    }
    for (Unit unit : units) {
      unit.awaitReady();
      unit.press();
    }
    say("开始 / begins: " + settings.length().toSeconds() + " s");
    mishaps();
    say("故障结束 / mishaps are over: " + counts);
    peace();
    units.forEach(Unit::close);
    Aftermath aftermath = new Aftermath(office, units);
    List<String> wrong = aftermath.look();
    say("结论 / verdicts: " + aftermath.verdicts());
    return wrong;
  }

  private void mishaps() throws IOException, InterruptedException {
    long end = System.nanoTime() + settings.length().toNanos();
    long shown = System.nanoTime();
    while (System.nanoTime() < end) {
      mishap();
      Thread.sleep(chance.between(50, 12_000 / units.size()));
      if (System.nanoTime() - shown > Duration.ofSeconds(30).toNanos()) {
        shown = System.nanoTime();
        say(counts + "\n" + office.status());
      }
    }
  }

  private void mishap() throws IOException {
    Unit unit = chance.oneOf(units);
    Socket bay = chance.oneOf(bays);
    long draw = chance.below(100);
    if (draw < 40) {
      long bytes = chance.permille(500) ? chance.between(1, 8_000_000) : Long.MAX_VALUE;
      count(bytes == Long.MAX_VALUE ? "plugged" : "plugged in a line that breaks");
      bay.plug(unit.port(), bytes);
    } else if (draw < 52) {
      count("pulled");
      bay.pull();
    } else if (draw < 72) {
      count("pressed");
      unit.press();
    } else if (draw < 82) {
      count("recorder killed");
      unit.kill();
    } else if (draw < 92) {
      count("recorder switched on");
      unit.switchOn();
    } else if (draw < 97) {
      count("dock killed");
      office.restartWith(full ? Optional.of(ROOM_BYTES) : Optional.empty());
    } else {
      full = !full;
      count(full ? "store full" : "store with room again");
      office.restartWith(full ? Optional.of(ROOM_BYTES) : Optional.empty());
    }
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /** Every recorder in a bay, the store with room, until all that they hold is in. */
  private void peace() throws IOException, InterruptedException, StationFailed {
    if (full) {
      office.restartWith(Optional.empty());
    }
    office.start();
    for (int i = 0; i < units.size(); i++) {
      bays.get(i).pull();
      units.get(i).switchOn();
      bays.get(i).plug(units.get(i).port(), Long.MAX_VALUE);
    }
    long begun = System.nanoTime();
    while (!allIsIn()) {
      if (System.nanoTime() - begun > PEACE.toNanos()) {
        throw new StationFailed(
            "not everything came in within " + PEACE.toMinutes() + " minutes\n" + office.status());
      }
      Thread.sleep(1_000);
    }
    say(
        "全部接收 / all is in after "
            + (System.nanoTime() - begun) / 1_000_000_000
            + " s; dock: "
            + office.starts()
            + " starts, peak memory "
            + office.peakMebibytes()
            + " MiB; archive "
            + Folders.bytesIn(office.archive()) / 1_000_000
            + " MB\n"
            + office.status());
  }

  private boolean allIsIn() throws IOException, InterruptedException {
    for (Unit unit : units) {
      if (unit.tracksLeft() > 0) {
        return false;
      }
    }
    String status = office.status();
    return status.lines().filter(line -> line.contains(" releasable ")).count() == units.size();
  }

  private void say(String what) {
    out.accept(what);
  }

  @Override
  public void close() {
    office.close();
    units.forEach(Unit::kill);
    bays.forEach(Socket::close);
  }
}
