package io.shuijing.simulator.storm;

import io.shuijing.simulator.story.MalformedStory;
import io.shuijing.simulator.story.Playing;
import io.shuijing.simulator.story.Stories;
import io.shuijing.simulator.story.Story;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shuijing story}. */
@Command(
    name = "story",
    mixinStandardHelpOptions = true,
    description = {
      "演一个写成文字的场景：真实的记录仪与采集站程序，虚拟的时间；最后逐条核对应当如何。",
      "Plays a scene that is written as text: the real recorder and dock in virtual time; then"
          + " checks what was expected.",
      "不带参数时列出自带的故事。 / Without an argument: lists the stories that come with it."
    },
    exitCodeListHeading = "%n退出码 / exit codes:%n",
    exitCodeList = {
      "0:都如所料 / all as expected",
      "1:有一条不如所料 / something was not as expected",
      "2:用法，或读不懂的故事 / usage, or a story that cannot be read"
    })
public final class StoryCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|NAME",
      description = "故事文件，或自带故事的名字 / a file, or the name of a story that comes with it")
  private @Nullable String which;

  @Option(names = "--sentences", description = "列出认识的全部句子 / list every sentence that is known")
  private boolean sentences;

  @Override
  public Integer call() throws IOException {
    Quiet.agents();
    PrintStream out = System.out;
    if (sentences) {
      out.print(Story.sentences());
      return 0;
    }
    try {
      if (which == null) {
        list(out);
        return 0;
      }
      Optional<String> text = text(which);
      if (text.isEmpty()) {
        System.err.println(
            which + "：没有这个故事，也读不到这个文件 / no such story, and no such file; ./shuijing story");
        return 2;
      }
      return play(Story.read(which, text.get()), out);
    } catch (MalformedStory e) {
      System.err.println(e.getMessage());
      return 2;
    }
  }

  private static void list(PrintStream out) throws IOException, MalformedStory {
    List<String> names = Stories.names();
    int width = names.stream().mapToInt(String::length).max().orElse(0);
    for (String name : names) {
      String text = Stories.text(name).orElseThrow(() -> new IOException(name + " is missing"));
      out.println(
          "  " + name + " ".repeat(width - name.length() + 2) + Story.read(name, text).title());
    }
  }

  private static Optional<String> text(String which) throws IOException {
    Path file = Path.of(which);
    return Files.isRegularFile(file)
        ? Optional.of(Files.readString(file, StandardCharsets.UTF_8))
        : which.matches("[a-z0-9-]+") ? Stories.text(which) : Optional.empty();
  }

  private static int play(Story story, PrintStream out) {
    out.println(story.title());
    out.println();
    List<Playing.Wrong> wrongs = Playing.play(story, out::println);
    out.println();
    out.println(
        wrongs.isEmpty() ? "都如所料 / all as expected" : "不如所料 / not as expected: " + wrongs.size());
    return wrongs.isEmpty() ? 0 : 1;
  }
}
