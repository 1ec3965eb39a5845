package io.shuijing.simulator.storm;

import io.shuijing.simulator.plan.FaultPlan;
import io.shuijing.simulator.plan.Outcome;
import io.shuijing.simulator.toy.ToyShifts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code shuijing shrink}. */
@Command(
    name = "shrink",
    mixinStandardHelpOptions = true,
    description = {
      "把一份失败的计划缩到最少的故障，写在旁边的 .small.plan。",
      "Shrinks a plan that fails to the fewest faults; writes it beside as .small.plan."
    },
    exitCodeListHeading = "%n退出码 / exit codes:%n",
    exitCodeList = {"0:已缩小 / done", "1:计划不失败 / the plan does not fail", "2:用法 / usage"})
public final class ShrinkCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PLAN", description = "计划文件 / file with a plan")
  private @Nullable Path file;

  @Override
  public Integer call() throws IOException {
    Quiet.agents();
    Optional<FaultPlan> plan = ReplayCommand.read(file);
    if (plan.isEmpty() || file == null) {
      return 2;
    }
    Optional<Shrinking.Smallest> smallest = new Shrinking(ToyShifts.ofAgents()).of(plan.get());
    if (smallest.isEmpty()) {
      System.err.println("计划不失败 / the plan does not fail");
      return 1;
    }
    Outcome.Failure failure = smallest.get().failure();
    String text =
        "# " + failure.invariant() + ": " + failure.message() + "\n" + smallest.get().plan().text();
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.plan$", "");
    Path written = file.resolveSibling(name + ".small.plan");
    Files.writeString(written, text, StandardCharsets.UTF_8);
    System.out.print(text);
    System.out.println("./shuijing replay " + written);
    return 0;
  }
}
