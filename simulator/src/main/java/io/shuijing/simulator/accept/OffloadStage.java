package io.shuijing.simulator.accept;

import io.shuijing.dock.offload.Bandwidth;
import io.shuijing.dock.offload.Conversation;
import io.shuijing.dock.offload.Offload;
import io.shuijing.dock.offload.PulledFile;
import io.shuijing.dock.store.Staging;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry.SessionOpen;
import io.shuijing.evidence.transfer.Answer.HeldFile;
import io.shuijing.hal.link.LinkLost;
import io.shuijing.hal.linux.DirectoryVolume;
import io.shuijing.hal.time.Clocks;
import io.shuijing.simulator.station.StationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Pulls a session's files as a dock does; once it is broken off in the middle, and gone on with.
 */
final class OffloadStage {
  private static final Duration TO_PULL = Duration.ofMinutes(2);
  private static final int MAX_TRIES = 8;

  private final Run run;
  private final Staging staging;

  OffloadStage(Run run) throws IOException {
    this.run = run;
    Files.createDirectories(run.course().folder());
    this.staging = new Staging(DirectoryVolume.open("staging", run.course().folder()));
  }

  /** Pulls everything of this run, with one break; nothing is freed on the recorder. */
  void takeWithBreak() throws IOException, InterruptedException, StationFailed {
    List<HeldFile> files = new ArrayList<>();
    for (SessionOpen open :
        run.journal().entries(run.material().firstRecord(), SessionOpen.class).toList()) {
      files.addAll(files(open.session()));
    }
    if (files.isEmpty()) {
      run.sheet().add(Result.fail(Item.RESUME, Said.NOTHING, Said.of("why.no-files")));
      return;
    }
    run.tell("tell.offload", files.size());
    HeldFile first = files.getFirst();
    long brokenAt = half(first);
    interrupt();
    resumed(first, brokenAt);
    for (HeldFile file : files.subList(1, files.size())) {
      take(file);
    }
  }

  /** Pulls everything of a session. */
  void take(SessionId session) throws IOException {
    for (HeldFile file : files(session)) {
      take(file);
    }
  }

  private List<HeldFile> files(SessionId session) throws IOException {
    String folder = "sessions/" + session + "/";
    return run.dock().ask(Conversation::describe).supply().files().stream()
        .filter(file -> file.path().startsWith(folder))
        .toList();
  }

  private Offload offload() throws IOException {
    return new Offload(
        run.dock().talk(),
        staging,
        new Offload.Timing(run.premises().clocks(), _ -> {}, alone(run.premises().clocks())),
        _ -> {});
  }

  private long half(HeldFile file) throws IOException {
    try (PulledFile pulled = offload().pull(file)) {
      pulled.readNBytes((int) Math.min(Integer.MAX_VALUE, Math.max(1, file.bytes() / 2)));
      return pulled.staged().size();
    }
  }

  private void interrupt() throws IOException, InterruptedException, StationFailed {
    if (!run.rig().pullsOut()) {
      run.dock().close();
      return;
    }
    run.rig().pullOut();
    awaitBreak();
    run.rig().plugIn();
  }

  private void awaitBreak() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TO_PULL.toNanos();
    try {
      while (System.nanoTime() < deadline) {
        run.dock().talk().describe();
        Thread.sleep(200);
      }
    } catch (LinkLost _) {
      // pulled out, as asked
    }
    run.dock().close();
  }

  private void resumed(HeldFile file, long brokenAt) throws IOException {
    run.dock().connect();
    long resumedAt;
    String staged;
    try (PulledFile pulled = offload().pull(file)) {
      resumedAt = pulled.staged().size();
      pulled.drain();
      pulled.staged().flush();
      staged = pulled.staged().path();
    } catch (LinkLost e) {
      run.dock().broke(e);
      run.sheet().add(Result.fail(Item.RESUME, Said.NOTHING, Said.message(e)));
      take(file);
      return;
    }
    store(file, staged);
    run.sheet()
        .add(
            Result.of(
                Item.RESUME,
                resumedAt == brokenAt && brokenAt > 0,
                Said.of(
                    run.rig().pullsOut() ? "measured.resume" : "measured.resume-dropped",
                    resumedAt,
                    file.bytes()),
                Said.of("why.resume", brokenAt)));
  }

  /** However often the link breaks, within reason. */
  private void take(HeldFile file) throws IOException {
    if (Files.exists(target(file))) {
      return;
    }
    LinkLost last = new LinkLost("gone", "never tried");
    for (int i = 0; i < MAX_TRIES; i++) {
      try (PulledFile pulled = offload().pull(file)) {
        pulled.drain();
        pulled.staged().flush();
        store(file, pulled.staged().path());
        return;
      } catch (LinkLost e) {
        run.dock().broke(e);
        last = e;
      }
    }
    throw last;
  }

  private Path target(HeldFile file) {
    return run.course().supply().resolve(file.path());
  }

  private void store(HeldFile file, String staged) throws IOException {
    Path target = target(file);
    Files.createDirectories(target.getParent());
    Files.move(run.course().folder().resolve(staged), target, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Whether the link ever broke although nobody broke it. */
  void judgeLink() {
    List<String> breaks = run.dock().breaks();
    run.sheet()
        .add(
            Result.of(
                Item.STEADY_LINK,
                breaks.isEmpty(),
                Said.of("measured.breaks", breaks.size()),
                breaks.isEmpty() ? Said.NOTHING : Said.of("why.breaks", breaks.getFirst())));
  }

  private static Bandwidth alone(Clocks clocks) {
    return new Bandwidth(
        Bandwidth.UNLIMITED, clocks, pause -> LockSupport.parkNanos(pause.toNanos()));
  }
}
