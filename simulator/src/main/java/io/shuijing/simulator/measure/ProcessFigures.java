package io.shuijing.simulator.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the kernel says of a running process (proc(5)).
 *
 * @param cpuSeconds user and system
 * @param peakMebibytes most resident memory ever
 */
record ProcessFigures(double cpuSeconds, double peakMebibytes) {
  private static final double TICKS_PER_SECOND = 100;
  private static final int UTIME = 11;

  static ProcessFigures of(long pid) throws IOException {
    Path proc = Path.of("/proc", Long.toString(pid));
    String stat = Files.readString(proc.resolve("stat"));
    // the second field is the name in brackets, which may hold spaces
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
    double ticks =
        Double.parseDouble(fields.get(UTIME)) + Double.parseDouble(fields.get(UTIME + 1));
    String peak =
        Files.readAllLines(proc.resolve("status")).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .findFirst()
            .orElseThrow(() -> new IOException("the kernel tells no peak memory of " + pid));
    double kibibytes = Double.parseDouble(peak.replaceAll("[^0-9]", ""));
    return new ProcessFigures(ticks / TICKS_PER_SECOND, kibibytes / 1024);
  }
}
