package io.shuijing.evidence.seal;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** Sealing as age v1 to one or two X25519 recipients. */
public final class AgeSealing implements Sealing {
  // header, one line per recipient, 16 bytes per chunk of 64 KiB
  private static final int OVERHEAD = 1024;

  private final List<RecipientStanzaWriter> recipients;

  private AgeSealing(List<RecipientStanzaWriter> recipients) {
    this.recipients = recipients;
  }

  /**
   * Sealing to these recipients.
   *
   * @param recipients one or two, {@code age1…}: the office, and the escrow key if there is one
   * @throws Malformed if one is no X25519 recipient (clause S2)
   */
  public static AgeSealing to(List<String> recipients) throws Malformed {
    if (recipients.isEmpty() || recipients.size() > 2) {
      throw new Malformed("S2", recipients.size() + " recipients");
    }
    List<RecipientStanzaWriter> writers = new ArrayList<>();
    for (String recipient : recipients) {
      try {
        writers.add(X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient));
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        throw new Malformed("S2", "not an age recipient: " + Lines.shown(recipient));
      }
    }
    return new AgeSealing(writers);
  }

  @Override
  public byte[] seal(byte[] plain) {
    ByteArrayOutputStream sealed =
        new ByteArrayOutputStream(plain.length + plain.length / 2048 + OVERHEAD);
    try (WritableByteChannel channel =
        new StandardEncryptingChannelFactory()
            .newEncryptingChannel(Channels.newChannel(sealed), recipients)) {
      ByteBuffer rest = ByteBuffer.wrap(plain);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("sealing in memory with the platform's ciphers", e);
    }
    return sealed.toByteArray();
  }
}
