package dev.redial.handover.net;

import dev.redial.handover.Answer;
import dev.redial.handover.Letter;
import dev.redial.handover.MailServer;
import dev.redial.handover.Problem;
import dev.redial.target.ApprovedReceiver;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Hands a letter to the house's mail server. The library speaks SMTP; the connection under it is ours. */
public final class Smtp {

    private static final Duration MOST = Duration.ofSeconds(40);

    /** RFC 5321 section 4.2.3: from here to 554 the server says that this letter will never be taken. Below are our own mistakes, such as 530. */
    private static final int NEVER = 550;

    private static final int LAST_NEVER = 554;

    private final VerifiedTls tls;
    private final Duration most;

    public Smtp(VerifiedTls tls) {
        this(tls, MOST);
    }

    /** @param most from dialling to the last answer */
    Smtp(VerifiedTls tls, Duration most) {
        this.tls = tls;
        this.most = most;
    }

    /** Never throws for what the server does. @param id becomes the Message-ID, by which a second copy is seen to be one */
    public Answer send(ApprovedReceiver relay, MailServer server, String to, UUID id, Letter letter, Instant now) {
        Session session = Session.getInstance(properties(server));
        try (Wire wire = Wire.to(relay, most)) {
            return over(wire, session, server, MailMessage.of(session, server, to, id, letter, now));
        } catch (Trouble e) {
            return Answer.later(e.problem());
        }
    }

    private Properties properties(MailServer server) {
        Properties properties = new Properties();
        properties.put("mail.smtp.localhost", server.ourName());
        properties.put("mail.smtp.from", server.from());
        properties.put("mail.from", server.from());
        properties.put("mail.smtp.auth", Boolean.toString(server.login().isPresent()));
        properties.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", tls);
        properties.put("mail.smtp.starttls.enable", Boolean.toString(server.encrypts()));
        properties.put("mail.smtp.starttls.required", Boolean.toString(server.mustEncrypt()));
        return properties;
    }

    private static Answer over(Wire wire, Session session, MailServer server, MimeMessage message) {
        SMTPTransport transport = new SMTPTransport(session, urlName(wire, server));
        try {
            transport.connect(wire);
        } catch (AuthenticationFailedException e) {
            return Answer.later(Problem.SIGN_IN_REFUSED);
        } catch (MessagingException e) {
            boolean noTls = server.mustEncrypt()
                    && transport.getLastReturnCode() == 250
                    && !transport.supportsExtension("STARTTLS");
            return noTls ? Answer.later(Problem.TLS_MISSING) : notTaken(e, transport, wire, false);
        }
        try {
            Address[] recipients = message.getAllRecipients();
            transport.sendMessage(message, recipients);
            transport.close();
            return new Answer.Taken();
        } catch (MessagingException e) {
            return notTaken(e, transport, wire, true);
        }
    }

    /** The address in digits: the library asks the system for the address of this host, to compare it and when a log-in fails. */
    private static URLName urlName(Wire wire, MailServer server) {
        return new URLName(
                "smtp",
                wire.getInetAddress().getHostAddress(),
                wire.getPort(),
                null,
                server.login().map(MailServer.Login::username).orElse(null),
                server.login().map(MailServer.Login::password).orElse(null));
    }

    private static Answer notTaken(MessagingException thrown, SMTPTransport transport, Wire wire, boolean letter) {
        int code = transport.getLastReturnCode();
        boolean ofTheLine = wire.late() || thrown.getCause() instanceof IOException;
        if (ofTheLine || code < 400) {
            return Trouble.of(thrown, wire);
        }
        boolean never = letter && code >= NEVER && code <= LAST_NEVER;
        return new Answer.NotTaken(Problem.REJECTED, Integer.toString(code), never);
    }
}
