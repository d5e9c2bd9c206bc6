package dev.redial.practice;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The UDP side of a server: answers each datagram by itself. */
final class UdpStage {

    /** A SYN has 1,232 bytes at most; a longer datagram is cut off. */
    private static final int LONGEST = 2_048;

    private static final int SYN_ACK_LENGTH = 1232;
    private static final int SYN_AND_MTU = 16;
    private static final int SYNEX = 0x1000;

    private final DatagramSocket socket;
    private final ServerLog log;

    UdpStage(DatagramSocket socket, ServerLog log) {
        this.socket = socket;
        this.log = log;
    }

    /** Answers until the socket is closed. */
    void play(UdpAnswer answer) {
        try {
            while (true) {
                var packet = new DatagramPacket(new byte[LONGEST], LONGEST);
                socket.receive(packet);
                byte[] datagram = Arrays.copyOf(packet.getData(), packet.getLength());
                log.datagrams.add(WireBytes.of(datagram));
                switch (answer) {
                    case UdpAnswer.SynAck(var version) -> reply(packet, synAck(datagram, version));
                    case UdpAnswer.Bytes(var bytes) -> reply(packet, bytes.bytes());
                    case UdpAnswer.Echo() -> reply(packet, datagram);
                    case UdpAnswer.Silence(), UdpAnswer.Closed() -> {}
                }
            }
        } catch (IOException closed) {
            // by the server's own end
        }
    }

    private void reply(DatagramPacket to, byte[] bytes) throws IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, to.getSocketAddress()));
    }

    /** SYN+ACK, MS-RDPEUDP 3.1.5.1.3, with the highest version that both know; nothing to something shorter than a SYN. */
    private static byte[] synAck(byte[] syn, int version) {
        if (syn.length < SYN_AND_MTU) {
            return new byte[0];
        }
        var in = ByteBuffer.wrap(syn);
        boolean versions = version > 1 && (in.getShort(6) & SYNEX) != 0;
        var out = ByteBuffer.allocate(SYN_ACK_LENGTH);
        out.putInt(in.getInt(8)) // the client's initial sequence number
                .putShort((short) 64)
                .putShort((short) (versions ? SYNEX | 5 : 5))
                .putInt(0x2001_0db8) // ours
                .putShort((short) SYN_ACK_LENGTH)
                .putShort((short) SYN_ACK_LENGTH);
        if (versions) {
            out.putShort((short) 1).putShort((short) Math.min(version, in.getShort(18)));
        }
        return out.array();
    }
}
