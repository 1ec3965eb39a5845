package io.shuijing.simulator.bench;

import io.shuijing.evidence.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the verifier that everybody uses says of the archive, in both languages. */
final class Judgement {
  private Judgement() {}

  /** Verifies one recorder's folder in the archive. */
  static Map<String, Object> of(Path recorder) {
    Map<String, Object> what = new LinkedHashMap<>();
    if (!Files.exists(recorder.resolve("journal"))) {
      what.put("code", 2);
      what.put("zh", "档案库中还没有这台执法记录仪的记录。");
      what.put("en", "The archive holds nothing of this recorder yet.");
      return what;
    }
    for (String language : new String[] {"zh", "en"}) {
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      try (PrintStream out = new PrintStream(said, false, StandardCharsets.UTF_8)) {
        String[] words = {"verify", recorder.toString(), "--lang", language};
        what.put("code", Main.run(words, out, out));
      }
      what.put(language, said.toString(StandardCharsets.UTF_8));
    }
    return what;
  }
}
