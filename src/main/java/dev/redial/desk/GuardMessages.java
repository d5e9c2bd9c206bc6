package dev.redial.desk;

import dev.redial.admission.AlarmKind;
import dev.redial.admission.BlockReason;
import dev.redial.admission.Limit;
import dev.redial.admission.Verdict;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the guard's pages ({@code messages/guard*.properties}). */
@MessageBundle("guard")
public interface GuardMessages {

    // Page
    @Message
    String title();

    @Message
    String unseen(long count);

    @Message
    String seeAlarms();

    @Message
    String alarmsNone();

    @Message
    String alarmsIntro();

    @Message
    String alarmsSeen();

    @Message
    String what();

    @Message
    String about();

    @Message
    String times();

    @Message
    String first();

    @Message
    String last();

    @Message
    String seenBy();

    @Message
    String markSeen();

    @Message
    String client();

    @Message
    String host();

    @Message
    String kind(AlarmKind kind);

    @Message
    String refusedCount(String count);

    @Message
    String clientsCount(String count);

    @Message
    String share(String percent);

    @Message
    String typedHost(String host);

    // Blocks
    @Message
    String blocks();

    @Message
    String blocksIntro();

    @Message
    String blocksNone();

    @Message
    String why();

    @Message
    String since();

    @Message
    String until();

    @Message
    String state();

    @Message
    String holds();

    @Message
    String over();

    @Message
    String liftedBy(String name);

    @Message
    String lift();

    @Message
    String liftOf(String client);

    @Message
    String markSeenOf(String first);

    @Message
    String reason(BlockReason reason);

    // Record
    @Message
    String record();

    @Message
    String recordIntro();

    @Message
    String target();

    @Message
    String targetHint();

    @Message
    String address();

    @Message
    String addressHint();

    @Message
    String addressUnreadable();

    @Message
    String from();

    @Message
    String untilTime();

    @Message
    String timeUnreadable();

    @Message
    String ofClient(String client);

    @Message
    String search();

    @Message
    String export();

    @Message
    String found(int count);

    @Message
    String foundNone();

    @Message
    String cut();

    @Message
    String time();

    @Message
    String port();

    @Message
    String gateway();

    @Message
    String became();

    @Message
    String connections();

    @Message
    String bytes();

    @Message
    String policy();

    @Message
    String erased();

    @Message
    String session();

    @Message
    String verdict(Verdict verdict);

    @Message
    String reasons();

    @Message
    String limit(Limit limit);

    @Message
    String blockClient();

    @Message
    String blockHint(int hours);

    @Message
    String hours();
}
