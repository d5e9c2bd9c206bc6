package dev.redial.hostile;

import dev.redial.hostile.HostileCase.Step;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plays one case over UDP on 127.0.0.1, to every datagram that comes. */
final class HostileUdpServer implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress OTHER_ADDRESS = InetAddress.ofLiteral("127.0.0.9");
    private static final int LARGEST_DATAGRAM = 65_535;

    private final HostileCase played;
    private final Optional<DatagramSocket> socket;
    private final HostileLog log = new HostileLog();

    private HostileUdpServer(HostileCase played, Optional<DatagramSocket> socket) {
        this.played = played;
        this.socket = socket;
    }

    /** @throws java.net.BindException if the port is taken */
    static HostileUdpServer start(HostileCase played, int port) throws IOException {
        boolean closed = played.script().getFirst().does().equals("udp_closed");
        Optional<DatagramSocket> socket = closed ? Optional.empty() : Optional.of(new DatagramSocket(port, LOOPBACK));
        HostileUdpServer server = new HostileUdpServer(played, socket);
        socket.ifPresent(s -> Thread.ofVirtual().start(() -> server.answer(s)));
        return server;
    }

    HostileLog log() {
        return log;
    }

    private void answer(DatagramSocket own) {
        byte[] buffer = new byte[LARGEST_DATAGRAM];
        while (!own.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                own.receive(packet);
                log.datagrams.add(packet.getLength());
                String unused = log.arrived("", buffer, packet.getLength());
                byte[] got = Arrays.copyOf(buffer, packet.getLength());
                for (Step step : played.script()) {
                    play(step, got, own, packet);
                }
            } catch (IOException | InterruptedException over) {
                // close() ended it, or the client has closed its port; then the next datagram is another client's
            }
        }
    }

    private void play(Step step, byte[] got, DatagramSocket own, DatagramPacket from)
            throws IOException, InterruptedException {
        switch (step.does()) {
            case "recv" -> {}
            case "send" -> send(own, HostileBytes.of(step.with()), from);
            case "send_received" -> send(own, got, from);
            case "sleep_ms" -> Thread.sleep(Integer.parseInt(String.valueOf(step.with())));
            case "send_udp_template" -> send(own, synAck(got, String.valueOf(step.with())), from);
            case "udp_burst" -> burst(HostileCases.as(step.with()), got, own, from);
            case "send_udp_other_port" -> sendFrom(LOOPBACK, synAck(got, String.valueOf(step.with())), from);
            case "send_udp_other_address" -> sendFrom(OTHER_ADDRESS, synAck(got, String.valueOf(step.with())), from);
            default -> throw new IllegalArgumentException(step.does());
        }
    }

    private void burst(Map<String, Object> with, byte[] got, DatagramSocket own, DatagramPacket from)
            throws IOException {
        for (int i = Integer.parseInt(String.valueOf(with.get("times"))); i > 0; i--) {
            send(own, synAck(got, String.valueOf(with.get("template"))), from);
        }
    }

    private void sendFrom(InetAddress address, byte[] bytes, DatagramPacket to) throws IOException {
        try (DatagramSocket other = new DatagramSocket(0, address)) {
            send(other, bytes, to);
        }
    }

    private void send(DatagramSocket own, byte[] bytes, DatagramPacket to) throws IOException {
        own.send(new DatagramPacket(bytes, bytes.length, to.getSocketAddress()));
        log.bytesOut.addAndGet(bytes.length);
    }

    /**
     * SYN and ACK as MS-RDPEUDP 2.2.2 has them: the number that is acknowledged, window, flags; our own number, the two largest sizes; a version if one is
     * wanted.
     *
     * @param wanted such as {@code synack mtu=0 cut=16}
     */
    private static byte[] synAck(byte[] syn, String wanted) throws IOException {
        Map<String, Integer> values = Arrays.stream(wanted.split(" "))
                .filter(word -> word.contains("="))
                .map(word -> word.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Integer.decode(pair[1])));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(syn.length >= 12 ? Arrays.copyOfRange(syn, 8, 12) : new byte[4]);
        out.writeShort(values.getOrDefault("win", 64));
        out.writeShort(values.getOrDefault("flags", values.containsKey("ver") ? 0x1005 : 5));
        out.writeInt(0x55667788);
        out.writeShort(values.getOrDefault("mtu", 1232));
        out.writeShort(values.getOrDefault("mtu", 1232));
        if (values.containsKey("ver")) {
            out.writeShort(1);
            out.writeShort(values.getOrDefault("ver", 1));
        }
        int length = values.getOrDefault("cut", Math.max(bytes.size(), values.getOrDefault("pad", 1232)));
        return Arrays.copyOf(bytes.toByteArray(), length);
    }

    @Override
    public void close() {
        socket.ifPresent(DatagramSocket::close);
    }
}
