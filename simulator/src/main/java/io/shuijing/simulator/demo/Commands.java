package io.shuijing.simulator.demo;

import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.simulator.station.Station;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** The commands by which anyone checks the recording with tools that we did not write. */
final class Commands {
  private final DemoSettings settings;
  private final Station station;
  private final Words words;
  private final PrintStream out;

  Commands(DemoSettings settings, Station station, Words words, PrintStream out) {
    this.settings = settings;
    this.station = station;
    this.words = words;
    this.out = out;
  }

  void show(Recorded recorded) {
    out.println(words.say("self"));
    out.println("  cd " + quoted(station.archive()));
    show("self.journal", journal());
    Segment segment = (Segment) recorded.segments().getFirst().entry();
    show(
        "self.segment", List.of(sealed(segment) + " | sha256sum   # " + segment.sealed().digest()));
    show(
        "self.open",
        List.of(
            sealed(segment)
                + " | age -d -i ../../keys/office.age | sha256sum   # "
                + segment.plain().digest()));
    show(
        "self.script",
        List.of(
            "sh " + quoted(settings.project().resolve("docs/verify/verify.sh")) + " . ../keys"));
  }

  private void show(String title, List<String> lines) {
    out.println("  # " + words.say(title));
    lines.forEach(line -> out.println("  " + line));
  }

  private static List<String> journal() {
    return List.of(
        "awk 'BEGIN{RS=\"\"} {t=s; s=$0} END{print t > \"/tmp/text\"; split(s,w,/[ \\n]/); print w[3]}'"
            + " journal | base64 -d | tail -c +5 > /tmp/signature",
        "openssl pkeyutl -verify -pubin -inkey ../../keys/recorder-"
            + Station.SERIAL
            + ".pub.pem -rawin -in /tmp/text -sigfile /tmp/signature");
  }

  private static String sealed(Segment segment) {
    return "tail -c +"
        + (segment.at().offset() + 1)
        + " "
        + Recorded.path(segment)
        + " | head -c "
        + segment.sealed().bytes();
  }

  private static String quoted(Path path) {
    String text = path.toString();
    return text.matches("[A-Za-z0-9/._-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
