package io.shuijing.hal.wire;

import io.shuijing.hal.dock.Bay;
import io.shuijing.hal.link.Frame;
import io.shuijing.hal.link.LinkClient;
import io.shuijing.hal.link.LinkLost;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A bay whose recorder is reached over TCP ({@link TcpAddress}) or a serial line ({@code
 * hal.serial.SerialPath}).
 */
public final class WireBay implements Bay {
  private final String name;
  private final LinkSource source;
  private final LinkIdentity identity;
  private final LinkPatience patience;
  private final SecureRandom random = new SecureRandom();

  /** A bay that is patient as usual. */
  public WireBay(String name, LinkSource source, LinkIdentity identity) {
    this(name, source, identity, LinkPatience.USUAL);
  }

  /**
   * A bay.
   *
   * @param name for people and logs
   * @param source where recorders come from
   * @param identity the dock's
   */
  public WireBay(String name, LinkSource source, LinkIdentity identity, LinkPatience patience) {
    this.name = name;
    this.source = source;
    this.identity = identity;
    this.patience = patience;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<LinkClient> connect(Duration longest) throws LinkLost {
    Deadline deadline = Deadline.in(longest);
    Optional<ByteLink> there = source.await(longest);
    if (there.isEmpty()) {
      return Optional.empty();
    }
    ByteLink link = there.get();
    LinkInput input = new LinkInput(link);
    boolean done = false;
    try {
      if (!isAnswered(link, input, deadline)) {
        return nobody(link, input);
      }
      LinkClient client = prove(link, input);
      done = true;
      return Optional.of(client);
    } finally {
      if (!done) {
        link.close();
      }
    }
  }

  /** Calls, with a new nonce each time, until a recorder answers that very call. */
  private boolean isAnswered(ByteLink link, LinkInput input, Deadline deadline) throws LinkLost {
    do {
      String nonce = nonce();
      byte[] call = Preamble.CALL.line(nonce);
      link.write(call, 0, call.length, patience.call());
      if (hears(nonce, input)) {
        return true;
      }
    } while (!deadline.passed());
    return false;
  }

  private boolean hears(String nonce, LinkInput input) throws LinkLost {
    Deadline deadline = Deadline.in(patience.call());
    while (!deadline.passed()) {
      Optional<String> answer = Preamble.OK.find(input.bytes());
      if (answer.isPresent() && answer.get().equals(nonce)) {
        return true;
      }
      if (answer.isEmpty() && !input.fill(deadline.left())) {
        return false;
      }
    }
    return false;
  }

  /** A serial port may stand open with nothing at its end; a connection that is accepted not. */
  private static Optional<LinkClient> nobody(ByteLink link, LinkInput input) throws LinkLost {
    if (input.received() > 0) {
      throw new LinkLost("broken", "what talks at " + link.peer() + " is no recorder");
    }
    if (!link.lasting()) {
      throw new LinkLost("silent", "what listens at " + link.peer() + " says nothing");
    }
    return Optional.empty();
  }

  private LinkClient prove(ByteLink link, LinkInput input) throws LinkLost {
    Deadline deadline = Deadline.in(patience.handshake());
    Filler filler = in -> fillUntil(deadline, in, link);
    TlsStream stream = new TlsStream(link, input, Tls.dock(identity), patience.progress());
    String recorder = stream.handshake(filler);
    FrameStream frames = new FrameStream(stream);
    // Only the recorder's first frame shows that it has accepted our certificate, RFC 8446 4.4.2.
    Frame first = frames.read(filler);
    return switch (first.header()) {
      case RecorderSession.READY -> new WireLinkClient(recorder, link, stream, patience.progress());
      case RecorderSession.BUSY ->
          throw new LinkLost("busy", recorder + " is being served by another dock");
      case String other ->
          throw new LinkLost("broken", recorder + " speaks another protocol: " + shown(other));
    };
  }

  private void fillUntil(Deadline deadline, LinkInput in, ByteLink link) throws LinkLost {
    if (!in.fill(deadline.left()) || deadline.passed()) {
      throw new LinkLost(
          "silent",
          "no link came about with "
              + link.peer()
              + " in "
              + patience.handshake().toSeconds()
              + " s");
    }
  }

  private String nonce() {
    byte[] bytes = new byte[Preamble.NONCE_CHARACTERS / 2];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static String shown(String header) {
    String start = header.length() > 40 ? header.substring(0, 40) + "…" : header;
    return start.replaceAll("\\p{Cntrl}", "?");
  }
}
