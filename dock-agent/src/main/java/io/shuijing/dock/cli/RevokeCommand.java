package io.shuijing.dock.cli;

import io.shuijing.dock.archive.DirectoryArchive;
import io.shuijing.dock.custody.Register;
import io.shuijing.dock.office.Office;
import io.shuijing.dock.office.OfficeFault;
import io.shuijing.dock.office.Revocation;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.linux.DirectoryVolume;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Believes nothing new from a recorder or a dock. */
@Command(
    name = "revoke",
    description = {
      "吊销一台执法记录仪或采集站：此后其内容一律隔离，不拒收。",
      "Revokes a recorder or a dock: a recorder is still taken in, into quarantine."
    },
    mixinStandardHelpOptions = true)
final class RevokeCommand implements Callable<Integer> {
  private final PrintStream out;
  @Mixin private ConfigurationFile file = new ConfigurationFile();

  @Parameters(
      index = "1",
      paramLabel = "NAME",
      description = {"编号或全名。", "Its serial, or its whole name such as DOMAIN/dock/D1."})
  private String name = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = {"原因，如 遗失。", "Why, such as lost."})
  private String reason = "";

  RevokeCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Configuration.Wrong, OfficeFault, IOException {
    out.println("revoked " + revoke(file.place(), name, reason));
    return ExitCode.OK;
  }

  /** Revokes what a person calls so; its whole name. */
  static Name revoke(Place place, String called, String reason) throws OfficeFault, IOException {
    Name name = name(place, called);
    DirectoryVolume volume = place.volume();
    Office office = place.open(volume);
    Revocation revocation =
        Revocation.of(volume, office, new Revocation.Reason(name, reason), seen(volume, name));
    Register register = new Register(volume, place.log(volume, office));
    KeptKey kept = new KeptKey(place.office(), revocation.kept(), revocation.logged());
    register.enter(kept, kept, place.clocks().wall().time());
    office.publishKeys();
    return name;
  }

  private static Name name(Place place, String called) throws OfficeFault {
    String whole =
        called.contains("/")
            ? called
            : place.configuration().name().domain() + "/recorder/" + called;
    try {
      return Name.parse(whole);
    } catch (Malformed e) {
      throw new OfficeFault("'" + called + "' is no serial and no name: " + e.getMessage(), e);
    }
  }

  /** What a dock has cosigned stays believed. */
  private static OptionalLong seen(DirectoryVolume volume, Name name) throws HardwareFault {
    if (name.kind() != Name.Kind.RECORDER) {
      return OptionalLong.empty();
    }
    List<Long> sizes = new DirectoryArchive(volume).checkpoints(name);
    return OptionalLong.of(sizes.isEmpty() ? 0 : sizes.getLast());
  }
}
