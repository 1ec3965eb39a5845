package io.shuijing.hal.serial;

import io.shuijing.hal.contract.LinkContract;
import io.shuijing.hal.link.Frame;
import io.shuijing.hal.link.LinkClient;
import io.shuijing.hal.link.LinkEvent;
import io.shuijing.hal.link.LinkServer;
import io.shuijing.hal.wire.Cable;
import io.shuijing.hal.wire.ExampleAuthority;
import io.shuijing.hal.wire.LinkSource;
import io.shuijing.hal.wire.TcpAddress;
import io.shuijing.hal.wire.TcpListener;
import io.shuijing.hal.wire.WireBay;
import io.shuijing.hal.wire.WireLinkServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * Measures how fast answers of 1 MiB come, TLS included, both ends in one process: over TCP on the
 * loopback and over a pair of pseudo-terminals. To be run by hand.
 */
public final class LinkThroughput {
  private static final int MIB = 1024 * 1024;
  private static final long COLD_BYTES = 32L << 20;
  private static final long WARM_UP_BYTES = 1L << 30;
  private static final long MEASURED_BYTES = 1L << 30;
  private static final int ROUND_TRIPS = 2_000;

  private LinkThroughput() {}

  /** Prints one line for each kind of link. */
  public static void main(String[] args) throws Exception {
    ExampleAuthority office = ExampleAuthority.ed25519();
    TcpListener listener = TcpListener.on("127.0.0.1", 0);
    measure("tcp", office, listener, new TcpAddress("127.0.0.1", listener.port()));
    Path folder = Files.createTempDirectory("ptys");
    Path recorder = folder.resolve("recorder");
    Path dock = folder.resolve("dock");
    try (Cable _ = Cable.serial(recorder, dock)) {
      measure("pty", office, new SerialPath(recorder), new SerialPath(dock));
    }
  }

  private static void measure(
      String kind, ExampleAuthority office, LinkSource recorderEnd, LinkSource dockEnd)
      throws Exception {
    Frame megabyte = new Frame("data", new byte[MIB]);
    Frame small = Frame.of("time");
    try (LinkServer server =
        new WireLinkServer(recorderEnd, office.identity(LinkContract.RECORDER))) {
      server.serve(event -> answer(event, megabyte, small));
      WireBay bay = new WireBay("bay", dockEnd, office.identity(LinkContract.DOCK));
      long begin = System.nanoTime();
      try (LinkClient client = bay.connect(Duration.ofSeconds(10)).orElseThrow()) {
        double connectMs = (System.nanoTime() - begin) / 1e6;
        double cold = rate(client, COLD_BYTES);
        rate(client, WARM_UP_BYTES);
        long cpuBegin = cpuNanos();
        long measureBegin = System.nanoTime();
        double rate = rate(client, MEASURED_BYTES);
        double cpus = (double) (cpuNanos() - cpuBegin) / (System.nanoTime() - measureBegin);
        System.out.printf(
            Locale.ROOT,
            "%s: %.0f MB/s in answers of 1 MiB (the first 32 of them %.0f), %.0f MB per CPU second"
                + " of this process; round trip %.0f us (median), connect %.0f ms%n",
            kind,
            rate,
            cold,
            rate / cpus,
            medianRoundTripMicros(client),
            connectMs);
      }
    }
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private static void answer(LinkEvent event, Frame megabyte, Frame small) {
    if (event instanceof LinkEvent.Asked asked) {
      asked.answer().give(asked.question().header().equals("read") ? megabyte : small);
    }
  }

  private static double rate(LinkClient client, long bytes) throws Exception {
    long begin = System.nanoTime();
    for (long left = bytes; left > 0; ) {
      left -= client.ask(Frame.of("read")).body().length;
    }
    return bytes * 1e3 / (System.nanoTime() - begin);
  }

  private static double medianRoundTripMicros(LinkClient client) throws Exception {
    long[] nanos = new long[ROUND_TRIPS];
    for (int i = 0; i < nanos.length; i++) {
      long begin = System.nanoTime();
      client.ask(Frame.of("time"));
      nanos[i] = System.nanoTime() - begin;
    }
    Arrays.sort(nanos);
    return nanos[nanos.length / 2] / 1e3;
  }
}
