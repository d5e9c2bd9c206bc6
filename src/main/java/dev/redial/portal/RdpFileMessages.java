package dev.redial.portal;

import dev.redial.rdpfile.Remark.Kind;
import dev.redial.rdpfile.Remark.Weight;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words about a saved connection, from {@code messages/rdpfile*.properties}. */
@MessageBundle("rdpfile")
public interface RdpFileMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String fileLabel();

    @Message
    String fileHint();

    @Message
    String textLabel();

    @Message
    String textHint();

    @Message
    String read();

    @Message
    String invite();

    @Message
    String empty();

    @Message
    String tooLong();

    @Message
    String notAnRdpFile();

    @Message
    String leadsTo();

    @Message
    String host();

    @Message
    String port();

    @Message
    String usualPort();

    @Message
    String gateway();

    @Message
    String none();

    @Message
    String settings();

    @Message
    String nothingSpecial();

    @Message
    String dropped(String names);

    @Message
    String testTitle();

    @Message
    String weight(Weight weight);

    @Message
    String remark(Kind kind);
}
