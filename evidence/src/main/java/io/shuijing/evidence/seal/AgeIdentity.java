package io.shuijing.evidence.seal;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.bech32.Bech32;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import io.shuijing.evidence.Malformed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/** The office's private half: opens what was sealed to it. Its string form never shows the key. */
public final class AgeIdentity {
  private final String secret;
  private final String recipient;

  private AgeIdentity(X25519PrivateKeyParameters key) {
    this.secret = bech32("AGE-SECRET-KEY-", key.getEncoded()).toUpperCase(Locale.ROOT);
    this.recipient = bech32("age", key.generatePublicKey().getEncoded());
  }

  /** An identity from 32 unpredictable bytes. */
  public static AgeIdentity of(byte[] seed) {
    return new AgeIdentity(new X25519PrivateKeyParameters(seed, 0));
  }

  /**
   * Reads an identity file as {@code age-keygen} writes it; comments are passed over.
   *
   * @throws Malformed if there is not exactly one X25519 identity (clause S3)
   */
  public static AgeIdentity parse(String file) throws Malformed {
    List<String> lines =
        file.lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#")).toList();
    if (lines.size() != 1 || !lines.getFirst().startsWith("AGE-SECRET-KEY-1")) {
      throw new Malformed("S3", "not an age identity file with one AGE-SECRET-KEY-1 line");
    }
    try {
      byte[] key = Bech32.getDecoder().decode(lines.getFirst()).getData();
      return new AgeIdentity(new X25519PrivateKeyParameters(key, 0));
    } catch (RuntimeException e) {
      throw new Malformed("S3", "an age identity that cannot be read");
    }
  }

  private static String bech32(String humanReadablePart, byte[] key) {
    return Bech32.getEncoder().encode(humanReadablePart, key).toString();
  }

  /** {@code age1…}: what to seal to. */
  public String recipient() {
    return recipient;
  }

  /** The identity file for {@code age -d -i}; mode 0600. */
  public String toFile() {
    return "# public key: " + recipient + "\n" + secret + "\n";
  }

  /**
   * Opens a sealed segment.
   *
   * @throws Malformed if it was sealed to someone else, altered or cut (clause S4)
   */
  public byte[] open(byte[] sealed) throws Malformed {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(sealed.length);
    try (ReadableByteChannel channel =
        new StandardDecryptingChannelFactory()
            .newDecryptingChannel(
                Channels.newChannel(new ByteArrayInputStream(sealed)), List.of(reader()))) {
      ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
      while (channel.read(buffer) >= 0) {
        plain.write(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new Malformed("S4", "a sealed segment that does not open: " + e.getMessage());
    }
    return plain.toByteArray();
  }

  private RecipientStanzaReader reader() throws GeneralSecurityException {
    return X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(secret);
  }

  @Override
  public String toString() {
    return "identity of " + recipient;
  }
}
