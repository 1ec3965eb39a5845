package io.shuijing.simulator.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.shuijing.simulator.station.Station;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A bench, its server, and Debian's Chromium in front of it. */
final class OpenBench implements AutoCloseable {
  static final String TOKEN = "a-token-for-this-test";

  /** Long, for machines that do much else; nothing waits for longer than it takes. */
  private static final double PATIENCE_MS = 120_000;

  final Strip strip = new Strip(System::currentTimeMillis);
  final BenchServer server;
  private final Bench bench;
  private final Playwright playwright;
  private final Browser browser;
  private final BrowserContext context;

  OpenBench(Path folder) throws Exception {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    bench = new Bench(new BenchSettings(Optional.empty(), Station.LinkKind.SERIAL, folder), strip);
    server = new BenchServer(0, TOKEN, bench, strip);
    server.start();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
    context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 800));
    context.setDefaultTimeout(PATIENCE_MS);
  }

  /** Puts the office's dock and a recorder on the bench. */
  void begin() throws Exception {
    bench.begin();
  }

  String address() {
    return "http://127.0.0.1:" + server.port() + "/";
  }

  /** A page, as the address that was printed opens it. */
  Page page() {
    Page page = context.newPage();
    page.navigate(address() + "?token=" + TOKEN);
    return page;
  }

  static Locator button(Page page, String order) {
    return page.locator("button[data-order='" + order + "']");
  }

  @Override
  public void close() {
    context.close();
    browser.close();
    playwright.close();
    bench.close();
    server.close();
  }
}
