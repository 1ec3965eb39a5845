package io.shuijing.simulator.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test of the test: each simulated recorder is a process of its own, several run at a time. */
class DefectsTest {
  private static final int AT_A_TIME = 4;
  private static final Path SCRIPT =
      Path.of("..", "docs", "verify", "verify.sh").toAbsolutePath().normalize();

  @TempDir private Path folder;

  private record Tried(Sheet sheet, String screen) {}

  @Test
  void a_sound_recorder_is_accepted_and_of_ten_broken_ones_exactly_the_broken_part_is_named()
      throws Exception {
    examiner(true, new ByteArrayOutputStream()).found();
    Map<Defect, Tried> tried = new EnumMap<>(Defect.class);
    try (ExecutorService rooms = Executors.newFixedThreadPool(AT_A_TIME)) {
      Map<Defect, Future<Tried>> running = new EnumMap<>(Defect.class);
      for (Defect defect : Defect.values()) {
        running.put(defect, rooms.submit(() -> test(defect)));
      }
      for (Map.Entry<Defect, Future<Tried>> one : running.entrySet()) {
        tried.put(one.getKey(), one.getValue().get());
      }
    }

    assertThat(tried).hasSize(11);
    tried.forEach(DefectsTest::assertNamed);
    assertThat(tried.get(Defect.NONE).sheet().passed()).isTrue();
    assertFiled();
    assertThat(ProcessHandle.current().descendants().filter(DefectsTest::isOurs)).isEmpty();
  }

  private Tried test(Defect defect) throws Exception {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    Sheet sheet = examiner(defect != Defect.NONE, screen).simulated(defect);
    return new Tried(sheet, screen.toString(StandardCharsets.UTF_8));
  }

  private Examiner examiner(boolean brief, ByteArrayOutputStream screen) throws Exception {
    Request request =
        new Request(
            Optional.empty(),
            Optional.empty(),
            Profile.simulated(),
            new Request.Course(6, "wang", brief, false, false),
            SCRIPT,
            folder.resolve("accept"));
    return new Examiner(
        request,
        new Words(Words.Language.EN),
        new PrintStream(screen, true, StandardCharsets.UTF_8));
  }

  private static void assertNamed(Defect defect, Tried tried) {
    assertThat(tried.sheet().failedParts())
        .as(defect.word() + "\n" + tried.screen())
        .isEqualTo(defect.part().map(Set::of).orElse(Set.of()));
  }

  /** The report of the sound one lies signed in the office's register. */
  private void assertFiled() throws Exception {
    Path equipment = folder.resolve("accept/none/office/equipment");
    List<String> names;
    try (Stream<Path> tree = Files.walk(equipment)) {
      names = tree.map(path -> path.getFileName().toString()).toList();
    }
    assertThat(names).contains("acceptance.note", "report-zh.html", "report-en.html", "wang.vkey");
  }

  private static boolean isOurs(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains("io.shuijing.device.Main");
  }
}
