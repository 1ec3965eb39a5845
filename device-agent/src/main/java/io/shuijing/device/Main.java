package io.shuijing.device;

import io.shuijing.device.recording.RecorderEvent;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.Signer;
import io.shuijing.evidence.note.SigningFailed;
import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.evidence.seal.AgeSealing;
import io.shuijing.evidence.seal.Sealing;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.RecorderHardware;
import io.shuijing.hal.RecorderHardwareProvider;
import io.shuijing.hal.linux.ConfiguredToken;
import io.shuijing.hal.linux.DirectoryVolume;
import io.shuijing.hal.linux.LinuxClocks;
import io.shuijing.hal.linux.SystemEntropy;
import io.shuijing.hal.linux.SystemdWatchdog;
import io.shuijing.hal.media.CaptureSource;
import io.shuijing.hal.media.EncoderCamera;
import io.shuijing.hal.media.EncoderProgram;
import io.shuijing.hal.secrets.SigningKey;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.tinylog.Logger;

/** The recorder's shell: configuration, keys, the one thread, the inbox. */
public final class Main {
  private static final int OK = 0;
  private static final int UNEXPECTED = 1;
  private static final int TO_BE_MENDED = 2;

  private static final Duration TICK = Duration.ofMillis(500);
  private static final Duration CAMERA_PATIENCE = Duration.ofSeconds(10);
  private static final long LAST_WORDS_MS = 8_000;

  /** When this firmware was made: no certificate is judged at an earlier time. */
  private static final Instant FIRMWARE_DATE = Instant.parse("2026-11-01T00:00:00Z");

  private static final String USAGE =
      """
      用法 / usage:
        provision CONFIG   生成密钥与登记申请 / makes the recorder's keys and keys/enrolment.request
        run CONFIG         运行执法记录仪 / runs the recorder
        rehearse CONFIG    录一小段测试画面后丢弃 / records a test picture and throws it away: shows that this
                           board encodes, seals and stores in time
        --help             本说明 / this text

      CONFIG 每行一项 / one per line: key = value   (# 注释 / comment)
      """;

  private static final List<String> COMMANDS = List.of("provision", "run", "rehearse");

  private final PrintStream out;
  // a dock's certificate is judged at the later of the firmware's date and the last journal time
  private volatile Instant judgedAt = FIRMWARE_DATE;
  private final SystemdWatchdog watchdog = SystemdWatchdog.of(System.getenv());

  private Main(PrintStream out) {
    this.out = out;
  }

  /** Exit code 0 if all is well, 2 if something is to be mended first, 1 otherwise. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(new Main(out).start(Arrays.asList(arguments)));
  }

  private int start(List<String> words) {
    if (words.contains("--help") || words.contains("-h")) {
      out.print(USAGE);
      RecorderSettings.allowed().forEach((key, what) -> out.println("  " + key + " = " + what));
      return OK;
    }
    try {
      return carryOut(words);
    } catch (RecorderSettings.Wrong | HardwareFault e) {
      return failed(String.valueOf(e.getMessage()));
    } catch (NoSuchFileException e) {
      return failed(e.getFile() + " is not there: check the path; keys are made by 'provision'");
    } catch (FileAlreadyExistsException e) {
      return failed(e.getFile() + " is there already; keys are never overwritten");
    } catch (IOException e) {
      return failed("cannot go on: " + e);
    } catch (InterruptedException | SigningFailed | RuntimeException e) {
      Logger.error(e, "a defect of the recorder");
      return UNEXPECTED;
    }
  }

  private static int failed(String message) {
    System.err.println(message);
    return TO_BE_MENDED;
  }

  private int carryOut(List<String> words)
      throws RecorderSettings.Wrong, IOException, InterruptedException, SigningFailed {
    if (words.size() != 2 || !COMMANDS.contains(words.getFirst())) {
      return failed("not understood: '" + String.join(" ", words) + "'; try --help");
    }
    Path file = Path.of(words.get(1));
    Path folder = file.toAbsolutePath().resolveSibling("");
    RecorderSettings settings =
        RecorderSettings.parse(file.toString(), Files.readString(file)).in(folder);
    Path keys = Path.of(settings.keys());
    return switch (words.getFirst()) {
      case "provision" -> provision(settings, keys);
      case "rehearse" -> rehearse(settings);
      default -> run(settings, keys);
    };
  }

  private int rehearse(RecorderSettings settings) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("rehearsal");
    try {
      EncoderProgram program =
          new EncoderProgram(
              settings.all().getOrDefault("ffmpeg", "ffmpeg"),
              Optional.ofNullable(settings.all().get("encoder")),
              CAMERA_PATIENCE);
      Rehearsal.Stage stage =
          new Rehearsal.Stage(
              EncoderCamera.open(program, new CaptureSource.TestPattern(440)),
              LinuxClocks.ofRecorder(FIRMWARE_DATE),
              DirectoryVolume.create("card", folder));
      byte[] entropy = new SystemEntropy().bytes(Rehearsal.ENTROPY_BYTES);
      long firstMs = Rehearsal.play(stage, settings.tuning().capture(), entropy);
      out.println("first segment durable " + firstMs + " ms after the press");
      return OK;
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private int provision(RecorderSettings settings, Path keys) throws IOException, SigningFailed {
    Optional<Signer> token = tokenKey(settings);
    Files.createDirectories(
        keys, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Signer journalKey = token.isPresent() ? token.get() : newJournalKey(settings.recorder(), keys);
    KeyFolder.Provision made = KeyFolder.Provision.of(settings.recorder(), journalKey, seed());
    writePrivate(keys.resolve(KeyFolder.LINK_KEY), made.linkKey());
    Path request = keys.resolve(KeyFolder.REQUEST);
    Files.write(request, made.request().bytes(), StandardOpenOption.CREATE_NEW);
    out.println("request " + request);
    return OK;
  }

  private static Signer newJournalKey(Name recorder, Path keys) throws IOException {
    SoftwareSigner key = SoftwareSigner.ed25519(recorder.text(), seed());
    writePrivate(keys.resolve(KeyFolder.JOURNAL_KEY), key);
    return key;
  }

  private static byte[] seed() {
    return new SystemEntropy().bytes(32);
  }

  private static Optional<Signer> tokenKey(RecorderSettings settings) throws IOException {
    Optional<SigningKey> key = ConfiguredToken.key(settings.all());
    try {
      return key.isPresent()
          ? Optional.of(TokenSigner.of(settings.recorder(), key.get()))
          : Optional.empty();
    } catch (Malformed e) {
      throw new HardwareFault("token", "wrong-curve", "token: " + e.getMessage(), e);
    }
  }

  private static void writePrivate(Path file, SoftwareSigner key) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, key.toPem());
  }

  private int run(RecorderSettings settings, Path keys) throws IOException, InterruptedException {
    Inbox inbox = new Inbox(CAMERA_PATIENCE);
    RecorderParts parts = parts(settings, keys);
    Recorder recorder = Recorder.start(parts, inbox::put);
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> switchOff(inbox, ended), "last words"));
    out.println("ready in " + ManagementFactory.getRuntimeMXBean().getUptime() + " ms");
    watchdog.ready();
    try {
      handleAll(recorder, inbox);
    } finally {
      recorder.close();
      parts.hardware().close();
      ended.countDown();
    }
    return OK;
  }

  // a tick comes in its time, however much else happens
  private void handleAll(Recorder recorder, Inbox inbox) throws InterruptedException {
    long nextTick = System.nanoTime() + TICK.toNanos();
    while (!recorder.isOff()) {
      Optional<RecorderEvent> event = inbox.take(untilTick(recorder, nextTick));
      event.ifPresent(recorder::handle);
      if (untilTick(recorder, nextTick).isZero()) {
        for (int waiting = inbox.waiting(); waiting > 0; waiting--) {
          inbox.take(Duration.ZERO).ifPresent(recorder::handle);
        }
        recorder.handle(new RecorderEvent.Tick());
        watchdog.alive();
        nextTick = System.nanoTime() + TICK.toNanos();
      }
    }
  }

  private static Duration untilTick(Recorder recorder, long nextTick) {
    Duration left = Duration.ofNanos(Math.max(0, nextTick - System.nanoTime()));
    return recorder.dueIn().filter(due -> due.compareTo(left) < 0).orElse(left);
  }

  private void switchOff(Inbox inbox, CountDownLatch ended) {
    try {
      if (ended.getCount() > 0) {
        watchdog.stopping();
        inbox.put(new RecorderEvent.SwitchOff("terminated"));
        if (!ended.await(LAST_WORDS_MS, TimeUnit.MILLISECONDS)) {
          Logger.warn("the recorder did not close in order; the next start recovers the card");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private RecorderParts parts(RecorderSettings settings, Path keys) throws IOException {
    KeyFolder.OfficeFacts office =
        read(keys.resolve(KeyFolder.OFFICE), file -> KeyFolder.OfficeFacts.parse(file));
    Sealing sealing = read(keys.resolve(KeyFolder.OFFICE), _ -> AgeSealing.to(office.recipients()));
    String version = Main.class.getPackage().getImplementationVersion();
    RecorderParts.Identity identity =
        new RecorderParts.Identity(
            settings.recorder(),
            List.of(journalKey(settings, keys)),
            office.key(),
            office.recipients(),
            settings.model(),
            version == null ? "development" : version);
    return new RecorderParts(hardware(settings), identity, sealing, settings.tuning(), this::tell);
  }

  private static Signer journalKey(RecorderSettings settings, Path keys) throws IOException {
    Optional<Signer> token = tokenKey(settings);
    return token.isPresent()
        ? token.get()
        : read(
            keys.resolve(KeyFolder.JOURNAL_KEY),
            pem ->
                SoftwareSigner.fromPem(
                    settings.recorder().text(), new String(pem, StandardCharsets.US_ASCII)));
  }

  /** Reads what stands in a file of the keys folder. */
  private interface KeyReader<T> {
    T read(byte[] file) throws Malformed;
  }

  private static <T> T read(Path file, KeyReader<T> reader) throws IOException {
    try {
      return reader.read(Files.readAllBytes(file));
    } catch (Malformed e) {
      throw new HardwareFault(
          "keys",
          "malformed",
          file + ": " + e.getMessage() + "; put the right file there, or enrol the recorder anew",
          e);
    }
  }

  private RecorderHardware hardware(RecorderSettings settings) throws HardwareFault {
    for (RecorderHardwareProvider provider : ServiceLoader.load(RecorderHardwareProvider.class)) {
      if (provider.name().equals(settings.hardware())) {
        return provider.open(settings.all(), () -> judgedAt);
      }
    }
    throw new HardwareFault(
        "settings",
        "absent",
        "no parts called '" + settings.hardware() + "' are installed; check the key 'hardware'");
  }

  private void tell(StoredRecord record) {
    Instant wall = record.record().moment().wall();
    if (wall.isAfter(judgedAt)) {
      judgedAt = wall;
    }
    out.println(record.record().type() + " " + record.n());
  }
}
