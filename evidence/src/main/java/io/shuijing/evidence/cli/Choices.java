package io.shuijing.evidence.cli;

import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.seal.AgeIdentity;
import io.shuijing.evidence.verify.TrustAnchors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that several commands share. */
final class Choices {
  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description = {
        "所信任的密钥（*.vkey）所在文件夹；缺省为记录仪文件夹旁边或其上两级内最近的 keys。",
        "Folder of the keys (*.vkey) that are trusted; else the nearest 'keys' beside the",
        "recorder's folder or up to two levels above."
      })
  private @Nullable Path keys;

  @Option(
      names = "--session",
      paramLabel = "ID",
      description = {"只看这一场次，如 37-3。", "Only this session, such as 37-3."})
  private @Nullable String session;

  @Option(
      names = "--lang",
      paramLabel = "zh|en",
      defaultValue = "zh",
      description = {"输出语言。", "Language of the output."})
  private String language = "zh";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = {"显示用法。", "Shows this."})
  @SuppressWarnings("UnusedVariable") // picocli asks for it and stops before the command runs
  private boolean help;

  Speech speech() throws Unusable {
    return Speech.of(language);
  }

  Optional<SessionId> session() throws Unusable {
    if (session == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(SessionId.parse(session));
    } catch (Malformed e) {
      throw new Unusable("--session: 应形如 / should look like 37-3: " + e.getMessage(), e);
    }
  }

  /** The keys to trust; empty if there are none anywhere near. */
  Optional<KeyFolder> keysFor(RecorderFolders recorders) throws Unusable {
    try {
      Optional<Path> folder = keys != null ? Optional.of(keys) : KeyFolder.near(recorders.first());
      return folder.isPresent() ? Optional.of(KeyFolder.read(folder.get())) : Optional.empty();
    } catch (IOException e) {
      throw new Unusable("密钥文件夹不可用 / keys cannot be used: " + e.getMessage() + " (--keys DIR)", e);
    }
  }

  static TrustAnchors anchors(Optional<KeyFolder> folder) {
    return folder.map(KeyFolder::anchors).orElse(TrustAnchors.NONE);
  }

  static AgeIdentity identity(Path file) throws Unusable {
    try {
      return AgeIdentity.parse(Files.readString(file));
    } catch (IOException | Malformed e) {
      throw new Unusable(
          "--identity: 不是 age 身份文件 / not an age identity file: "
              + file
              + " ("
              + e.getMessage()
              + ")",
          e);
    }
  }
}
