package io.shuijing.simulator.accept;

import io.shuijing.dock.cli.Premises;
import io.shuijing.dock.office.OfficeFault;
import io.shuijing.evidence.transfer.Answer.Described;
import io.shuijing.hal.linux.LinkAddress;
import io.shuijing.hal.wire.WireBay;
import io.shuijing.simulator.station.StationFailed;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Runs the test once, or on a sound and twelve broken simulated recorders. */
final class Examiner {
  private static final long ONE_BIT_IN = 1_500_000;

  private static final Map<String, String> SIMULATED =
      Map.of("width", "640", "height", "360", "frames-per-second", "10");

  private final Request request;
  private final Words words;
  private final PrintStream out;

  Examiner(Request request, Words words, PrintStream out) {
    this.request = request;
    this.words = words;
    this.out = out;
  }

  /** Tests one recorder; whether it is accepted. */
  boolean one(Defect defect) throws IOException, InterruptedException, OfficeFault, StationFailed {
    if (request.link().isPresent()) {
      return real(request.link().get());
    }
    found();
    return simulated(defect).passed();
  }

  /** Tests a sound one and every broken one; 0 if each time exactly the right part was named. */
  int matrix() throws IOException, InterruptedException, OfficeFault, StationFailed {
    List<String> table = new ArrayList<>();
    boolean right = true;
    found();
    for (Defect defect : Defect.values()) {
      out.println("== " + defect.word());
      Set<Part> named = simulated(defect).failedParts();
      Set<Part> wanted = defect.part().map(Set::of).orElse(Set.of());
      right &= named.equals(wanted);
      table.add(
          (named.equals(wanted) ? "✓ " : "✗ ")
              + defect.word()
              + ": "
              + (named.isEmpty() ? words.say("nothing-named") : names(named)));
    }
    table.forEach(out::println);
    return right ? 0 : 1;
  }

  private String names(Set<Part> parts) {
    return String.join(", ", parts.stream().map(words::part).toList());
  }

  /** Founds the office that every simulated test begins with. */
  void found() throws IOException, InterruptedException, StationFailed {
    WorkFolder.take(request.out());
    Movie.requireTools();
    out.println(words.say("tell.found"));
    SimulatedRig.found(template());
  }

  private Path template() {
    return request.out().resolve("template");
  }

  Sheet simulated(Defect defect)
      throws IOException, InterruptedException, OfficeFault, StationFailed {
    Path folder = request.out().resolve(defect.word());
    try (SimulatedRig rig = SimulatedRig.start(template(), folder, SIMULATED, defect)) {
      Premises premises = Premises.open(rig.dockConfiguration());
      if (defect != Defect.LINK_CORRUPTS) {
        return examine(premises, rig, LinkAddress.parse(rig.link()), defect);
      }
      int port = Integer.parseInt(rig.link().substring(rig.link().lastIndexOf(':') + 1));
      try (CorruptingWire wire = new CorruptingWire(port, ONE_BIT_IN)) {
        return examine(premises, rig, LinkAddress.parse(wire.link()), defect);
      }
    }
  }

  private boolean real(LinkAddress link)
      throws IOException, InterruptedException, OfficeFault, StationFailed {
    Premises premises = Premises.open(request.office().orElseThrow());
    HandsRig.Allowed allowed =
        new HandsRig.Allowed(request.course().powerCut(), request.course().unplug());
    try (HandsRig rig = new HandsRig(words, out, keyboard(), allowed)) {
      return examine(premises, rig, link, Defect.NONE).passed();
    }
  }

  private static Optional<BufferedReader> keyboard() {
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .map(_ -> new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
  }

  private Sheet examine(Premises premises, Rig rig, LinkAddress link, Defect defect)
      throws IOException, InterruptedException, OfficeFault, StationFailed {
    Screen screen = new Screen(words, out);
    Sheet sheet = new Sheet(screen::tell);
    Material material = new Material();
    material.prompt(SpokenPrompt.rendered(premises.espeak(), words));
    Path folder = Files.createTempDirectory("shuijing-accept");
    try (Dockside dock = new Dockside(new WireBay("accept", link.atDock(), premises.identity()));
        WorkFolder _ = new WorkFolder(folder)) {
      Run run =
          new Run(
              premises,
              profile(defect),
              rig,
              dock,
              new JournalFollower(dock, folder.resolve("supply/journal")),
              sheet,
              new Run.Course(
                  folder,
                  request.script(),
                  request.course().seconds(),
                  request.course().brief(),
                  material,
                  screen));
      Instant begun = premises.clocks().wall().time();
      new Acceptance(run).play();
      summary(sheet);
      file(run, begun);
    }
    return sheet;
  }

  private void file(Run run, Instant begun) throws IOException, OfficeFault {
    Optional<Described> described = run.material().described();
    if (described.isEmpty()) {
      out.println(words.say("nothing-stored"));
      return;
    }
    Instant now = run.premises().clocks().wall().time();
    LocalDate until =
        LocalDate.ofInstant(now, ZoneOffset.UTC).plusMonths(run.profile().validMonths());
    Heading heading =
        new Heading(
            described.get().recorder(),
            described.get().firmware(),
            run.premises().office().dock(),
            request.course().technician(),
            begun,
            Duration.between(begun, now),
            run.sheet().passed() && !run.course().brief() ? Optional.of(until) : Optional.empty(),
            run.rig().isSimulated());
    Path folder =
        new Filing(run.premises(), run.profile(), run.course().told())
            .file(heading, run.sheet(), run.material());
    out.println(words.say("stored", folder));
  }

  private Profile profile(Defect defect) {
    Profile usual = request.profile();
    return defect == Defect.FOREIGN_FIRMWARE
        ? new Profile(
            usual.name(),
            usual.digest(),
            Pattern.compile("other-[0-9]+"),
            usual.validMonths(),
            usual.limits())
        : usual;
  }

  private void summary(Sheet sheet) {
    out.println(
        words.say(
            sheet.passed() ? "accepted" : "refused",
            sheet.count(Grade.PASS),
            sheet.count(Grade.FAIL),
            sheet.count(Grade.NOT_TESTABLE)));
    if (!sheet.passed()) {
      out.println(words.say("named", names(sheet.failedParts())));
    }
  }
}
