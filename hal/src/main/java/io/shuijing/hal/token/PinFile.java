package io.shuijing.hal.token;

import io.shuijing.hal.HardwareFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** A file with nothing but a PIN, which only its owner may read and write. */
record PinFile(Path path) {
  private static final int MOST_BYTES = 256;
  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  /**
   * The PIN, which the caller has to wipe.
   *
   * @throws HardwareFault {@code absent}, {@code exposed} or {@code unreadable}
   */
  char[] read() throws HardwareFault {
    try {
      if (!OWNERS.containsAll(Files.getPosixFilePermissions(path))) {
        throw fault("exposed", "others may read it: chmod 600, and change the PIN");
      }
      if (Files.size(path) > MOST_BYTES) {
        throw fault("unreadable", "it is no PIN: put the PIN alone on one line");
      }
      return pin(Files.readAllBytes(path));
    } catch (NoSuchFileException _) {
      throw fault("absent", "it is not there: check the key 'token-pin'");
    } catch (HardwareFault e) {
      throw e;
    } catch (IOException _) {
      throw fault("unreadable", "this user cannot read it: check its owner");
    }
  }

  private char[] pin(byte[] bytes) throws HardwareFault {
    CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
    Arrays.fill(bytes, (byte) 0);
    int length = text.length();
    while (length > 0 && text.charAt(length - 1) <= ' ') {
      length--;
    }
    char[] pin = Arrays.copyOf(text.array(), length);
    Arrays.fill(text.array(), '\0');
    for (char character : pin) {
      if (character <= ' ') {
        Arrays.fill(pin, '\0');
        throw fault("unreadable", "it is no PIN: put the PIN alone on one line");
      }
    }
    return pin;
  }

  private HardwareFault fault(String word, String what) {
    return new HardwareFault("token", word, "token: PIN file " + path + ": " + what);
  }
}
