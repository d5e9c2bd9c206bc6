package dev.redial.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The words of the page about our tests, from {@code messages/about*.properties}. Apart from {@link PortalMessages}, for whose size Qute makes
 * a class that the JVM refuses from about 300 messages and cases of enums on.
 */
@MessageBundle("about")
public interface AboutMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String sendTitle();

    @Message
    String send1();

    @Message
    String send2();

    @Message
    String send3(String identity);

    @Message
    String send4();

    @Message
    String send5();

    @Message
    String send6();

    @Message
    String bytesTitle();

    @Message
    String bytes(String spacing, String longest);

    @Message
    String notTitle();

    @Message
    String not();

    @Message
    String whyTitle();

    @Message
    String why();

    @Message
    String whereTitle();

    @Message
    String where(String url);

    @Message
    String gateTitle();

    @Message
    String gate();

    @Message
    String unverifiedTitle();

    @Message
    String unverified();

    @Message
    String contactTitle();

    @Message
    String optOut();

    @Message
    String optOutLink();

    @Message
    String contact();

    @Message
    String noContact();
}
