package io.shuijing.simulator.measure;

import io.shuijing.simulator.station.AgentProcess;
import io.shuijing.simulator.station.FolderTree;
import io.shuijing.simulator.station.Station;
import io.shuijing.simulator.station.StationFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The common tools that stand beside ours, run as whole processes. */
final class Tools {
  private final Path folder;

  Tools(Path folder) {
    this.folder = folder;
  }

  /** How long a command took. */
  record Timed(double seconds, double cpuSeconds) {}

  /** What a recorder does to a segment, by age, sha256sum and openssl. */
  Timed seal(Station station, int segments, int bytes)
      throws IOException, InterruptedException, StationFailed {
    Path work = Files.createDirectories(folder.resolve("tools"));
    String script =
        String.format(
            Locale.ROOT,
            """
            set -e
            r=$(awk '/^recipient/{print $2; exit}' %1$s/office.public)
            i=0
            while [ $i -lt %2$d ]; do
              i=$((i+1))
              age -r "$r" < plain.$i > sealed.$i
              { sha256sum plain.$i sealed.$i; } > record
              openssl pkeyutl -sign -inkey %1$s/recorder.pem -rawin -in record -out signature
              cat sealed.$i record signature >> track; sync -d track
              cat record signature >> journal; sync -d journal
            done
            """,
            station.recorder().resolve("keys"),
            segments);
    shell(
        work,
        String.format(
            Locale.ROOT,
            "i=0; while [ $i -lt %d ]; do i=$((i+1)); head -c %d /dev/urandom > plain.$i; done",
            segments,
            bytes));
    Timed timed = shell(work, script);
    FolderTree.remove(work);
    return timed;
  }

  Timed sha256sum(Path card) throws IOException, InterruptedException, StationFailed {
    return shell(card, "find . -type f | xargs sha256sum > /dev/null");
  }

  /** Our verifier, as the command that a user runs. */
  Timed verify(Path card, Path keys) throws IOException, InterruptedException, StationFailed {
    List<String> words =
        AgentProcess.command(
            "io.shuijing.evidence.cli.Main",
            List.of("verify", card.toString(), "--keys", keys.toString()));
    StringBuilder line = new StringBuilder();
    words.forEach(word -> line.append('\'').append(word).append("' "));
    // 0 and 1 are verdicts; only 2 says that it could not be done
    return shell(card, line + "> /dev/null || [ $? -eq 1 ]");
  }

  Timed sha256sumOnAllCores(Path folder) throws IOException, InterruptedException, StationFailed {
    return shell(folder, "find . -type f | xargs -n 1 -P $(nproc) sha256sum > /dev/null");
  }

  /** The dock's re-reading of its archive, as the command that a user runs. */
  Timed reverify(Path office) throws IOException, InterruptedException, StationFailed {
    List<String> words =
        AgentProcess.command(
            "io.shuijing.dock.Main", List.of("reverify", office.resolve("dock.conf").toString()));
    StringBuilder line = new StringBuilder();
    words.forEach(word -> line.append('\'').append(word).append("' "));
    return shell(office, line + "> /dev/null");
  }

  Timed rsync(Path card) throws IOException, InterruptedException, StationFailed {
    Path work = Files.createDirectories(folder.resolve("rsync"));
    Files.writeString(
        work.resolve("rsyncd.conf"),
        String.format(
            Locale.ROOT,
            "use chroot = no\nport = 18730\naddress = 127.0.0.1\npid file = %s/pid\n[card]\npath = %s\nread only = yes\n",
            work,
            card));
    shell(work, "rsync --daemon --config=rsyncd.conf && while [ ! -s pid ]; do sleep 0.05; done");
    try {
      return shell(
          work,
          "rsync -a rsync://127.0.0.1:18730/card/ copy/ && sync copy"
              + " && find copy -type f | xargs sha256sum > /dev/null"
              + " && find "
              + card
              + " -type f | xargs sha256sum > /dev/null");
    } finally {
      shell(work, "kill $(cat pid)");
      FolderTree.remove(work);
    }
  }

  Timed copy(Path card) throws IOException, InterruptedException, StationFailed {
    Path work = Files.createDirectories(folder.resolve("copy"));
    Timed timed =
        shell(
            work,
            "cp -r "
                + card
                + " copy && sync copy && find copy -type f | xargs sha256sum > /dev/null && find "
                + card
                + " -type f | xargs sha256sum > /dev/null");
    FolderTree.remove(work);
    return timed;
  }

  private static Timed shell(Path folder, String script)
      throws IOException, InterruptedException, StationFailed {
    String timed = "export TIMEFORMAT='%R %U %S'; time { " + script + "\n}";
    Process process =
        new ProcessBuilder("bash", "-c", timed)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new StationFailed("this did not work: " + script + "\n" + said);
    }
    String[] figures = said.strip().substring(said.strip().lastIndexOf('\n') + 1).split(" ", -1);
    return new Timed(
        Double.parseDouble(figures[0]),
        Double.parseDouble(figures[1]) + Double.parseDouble(figures[2]));
  }

  static void copyTree(Path from, Path to) throws IOException, InterruptedException, StationFailed {
    shell(from, "cp -r . '" + to + "'");
  }
}
