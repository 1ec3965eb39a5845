package io.shuijing.hal.wire;

import io.shuijing.hal.link.LinkEvent;
import io.shuijing.hal.link.LinkLost;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * The recorder's end of one byte link: one session on a connection, one after another on a line.
 */
final class RecorderLine implements Runnable {
  /** The first byte of a TLS handshake record, RFC 8446 5.1. */
  private static final int TLS_HANDSHAKE = 0x16;

  private static final int MOST_GARBAGE_BYTES = 64 * 1024;

  private final ByteLink link;
  private final LinkInput input;
  private final Serving serving;
  private final Deadline connectionDeadline;
  private volatile @Nullable RecorderSession session;
  private volatile boolean ending;

  /** What all lines of a server share. */
  record Serving(
      LinkIdentity identity, LinkPatience patience, Berth berth, Consumer<LinkEvent> events) {}

  RecorderLine(ByteLink link, Serving serving) {
    this.link = link;
    this.input = new LinkInput(link);
    this.serving = serving;
    this.connectionDeadline = Deadline.in(serving.patience().handshake());
  }

  LinkInput input() {
    return input;
  }

  boolean isDocked() {
    return session != null;
  }

  /** Makes it end soon; an answer that is being sent is sent to its end. */
  void end() {
    ending = true;
    RecorderSession current = session;
    if (current != null) {
      current.leave("the recorder stopped");
    }
  }

  void close() {
    link.close();
  }

  @Override
  public void run() {
    try {
      do {
        serveOne(awaitDock());
      } while (link.lasting() && !ending);
    } catch (LinkLost e) {
      Logger.debug("{}: {}", link.peer(), e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      link.close();
    }
  }

  /** Answers calls until one is followed by TLS; gives the time by which that must have led on. */
  private Deadline awaitDock() throws LinkLost {
    Deadline deadline = connectionDeadline;
    Filler filler = link.lasting() ? this::fillForEver : in -> fillUntil(connectionDeadline, in);
    while (true) {
      Optional<String> nonce = Preamble.CALL.find(input.bytes());
      if (nonce.isEmpty()) {
        filler.fill(input);
        refuseEndlessGarbage();
        continue;
      }
      byte[] answer = Preamble.OK.line(nonce.get());
      link.write(answer, 0, answer.length, serving.patience().progress());
      if (!input.bytes().hasRemaining()) {
        filler.fill(input);
      }
      if (link.lasting()) {
        deadline = Deadline.in(serving.patience().handshake());
      }
      if (input.bytes().get(input.bytes().position()) == TLS_HANDSHAKE) {
        return deadline;
      }
    }
  }

  private void refuseEndlessGarbage() throws LinkLost {
    if (!link.lasting() && input.received() > MOST_GARBAGE_BYTES) {
      throw new LinkLost("broken", "it talks, but not as a dock does");
    }
  }

  private void serveOne(Deadline deadline) throws InterruptedException {
    try {
      TlsStream stream =
          new TlsStream(
              link, input, Tls.recorder(serving.identity()), serving.patience().progress());
      String dock = stream.handshake(in -> fillHandshake(deadline, in));
      RecorderSession docked = new RecorderSession(dock, this, stream, serving.patience());
      if (serving.berth().enter(docked)) {
        serve(docked);
      } else {
        Logger.info("{}: {} is turned away, another dock is served", link.peer(), dock);
        docked.turnAway();
      }
    } catch (LinkLost e) {
      Logger.warn("{}: no link: {}", link.peer(), e.getMessage());
    }
  }

  private void serve(RecorderSession docked) throws InterruptedException {
    try {
      session = docked;
      if (ending) {
        end();
      }
      docked.serve(serving.events());
    } finally {
      session = null;
      serving.berth().left(docked);
    }
  }

  private void fillHandshake(Deadline deadline, LinkInput in) throws LinkLost {
    fillUntil(deadline, in);
    refuseNewCall();
  }

  /** If the last thing that came over a lasting line is a call, then the dock has begun anew. */
  void refuseNewCall() throws LinkLost {
    if (link.lasting() && Preamble.CALL.isLastIn(input.bytes())) {
      throw new LinkLost("gone", "the dock began anew");
    }
  }

  private void fillForEver(LinkInput in) throws LinkLost {
    do {
      leaveIfEnding();
    } while (!in.fill(RecorderSession.LOOK_ROUND));
  }

  /** The deadline holds for one who sends a byte now and then, too. */
  private void fillUntil(Deadline deadline, LinkInput in) throws LinkLost {
    do {
      leaveIfEnding();
      if (deadline.passed()) {
        long patienceSeconds = serving.patience().handshake().toSeconds();
        throw new LinkLost("silent", "no link came about in " + patienceSeconds + " s");
      }
    } while (!in.fill(deadline.left(RecorderSession.LOOK_ROUND)));
  }

  private void leaveIfEnding() throws LinkLost {
    if (ending) {
      throw new LinkLost("gone", "the recorder stopped");
    }
  }
}
