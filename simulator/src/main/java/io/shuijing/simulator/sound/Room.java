package io.shuijing.simulator.sound;

import io.shuijing.hal.media.CaptureSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tinylog.Logger;

/** A room with a background, loudspeakers, and a microphone that several may listen to. */
public final class Room implements AutoCloseable {
  /** Rate of all sound in the room. */
  public static final int SAMPLES_PER_SECOND = CaptureSource.WithPcm.SAMPLES_PER_SECOND;

  private static final int LISTENERS_WAITING = 4;

  /** A sound begins a little later than now, so that no listener has passed its beginning. */
  private static final int LEAD_SAMPLES = 2 * Listener.BLOCK_SAMPLES;

  /** How long a listener may lag behind and still hear everything. */
  private static final long KEPT_SAMPLES = 60L * SAMPLES_PER_SECOND;

  private final Background background;
  private final long originNanos = System.nanoTime();
  private final ServerSocket microphone;
  private final List<Sounding> soundings = new CopyOnWriteArrayList<>();
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private volatile boolean muted;

  private Room(Background background, ServerSocket microphone) {
    this.background = background;
    this.microphone = microphone;
  }

  /** Opens the room and its microphone, at a free port of the loopback interface. */
  public static Room open(Background background) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    Room room = new Room(background, new ServerSocket(0, LISTENERS_WAITING, here));
    Thread.ofPlatform().daemon().name("microphone").start(room::admit);
    return room;
  }

  /**
   * Gives s16le mono samples in real time to whoever connects, from that moment on, until it
   * disconnects.
   */
  public InetSocketAddress microphone() {
    return (InetSocketAddress) microphone.getLocalSocketAddress();
  }

  /** The microphone hears nothing from now on, or everything again. */
  public void mute(boolean on) {
    muted = on;
  }

  boolean isMuted() {
    return muted;
  }

  /** How many listen now. */
  public int listeners() {
    return listeners.size();
  }

  /** The microphone falls silent, listeners are disconnected. */
  @Override
  public void close() throws IOException {
    microphone.close();
    listeners.forEach(Listener::close);
  }

  /** The room's time, in samples. */
  long now() {
    long nanos = System.nanoTime() - originNanos;
    return nanos / 1_000_000_000 * SAMPLES_PER_SECOND
        + nanos % 1_000_000_000 * SAMPLES_PER_SECOND / 1_000_000_000;
  }

  /** Lets a sound begin now. */
  Sounding play(float[] samples) {
    Sounding sounding = new Sounding(now() + LEAD_SAMPLES, samples);
    soundings.removeIf(old -> old.end() < now() - KEPT_SAMPLES);
    soundings.add(sounding);
    return sounding;
  }

  void addSoundings(float[] block, long at) {
    soundings.forEach(sounding -> sounding.addTo(block, at));
  }

  void left(Listener listener) {
    listeners.remove(listener);
  }

  private void admit() {
    while (!microphone.isClosed()) {
      try {
        Socket socket = microphone.accept();
        Listener listener = new Listener(this, socket);
        listeners.add(listener);
        if (microphone.isClosed()) {
          listener.close(); // It came in while the door was closing.
        }
        Thread.ofPlatform().daemon().name("listener").start(() -> listener.run(background));
      } catch (IOException e) {
        if (!microphone.isClosed()) {
          Logger.error(e, "the microphone failed");
          return;
        }
      }
    }
  }
}
