package io.shuijing.hal.wire;

import io.shuijing.hal.link.Frame;
import io.shuijing.hal.link.LinkClient;
import io.shuijing.hal.link.LinkLost;
import java.time.Duration;

/** The dock's end of a link on which both names are proved. */
final class WireLinkClient implements LinkClient {
  private final String recorder;
  private final ByteLink link;
  private final TlsStream stream;
  private final FrameStream frames;
  private final Duration progress;
  private boolean closed;

  WireLinkClient(String recorder, ByteLink link, TlsStream stream, Duration progress) {
    this.recorder = recorder;
    this.link = link;
    this.stream = stream;
    this.frames = new FrameStream(stream);
    this.progress = progress;
  }

  @Override
  public String recorder() {
    return recorder;
  }

  @Override
  public Frame ask(Frame question) throws LinkLost {
    if (closed) {
      throw new LinkLost("gone", "the link to " + recorder + " was closed");
    }
    boolean answered = false;
    try {
      frames.write(question);
      Frame answer = frames.read(this::awaitAnswer);
      answered = true;
      return answer;
    } finally {
      if (!answered) {
        closed = true;
        link.close();
      }
    }
  }

  private void awaitAnswer(LinkInput input) throws LinkLost {
    if (!input.fill(progress)) {
      throw new LinkLost("silent", recorder + " did not answer for " + progress.toSeconds() + " s");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      stream.end();
      link.close();
    }
  }
}
