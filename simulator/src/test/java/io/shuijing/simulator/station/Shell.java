package io.shuijing.simulator.station;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Runs what a person would type. */
public final class Shell {
  private Shell() {}

  /** Runs a script to its end; gives all that it said. Anything but exit code 0 is a failure. */
  public static String run(Path folder, String script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    if (code != 0) {
      throw new IllegalStateException("exit code " + code + " of " + script + "\n" + said);
    }
    return said;
  }
}
