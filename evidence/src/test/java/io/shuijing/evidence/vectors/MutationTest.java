package io.shuijing.evidence.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.evidence.cli.KeyFolder;
import io.shuijing.evidence.seal.AgeIdentity;
import io.shuijing.evidence.verify.Report;
import io.shuijing.evidence.verify.Verdict;
import io.shuijing.evidence.verify.Verifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Changes of every kind at random places, the same ones each time. {@code -Dmutations=1500} tries
 * more than a build has time for.
 */
class MutationTest {
  private static final int ON_INTACT = Integer.getInteger("mutations", 10);
  private static final int ON_OTHERS = Math.ceilDiv(ON_INTACT, 15);

  @TestFactory
  Stream<DynamicTest> no_change_of_bytes_is_called_intact_and_none_throws() throws Exception {
    return VectorTest.folders().stream()
        .map(folder -> DynamicTest.dynamicTest(VectorTest.name(folder), () -> mutate(folder)));
  }

  private static void mutate(Path folder) throws Exception {
    Vector vector = Vector.parse(Files.readAllBytes(folder.resolve("expect")));
    SortedMap<String, byte[]> files = read(folder.resolve("supply"));
    Verifier verifier = verifier(folder, vector);
    boolean intact = vector.expected().verdict().equals("INTACT");
    SplittableRandom random = new SplittableRandom(77 + VectorTest.name(folder).hashCode());
    for (int i = 0; i < (intact ? ON_INTACT : ON_OTHERS); i++) {
      SortedMap<String, byte[]> changed = new TreeMap<>(files);
      String what = change(changed, random);
      Report report = verifier.verify(new MemorySupply(changed, vector.trusting().kind()));
      if (intact) {
        assertThat(report.verdict()).as(what).isNotEqualTo(Verdict.INTACT);
      }
    }
  }

  private static Verifier verifier(Path folder, Vector vector) throws Exception {
    Verifier verifier = new Verifier(KeyFolder.read(folder.resolve("keys")).anchors());
    return vector.trusting().opened()
        ? verifier.opening(AgeIdentity.parse(Files.readString(folder.resolve("keys/identity.age"))))
        : verifier;
  }

  private static SortedMap<String, byte[]> read(Path supply) throws Exception {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(supply)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(supply.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static String change(SortedMap<String, byte[]> files, SplittableRandom random) {
    while (true) {
      String path = path(files, random);
      byte[] bytes = bytes(files, path);
      Change change = change(bytes, random);
      if (!path.endsWith(".note") || !signed(bytes).equals(signed(change.bytes()))) {
        files.put(path, change.bytes());
        return change.what() + " in " + path;
      }
    }
  }

  private record Change(String what, byte[] bytes) {}

  // a signature line that stands twice says nothing else than one that stands once
  private static List<String> signed(byte[] note) {
    String text = new String(note, StandardCharsets.ISO_8859_1);
    int end = text.lastIndexOf("\n\n") + 2;
    List<String> signed = new ArrayList<>(List.of(text.substring(0, end)));
    Stream.of(text.substring(end).split("(?<=\n)", -1)).distinct().forEach(signed::add);
    return signed;
  }

  // of what is set aside no statement is made, so it is left alone
  private static String path(SortedMap<String, byte[]> files, SplittableRandom random) {
    List<String> paths =
        files.keySet().stream()
            .filter(path -> !path.startsWith("quarantine/"))
            .filter(path -> bytes(files, path).length > 0)
            .toList();
    return paths.get(random.nextInt(paths.size()));
  }

  private static Change change(byte[] bytes, SplittableRandom random) {
    int at = random.nextInt(bytes.length);
    int length = Math.min(bytes.length - at, 1 + random.nextInt(random.nextBoolean() ? 4 : 2000));
    int kind = random.nextInt(5);
    byte[] changed =
        switch (kind) {
          case 0 -> flipped(bytes, at, 1 << random.nextInt(8));
          case 1 -> join(Arrays.copyOf(bytes, at), tail(bytes, at + length));
          case 2 -> join(Arrays.copyOf(bytes, at + length), tail(bytes, at));
          case 3 -> Arrays.copyOf(bytes, at);
          default -> overwritten(bytes, at, length, random);
        };
    return new Change("kind " + kind + " at " + at + " length " + length, changed);
  }

  private static byte[] bytes(SortedMap<String, byte[]> files, String path) {
    return Objects.requireNonNull(files.get(path), path);
  }

  private static byte[] flipped(byte[] bytes, int at, int bit) {
    byte[] changed = bytes.clone();
    changed[at] ^= (byte) bit;
    return changed;
  }

  private static byte[] tail(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }

  private static byte[] join(byte[] head, byte[] tail) {
    return CardFiles.join(head, tail);
  }

  private static byte[] overwritten(byte[] bytes, int at, int length, SplittableRandom random) {
    byte[] changed = bytes.clone();
    for (int i = at; i < at + length; i++) {
      changed[i] = (byte) random.nextInt(256);
    }
    changed[at] = (byte) (bytes[at] + 1);
    return changed;
  }
}
