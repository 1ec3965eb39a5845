package io.shuijing.dock.cli;

import io.shuijing.dock.cli.Configuration.WitnessPlace;
import io.shuijing.dock.office.OfficeFault;
import io.shuijing.hal.linux.DirectoryVolume;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has others cosign the custody log. */
@Command(
    name = "witness",
    description = {"请见证人共签保管日志。", "Has witnesses cosign the custody log."},
    synopsisSubcommandLabel = "ask|export|import",
    mixinStandardHelpOptions = true)
final class WitnessCommand {
  private static final String REQUEST = "add-checkpoint";
  private static final String ANSWER = "cosignature";

  private final PrintStream out;

  WitnessCommand(PrintStream out) {
    this.out = out;
  }

  private static Witnesses witnesses(ConfigurationFile file)
      throws Configuration.Wrong, OfficeFault, IOException {
    Place place = file.place();
    if (place.configuration().witnesses().isEmpty()) {
      throw new Configuration.Wrong("'witness = VKEY [URL]' is missing: nobody is to be asked");
    }
    DirectoryVolume volume = place.volume();
    return Witnesses.of(place, volume, place.open(volume));
  }

  @Command(
      name = "ask",
      description = {"通过 HTTP 请求共签。", "Asks those that are reached over HTTP."},
      mixinStandardHelpOptions = true)
  int ask(@Mixin ConfigurationFile file) throws Configuration.Wrong, OfficeFault, IOException {
    Witnesses witnesses = witnesses(file);
    for (WitnessPlace each : witnesses.places()) {
      if (!each.url().isEmpty()) {
        say(each, witnesses.ask(each) ? "cosigned" : "has cosigned it already");
      }
    }
    return ExitCode.OK;
  }

  private void say(WitnessPlace witness, String what) {
    out.println("witness " + witness.witness().key().name() + " " + what);
  }

  @Command(
      name = "export",
      description = {
        "把请求写入 DIR（如U盘）：每个见证人一个文件夹，内有 add-checkpoint。",
        "Writes a request for each witness to DIR, such as a USB stick: ID/add-checkpoint."
      },
      mixinStandardHelpOptions = true)
  int export(
      @Mixin ConfigurationFile file, @Parameters(index = "1", paramLabel = "DIR") Path folder)
      throws Configuration.Wrong, OfficeFault, IOException {
    Witnesses witnesses = witnesses(file);
    for (WitnessPlace each : witnesses.places()) {
      Path to = Files.createDirectories(folder.resolve(each.witness().id()));
      Files.deleteIfExists(to.resolve(ANSWER)); // of an earlier request
      Files.write(
          to.resolve(REQUEST), witnesses.witnessing().request(each.witness(), witnesses.now()));
      KeyFolder.flush(to);
      say(each, "is asked in " + to.resolve(REQUEST) + ", its answer belongs in " + ANSWER);
    }
    return ExitCode.OK;
  }

  @Command(
      name = "import",
      description = {
        "从 DIR 读回见证人写下的 ID/cosignature，核对后保存。",
        "Reads what witnesses wrote into ID/cosignature in DIR, checks and keeps it."
      },
      mixinStandardHelpOptions = true)
  int read(@Mixin ConfigurationFile file, @Parameters(index = "1", paramLabel = "DIR") Path folder)
      throws Configuration.Wrong, OfficeFault, IOException {
    Witnesses witnesses = witnesses(file);
    int kept = 0;
    for (WitnessPlace each : witnesses.places()) {
      Path from = folder.resolve(each.witness().id());
      if (Files.exists(from.resolve(ANSWER))) {
        witnesses
            .witnessing()
            .keep(
                each.witness(),
                Files.readAllBytes(from.resolve(REQUEST)),
                Files.readString(from.resolve(ANSWER), StandardCharsets.UTF_8),
                witnesses.now());
        say(each, "has cosigned");
        kept++;
      }
    }
    if (kept == 0) {
      throw new OfficeFault("no witness has answered in " + folder + ": no ID/" + ANSWER);
    }
    return ExitCode.OK;
  }
}
