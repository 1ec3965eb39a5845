package io.shuijing.dock.roster;

import io.shuijing.hal.secrets.Entropy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A PIN as its Argon2id hash (RFC 9106: 64 MiB, 3 passes) in the PHC string form, so that other
 * programs can check it: {@code $argon2id$v=19$m=65536,t=3,p=1$SALT$HASH}.
 */
public record Pin(String text) {
  private static final int KIB = 65_536;
  private static final int PASSES = 3;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final String PREFIX = "$argon2id$v=19$m=" + KIB + ",t=" + PASSES + ",p=1$";
  private static final Pattern FORM =
      Pattern.compile(Pattern.quote(PREFIX) + "([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");

  /** What may be chosen: 4 to 12 digits. */
  static final Pattern CHOICE = Pattern.compile("[0-9]{4,12}");

  /** Refuses what is no such hash. */
  public Pin {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not the hash of a PIN");
    }
  }

  /** Of digits, with a salt of its own. */
  public static Pin of(String digits, Entropy entropy) {
    byte[] salt = entropy.bytes(SALT_BYTES);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return new Pin(
        PREFIX + base64.encodeToString(salt) + "$" + base64.encodeToString(hash(digits, salt)));
  }

  /** Whether these digits are the PIN; takes a fraction of a second on purpose. */
  public boolean matches(String digits) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalStateException("looked at when it was made");
    }
    byte[] salt = Base64.getDecoder().decode(parts.group(1));
    byte[] expected = Base64.getDecoder().decode(parts.group(2));
    return MessageDigest.isEqual(expected, hash(digits, salt));
  }

  private static byte[] hash(String digits, byte[] salt) {
    Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(KIB)
            .withIterations(PASSES)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH_BYTES];
    argon2.generateBytes(digits.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }

  static boolean isHash(String text) {
    return FORM.matcher(text).matches();
  }

  /** Not shown anywhere by mistake. */
  @Override
  public String toString() {
    return "Pin[…]";
  }
}
