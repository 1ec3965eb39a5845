package io.shuijing.dock.board;

import io.shuijing.dock.bay.BayState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The dock in Prometheus text format 0.0.4. */
final class Metrics {
  private static final List<String> STATES =
      List.of(
          "empty",
          "identifying",
          "verifying",
          "offloading",
          "charging",
          "releasable",
          "quarantined",
          "faulty");

  private final StringBuilder text = new StringBuilder();

  private Metrics() {}

  static String of(Snapshot now) {
    Metrics metrics = new Metrics();
    metrics.write(now);
    return metrics.text.toString();
  }

  private void write(Snapshot now) {
    head("uptime_seconds", "gauge", "since the dock was started");
    line("uptime_seconds", "", Duration.between(now.started(), now.at()).toSeconds());
    if (now.store().freeBytes().isPresent()) {
      head("store_free_bytes", "gauge", "bytes that can still be written");
      line("store_free_bytes", "", now.store().freeBytes().getAsLong());
    }
    head("store_waiting_ms", "gauge", "age of the oldest write under way");
    line("store_waiting_ms", "", now.store().waitingMs());
    head("alarms", "gauge", "what a person should see to");
    line("alarms", "", now.alarms().size());
    head("bays", "gauge", "bays in each state");
    perState(now).forEach((state, count) -> line("bays", "{state=\"" + state + "\"}", count));
    head("bay_bytes_left", "gauge", "bytes still to be taken in a bay");
    perBay(now, "bay_bytes_left", t -> t.allBytes() - t.doneBytes());
    head("bay_bytes_per_second", "gauge", "rate of a bay");
    perBay(now, "bay_bytes_per_second", Transfer::bytesPerSecond);
    now.counts()
        .forEach((count, value) -> {
          head(count.word() + "_total", "counter", count.meaning());
          line(count.word() + "_total", "", value);
        });
  }

  private void perBay(Snapshot now, String name, ToLongFunction<Transfer> value) {
    for (BayView bay : now.bays()) {
      String label = "{bay=\"" + bay.bay().replaceAll("[\"\\\\\\n]", "_") + "\"}";
      bay.transfer().ifPresent(transfer -> line(name, label, value.applyAsLong(transfer)));
    }
  }

  private static Map<String, Long> perState(Snapshot now) {
    Map<String, Long> counts = new LinkedHashMap<>();
    STATES.forEach(state -> counts.put(state, 0L));
    now.bays().stream()
        .map(BayView::state)
        .map(BayState::word)
        .forEach(word -> counts.merge(word, 1L, Long::sum));
    return counts;
  }

  private void head(String name, String type, String help) {
    text.append("# HELP shuijing_dock_").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE shuijing_dock_").append(name).append(' ').append(type).append('\n');
  }

  private void line(String name, String labels, long value) {
    text.append("shuijing_dock_").append(name).append(labels).append(' ').append(value);
    text.append('\n');
  }
}
