package io.shuijing.hal.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Tokens of SoftHSM in a folder, made once for this process: the library reads its configuration
 * when it is first opened, and knows no token that is made later.
 */
public final class SoftTokens {
  /** Debian's package {@code softhsm2}. */
  public static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");

  /** The PIN of every token. */
  public static final String PIN = "271828";

  private static final String CONFIGURATION = "SOFTHSM2_CONF";

  private final Path folder;
  private final List<String> labels = new ArrayList<>();

  /**
   * Makes tokens.
   *
   * @param labels of the tokens
   */
  public SoftTokens(Path folder, String... labels) throws IOException {
    this.folder = folder;
    Files.createDirectory(folder.resolve("tokens"));
    Files.writeString(
        folder.resolve("softhsm2.conf"),
        "directories.tokendir = " + folder.resolve("tokens") + "\nlog.level = ERROR\n");
    for (String label : labels) {
      run(
          "softhsm2-util",
          "--init-token",
          "--free",
          "--label",
          label,
          "--so-pin",
          "314159",
          "--pin",
          PIN);
    }
    String slots = run("softhsm2-util", "--show-slots");
    slots
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("Label:"))
        .map(line -> line.substring("Label:".length()).strip())
        .forEach(this.labels::add);
    setEnvironment(CONFIGURATION, folder.resolve("softhsm2.conf").toString());
  }

  /** The place of a token in the library's list. */
  public int slot(String label) {
    return labels.indexOf(label);
  }

  /** A token, with its PIN in a file. */
  public Pkcs11Token token(String label) throws IOException {
    return new Pkcs11Token(LIBRARY, slot(label), pinFile(label, PIN));
  }

  /** A file that only its owner may read. */
  public Path pinFile(String name, String pin) throws IOException {
    Path file = folder.resolve(name + ".pin");
    Files.writeString(file, pin + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /** Makes a key with its certificate, as a technician does. */
  public void makeKey(String token, String label, String... kind) throws IOException {
    Path configuration = folder.resolve("keytool.cfg");
    Files.writeString(
        configuration,
        "name = making\nlibrary = "
            + LIBRARY
            + "\nslotListIndex = "
            + slot(token)
            + "\nattributes(generate,CKO_PRIVATE_KEY,*) = {\n  CKA_SENSITIVE = true\n"
            + "  CKA_EXTRACTABLE = false\n}\n");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                "NONE",
                "-storetype",
                "PKCS11",
                "-addprovider",
                "SunPKCS11",
                "-providerArg",
                configuration.toString(),
                "-storepass",
                PIN,
                "-alias",
                label,
                "-dname",
                "CN=" + label));
    command.addAll(Arrays.asList(kind));
    run(command.toArray(String[]::new));
  }

  /** Pulls all of them out. */
  public void pullOut() throws IOException {
    Files.move(folder.resolve("tokens"), folder.resolve("elsewhere"));
  }

  /** Lets another process find them. */
  public void tell(Map<String, String> environment) {
    environment.put(CONFIGURATION, folder.resolve("softhsm2.conf").toString());
  }

  private String run(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    tell(builder.environment());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(String.join(" ", command) + " failed: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return said;
  }

  // the library asks the C library for its environment, which Java only copied
  @SuppressWarnings("restricted")
  private static void setEnvironment(String name, String value) {
    Linker linker = Linker.nativeLinker();
    try (Arena arena = Arena.ofConfined()) {
      int failed =
          (int)
              linker
                  .downcallHandle(
                      linker.defaultLookup().findOrThrow("setenv"),
                      FunctionDescriptor.of(
                          ValueLayout.JAVA_INT,
                          ValueLayout.ADDRESS,
                          ValueLayout.ADDRESS,
                          ValueLayout.JAVA_INT))
                  .invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 1);
      if (failed != 0) {
        throw new UncheckedIOException(new IOException("setenv"));
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
