package dev.redial.portal;

import dev.redial.casework.CaseFile;
import dev.redial.casework.Casework;
import dev.redial.casework.Incidents;
import java.util.List;
import java.util.UUID;

/**
 * What support staff tell a visitor on the page of their case.
 *
 * @param banners of incidents that the case belongs to
 * @param messages to this person, the first first
 * @param views how often staff opened the case
 */
record SupportView(List<String> banners, List<Message> messages, long views) {

    /** @param at in UTC, to the minute */
    record Message(String at, String words) {}

    static SupportView of(UUID session, Casework casework, Incidents incidents) {
        return new SupportView(
                incidents.banners(session),
                casework.messages(session).stream().map(SupportView::message).toList(),
                casework.views(session));
    }

    private static Message message(CaseFile.Note note) {
        return new Message(PageTime.minute(note.at()), note.words());
    }
}
