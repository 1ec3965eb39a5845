package io.shuijing.hal.wire;

import java.time.Duration;

/**
 * How long each wait may take.
 *
 * @param call how long a dock waits for the answer to one call before it calls anew
 * @param handshake from the first byte of a peer until both names are proved
 * @param progress how long an answer, or room for more bytes, may fail to come
 * @param question how long a recorder keeps a link on which nobody asks
 * @param yielding how long a dock has not asked before it must make way for another
 */
public record LinkPatience(
    Duration call, Duration handshake, Duration progress, Duration question, Duration yielding) {
  /** What suits a cable and a local network. */
  public static final LinkPatience USUAL =
      new LinkPatience(
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5));

  /** The same, with another time to wait for each answer. */
  public LinkPatience withProgress(Duration other) {
    return new LinkPatience(call, handshake, other, question, yielding);
  }
}
