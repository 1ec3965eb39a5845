package io.shuijing.simulator.disk;

import io.shuijing.simulator.disk.DiskFault.Collateral;
import io.shuijing.simulator.disk.DiskFault.CutInFlush;
import io.shuijing.simulator.disk.DiskFault.Fate;
import io.shuijing.simulator.disk.DiskFault.FlippedBits;
import io.shuijing.simulator.disk.DiskFault.FlushError;
import io.shuijing.simulator.disk.DiskFault.Full;
import io.shuijing.simulator.disk.DiskFault.Gone;
import io.shuijing.simulator.disk.DiskFault.Law;
import io.shuijing.simulator.disk.DiskFault.LyingFlush;
import io.shuijing.simulator.disk.DiskFault.MisdirectedWrite;
import io.shuijing.simulator.disk.DiskFault.PowerCut;
import io.shuijing.simulator.disk.DiskFault.Reached;
import io.shuijing.simulator.disk.DiskFault.ReadOnly;
import io.shuijing.simulator.disk.DiskFault.RemovedContent;
import io.shuijing.simulator.disk.DiskFault.ShortWrite;
import io.shuijing.simulator.disk.DiskFault.StalePage;
import io.shuijing.simulator.disk.DiskFault.Stalled;
import io.shuijing.simulator.disk.DiskFault.Stay;
import io.shuijing.simulator.disk.DiskFault.UnreadableBlock;
import io.shuijing.simulator.disk.DiskFault.UnsyncedBytes;
import io.shuijing.simulator.disk.DiskFault.UnsyncedNames;
import io.shuijing.simulator.disk.DiskFault.When;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Reads the line of a fault; what the record would not write in just this way is refused. */
final class DiskFaultText {
  private DiskFaultText() {}

  static DiskFault parse(String line) {
    if (line.equals("S11") || line.startsWith("S11 ")) {
      throw new IllegalArgumentException(
          "unsupported: '" + line + "': a volume of files knows no bits that are programmed");
    }
    try {
      DiskFault fault = read(List.of(line.split(" ", -1)));
      if (fault.text().equals(line)) {
        return fault;
      }
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new IllegalArgumentException("a value is wrong or missing in '" + line + "'", e);
    }
    throw new IllegalArgumentException("no fault of a disk: '" + line + "'");
  }

  private static DiskFault read(List<String> words) {
    String first = words.get(1);
    return switch (words.getFirst() + " " + first) {
      case "S1 cut" -> new PowerCut(constant(When.values(), words.get(2)));
      case "S2 fates" ->
          new UnsyncedBytes(
              words.stream().skip(2).map(word -> constant(Fate.values(), word)).toList());
      case "S3 law" -> new UnsyncedNames(constant(Law.values(), words.get(2)));
      case "S4 cut-in-flush" -> new CutInFlush(constant(Reached.values(), words.get(2)));
      case "S5 flush-error" -> new FlushError();
      case "S6 full" -> new Full(Long.parseLong(words.get(2)));
      case "S6 read-only" -> new ReadOnly();
      case "S6 gone" -> new Gone();
      case "S6 short-write" -> new ShortWrite();
      case "S7 lying-flush" -> new LyingFlush(millis(words.get(2)));
      case "S8 flip" -> new FlippedBits(number(words.get(2)), stay(words.get(3)));
      case "S8 unreadable" -> new UnreadableBlock(number(words.get(2)), stay(words.get(3)));
      case "S9 collateral" -> new Collateral(Long.parseLong(words.get(2)), number(words.get(3)));
      case "S10 misdirected-write" -> new MisdirectedWrite();
      case "S10 stale-page" -> new StalePage();
      case "S10 removed-content" -> new RemovedContent();
      case "S12 stall" -> new Stalled(millis(words.get(2)));
      default ->
          throw new IllegalArgumentException(
              "no fault of a disk: '" + String.join(" ", words) + "'");
    };
  }

  private static Duration millis(String word) {
    return Duration.ofMillis(Long.parseLong(word));
  }

  private static int number(String word) {
    return Integer.parseInt(word);
  }

  private static Stay stay(String word) {
    return constant(Stay.values(), word);
  }

  private static <E extends Enum<E>> E constant(E[] values, String word) {
    return Arrays.stream(values)
        .filter(value -> DiskFault.word(value).equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no value of a fault: '" + word + "'"));
  }
}
