package io.shuijing.hal.wire;

import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** Addresses as people write them. */
final class Address {
  private Address() {}

  static String of(SocketAddress address) {
    return switch (address) {
      case InetSocketAddress inet -> of(inet.getHostString(), inet.getPort());
      case SocketAddress other -> other.toString();
    };
  }

  static String of(String host, int port) {
    return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
  }
}
