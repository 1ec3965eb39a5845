package io.shuijing.simulator.shift;

import io.shuijing.dock.archive.DirectoryArchive;
import io.shuijing.dock.bay.BayAgent;
import io.shuijing.dock.bay.BayEvent;
import io.shuijing.dock.bay.BayState;
import io.shuijing.dock.bay.Holdings;
import io.shuijing.dock.bay.Station;
import io.shuijing.dock.bay.Terms;
import io.shuijing.dock.custody.CustodyLog;
import io.shuijing.dock.custody.LogTurn;
import io.shuijing.dock.custody.Register;
import io.shuijing.dock.intake.FileIntake;
import io.shuijing.dock.intake.Quarantine;
import io.shuijing.dock.office.KeyFile;
import io.shuijing.dock.office.Office;
import io.shuijing.dock.office.OfficeFault;
import io.shuijing.dock.offload.Bandwidth;
import io.shuijing.dock.prompt.Orders;
import io.shuijing.dock.prompt.PromptDesk;
import io.shuijing.dock.store.Staging;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.sound.Wav;
import io.shuijing.hal.storage.Volume;
import io.shuijing.simulator.disk.DiskSpec;
import io.shuijing.simulator.disk.SimulatedDisk;
import io.shuijing.simulator.parts.TappedVolume;
import io.shuijing.simulator.parts.VirtualBay;
import io.shuijing.simulator.parts.VirtualLink;
import io.shuijing.simulator.world.Agenda;
import io.shuijing.simulator.world.Chance;
import io.shuijing.simulator.world.PowerLost;
import io.shuijing.simulator.world.VirtualClocks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** The dock and its office, as long as they last; a process of the dock's agent runs or not. */
final class DockUnit {
  static final String BAY = "bay-1";

  private static final long RESTART_MS = 5_000;
  private static final short[] VOICE = new short[4_800];

  private final World world;
  private final Judges judges;
  private final Platter store;
  private final SimulatedDisk orders;
  private final VirtualLink link;
  private final VirtualClocks clocks;
  private final Chance entropy;
  private Volume ordersNow;
  private boolean dying;
  private long ordersWritten;
  private String state = "off";
  private String condition = "off";

  DockUnit(World world, Judges judges, Platter store, VirtualLink link) {
    this.world = world;
    this.judges = judges;
    this.store = store;
    this.link = link;
    this.entropy = world.chance("dock entropy");
    this.clocks = new VirtualClocks(world.agenda(), world.began());
    this.orders = new SimulatedDisk(DiskSpec.timeless("orders", 1 << 20), world.chance("orders"));
    this.ordersNow = orders.mount();
    for (KeyFile file : Identities.EXAMPLE.files()) {
      store.put(file.path(), file.content());
    }
  }

  /** The last state of its bay. */
  String state() {
    return state;
  }

  /** As {@link #state}, with the word of what is faulty. */
  String condition() {
    return condition;
  }

  /** The process of the dock dies at its next wait. */
  void kill() {
    dying = true;
  }

  private void requireAlive() {
    if (dying) {
      throw new PowerLost("the dock");
    }
  }

  /** Keeps its bay as long as somebody says so; what it loses its power at is survived here. */
  void keep(BooleanSupplier on) {
    try {
      dying = false;
      new BayAgent(bay(), station(), this::happened).keep(on);
      store.processDied();
    } catch (PowerLost e) {
      gone();
    } catch (HardwareFault | OfficeFault e) {
      world.count("mark dock refused to start");
      store.processDied();
      world.agenda().pass(Duration.ofMillis(RESTART_MS));
    }
    ordersNow = fresh();
    state = "off";
  }

  private void gone() {
    if (dying) {
      world.count("dock kills");
      store.processDied();
    } else {
      world.count("dock cuts");
    }
    link.pullSocket();
    world.agenda().pass(Duration.ofMillis(RESTART_MS));
  }

  private Volume fresh() {
    orders.processDied();
    return orders.mount();
  }

  private VirtualBay bay() {
    return new VirtualBay(
        world.agenda(),
        link,
        new VirtualBay.Owner(
            BAY, Identities.DOCK.text(), Identities.RECORDER.text(), this::requireAlive));
  }

  private Station station() throws HardwareFault, OfficeFault {
    Volume volume = new TappedVolume(store.mount(), "store", world.trace(), new Watch(judges));
    Office office = Office.open(volume, Identities.OFFICE, Identities.DOCK);
    office.publishKeys();
    DirectoryArchive archive = new DirectoryArchive(volume);
    Register register = new Register(volume, new CustodyLog(volume, office, LogTurn.ALONE));
    return new Station(
        office,
        new Station.Rooms(
            new Staging(volume),
            new FileIntake.Store(archive, new Quarantine(volume, office.name(), register), clocks),
            register),
        new Station.Counter(
            new Orders(ordersNow),
            new PromptDesk((_, _) -> new Wav(16_000, VOICE).toBytes(), volume)),
        new Holdings(archive),
        new Terms(0, new Bandwidth(Bandwidth.UNLIMITED, clocks, this::rest)),
        new Station.Surroundings(clocks, entropy::bytes, this::rest, _ -> {}));
  }

  private record Watch(Judges judges) implements TappedVolume.Watch {
    @Override
    public void removing(String path) {}

    @Override
    public void truncating(String path, long size) {}

    @Override
    public void replacing(String from, String to) {
      judges.replacing(from, to);
    }
  }

  private void rest(Duration time) {
    Agenda agenda = world.agenda();
    long until = agenda.nowNanos() + time.toNanos();
    while (agenda.next(until)) {
      requireAlive();
    }
    agenda.passUntil(until);
    requireAlive();
  }

  private void happened(String bay, BayEvent event) {
    switch (event) {
      case BayEvent.Changed(BayState changed) -> {
        state = changed.word();
        world.trace().add("bay " + state, 0, 0);
        condition = word(changed);
        world.count("mark bay " + condition);
      }
      case BayEvent.Defect(RuntimeException cause) ->
          throw judges.crash("the dock: " + cause, cause);
      case BayEvent.PutApart(_, _, var finding) ->
          world.count("mark put apart " + finding.objection().word());
      case BayEvent.Described _,
          BayEvent.Pulled _,
          BayEvent.Archived _,
          BayEvent.ClockMeasured _,
          BayEvent.Receipted _,
          BayEvent.Freed _,
          BayEvent.LetGo _,
          BayEvent.Notice _ ->
          world.count(event.getClass().getSimpleName());
    }
  }

  private static String word(BayState changed) {
    return changed instanceof BayState.Faulty(String fault, _) ? "faulty " + fault : changed.word();
  }

  /** A person writes an order for the recorder, unless one still stands. */
  void order() {
    order("A-" + ++ordersWritten);
  }

  /** A person writes an order with this assignment, unless one still stands. */
  void order(String assignment) {
    String path = Identities.RECORDER.last() + ".order";
    try {
      if (!ordersNow.exists(path)) {
        String text =
            "shuijing-order/v1\nassignment "
                + assignment
                + "\nunit 汝州市水政监察大队\npurpose 检查取水许可\nmatter 超计划取水"
                + "\nofficer 示例员甲 SL-0001\nofficer 示例员乙 SL-0002\nlanguage zh\n";
        Platter.write(ordersNow, path, text.getBytes(StandardCharsets.UTF_8));
      }
    } catch (HardwareFault e) {
      throw new IllegalStateException("the folder of orders has no faults", e);
    }
  }
}
