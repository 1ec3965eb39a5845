package io.shuijing.hal.wire;

import io.shuijing.hal.link.Frame;
import io.shuijing.hal.link.LinkEvent;
import io.shuijing.hal.link.LinkEvent.Asked;
import io.shuijing.hal.link.LinkEvent.Docked;
import io.shuijing.hal.link.LinkEvent.Undocked;
import io.shuijing.hal.link.LinkLost;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The recorder's side from the moment a dock has proved its name until it is gone. */
final class RecorderSession implements Berth.Guest {
  /** The recorder's first frame, when it serves the dock. */
  static final String READY = "shuijing-link/1 ready";

  /** The recorder's first and last frame, when it serves another. */
  static final String BUSY = "shuijing-link/1 busy";

  /** How often a wait looks whether it should end. */
  static final Duration LOOK_ROUND = Duration.ofMillis(250);

  private final String dock;
  private final RecorderLine line;
  private final TlsStream stream;
  private final FrameStream frames;
  private final LinkPatience patience;
  private volatile boolean answering;
  private volatile long idleSinceNanos = System.nanoTime();
  private volatile @Nullable String toldToLeave;

  RecorderSession(String dock, RecorderLine line, TlsStream stream, LinkPatience patience) {
    this.dock = dock;
    this.line = line;
    this.stream = stream;
    this.frames = new FrameStream(stream);
    this.patience = patience;
  }

  void turnAway() throws LinkLost {
    frames.write(Frame.of(BUSY));
    stream.end();
  }

  /** Serves until the dock is gone. Whatever the dock does ends up in the reason of Undocked. */
  void serve(Consumer<LinkEvent> events) throws InterruptedException {
    events.accept(new Docked(dock));
    String reason = "the recorder failed";
    try {
      frames.write(Frame.of(READY));
      while (true) {
        Frame question = frames.read(this::awaitQuestion);
        answering = true;
        frames.write(answer(question, events));
        idleSinceNanos = System.nanoTime();
        answering = false;
      }
    } catch (OurOwnWish e) {
      reason = e.getMessage();
      stream.end();
    } catch (LinkLost e) {
      reason = e.getMessage();
    } finally {
      events.accept(new Undocked(dock, reason));
    }
  }

  private void awaitQuestion(LinkInput input) throws LinkLost {
    Deadline deadline = Deadline.in(patience.question());
    while (!input.fill(deadline.left(LOOK_ROUND))) {
      leaveIfTold();
      if (deadline.passed()) {
        throw new OurOwnWish("no question for " + patience.question().toSeconds() + " s");
      }
    }
    line.refuseNewCall();
  }

  private Frame answer(Frame question, Consumer<LinkEvent> events)
      throws LinkLost, InterruptedException {
    PendingAnswer pending = new PendingAnswer();
    events.accept(new Asked(dock, question, pending));
    while (true) {
      Optional<Frame> answer = pending.await(LOOK_ROUND);
      if (answer.isPresent()) {
        return answer.get();
      }
      leaveIfTold();
      // A dock is silent until it has its answer: it has given up, or never kept to the rules.
      if (line.input().fill(Duration.ZERO)) {
        throw new LinkLost("gone", dock + " did not wait for the answer");
      }
    }
  }

  private void leaveIfTold() throws OurOwnWish {
    String told = toldToLeave;
    if (told != null) {
      throw new OurOwnWish(told);
    }
  }

  @Override
  public String dock() {
    return dock;
  }

  @Override
  public Duration idle() {
    return answering ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - idleSinceNanos);
  }

  @Override
  public void leave(String reason) {
    toldToLeave = reason;
  }

  @Override
  public void evict() {
    line.close();
  }

  /** The recorder ends a link that works. */
  private static final class OurOwnWish extends LinkLost {
    private static final long serialVersionUID = 1L;

    OurOwnWish(String reason) {
      super("gone", reason);
    }
  }
}
