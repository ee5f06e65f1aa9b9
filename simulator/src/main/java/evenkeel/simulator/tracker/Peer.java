package evenkeel.simulator.tracker;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/** Where a client listens. */
public record Peer(InetAddress address, int port) {

  /** Four bytes of address and two of port; IPv4 only. */
  byte[] compact() {
    return ByteBuffer.allocate(6).put(address.getAddress()).putShort((short) port).array();
  }
}
