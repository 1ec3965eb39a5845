package io.shuijing.simulator.capture;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.media.CaptureSource;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tinylog.Logger;

/**
 * What is in front of the lens. A process of its own makes the pictures, this passes them on to
 * whichever encoder looks, and {@link LensControl} decides what comes through. A picture is handed
 * over as it is (YUV4MPEG2), so the encoder has the same work as behind a real sensor.
 */
public final class Scene {
  private static final int LOOKING = 4;

  private final String ffmpeg;
  private final Optional<Path> file;
  private final Format format;
  private final ServerSocket window;
  private final LensControl lens = new LensControl();

  /** Size and rate of the pictures. */
  public record Format(int widthPx, int heightPx, int perSecond) {
    /** What a recorder asks for unless it is told otherwise. */
    public static final Format USUAL = new Format(1280, 720, 25);
  }

  private Scene(String ffmpeg, Optional<Path> file, Format format, ServerSocket window) {
    this.ffmpeg = ffmpeg;
    this.file = file;
    this.format = format;
    this.window = window;
  }

  /**
   * Opens a window to a media file, played over and over, or to a test picture.
   *
   * @throws HardwareFault part {@code camera}, fault {@code io}, if there is no port for it
   */
  public static Scene open(String ffmpeg, Optional<Path> file, Format format) throws HardwareFault {
    try {
      InetAddress here = InetAddress.getLoopbackAddress();
      Scene scene = new Scene(ffmpeg, file, format, new ServerSocket(0, LOOKING, here));
      Thread.ofPlatform().daemon().name("scene").start(scene::admit);
      return scene;
    } catch (IOException e) {
      throw new HardwareFault("camera", "io", "no window to the scene: " + e.getMessage(), e);
    }
  }

  /** What comes through the lens. */
  public LensControl lens() {
    return lens;
  }

  /** The pictures as an encoder takes them. */
  CaptureSource pictures() {
    String address =
        "tcp\\\\://" + window.getInetAddress().getHostAddress() + "\\\\:" + window.getLocalPort();
    return new CaptureSource.Generated("movie=" + address + ":f=yuv4mpegpipe[out0]");
  }

  private void admit() {
    while (!window.isClosed()) {
      try {
        Socket looking = window.accept();
        Thread.ofPlatform().daemon().name("lens").start(() -> show(looking));
      } catch (IOException e) {
        Logger.error(e, "nobody sees the scene any more");
        return;
      }
    }
  }

  private void show(Socket looking) {
    try (looking;
        OutputStream out = looking.getOutputStream()) {
      Process painter = paint();
      try (Pictures pictures = Pictures.read(painter.getInputStream())) {
        pictures.passOn(out, lens);
      } finally {
        painter.destroyForcibly();
      }
    } catch (IOException e) {
      Logger.debug("an encoder looks away: {}", e.getMessage());
    }
  }

  private Process paint() throws IOException {
    String size = format.widthPx() + ":" + format.heightPx();
    String fitted =
        "fps="
            + format.perSecond()
            + ",scale="
            + size
            + ":force_original_aspect_ratio=decrease,pad="
            + size
            + ":-1:-1,setsar=1,format=yuv420p";
    List<String> input =
        file.isPresent()
            ? List.of("-stream_loop", "-1", "-re", "-i", "file:" + file.get().toAbsolutePath())
            : List.of(
                "-re",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size="
                    + format.widthPx()
                    + "x"
                    + format.heightPx()
                    + ":rate="
                    + format.perSecond());
    List<String> command = new java.util.ArrayList<>(List.of(ffmpeg, "-nostdin", "-v", "error"));
    command.addAll(input);
    command.addAll(List.of("-map", "0:V:0", "-vf", fitted, "-f", "yuv4mpegpipe", "pipe:1"));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
