package io.shuijing.simulator.bench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.shuijing.simulator.bench.OpenBench.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A technician's visit to the bench. Pictures of what is seen are written if the system property
 * {@code pictures} names a folder.
 */
class BenchPageTest {
  @TempDir Path folder;

  private static void picture(Page page, String name) {
    Optional.ofNullable(System.getProperty("pictures"))
        .ifPresent(into ->
            page.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of(into, "bench-" + name + ".png"))));
  }

  private static Locator.FilterOptions saying(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @Test
  void a_technician_records_breaks_parts_and_sees_what_the_recorder_makes_of_it() throws Exception {
    try (OpenBench bench = new OpenBench(folder)) {
      Page page = bench.page();
      bench.begin();
      assertThat(page.locator("#power")).hasText("已开机");
      assertThat(page.locator("#signal")).hasText("待机");
      page.locator("#controls input").first().fill("80");
      page.locator("#controls form button").first().click();

      button(page, "press").click();
      assertThat(page.locator("#signal")).hasText("正在录像");
      assertThat(page.locator("#picture")).isVisible();
      page.waitForFunction("document.getElementById('picture').naturalWidth === 640");
      assertThat(page.locator("#battery")).hasText("80.0 %");
      assertThat(page.locator("#journal .prompt")).containsText("播放告知");
      picture(page, "recording-zh");

      button(page, "lens covered").click();
      assertThat(page.locator("#journal .fault").filter(saying("black")).first()).isVisible();
      assertThat(button(page, "lens covered")).hasClass(Pattern.compile("\\bis\\b"));
      picture(page, "lens-covered-zh");
      button(page, "lens clear").click();

      button(page, "power cut").click();
      assertThat(page.locator("#power")).hasText("没有电源或已关机");
      button(page, "power on").click();
      assertThat(page.locator("#signal")).hasText("待机");
      assertThat(page.locator("#journal .gap, #journal .session-close").last())
          .containsText("power-lost");

      button(page, "plug").click();
      assertThat(page.locator("#verdict")).containsText("INTERRUPTED");
      assertThat(page.locator("#bay-state")).containsText("可以取走");
      picture(page, "offloaded-zh");

      page.locator("#language").click();
      assertThat(page.locator("#bay-state")).containsText("releasable");
      assertThat(page.locator("html")).hasAttribute("lang", "en");
      picture(page, "offloaded-en");

      Page another = bench.page();
      assertThat(another.locator("#verdict")).containsText("INTERRUPTED");
      assertThat(another.locator("#journal li").first()).containsText("genesis");
      page.reload();
      assertThat(page.locator("#signal")).hasText("docked");
    }
    assertThat(leftRunning()).isEmpty();
  }

  private Optional<ProcessHandle> leftRunning() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
        .findAny();
  }
}
