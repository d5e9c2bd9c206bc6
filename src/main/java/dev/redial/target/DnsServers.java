package dev.redial.target;

import java.io.IOException;
import java.time.Duration;
import org.xbill.DNS.Message;

/** The name servers we ask: the edge to the network. */
interface DnsServers {
    /**
     * One question, one answer with any response code.
     *
     * @throws org.xbill.DNS.WireParseException when the answer is no DNS, or none to this question
     * @throws IOException when nobody answers within {@code atMost}, or no server can be reached
     */
    Message ask(Message question, Duration atMost) throws IOException;
}
