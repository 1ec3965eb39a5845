package io.shuijing.simulator.accept;

import io.shuijing.dock.office.OfficeFault;
import io.shuijing.hal.linux.LinkAddress;
import io.shuijing.simulator.station.StationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code shuijing accept}. */
@Command(
    name = "accept",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "验收一台执法记录仪（真机或模拟），给出逐项结果、报告，并记入设备台账。",
      "Says whether a recorder, real or simulated, may go into service: item by item, with a report,"
          + " entered into the equipment register."
    },
    exitCodeListHeading = "%n退出码 / exit codes:%n",
    exitCodeList = {
      "0:合格 / accepted",
      "1:不合格，已指出部件 / not accepted, the part is named",
      "2:用法或环境 / usage or environment"
    })
public final class AcceptCommand implements Callable<Integer> {
  private static final int LEAST_SECONDS = 6;
  private static final int MOST_SECONDS = 3600;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--link",
      paramLabel = "PATH|HOST:PORT",
      description = "记录仪所在的串口或地址 / where the recorder is: a serial port or an address")
  private @Nullable String link;

  @Option(
      names = "--office",
      paramLabel = "CONFIG",
      description = "本单位采集站的配置文件，用其密钥 / a dock's configuration, whose keys are used")
  private @Nullable Path office;

  @Option(
      names = "--simulated",
      description = "验收一台自动建立的模拟记录仪 / a simulated recorder in an office of its own")
  private boolean simulated;

  @Option(
      names = "--defect",
      paramLabel = "WORD",
      converter = DefectWord.class,
      description = "模拟记录仪故意损坏之处：${COMPLETION-CANDIDATES} / how the simulated one is broken",
      completionCandidates = DefectWord.class)
  private Defect defect = Defect.NONE;

  @Option(
      names = "--matrix",
      description = "依次验收完好的和十二台故意损坏的模拟记录仪 / a sound one, then twelve broken ones")
  private boolean matrix;

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "本单位的要求及其依据；默认为随附的县级通用值 / what the bureau demands, with sources")
  private @Nullable Path profile;

  @Option(
      names = "--seconds",
      defaultValue = "12",
      description = "录制秒数（${DEFAULT-VALUE}） / seconds to record")
  private int seconds;

  @Option(
      names = "--brief",
      description =
          "不断电、不用独立脚本核验；不能据此判为合格 / no power cut, no independent script;"
              + " not enough to be accepted")
  private boolean brief;

  @Option(
      names = "--technician",
      paramLabel = "NAME",
      defaultValue = "technician",
      description = "签署报告的技术员代号（${DEFAULT-VALUE}） / whose key signs the report")
  private String technician = "technician";

  @Option(
      names = "--with-power-cut",
      description = "可以拔掉真机的电池 / the real recorder's battery can be taken out")
  private boolean powerCut;

  @Option(
      names = "--with-unplug",
      description = "卸载中途请人拔出真机 / somebody pulls the real recorder out while it is offloaded")
  private boolean unplug;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "模拟验收的目录；默认 target/accept / folder of a simulated test")
  private @Nullable Path out;

  @Option(
      names = "--lang",
      defaultValue = "zh",
      description = "zh 或 en（${DEFAULT-VALUE}） / zh or en")
  private Words.@Nullable Language language;

  @Override
  public Integer call() throws InterruptedException {
    Words words = new Words(language == null ? Words.Language.ZH : language);
    try {
      Request request = request();
      Examiner examiner = new Examiner(request, words, System.out);
      return matrix ? examiner.matrix() : examiner.one(defect) ? 0 : 1;
    } catch (Profile.Wrong | OfficeFault | StationFailed | IOException e) {
      System.err.println(words.say("failed", String.valueOf(e.getMessage())));
      return 2;
    }
  }

  private Request request() throws IOException, Profile.Wrong {
    if (seconds < LEAST_SECONDS || seconds > MOST_SECONDS) {
      throw wrong("--seconds: " + seconds + "; " + LEAST_SECONDS + " … " + MOST_SECONDS);
    }
    if (!technician.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,31}")) {
      throw wrong("--technician: " + technician + "; A-Z a-z 0-9 . _ -");
    }
    if (simulated || matrix) {
      if (link != null || office != null) {
        throw wrong("--simulated / --matrix：不与 --link、--office 并用 / not with --link, --office");
      }
    } else if (link == null || office == null) {
      throw wrong("请给出 --link 和 --office，或 --simulated / give --link and --office, or --simulated");
    } else if (!Files.isReadable(office)) {
      throw wrong("--office: " + office + "；读不到这个文件 / no such file, or not readable");
    }
    Path project = Path.of(System.getProperty("shuijing.home", ".")).toAbsolutePath().normalize();
    return new Request(
        Optional.ofNullable(link).map(this::address),
        Optional.ofNullable(office),
        demanded(),
        new Request.Course(seconds, technician, brief, powerCut, unplug),
        project.resolve("docs/verify/verify.sh"),
        (out == null ? project.resolve("target/accept") : out).toAbsolutePath().normalize());
  }

  private Profile demanded() throws IOException, Profile.Wrong {
    if (profile != null) {
      return readProfile(profile);
    }
    return simulated || matrix ? Profile.simulated() : Profile.usual();
  }

  private Profile readProfile(Path file) throws IOException, Profile.Wrong {
    if (!Files.isReadable(file)) {
      throw wrong("--profile: " + file + "；读不到这个文件 / no such file, or not readable");
    }
    return Profile.read(file);
  }

  private LinkAddress address(String text) {
    try {
      if (text.startsWith("tcp:") || text.startsWith("serial:")) {
        return LinkAddress.parse(text);
      }
      return LinkAddress.parse((text.startsWith("/") ? "serial:" : "tcp:") + text);
    } catch (IllegalArgumentException e) {
      throw wrong("--link: " + text + "；例如 / such as /dev/ttyACM0, 192.0.2.7:7070");
    }
  }

  private ParameterException wrong(String message) {
    if (spec == null) {
      throw new IllegalStateException("picocli sets the spec");
    }
    return new ParameterException(spec.commandLine(), message);
  }
}
