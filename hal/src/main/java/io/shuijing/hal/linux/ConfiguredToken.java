package io.shuijing.hal.linux;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.secrets.SigningKey;
import io.shuijing.hal.token.Pkcs11Token;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The key in a token that a configuration names: {@code token} (the library), {@code token-slot}
 * (0), {@code token-key} ({@code recorder}), {@code token-pin} (a file).
 */
public final class ConfiguredToken {
  private static final int MOST_SLOT = 63;

  private ConfiguredToken() {}

  /**
   * Opens it.
   *
   * @return empty if the configuration names no token
   * @throws HardwareFault as {@link Pkcs11Token#key}, or part {@code settings}
   */
  public static Optional<SigningKey> key(Map<String, String> all) throws HardwareFault {
    PartSettings settings = new PartSettings(all);
    Optional<Path> library = settings.path("token");
    if (library.isEmpty()) {
      return Optional.empty();
    }
    int slot = settings.number("token-slot", 0, 0, MOST_SLOT);
    Path pinFile = Path.of(settings.required("token-pin"));
    return Optional.of(
        new Pkcs11Token(library.get(), slot, pinFile).key(settings.text("token-key", "recorder")));
  }
}
