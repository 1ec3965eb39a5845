package io.shuijing.simulator.sound;

import io.shuijing.hal.HardwareFault;
import io.shuijing.simulator.sound.Background.Voice;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.tinylog.Logger;

/**
 * One who hears a room: gets every sample from the moment of joining on, none twice, none left out.
 */
final class Listener {
  /** 20 ms. */
  static final int BLOCK_SAMPLES = Room.SAMPLES_PER_SECOND / 50;

  private final Room room;
  private final Socket socket;

  Listener(Room room, Socket socket) {
    this.room = room;
    this.socket = socket;
  }

  void run(Background background) {
    try (socket;
        Voice voice = background.begin();
        OutputStream out = socket.getOutputStream()) {
      float[] block = new float[BLOCK_SAMPLES];
      for (long at = room.now(); ; at += block.length) {
        awaitRoomTime(at + block.length);
        voice.next(block);
        room.addSoundings(block, at);
        if (room.isMuted()) {
          Arrays.fill(block, 0);
        }
        out.write(s16le(block));
      }
    } catch (HardwareFault e) {
      Logger.error("a listener hears nothing more: {}", e.getMessage());
    } catch (IOException e) {
      Logger.debug("a listener left: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      room.left(this);
    }
  }

  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      Logger.debug(e, "listener's socket");
    }
  }

  private void awaitRoomTime(long sample) throws InterruptedException {
    for (long ahead = sample - room.now(); ahead > 0; ahead = sample - room.now()) {
      TimeUnit.MICROSECONDS.sleep(Math.max(500, ahead * 1_000_000 / Room.SAMPLES_PER_SECOND));
    }
  }

  private static byte[] s16le(float[] block) {
    ByteBuffer out = ByteBuffer.allocate(2 * block.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : block) {
      out.putShort((short) Math.clamp(Math.round(sample * 32_767f), -32_768, 32_767));
    }
    return out.array();
  }
}
