package io.shuijing.simulator.story;

import io.shuijing.simulator.story.Sentence.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A story that was read: its title and its sentences. */
public final class Story {
  private static final String EXPECTED_ZH = "应当：";
  private static final String EXPECTED_EN = "expected: ";
  private static final int MOST_LINES = 1_000;

  private final String file;
  private final String title;
  private final Tongue tongue;
  private final List<Line> lines;

  private Story(String file, String title, Tongue tongue, List<Line> lines) {
    this.file = file;
    this.title = title;
    this.tongue = tongue;
    this.lines = List.copyOf(lines);
  }

  /** One line: its number in the file, when it is, what it says. */
  record Line(int number, Timing timing, String text, Sentence sentence, List<String> values) {}

  /** Its first line. */
  public String title() {
    return title;
  }

  String file() {
    return file;
  }

  Tongue tongue() {
    return tongue;
  }

  List<Line> lines() {
    return lines;
  }

  /**
   * Reads a story. Empty lines and lines that begin with {@code #} are passed over.
   *
   * @param file for messages
   * @throws MalformedStory if a sentence is not known, or nothing is expected
   */
  public static Story read(String file, String text) throws MalformedStory {
    List<String> raw = text.lines().toList();
    if (raw.isEmpty() || raw.getFirst().isBlank()) {
      throw new MalformedStory(file, 1, "第一行是题目 / the first line is the title");
    }
    if (raw.size() > MOST_LINES) {
      throw new MalformedStory(file, MOST_LINES, "故事过长 / the story is too long");
    }
    Tongue tongue = Tongue.of(text);
    List<Line> lines = new ArrayList<>();
    for (int i = 1; i < raw.size(); i++) {
      String line = raw.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        lines.add(line(file, i + 1, line));
      }
    }
    if (lines.stream().noneMatch(line -> line.sentence() instanceof Expectation)) {
      throw new MalformedStory(
          file, raw.size(), "没有一句“应当：” / no sentence begins with 'expected: '");
    }
    return new Story(file, raw.getFirst().strip(), tongue, lines);
  }

  private static Line line(String file, int number, String text) throws MalformedStory {
    Optional<String> expected = expected(text);
    Timing.Timed timed =
        expected
            .map(sentence -> new Timing.Timed(new Timing.Next(), sentence))
            .orElseGet(() -> Timing.of(text));
    List<Sentence> known = expected.isPresent() ? Expectations.all() : Happenings.all();
    String said = plain(timed.sentence());
    for (Sentence sentence : known) {
      for (Tongue tongue : Tongue.values()) {
        Optional<List<String>> values = sentence.in(tongue).match(said);
        if (values.isPresent()) {
          requireType(file, number, sentence, values.get());
          return new Line(number, timed.timing(), text, sentence, values.get());
        }
      }
    }
    throw new MalformedStory(file, number, unknown(timed.sentence(), known, Tongue.of(text)));
  }

  private static Optional<String> expected(String text) {
    return Stream.of(EXPECTED_ZH, EXPECTED_EN)
        .filter(text::startsWith)
        .findFirst()
        .map(start -> text.substring(start.length()));
  }

  // people end sentences
  private static String plain(String sentence) {
    return sentence.strip().replaceFirst("[。.]$", "");
  }

  private static void requireType(String file, int number, Sentence sentence, List<String> values)
      throws MalformedStory {
    if (!sentence.en().text().startsWith("the journal ")) {
      return;
    }
    String word = values.get(sentence.en().text().contains("{n}") ? 1 : 0);
    if (Expectations.type(word).isEmpty()) {
      throw new MalformedStory(
          file,
          number,
          "日志中没有这一类 / no such record: '"
              + word
              + "'; "
              + Expectations.TYPES.entrySet().stream()
                  .map(type -> type.getKey() + " = " + type.getValue())
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
  }

  private static String unknown(String sentence, List<Sentence> known, Tongue tongue) {
    return tongue.say("不认识的句子", "unknown sentence")
        + " '"
        + sentence
        + "'"
        + tongue.say("；认识的是：", "; known are:")
        + known.stream().map(one -> "\n  " + one.in(tongue).text()).collect(Collectors.joining());
  }

  /** Every sentence that stories may have, in both languages. */
  public static String sentences() {
    StringBuilder out = new StringBuilder();
    for (Sentence one : Happenings.all()) {
      out.append(String.format(Locale.ROOT, "  %s%n      %s%n", one.zh().text(), one.en().text()));
    }
    for (Sentence one : Expectations.all()) {
      out.append(
          String.format(
              Locale.ROOT,
              "  %s%s%n      %s%s%n",
              EXPECTED_ZH,
              one.zh().text(),
              EXPECTED_EN,
              one.en().text()));
    }
    return out.toString();
  }
}
