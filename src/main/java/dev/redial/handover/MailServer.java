package dev.redial.handover;

import dev.redial.handover.MailConfig.StartTls;
import java.util.Optional;

/**
 * How the house's mail server is reached and greeted.
 *
 * @param from our own address
 */
public record MailServer(String host, int port, String from, Optional<Login> login, StartTls startTls) {

    /** How we sign in there. */
    public record Login(String username, String password) {
        @Override
        public String toString() {
            return username;
        }
    }

    public boolean encrypts() {
        return startTls != StartTls.OFF;
    }

    /** Whether nothing is handed over without. */
    public boolean mustEncrypt() {
        return startTls == StartTls.REQUIRED;
    }

    /** By which name we greet: the domain of our own address. */
    public String ourName() {
        return from.substring(from.indexOf('@') + 1);
    }
}
