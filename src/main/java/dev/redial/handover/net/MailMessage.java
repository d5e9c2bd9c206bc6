package dev.redial.handover.net;

import dev.redial.handover.Letter;
import dev.redial.handover.MailServer;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** A letter as e-mail: plain text only, so that nothing in it is ever more than text. */
final class MailMessage extends MimeMessage {

    private final String id;

    private MailMessage(Session session, String id) {
        super(session);
        this.id = id;
    }

    static MimeMessage of(Session session, MailServer server, String to, UUID id, Letter letter, Instant now) {
        try {
            MailMessage message = new MailMessage(session, "<" + id + "@" + server.ourName() + ">");
            message.setFrom(new InternetAddress(server.from(), true));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
            message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(now));
            // RFC 3834: out-of-office replies are not wanted.
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setDataHandler(new DataHandler(new ByteArrayDataSource(
                    letter.text().getBytes(StandardCharsets.UTF_8), "text/plain; charset=UTF-8")));
            message.setHeader("Content-Transfer-Encoding", "quoted-printable");
            message.saveChanges();
            return message;
        } catch (MessagingException e) {
            throw new IllegalStateException("addresses were read before", e);
        }
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
