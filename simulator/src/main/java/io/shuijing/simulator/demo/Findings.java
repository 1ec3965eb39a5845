package io.shuijing.simulator.demo;

import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.simulator.station.AgentProcess;
import io.shuijing.simulator.station.FolderTree;
import io.shuijing.simulator.station.Station;
import io.shuijing.simulator.station.StationFailed;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What came of the shift: the video, the verdict, and what happens when one byte is altered. */
final class Findings {
  private static final String CLI = "io.shuijing.evidence.cli.Main";

  private final DemoSettings settings;
  private final Station station;
  private final Words words;
  private final PrintStream out;

  Findings(DemoSettings settings, Station station, Words words, PrintStream out) {
    this.settings = settings;
    this.station = station;
    this.words = words;
    this.out = out;
  }

  void show() throws IOException, InterruptedException, StationFailed {
    Recorded recorded = Recorded.read(station.archive());
    Path video = export(recorded);
    new PromptHeard(words, out).check(video, station.office(), recorded);
    verdict();
    tamper(recorded);
    places(video);
    new Commands(settings, station, words, out).show(recorded);
    say("done");
  }

  private Path export(Recorded recorded) throws IOException, InterruptedException, StationFailed {
    say("export");
    Path export = settings.out().resolve("export");
    cli(
        0,
        "export",
        station.archive().toString(),
        "--identity",
        station.office().resolve("keys/office.age").toString(),
        "--out",
        export.toString());
    return export.resolve(recorded.session().toString()).resolve("video.mp4");
  }

  private void verdict() throws IOException, InterruptedException, StationFailed {
    say("verdict");
    cli(0, "verify", station.archive().toString());
    say("script");
    int code =
        AgentProcess.run(
            List.of(
                "sh",
                script().toString(),
                station.archive().toString(),
                station.office().resolve("archive/keys").toString()),
            settings.out(),
            out);
    if (code != 0) {
      throw new StationFailed("verify.sh ended with exit code " + code);
    }
  }

  private Path script() {
    return settings.project().resolve("docs/verify/verify.sh");
  }

  /** Alters one byte in the middle of a sealed segment, in a copy. */
  private void tamper(Recorded recorded) throws IOException, InterruptedException, StationFailed {
    Path copy = settings.out().resolve("tampered");
    FolderTree.copy(station.archive(), copy.resolve("archive").resolve(Station.SERIAL));
    FolderTree.copy(station.office().resolve("archive/keys"), copy.resolve("archive/keys"));
    List<StoredRecord> segments = recorded.segments();
    Segment victim = (Segment) segments.get(segments.size() / 2).entry();
    long position = victim.at().offset() + victim.sealed().bytes() / 2;
    Path altered = copy.resolve("archive").resolve(Station.SERIAL).resolve(Recorded.path(victim));
    FolderTree.flipBit(altered, position);
    say("tamper", settings.out().relativize(altered), position);
    cli(1, "verify", copy.resolve("archive").resolve(Station.SERIAL).toString());
  }

  private void cli(int expected, String command, String... arguments)
      throws IOException, InterruptedException, StationFailed {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--lang", DemoCommand.word(settings.language())));
    out.flush();
    int code = AgentProcess.run(AgentProcess.command(CLI, all), settings.out(), out);
    if (code != expected) {
      throw new StationFailed(command + " ended with exit code " + code + ", not " + expected);
    }
  }

  private void places(Path video) {
    say("where");
    place("archive", station.archive());
    place("journal", station.archive().resolve("journal"));
    place("keys", station.office().resolve("keys"));
    place("video", video);
  }

  private void place(String key, Path path) {
    out.println("  " + words.say(key) + "  " + path);
  }

  private void say(String key, Object... values) {
    out.println(words.say(key, values));
    out.flush();
  }
}
