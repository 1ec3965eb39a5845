package io.shuijing.simulator.accept;

import io.shuijing.simulator.accept.Material.ClockSample;
import io.shuijing.simulator.accept.Material.Heard;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The report as one XHTML page without anything from outside; the PDF is made of the same page. */
final class ReportPage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Words words;
  private final Heading heading;
  private final Sheet sheet;
  private final Profile profile;
  private final Material material;
  private final StringBuilder page = new StringBuilder();

  ReportPage(Words words, Heading heading, Sheet sheet, Profile profile, Material material) {
    this.words = words;
    this.heading = heading;
    this.sheet = sheet;
    this.profile = profile;
    this.material = material;
  }

  /** The page. */
  String xhtml() throws IOException {
    head();
    verdict();
    facts();
    results();
    pictures();
    demands();
    signature();
    page.append("</body></html>\n");
    return page.toString();
  }

  private void head() throws IOException {
    page.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"")
        .append(words.language() == Words.Language.ZH ? "zh-CN" : "en")
        .append("\"><head><meta charset=\"UTF-8\"/>")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/><title>")
        .append(text(words.say("report.title") + " " + heading.recorder().last()))
        .append("</title><style>\n")
        .append(style())
        .append("</style></head><body>\n<h1>")
        .append(text(words.say("report.title")))
        .append("</h1>\n");
  }

  private static String style() throws IOException {
    try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IOException("a part of this program is missing: report.css");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void verdict() {
    boolean accepted = heading.validUntil().isPresent();
    String kind = accepted ? "pass" : sheet.passed() ? "brief" : "fail";
    page.append("<p class=\"verdict ").append(kind).append("\">");
    page.append(text(words.say("report." + kind))).append("</p>\n<p>");
    page.append(
        text(
            words.say(
                "report.counts",
                sheet.count(Grade.PASS),
                sheet.count(Grade.FAIL),
                sheet.count(Grade.NOT_TESTABLE))));
    if (!sheet.failedParts().isEmpty()) {
      List<String> names = sheet.failedParts().stream().map(words::part).toList();
      String joined = String.join(words.say("report.comma"), names);
      page.append("<br/><b>").append(text(words.say("named", joined))).append("</b>");
    }
    page.append("</p>\n");
  }

  private void facts() {
    page.append("<table class=\"facts\">");
    fact("recorder", heading.recorder().text());
    fact("kind", words.say(heading.simulated() ? "report.simulated" : "report.real"));
    fact("firmware", heading.firmware());
    fact("dock", heading.dock().text());
    fact("technician", heading.technician());
    fact("begun", time(heading.begun()) + words.say("report.lasted", heading.lasted().toSeconds()));
    fact("valid", heading.validUntil().map(Object::toString).orElse("–"));
    fact("profile", profile.name() + "  (SHA-256 " + profile.digest() + ")");
    page.append("</table>\n");
  }

  private void fact(String key, String value) {
    page.append("<tr><th>").append(text(words.say("report.fact." + key))).append("</th><td>");
    page.append(text(value)).append("</td></tr>\n");
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }

  private void results() {
    title("report.results");
    page.append("<table class=\"results\"><thead><tr>");
    for (String column : List.of("item", "grade", "measured")) {
      page.append("<th>").append(text(words.say("report.column." + column))).append("</th>");
    }
    page.append("</tr></thead><tbody>\n");
    sheet.results().forEach(this::row);
    page.append("</tbody></table>\n");
  }

  private void row(Result result) {
    String kind = result.grade().word();
    page.append("<tr class=\"").append(kind).append("\"><td>");
    page.append(text(words.title(result.item())));
    page.append("</td><td class=\"grade\">");
    page.append(text(words.grade(result.grade())));
    page.append("</td><td>").append(text(words.say(result.measured())));
    String why = words.say(result.why());
    if (!why.isEmpty()) {
      page.append("<div class=\"why\">").append(text(why)).append("</div>");
    }
    page.append("</td></tr>\n");
  }

  private void pictures() throws IOException {
    title("report.pictures");
    Optional<Path> frame = material.frame();
    if (frame.isPresent() && Files.exists(frame.get())) {
      figure(Files.readAllBytes(frame.get()), "frame", words.say("report.frame"), "", "");
    }
    Optional<Heard> heard = material.heard();
    if (heard.isPresent()) {
      String end = seconds((double) heard.get().recording().durationMs());
      String caption =
          heard.get().match().found()
              ? words.say(
                  "report.waveform",
                  seconds(heard.get().match().positionMs()),
                  seconds(heard.get().match().positionMs() + heard.get().promptMs()))
              : words.say("report.waveform-without");
      figure(Picture.waveform(heard.get()), "chart", caption, "0 s", end + " s");
    }
    List<ClockSample> clock = charted();
    if (!clock.isEmpty()) {
      String reach = String.format(Locale.ROOT, "%.0f", Picture.clockReachMs(clock));
      String end = seconds((double) clock.getLast().afterMs());
      figure(Picture.clock(clock), "chart", words.say("report.clock", reach), "0 s", end + " s");
    }
  }

  /** Samples since the clock was set, if it was: before that it may be off by hours. */
  private List<ClockSample> charted() {
    List<ClockSample> set = material.clock().stream().filter(ClockSample::sinceSet).toList();
    return set.isEmpty() ? material.clock() : set;
  }

  private static String seconds(double ms) {
    return String.format(Locale.ROOT, "%.1f", ms / 1000);
  }

  private void figure(byte[] png, String kind, String caption, String left, String right) {
    page.append("<div class=\"figure\"><img class=\"").append(kind).append("\" alt=\"");
    page.append(text(caption)).append("\" src=\"data:image/png;base64,");
    page.append(Base64.getEncoder().encodeToString(png)).append("\"/>");
    if (!left.isEmpty()) {
      page.append("<table class=\"axis\"><tr><td>")
          .append(text(left))
          .append("</td><td class=\"end\">");
      page.append(text(right)).append("</td></tr></table>");
    }
    page.append("<p class=\"caption\">").append(text(caption)).append("</p></div>\n");
  }

  private void demands() {
    title("report.demands");
    page.append("<table class=\"demands\">");
    Map<Requirement, Profile.Limit> ordered = new TreeMap<>(profile.limits());
    ordered.forEach((requirement, limit) -> {
      page.append("<tr><td>");
      page.append(text(words.say("requirement." + requirement.word())));
      page.append("</td><td class=\"limit\">").append(text(limit.text())).append("</td><td>");
      page.append(text(limit.source())).append("</td></tr>\n");
    });
    page.append("</table>\n");
  }

  private void signature() {
    title("report.signature");
    page.append("<p>").append(text(words.say("report.signed", heading.technician())));
    page.append("</p>\n");
  }

  private void title(String key) {
    page.append("<h2>").append(text(words.say(key))).append("</h2>\n");
  }

  private static String text(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "?");
  }
}
