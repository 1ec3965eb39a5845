package io.shuijing.dock.board;

import io.shuijing.dock.bay.BayState;
import io.shuijing.dock.text.Json;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Name;
import java.util.Optional;

/** The dock as JSON; the names never change their meaning. */
final class StatusJson {
  private StatusJson() {}

  static String of(Snapshot snapshot) {
    return Json.object(snapshot, StatusJson::members);
  }

  private static void members(Json json, Snapshot now) {
    json.put("format", "shuijing-dock-status/v1")
        .put("at", Lines.time(now.at()))
        .put("started", Lines.time(now.started()))
        .put("dock", now.dock().text())
        .raw("store", Json.object(now.store(), StatusJson::store))
        .array("bays", now.bays(), StatusJson::bay)
        .array("alarms", now.alarms(), StatusJson::alarm)
        .raw(
            "counts",
            Json.object(
                now.counts(),
                (out, counts) -> counts.forEach((count, value) -> out.put(count.word(), value))));
  }

  private static void store(Json json, StoreView store) {
    json.put("free_bytes", store.freeBytes())
        .put("waiting_ms", store.waitingMs())
        .put("fault", store.fault());
  }

  private static void bay(Json json, BayView bay) {
    json.put("bay", bay.bay())
        .put("place", bay.place())
        .put("state", bay.state().word())
        .put("since", Lines.time(bay.since()))
        .put("recorder", bay.recorder().map(Name::text))
        .put("charge_permille", bay.chargePermille())
        .put("files_left", bay.filesLeft());
    switch (bay.state()) {
      case BayState.Faulty faulty ->
          json.put("fault", faulty.fault())
              .put("outlook", faulty.outlook().word())
              .put("message", faulty.message());
      case BayState.Quarantined(_, var finding) ->
          json.put("finding", finding.objection().word()).put("message", finding.detail());
      case BayState.Charging(_, _, int wanted) -> json.put("wanted_percent", wanted);
      case BayState.Empty _,
          BayState.Identifying _,
          BayState.Verifying _,
          BayState.Offloading _,
          BayState.Releasable _ -> {}
    }
    Optional<String> transfer = bay.transfer().map(t -> Json.object(t, StatusJson::transfer));
    json.raw("transfer", transfer.orElse("null"));
  }

  private static void transfer(Json json, Transfer transfer) {
    json.put("path", transfer.path())
        .put("done_bytes", transfer.doneBytes())
        .put("all_bytes", transfer.allBytes())
        .put("bytes_per_second", transfer.bytesPerSecond())
        .put("seconds_left", transfer.secondsLeft())
        .put("stalled_seconds", transfer.stalledSeconds());
  }

  private static void alarm(Json json, Alarm alarm) {
    json.put("since", Lines.time(alarm.since()))
        .put("bay", alarm.bay())
        .put("word", alarm.word())
        .put("message", alarm.message());
  }
}
