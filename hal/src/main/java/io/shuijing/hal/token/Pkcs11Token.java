package io.shuijing.hal.token;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.secrets.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A token behind a PKCS #11 library.
 *
 * @param library of the token's maker, such as {@code /usr/lib/softhsm/libsofthsm2.so}
 * @param slot place of the token in the library's list, from 0
 * @param pinFile with the user's PIN, mode 0600
 */
public record Pkcs11Token(Path library, int slot, Path pinFile) {
  /** What can stand in SunPKCS11's configuration without being misread. */
  private static final Pattern PLAIN_PATH = Pattern.compile("/[A-Za-z0-9_./+-]+");

  /**
   * Opens the token and finds a key with its certificate, as {@code keytool -genkeypair} makes
   * them.
   *
   * @param label of both
   * @throws HardwareFault part {@code token}: {@code absent} (library, token or PIN file), {@code
   *     exposed} (PIN file), {@code wrong-pin}, {@code locked}, {@code no-key}, {@code wrong-curve}
   *     or {@code unusable}; the message has the next step and never the PIN
   */
  public SigningKey key(String label) throws HardwareFault {
    return Pkcs11Key.open(this, label);
  }

  /** A key of the token, as it is now. */
  record Held(Provider provider, PrivateKey key, Certificate certificate) {}

  Held open(String label) throws HardwareFault {
    Provider provider = provider();
    KeyStore keys = logIn(provider);
    try {
      Certificate certificate = keys.getCertificate(label);
      if (certificate != null && keys.getKey(label, null) instanceof PrivateKey key) {
        return new Held(provider, key, certificate);
      }
      throw fault(
          "no-key",
          "it has no key '"
              + label
              + "' with a certificate, but "
              + labels(keys)
              + "; check the key 'token-key', or make one",
          null);
    } catch (GeneralSecurityException | ProviderException e) {
      throw fault("unusable", "its keys cannot be listed; " + code(e), e);
    }
  }

  private static String labels(KeyStore keys) throws GeneralSecurityException {
    return String.join(", ", Collections.list(keys.aliases()));
  }

  private Provider provider() throws HardwareFault {
    Provider plain = Security.getProvider("SunPKCS11");
    if (plain == null) {
      throw fault("unusable", "this Java lacks the module jdk.crypto.cryptoki", null);
    }
    if (!PLAIN_PATH.matcher(library.toString()).matches()) {
      throw fault("absent", "give the library's whole path, without blanks", null);
    }
    try {
      return plain.configure(
          "--name = shuijing\nlibrary = " + library + "\nslotListIndex = " + slot + "\n");
    } catch (ProviderException | InvalidParameterException | UnsupportedOperationException e) {
      throw notOpened(e);
    }
  }

  private HardwareFault notOpened(RuntimeException e) {
    String said = said(e);
    if (said.contains("does not exist")) {
      return fault("absent", "the library is not there: install it, or check 'token'", e);
    }
    if (said.contains("slotListIndex")
        || said.contains("CKR_TOKEN_NOT_RECOGNIZED")
        || said.contains("CKR_TOKEN_NOT_PRESENT")) {
      return fault("absent", "no token there: initialise one, or check 'token-slot'", e);
    }
    return fault("unusable", "the library does not open it; " + code(e), e);
  }

  private KeyStore logIn(Provider provider) throws HardwareFault {
    char[] pin = new PinFile(pinFile).read();
    try {
      KeyStore keys = KeyStore.getInstance("PKCS11", provider);
      keys.load(null, pin);
      return keys;
    } catch (IOException | GeneralSecurityException | ProviderException e) {
      throw notLoggedIn(e);
    } finally {
      Arrays.fill(pin, '\0');
    }
  }

  private HardwareFault notLoggedIn(Exception e) {
    String said = said(e);
    if (said.contains("CKR_PIN_LOCKED")) {
      return fault("locked", "too many wrong PINs: unlock it with the security officer's PIN", e);
    }
    if (said.contains("CKR_PIN")) {
      return fault(
          "wrong-pin", "it refuses the PIN; put the right one into " + pinFile + " and restart", e);
    }
    return fault("unusable", "logging in failed; " + code(e), e);
  }

  /** What all causes say. */
  private static String said(Throwable failure) {
    StringBuilder all = new StringBuilder();
    for (Throwable e = failure; e != null; e = e.getCause()) {
      all.append(e.getMessage()).append(' ');
    }
    return all.toString();
  }

  /** The error code of PKCS #11, or else what the last cause says. */
  static String code(Throwable failure) {
    Throwable last = failure;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return String.valueOf(last.getMessage());
  }

  HardwareFault fault(String word, String what, @Nullable Exception e) {
    String message = "token " + slot + " of " + library + ": " + what;
    return e == null
        ? new HardwareFault("token", word, message)
        : new HardwareFault("token", word, message, e);
  }
}
