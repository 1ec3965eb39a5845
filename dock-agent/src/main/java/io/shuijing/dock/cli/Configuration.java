package io.shuijing.dock.cli;

import io.shuijing.dock.witness.Witness;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.hal.serial.SerialPattern;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A dock's configuration: {@code key = value} lines, {@code #} comments. Strict: what is not
 * understood is an error that names file, line, key and what is allowed.
 *
 * @param office the office's folder
 * @param name the office's name
 * @param dock the dock's name
 * @param bays where recorders come from
 * @param orders folder of orders; empty for {@code orders} in the office's folder
 * @param storeLimitBytes as if the disk were so large
 * @param clockUncertaintyMs how far the dock's clock may be off
 * @param espeak program that speaks
 * @param bandwidthLimitBytesPerSecond of all bays together
 * @param releaseChargePercent a battery below this does not leave
 * @param metrics where metrics are given, if anywhere; on loopback
 * @param records how the office's tables are kept and shown
 * @param reverifying how often and how fast the archive is read again
 * @param witnesses who cosigns the custody log
 */
record Configuration(
    String office,
    Name name,
    Name dock,
    List<BayPlace> bays,
    String orders,
    long storeLimitBytes,
    long clockUncertaintyMs,
    String espeak,
    long bandwidthLimitBytesPerSecond,
    int releaseChargePercent,
    Optional<InetSocketAddress> metrics,
    Records records,
    Reverifying reverifying,
    List<WitnessPlace> witnesses) {
  static final int MAX_BAYS = 64;
  private static final int MAX_PORT = 65_535;
  private static final int MAX_PERCENT = 100;
  private static final String BANDWIDTH = "bandwidth-limit-bytes-per-second";
  private static final String METRICS = "metrics";
  private static final String CHARGE = "release-charge-percent";

  private static final Map<String, String> ALLOWED = new LinkedHashMap<>();

  static {
    ALLOWED.put("office", "a folder");
    ALLOWED.put("domain", "lower-case letters, digits, . and -, such as ruzhou-water.example");
    ALLOWED.put("dock", "letters, digits, . _ -, such as D1");
    ALLOWED.put(
        "bay",
        "tcp:HOST:PORT, serial:PATH or serial:FOLDER/PATTERN such as serial:/dev/serial/by-path/*,"
            + " once for each bay");
    ALLOWED.put("orders", "a folder");
    ALLOWED.put("store-limit-bytes", "a number of bytes");
    ALLOWED.put("clock-uncertainty-ms", "a number of milliseconds");
    ALLOWED.put("catalogue", "jdbc:postgresql://HOST/DATABASE?user=NAME, for several docks");
    ALLOWED.put("card-reader", "serial:PATH");
    ALLOWED.put("zone", "a time zone for tables, such as Asia/Shanghai");
    ALLOWED.put("reverify-days", "a number of days, 0 for never");
    ALLOWED.put("reverify-mib-per-s", "a number of MiB a second, 0 for as fast as it goes");
    ALLOWED.put("witness", "a verifier key of suite 04, perhaps with an http(s) address behind it");
    ALLOWED.put("espeak", "path or name of espeak-ng");
    ALLOWED.put(BANDWIDTH, "a number of bytes, at least 1");
    ALLOWED.put(CHARGE, "0 to 100");
    ALLOWED.put(METRICS, "127.0.0.1:PORT");
  }

  /**
   * How the office's tables are kept and shown.
   *
   * @param catalogue URL of a PostgreSQL database; empty for a file in the office's folder
   * @param zone in which times are shown
   * @param cardReader path of the serial port of the card reader; empty for none
   */
  record Records(String catalogue, ZoneId zone, String cardReader) {}

  /**
   * How often and how fast the archive is read again.
   *
   * @param days 0 for never
   * @param mibPerSecond 0 for as fast as it goes
   */
  record Reverifying(long days, long mibPerSecond) {}

  /**
   * Who cosigns the custody log.
   *
   * @param url submission prefix (C2SP tlog-witness); empty if it is reached by hand
   */
  record WitnessPlace(Witness witness, String url) {}

  /** Where the recorder of a bay is. */
  sealed interface BayPlace {
    /** At an address. */
    record Tcp(String host, int port) implements BayPlace {}

    /** At a serial port. */
    record Serial(String path) implements BayPlace {}
  }

  /** What is wrong with a configuration, in one line. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message);
    }
  }

  /**
   * Reads a configuration.
   *
   * @param file its name, for messages
   */
  static Configuration parse(String file, String text) throws Wrong {
    return new Reader(file).read(text);
  }

  private record Value(int line, String text) {}

  private static final class Reader {
    private final String file;
    private final Map<String, Value> single = new LinkedHashMap<>();
    private final List<Value> bays = new ArrayList<>();
    private final List<Value> witnesses = new ArrayList<>();

    Reader(String file) {
      this.file = file;
    }

    Configuration read(String text) throws Wrong {
      int number = 0;
      for (String raw : text.split("\r?\n", -1)) {
        number++;
        String line = raw.strip();
        if (!line.isEmpty() && !line.startsWith("#")) {
          line(number, line);
        }
      }
      String domain = required("domain");
      String dock = required("dock");
      return new Configuration(
          required("office"),
          name("domain", domain + "/office"),
          name("dock", domain + "/dock/" + dock),
          places(),
          optional("orders", ""),
          number("store-limit-bytes", 0, Long.MAX_VALUE, Long.MAX_VALUE),
          number("clock-uncertainty-ms", 0, Long.MAX_VALUE, 500),
          optional("espeak", "espeak-ng"),
          number(BANDWIDTH, 1, Long.MAX_VALUE, Long.MAX_VALUE),
          (int) number(CHARGE, 0, MAX_PERCENT, 0),
          metrics(),
          new Records(catalogue(), zone(), cardReader()),
          new Reverifying(
              number("reverify-days", 0, Long.MAX_VALUE, 30),
              number("reverify-mib-per-s", 0, Long.MAX_VALUE, 20)),
          witnesses());
    }

    private void line(int number, String line) throws Wrong {
      int equals = line.indexOf('=');
      String key = equals < 0 ? line : line.substring(0, equals).strip();
      if (equals < 0) {
        throw wrong(number, "'" + key + "' is no 'key = value'");
      }
      if (!ALLOWED.containsKey(key)) {
        throw wrong(
            number, "unknown key '" + key + "'; known are " + String.join(", ", ALLOWED.keySet()));
      }
      Value value = new Value(number, line.substring(equals + 1).strip());
      if (value.text().isEmpty()) {
        throw bad(key, value);
      }
      if (key.equals("bay")) {
        bays.add(value);
      } else if (key.equals("witness")) {
        witnesses.add(value);
      } else if (single.put(key, value) != null) {
        throw wrong(number, "'" + key + "' stands twice");
      }
    }

    private String required(String key) throws Wrong {
      Value value = single.get(key);
      if (value == null) {
        throw new Wrong(file + ": '" + key + " = …' is missing: " + ALLOWED.get(key));
      }
      return value.text();
    }

    private String optional(String key, String otherwise) {
      Value value = single.get(key);
      return value == null ? otherwise : value.text();
    }

    private Name name(String key, String text) throws Wrong {
      try {
        return Name.parse(text);
      } catch (Malformed e) {
        throw bad(key, value(key));
      }
    }

    private long number(String key, long least, long most, long otherwise) throws Wrong {
      if (!single.containsKey(key)) {
        return otherwise;
      }
      try {
        long number = Lines.number(value(key).text());
        if (number >= least && number <= most) {
          return number;
        }
      } catch (Malformed e) {
        throw bad(key, value(key));
      }
      throw bad(key, value(key));
    }

    private String catalogue() throws Wrong {
      String url = optional("catalogue", "");
      if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
        throw bad("catalogue", value("catalogue"));
      }
      return url;
    }

    private String cardReader() throws Wrong {
      String place = optional("card-reader", "serial:");
      if (!place.startsWith("serial:")) {
        throw bad("card-reader", value("card-reader"));
      }
      return place.substring("serial:".length());
    }

    private ZoneId zone() throws Wrong {
      try {
        return ZoneId.of(optional("zone", "Asia/Shanghai"));
      } catch (DateTimeException e) {
        throw bad("zone", value("zone"));
      }
    }

    private Value value(String key) {
      Value value = single.get(key);
      if (value == null) {
        throw new IllegalStateException("asked for only when it is there: " + key);
      }
      return value;
    }

    private List<BayPlace> places() throws Wrong {
      List<BayPlace> places = new ArrayList<>();
      for (Value bay : bays) {
        places.add(place(bay));
      }
      if (places.size() > MAX_BAYS) {
        throw wrong(bays.getLast().line(), "at most " + MAX_BAYS + " bays");
      }
      return List.copyOf(places);
    }

    private List<WitnessPlace> witnesses() throws Wrong {
      List<WitnessPlace> places = new ArrayList<>();
      for (Value witness : witnesses) {
        String[] words = witness.text().split(" +", -1);
        if (words.length > 2 || (words.length == 2 && !words[1].matches("https?://[^ ]+"))) {
          throw bad("witness", witness);
        }
        try {
          places.add(new WitnessPlace(Witness.parse(words[0]), words.length == 2 ? words[1] : ""));
        } catch (Malformed e) {
          throw bad("witness", witness);
        }
      }
      return List.copyOf(places);
    }

    private Optional<InetSocketAddress> metrics() throws Wrong {
      if (!single.containsKey(METRICS)) {
        return Optional.empty();
      }
      Value value = value(METRICS);
      int colon = value.text().lastIndexOf(':');
      if (colon < 0 || !value.text().substring(0, colon).equals("127.0.0.1")) {
        throw bad(METRICS, value);
      }
      return Optional.of(
          new InetSocketAddress(
              InetAddress.getLoopbackAddress(),
              port(METRICS, value, value.text().substring(colon + 1))));
    }

    private BayPlace place(Value bay) throws Wrong {
      String text = bay.text();
      if (text.startsWith("serial:") && text.length() > "serial:".length()) {
        String path = text.substring("serial:".length());
        requirePattern(bay, path);
        return new BayPlace.Serial(path);
      }
      int colon = text.lastIndexOf(':');
      if (text.startsWith("tcp:") && colon > "tcp:".length()) {
        return new BayPlace.Tcp(
            text.substring("tcp:".length(), colon), port("bay", bay, text.substring(colon + 1)));
      }
      throw bad("bay", bay);
    }

    private void requirePattern(Value bay, String path) throws Wrong {
      if (SerialPattern.isPattern(path.substring(0, path.lastIndexOf('/') + 1))) {
        throw bad("bay", bay);
      }
    }

    private int port(String key, Value bay, String text) throws Wrong {
      Predicate<Long> possible = port -> port >= 1 && port <= MAX_PORT;
      try {
        long port = Lines.number(text);
        if (possible.test(port)) {
          return (int) port;
        }
      } catch (Malformed e) {
        throw bad(key, bay);
      }
      throw bad(key, bay);
    }

    private Wrong bad(String key, Value value) {
      return wrong(
          value.line(),
          "'" + key + "' cannot be '" + value.text() + "'; allowed is " + ALLOWED.get(key));
    }

    private Wrong wrong(int line, String what) {
      return new Wrong(file + ", line " + line + ": " + what);
    }
  }
}
