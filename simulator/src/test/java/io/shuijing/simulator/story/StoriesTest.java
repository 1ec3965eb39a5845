package io.shuijing.simulator.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every story that comes with the program is played. */
class StoriesTest {
  private static final String SHORT =
      """
      一段小故事
      10:00 在采集站领取，任务 A-1
      10:05 按下按钮
      10 秒后长按结束
      10:10 归还
      """;

  private static Story bundled(String name) throws IOException, MalformedStory {
    return Story.read(name, Stories.text(name).orElseThrow());
  }

  @TestFactory
  Stream<DynamicTest> each_story_ends_as_it_says() throws IOException, MalformedStory {
    List<DynamicTest> tests = new ArrayList<>();
    for (String name : Stories.names()) {
      Story story = bundled(name);
      tests.add(DynamicTest.dynamicTest(story.title(), () -> endsAsItSays(story)));
    }
    return tests.stream();
  }

  private static void endsAsItSays(Story story) {
    List<String> told = new ArrayList<>();
    assertThat(Playing.play(story, told::add)).as(String.join("\n", told)).isEmpty();
  }

  @Test
  void the_list_names_every_story_and_there_are_both_languages() throws IOException {
    Path folder = Path.of("src/main/resources/io/shuijing/simulator/stories");
    try (Stream<Path> files = Files.list(folder)) {
      List<String> there =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(file -> file.endsWith(".story"))
              .map(file -> file.replace(".story", ""))
              .sorted()
              .toList();
      assertThat(Stories.names().stream().sorted().toList()).isEqualTo(there);
      assertThat(there).hasSizeGreaterThanOrEqualTo(10);
    }
  }

  @Test
  void a_wrong_expectation_fails_with_its_line_and_what_is_there_instead() throws MalformedStory {
    String text =
        SHORT
            + """
            应当：结论 FORK
            应当：日志中有 缺口
            应当：日志中有 场次结束，原因 power-lost
            应当：录像不少于 60 秒
            应当：指示灯显示 FAULT
            应当：采集站显示 empty
            应当：分段还在卡上
            应当：还没有回执覆盖全部分段
            应当：日志中没有 告知语
            应当：日志中有 3 条 分段
            """;
    List<Playing.Wrong> wrongs = Playing.play(Story.read("small.story", text), _ -> {});
    assertThat(wrongs).hasSize(10);
    assertThat(wrongs.getFirst().message()).startsWith("small.story:6: 应当：结论 FORK；实际：INTACT");
    assertThat(wrongs.get(2).message()).contains("cause officer");
  }

  @Test
  void the_same_story_is_told_in_english() throws MalformedStory {
    String text =
        """
        A small story
        10:00 checked out at the dock, assignment A-1
        10:05 presses the button
        After 10 seconds of recording ends the recording with a long press.
        10:10 returned to the dock
        expected: the verdict is INTACT
        expected: the journal has a session-open, assignment A-1
        """;
    List<String> english = new ArrayList<>();
    assertThat(Playing.play(Story.read("small.story", text), english::add)).isEmpty();
    List<String> chinese = new ArrayList<>();
    Story same = Story.read("small.story", SHORT + "应当：结论 INTACT\n");
    assertThat(Playing.play(same, chinese::add)).isEmpty();
    assertThat(records(english, "    journal "))
        .isNotEmpty()
        .isEqualTo(records(chinese, "    日志   "));
  }

  private static List<String> records(List<String> told, String label) {
    return told.stream()
        .filter(line -> line.contains(label))
        .map(line -> line.replace(label, ""))
        .toList();
  }

  @Test
  void an_unknown_sentence_is_named_with_file_line_and_what_is_known() {
    assertThatThrownBy(() -> Story.read("x.story", "题目\n10:00 按下按扭\n应当：结论 INTACT\n"))
        .isInstanceOf(MalformedStory.class)
        .hasMessageStartingWith("x.story:2: 不认识的句子 '按下按扭'")
        .hasMessageContaining("\n  按下按钮");
    assertThatThrownBy(() -> Story.read("x.story", "Title\n\nexpected: all is well\n"))
        .isInstanceOf(MalformedStory.class)
        .hasMessageStartingWith("x.story:3: unknown sentence 'all is well'")
        .hasMessageContaining("the verdict is {word}");
  }

  @Test
  void what_no_journal_has_and_what_expects_nothing_is_refused() {
    assertThatThrownBy(() -> Story.read("x.story", "Title\nexpected: the journal has a song\n"))
        .isInstanceOf(MalformedStory.class)
        .hasMessageContaining("x.story:2")
        .hasMessageContaining("缺口 = gap");
    assertThatThrownBy(() -> Story.read("x.story", "Title\npresses the button\n"))
        .isInstanceOf(MalformedStory.class)
        .hasMessageContaining("expected: ");
  }

  @Test
  void a_time_that_is_over_is_said_with_its_line() throws MalformedStory {
    String text = SHORT + "09:00 按下按钮\n应当：结论 INTACT\n";
    List<Playing.Wrong> wrongs = Playing.play(Story.read("late.story", text), _ -> {});
    assertThat(wrongs).hasSize(1);
    assertThat(wrongs.getFirst().message()).startsWith("late.story:6: 这一时刻已过");
  }
}
