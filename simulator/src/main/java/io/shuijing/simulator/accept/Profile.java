package io.shuijing.simulator.accept;

import io.shuijing.evidence.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a bureau demands of its recorders, each with where the demand comes from.
 *
 * @param digest of the file, for the report
 * @param firmware expression that the firmware's version has to match whole
 */
record Profile(
    String name, Digest digest, Pattern firmware, int validMonths, Map<Requirement, Limit> limits) {
  private static final String FORMAT = "shuijing-profile/v1";
  private static final Pattern LIMIT =
      Pattern.compile("([a-z-]+) (min|max) (-?[0-9]{1,15}(?:\\.[0-9]{1,6})?) : (.+)");

  /** Keeps its own map. */
  Profile {
    limits = Map.copyOf(limits);
  }

  /**
   * One demand.
   *
   * @param least whether the value is the least or the most allowed
   * @param source where it comes from
   */
  record Limit(boolean least, double value, String source) {
    boolean holds(double measured) {
      return least ? measured >= value : measured <= value;
    }

    /** Such as {@code ≥ 1080}. */
    String text() {
      String number =
          value == Math.rint(value)
              ? String.format(Locale.ROOT, "%.0f", value)
              : String.valueOf(value);
      return (least ? "≥ " : "≤ ") + number;
    }
  }

  /** A profile that is not in order; the message names file, line and what is allowed. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message);
    }
  }

  /** What is usual in counties: comes with the program. */
  static Profile usual() throws IOException, Wrong {
    return bundled("county.profile");
  }

  /** For simulated recorders, which are as fast as this machine lets them be. */
  static Profile simulated() throws IOException, Wrong {
    return bundled("simulated.profile");
  }

  private static Profile bundled(String file) throws IOException, Wrong {
    try (InputStream in = Profile.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new Wrong("a part of this program is missing: " + file);
      }
      return parse(file, in.readAllBytes());
    }
  }

  static Profile read(Path file) throws IOException, Wrong {
    return parse(file.toString(), Files.readAllBytes(file));
  }

  static Profile parse(String file, byte[] bytes) throws Wrong {
    return new Reader(file).read(bytes);
  }

  Optional<Limit> limit(Requirement requirement) {
    return Optional.ofNullable(limits.get(requirement));
  }

  private static final class Reader {
    private final String file;
    private final Map<Requirement, Limit> limits = new EnumMap<>(Requirement.class);
    private @Nullable String name;
    private Pattern firmware = Pattern.compile(".*");
    private int validMonths = 12;
    private int number;

    Reader(String file) {
      this.file = file;
    }

    Profile read(byte[] bytes) throws Wrong {
      List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      if (lines.isEmpty() || !lines.getFirst().equals(FORMAT)) {
        throw new Wrong(file + ": the first line has to be " + FORMAT);
      }
      for (String line : lines) {
        number++;
        if (number > 1 && !line.isBlank() && !line.startsWith("#")) {
          line(line.strip());
        }
      }
      if (name == null) {
        throw new Wrong(file + ": 'name …' is missing");
      }
      return new Profile(name, Digest.of(bytes), firmware, validMonths, limits);
    }

    private void line(String line) throws Wrong {
      String rest = line.substring(line.indexOf(' ') + 1);
      if (line.startsWith("name ")) {
        name = rest;
      } else if (line.startsWith("firmware ")) {
        firmware = expression(rest);
      } else if (line.startsWith("valid-months ") && rest.matches("[1-9][0-9]{0,2}")) {
        validMonths = Integer.parseInt(rest);
      } else {
        limit(line);
      }
    }

    private Pattern expression(String text) throws Wrong {
      try {
        return Pattern.compile(text);
      } catch (IllegalArgumentException e) {
        throw wrong("'" + text + "' is no regular expression: " + e.getMessage());
      }
    }

    private void limit(String line) throws Wrong {
      Matcher matcher = LIMIT.matcher(line);
      Optional<Requirement> requirement =
          matcher.matches()
              ? Arrays.stream(Requirement.values())
                  .filter(known -> known.word().equals(matcher.group(1)))
                  .findFirst()
              : Optional.empty();
      if (requirement.isEmpty()) {
        throw wrong(
            "'"
                + line
                + "' is not understood; allowed are 'name TEXT', 'firmware EXPRESSION',"
                + " 'valid-months N' and 'KEY min|max NUMBER : SOURCE' with one of "
                + Arrays.stream(Requirement.values())
                    .map(Requirement::word)
                    .collect(Collectors.joining(", ")));
      }
      Limit limit =
          new Limit(
              matcher.group(2).equals("min"),
              Double.parseDouble(matcher.group(3)),
              matcher.group(4));
      if (limits.put(requirement.get(), limit) != null) {
        throw wrong("'" + requirement.get().word() + "' stands twice");
      }
    }

    private Wrong wrong(String what) {
      return new Wrong(file + ", line " + number + ": " + what);
    }
  }
}
