package io.shuijing.hal.serial;

import io.shuijing.hal.dock.CardReader;
import io.shuijing.hal.link.LinkLost;
import io.shuijing.hal.wire.ByteLink;
import io.shuijing.hal.wire.LinkSource;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A card reader that writes the number of each card as a line of text on a serial port, as nearly
 * all of them can: perhaps STX before, CR, LF or ETX behind. It may be pulled out and come again.
 */
public final class SerialCardReader implements CardReader {
  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9]{4,32}");
  private static final int MAX_LINE = 64;
  private static final int FIRST_PRINTABLE = 0x20;
  private static final int LAST_PRINTABLE = 0x7e;

  private final LinkSource line;
  private final StringBuilder heard = new StringBuilder();
  private @Nullable ByteLink open;

  /**
   * @param line such as {@code new SerialPath(path, 9600)}; closed with the reader
   */
  public SerialCardReader(LinkSource line) {
    this.line = line;
  }

  @Override
  public Optional<String> read(Duration patience) throws LinkLost {
    ByteLink link = open;
    if (link == null) {
      heard.setLength(0);
      link = line.await(patience).orElse(null);
      open = link;
    }
    return link == null ? Optional.empty() : listen(link, patience);
  }

  private Optional<String> listen(ByteLink link, Duration patience) throws LinkLost {
    byte[] one = new byte[1];
    try {
      while (link.read(one, 0, 1, patience) == 1) {
        Optional<String> number = hear(one[0]);
        if (number.isPresent()) {
          return number;
        }
      }
      return Optional.empty();
    } catch (LinkLost e) {
      link.close();
      open = null;
      throw e;
    }
  }

  // a line without an end is noise: it is forgotten, and what follows it up to an end too
  private Optional<String> hear(byte b) {
    if (b >= FIRST_PRINTABLE && b <= LAST_PRINTABLE) {
      if (heard.length() <= MAX_LINE) {
        heard.append((char) b);
      }
      return Optional.empty();
    }
    String text = heard.toString().strip();
    heard.setLength(0);
    return NUMBER.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }

  @Override
  public void close() {
    ByteLink link = open;
    if (link != null) {
      link.close();
    }
    line.close();
  }
}
