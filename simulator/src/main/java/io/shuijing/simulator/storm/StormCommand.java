package io.shuijing.simulator.storm;

import io.shuijing.simulator.plan.Profile;
import io.shuijing.simulator.plan.ShiftPlayer;
import io.shuijing.simulator.plan.Target;
import io.shuijing.simulator.toy.ToyShifts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code shuijing storm}. */
@Command(
    name = "storm",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "在虚拟世界中演练许多班次：真实的记录仪与底座程序，断电、坏卡、断线、错钟，逐条检查不变式。",
      "Plays many shifts in a virtual world: the real recorder and dock, with power cuts, bad cards,"
          + " broken links and wrong clocks; checks every invariant."
    },
    exitCodeListHeading = "%n退出码 / exit codes:%n",
    exitCodeList = {
      "0:全部守住 / all kept",
      "2:用法 / usage",
      "127:程序崩溃 / a crash",
      "128:未能收敛 / did not come to its end",
      "129:违反不变式 / an invariant was violated"
    })
public final class StormCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--shifts",
      paramLabel = "N",
      defaultValue = "200",
      description = "班次数（${DEFAULT-VALUE}） / how many shifts")
  private long shifts;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "第一个种子，其后逐一递增（${DEFAULT-VALUE}） / the first seed, the others follow it")
  private long seed;

  @Option(
      names = "--profile",
      paramLabel = "P",
      description = "只演练一种：${COMPLETION-CANDIDATES} / one profile only; all in turn by default")
  private @Nullable Profile profile;

  @Option(names = "--minutes", paramLabel = "M", description = "到时即止 / end after so many minutes")
  private @Nullable Long minutes;

  @Option(
      names = "--segments",
      paramLabel = "N",
      defaultValue = "100",
      description = "每班约多少分段（${DEFAULT-VALUE}） / segments of a shift, about")
  private int segments;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "1",
      description = "同时几班（${DEFAULT-VALUE}） / how many at the same time")
  private int jobs;

  @Option(
      names = "--every-cut",
      paramLabel = "DEPTH",
      description = {
        "不抽签：一个小班次，在每个改动存储的操作处断电，恢复途中再断，至此深度（1 … 3）",
        "instead of drawing: one small shift, the power goes at every operation that changes a"
            + " disk, and again in each recovery, so deep"
      })
  private @Nullable Integer everyCut;

  @Option(
      names = "--disk",
      paramLabel = "D",
      defaultValue = "CARD",
      description = "与 --every-cut：${COMPLETION-CANDIDATES} / with --every-cut: whose power")
  private Target disk = Target.CARD;

  @Option(
      names = "--canary",
      description = "埋入一处缺陷，须被发现 / plants a defect, which must be found: ends with 129")
  private boolean canary;

  @Option(names = "--print-hash", description = "打印每班的轨迹散列 / print the trace hash of each shift")
  private boolean printHash;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Quiet.agents();
    if (shifts < 1 || segments < 1 || segments > 10_000 || jobs < 1 || jobs > 64) {
      throw wrong("--shifts ≥ 1, --segments 1 … 10000, --jobs 1 … 64");
    }
    if (minutes != null && minutes < 1) {
      throw wrong("--minutes ≥ 1");
    }
    if (everyCut != null && (everyCut < 1 || everyCut > 3)) {
      throw wrong("--every-cut 1 … 3");
    }
    Path project = Path.of(System.getProperty("shuijing.home", ".")).toAbsolutePath().normalize();
    ToyShifts player = canary ? ToyShifts.canary() : ToyShifts.ofAgents();
    return new Storm(
            supply(player), Optional.ofNullable(minutes), new FailureText(project), System.out)
        .run(jobs, printHash);
  }

  private Storm.Supply supply(ShiftPlayer player) {
    if (everyCut != null) {
      return new EveryCut(player, profile == null ? Profile.WILD : profile, disk, everyCut);
    }
    List<Profile> profiles = profile == null ? Arrays.asList(Profile.values()) : List.of(profile);
    return new DrawnShifts(new DrawnShifts.Seeds(seed, shifts, profiles), segments, player);
  }

  private ParameterException wrong(String message) {
    if (spec == null) {
      throw new IllegalStateException("picocli sets the spec");
    }
    return new ParameterException(spec.commandLine(), message);
  }
}
