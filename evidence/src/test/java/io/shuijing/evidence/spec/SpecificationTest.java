package io.shuijing.evidence.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.evidence.Bytes;
import io.shuijing.evidence.Command;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.Note.Standing;
import io.shuijing.evidence.seal.AgeSealing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages of docs/spec are held to what they say: every clause that code cites is there, every
 * example is what our code makes, and the commands that a reader is told to run succeed. {@code
 * -Dspec.update=true} writes the examples anew.
 */
class SpecificationTest {
  private static final Pattern CITED = Pattern.compile("\"([A-Z][0-9]{1,2})\"");
  private static final Pattern MENTIONED =
      Pattern.compile("clauses? ([A-Z])([0-9]{1,2})(?:( to | and |, )([A-Z])([0-9]{1,2}))?");
  private static final String LETTERS = "LKNJSTCRGVD";

  @Test
  void every_clause_that_code_cites_stands_in_the_specification() throws IOException {
    List<String> clauses = clauses();
    Map<String, String> missing = new TreeMap<>();
    for (Path source : sources()) {
      for (String cited : cited(Files.readString(source))) {
        if (LETTERS.indexOf(cited.charAt(0)) >= 0 && !clauses.contains(cited)) {
          missing.put(cited, source.getFileName().toString());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void no_clause_is_defined_twice_and_they_come_in_order() {
    List<String> clauses = clauses();
    assertThat(clauses).doesNotHaveDuplicates().hasSizeGreaterThan(80);
    for (int letter : LETTERS.chars().toArray()) {
      List<Integer> numbers =
          clauses.stream()
              .filter(clause -> clause.charAt(0) == letter)
              .map(clause -> Integer.valueOf(clause.substring(1)))
              .toList();
      assertThat(numbers).as("%c", letter).isNotEmpty().isSorted();
    }
  }

  @Test
  void the_list_of_clauses_names_exactly_those_that_the_pages_define() {
    String readme = Page.read(Page.FOLDER.resolve("README.md")).text();
    List<String> listed =
        Pattern.compile("(?m)^\\| ([A-Z][0-9]+) \\|")
            .matcher(readme)
            .results()
            .map(m -> m.group(1))
            .toList();
    List<String> defined =
        clauses().stream().filter(clause -> LETTERS.indexOf(clause.charAt(0)) >= 0).toList();
    assertThat(listed).containsExactlyInAnyOrderElementsOf(defined);
  }

  @Test
  void a_clause_that_is_missing_is_noticed() {
    assertThat(cited("throw new Malformed(\"J99\", \"x\")")).containsExactly("J99");
    assertThat(cited("(clauses T2 to T4)")).containsExactly("T2", "T3", "T4");
    assertThat(cited("(clause J28)")).containsExactly("J28");
    assertThat(clauses()).doesNotContain("J99");
  }

  @Test
  void every_example_is_what_our_code_makes() throws Exception {
    Map<String, String> examples = expected();
    if (Boolean.parseBoolean(System.getProperty("spec.update"))) {
      Page.all().forEach(page -> page.with(examples).write());
    }
    Map<String, String> shown = shown();
    assertThat(shown.keySet()).hasSizeGreaterThan(40);
    shown.forEach((name, text) -> assertThat(text).as(name).isEqualTo(examples.get(name)));
  }

  @TestFactory
  Stream<DynamicTest> every_command_that_a_reader_is_told_to_run_succeeds(@TempDir Path folder) {
    shown().forEach((name, text) -> Command.file(folder, name, text));
    List<DynamicTest> tests = new ArrayList<>();
    for (Page page : Page.all()) {
      List<String> scripts = page.scripts();
      for (int i = 0; i < scripts.size(); i++) {
        String script = scripts.get(i);
        tests.add(
            DynamicTest.dynamicTest(
                page.file().getFileName() + " " + (i + 1), () -> runs(folder, script)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(4);
    return tests.stream();
  }

  private static void runs(Path folder, String script) {
    Command.Outcome outcome = Command.run(folder, "sh", "-euc", script);
    assertThat(outcome.succeeded()).as(outcome.text() + outcome.error()).isTrue();
  }

  // what is made with fresh randomness each time is kept as it stands if it is right
  private static Map<String, String> expected() throws Exception {
    Map<String, String> examples = new LinkedHashMap<>(Examples.all());
    String sm2 = shown().getOrDefault("note-sm2", "");
    examples.put("note-sm2", isSignedBySm2(sm2) ? sm2 : signedBySm2(examples.get("note")));
    String sealed = shown().getOrDefault("sealed.base64", "");
    examples.put("sealed.base64", opens(sealed) ? sealed : sealed());
    return examples;
  }

  private static boolean isSignedBySm2(String note) throws Exception {
    return !note.isEmpty()
        && Note.parse(Bytes.utf8(note))
                .standing(List.of(Samples.RECORDER_KEY.key(), Examples.SM2_KEY.key()))
            == Standing.GOOD
        && Note.parse(Bytes.utf8(note)).standing(List.of(Examples.SM2_KEY.key())) == Standing.GOOD;
  }

  private static String signedBySm2(String note) throws Exception {
    byte[] text = Note.parse(Bytes.utf8(note)).text();
    return Note.sign(text, List.of(Samples.RECORDER_KEY, Examples.SM2_KEY)).toString();
  }

  private static boolean opens(String base64) throws Exception {
    return !base64.isEmpty()
        && java.util.Arrays.equals(
            Samples.OFFICE_AGE.open(Base64.getMimeDecoder().decode(base64)),
            Bytes.utf8("a plain segment\n"));
  }

  private static String sealed() throws Exception {
    List<String> recipients =
        List.of(Samples.OFFICE_AGE.recipient(), Samples.ESCROW_AGE.recipient());
    return Examples.base64(AgeSealing.to(recipients).seal(Bytes.utf8("a plain segment\n")));
  }

  private static Map<String, String> shown() {
    Map<String, String> examples = new LinkedHashMap<>();
    Page.all().forEach(page -> examples.putAll(page.examples()));
    return examples;
  }

  private static List<String> clauses() {
    return Page.all().stream().flatMap(page -> page.clauses().stream()).toList();
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("evidence", "hal", "device-agent", "dock-agent")) {
      Path root = Path.of("..", module, "src", "main");
      if (!Files.exists(root)) {
        continue;
      }
      try (Stream<Path> files = Files.walk(root)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    assertThat(sources).hasSizeGreaterThan(50);
    return sources;
  }

  private static SequencedSet<String> cited(String source) {
    SequencedSet<String> clauses =
        CITED
            .matcher(source)
            .results()
            .map(m -> m.group(1))
            .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    Matcher matcher = MENTIONED.matcher(source.replaceAll("\\n *\\*? ?", " "));
    while (matcher.find()) {
      int from = Integer.parseInt(matcher.group(2));
      clauses.add(matcher.group(1) + from);
      if (matcher.group(5) != null) {
        int to = Integer.parseInt(matcher.group(5));
        boolean range =
            matcher.group(3).equals(" to ") && matcher.group(1).equals(matcher.group(4));
        for (int i = range ? from : to; i <= to; i++) {
          clauses.add(matcher.group(4) + i);
        }
      }
    }
    return clauses;
  }
}
