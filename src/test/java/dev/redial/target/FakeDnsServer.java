package dev.redial.target;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A name server on loopback, by UDP and TCP, that answers as it is told and remembers what it was asked. */
final class FakeDnsServer implements AutoCloseable {
    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Answers answers;
    private final InetSocketAddress address;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private final boolean late;
    private final Map<String, Asked> first = new ConcurrentHashMap<>();

    /** A question by UDP, with where it came from. */
    private record Asked(byte[] wire, SocketAddress from) {}

    /** What to send; empty for silence. */
    interface Answers {
        Optional<byte[]> to(Message question, boolean byTcp) throws IOException;
    }

    private FakeDnsServer(Answers answers, boolean late) throws IOException {
        this.answers = answers;
        this.late = late;
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        tcp = new ServerSocket(0, 5, loopback);
        udp = new DatagramSocket(tcp.getLocalPort(), loopback);
        address = new InetSocketAddress(loopback, udp.getLocalPort());
        Thread.ofVirtual().start(this::serveUdp);
        Thread.ofVirtual().start(this::serveTcp);
    }

    static FakeDnsServer answering(Answers answers) throws IOException {
        return new FakeDnsServer(answers, false);
    }

    /** So slow that the answer to the first question comes after the same was asked again; the second is never answered. */
    static FakeDnsServer late(Record... records) throws IOException {
        return new FakeDnsServer(
                (question, byTcp) -> Optional.of(reply(question, records).toWire()), true);
    }

    static FakeDnsServer withCode(int rcode) throws IOException {
        return answering((question, byTcp) -> {
            Message answer = reply(question);
            answer.getHeader().setRcode(rcode);
            return Optional.of(answer.toWire());
        });
    }

    /** Answers each question with those records that have its type, and with every alias. */
    static FakeDnsServer withRecords(Record... records) throws IOException {
        return answering(
                (question, byTcp) -> Optional.of(reply(question, records).toWire()));
    }

    static FakeDnsServer silent() throws IOException {
        return answering((question, byTcp) -> Optional.empty());
    }

    static Message reply(Message question, Record... records) {
        Message answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setRcode(Rcode.NOERROR);
        answer.addRecord(question.getQuestion(), Section.QUESTION);
        for (Record record : records) {
            boolean fits = record.getType() == question.getQuestion().getType();
            if (fits || record.getType() == Type.CNAME) {
                answer.addRecord(record, Section.ANSWER);
            } else if (record.getType() == Type.SOA) {
                answer.addRecord(record, Section.AUTHORITY);
            }
        }
        return answer;
    }

    InetSocketAddress address() {
        return address;
    }

    /** The questions so far, as "name type". */
    List<String> asked() {
        return asked;
    }

    private Optional<byte[]> answer(byte[] wire, boolean byTcp) throws IOException {
        Message question = new Message(wire);
        asked.add(question.getQuestion().getName() + " "
                + Type.string(question.getQuestion().getType()));
        return answers.to(question, byTcp);
    }

    private void serveUdp() {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[4_096], 4_096);
                udp.receive(packet);
                Asked now = new Asked(Arrays.copyOf(packet.getData(), packet.getLength()), packet.getSocketAddress());
                Optional<byte[]> answer = answer(now.wire, false);
                if (!late) {
                    send(answer, now.from);
                } else {
                    Asked before = first.putIfAbsent(asked.getLast(), now);
                    if (before != null) {
                        send(answers.to(new Message(before.wire), false), before.from);
                    }
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void send(Optional<byte[]> answer, SocketAddress to) throws IOException {
        if (answer.isPresent()) {
            udp.send(new DatagramPacket(answer.get(), answer.get().length, to));
        }
    }

    private void serveTcp() {
        try {
            while (true) {
                Socket client = tcp.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    /** One connection carries as many questions as the client likes (RFC 7766 section 6.2.1); ours asks for both families on one. */
    private void serve(Socket connected) {
        try (Socket client = connected) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            while (true) {
                Optional<byte[]> answer = answer(in.readNBytes(in.readUnsignedShort()), true);
                if (answer.isPresent()) {
                    out.writeShort(answer.get().length);
                    out.write(answer.get());
                }
            }
        } catch (IOException hungUp) {
            // The client has what it wanted.
        }
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
