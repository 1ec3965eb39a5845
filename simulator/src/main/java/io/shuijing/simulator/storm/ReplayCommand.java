package io.shuijing.simulator.storm;

import io.shuijing.simulator.plan.FaultPlan;
import io.shuijing.simulator.plan.MalformedPlan;
import io.shuijing.simulator.plan.Outcome;
import io.shuijing.simulator.plan.PlanText;
import io.shuijing.simulator.toy.ToyShifts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shuijing replay}. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {"重演一份故障计划。", "Plays one plan of faults again."},
    exitCodeListHeading = "%n退出码 / exit codes:%n",
    exitCodeList = {
      "0:全部守住 / all kept",
      "2:用法 / usage",
      "127:程序崩溃 / a crash",
      "128:未能收敛 / did not come to its end",
      "129:违反不变式 / an invariant was violated"
    })
public final class ReplayCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PLAN", description = "计划文件 / file with a plan")
  private @Nullable Path file;

  @Option(names = "--trace", description = "逐行打印轨迹 / print everything that crosses a port")
  private boolean trace;

  @Override
  public Integer call() throws IOException {
    Quiet.agents();
    Optional<FaultPlan> plan = read(file);
    if (plan.isEmpty()) {
      return 2;
    }
    Outcome outcome =
        ToyShifts.ofAgents()
            .play(plan.get(), trace ? Optional.of(System.out::println) : Optional.empty());
    outcome.figures().forEach((name, count) -> System.out.println("  " + count + "  " + name));
    System.out.println("trace " + outcome.traceHash());
    Optional<Outcome.Failure> failure = outcome.failure();
    if (failure.isEmpty()) {
      System.out.println("全部守住 / all kept · " + outcome.virtualMs() + " ms");
      return 0;
    }
    System.out.println(
        failure.get().invariant()
            + " at "
            + failure.get().virtualMs()
            + " ms, operation "
            + failure.get().operation()
            + ": "
            + failure.get().message());
    return failure.get().kind().exitCode();
  }

  /** The plan in a file; what is wrong with it goes to standard error. */
  static Optional<FaultPlan> read(@Nullable Path file) throws IOException {
    if (file == null || !Files.isReadable(file)) {
      System.err.println(file + "：读不到 / cannot be read");
      return Optional.empty();
    }
    try {
      return Optional.of(PlanText.parse(Files.readString(file, StandardCharsets.UTF_8)));
    } catch (MalformedPlan e) {
      System.err.println(file + ": " + e.getMessage());
      return Optional.empty();
    }
  }
}
