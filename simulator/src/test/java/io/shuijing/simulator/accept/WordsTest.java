package io.shuijing.simulator.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final Path SOURCES = Path.of("src/main/java/io/shuijing/simulator/accept");
  private static final Pattern KEY =
      Pattern.compile("\"((?:measured|why|tell|please|report)\\.(?!css\")[a-z.-]*[a-z])\"");

  @Test
  void both_languages_have_the_same_sentences_with_the_same_places() throws IOException {
    Properties zh = words("zh");
    Properties en = words("en");
    assertThat(zh.stringPropertyNames()).isEqualTo(en.stringPropertyNames());
    for (String key : zh.stringPropertyNames()) {
      assertThat(places(zh.getProperty(key))).as(key).isEqualTo(places(en.getProperty(key)));
    }
  }

  @Test
  void every_sentence_that_the_program_names_is_there() throws IOException {
    Set<String> named = new TreeSet<>();
    try (Stream<Path> sources = Files.list(SOURCES)) {
      for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        KEY.matcher(Files.readString(source)).results().forEach(found -> named.add(found.group(1)));
      }
    }
    assertThat(named).hasSizeGreaterThan(60);
    assertThat(words("zh").stringPropertyNames()).containsAll(named);
  }

  @Test
  void every_part_requirement_and_grade_has_a_word() throws IOException {
    Set<String> keys = words("zh").stringPropertyNames();
    for (Part part : Part.values()) {
      assertThat(keys).contains("part." + part.word());
    }
    for (Requirement requirement : Requirement.values()) {
      assertThat(keys).contains("requirement." + requirement.word());
    }
    for (Grade grade : Grade.values()) {
      assertThat(keys).contains("grade." + grade.word());
    }
  }

  private static Set<String> places(String sentence) {
    Set<String> places = new TreeSet<>();
    Matcher matcher = Pattern.compile("\\{\\d}").matcher(sentence);
    while (matcher.find()) {
      places.add(matcher.group());
    }
    return places;
  }

  private static Properties words(String language) throws IOException {
    Properties words = new Properties();
    try (InputStream in =
        WordsTest.class.getResourceAsStream("words_" + language + ".properties")) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return words;
  }
}
