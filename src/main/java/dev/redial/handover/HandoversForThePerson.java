package dev.redial.handover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.redial.session.KeptBeside;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;

/** To whom a case was passed on, for the person it is about; names of staff are left out, and contents are there only until they were sent. */
@ApplicationScoped
class HandoversForThePerson implements KeptBeside {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Outbox outbox;

    HandoversForThePerson(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return "handovers";
    }

    @Override
    @Transactional
    public JsonNode of(UUID session) {
        ArrayNode all = JSON.createArrayNode();
        outbox.of(session)
                .forEach(row -> all.addObject()
                        .put("id", row.id.toString())
                        .put("way", row.way)
                        .put("receiver", row.receiver)
                        .put("askedAt", row.askedAt.toString())
                        .put("state", row.state)
                        .put("tries", row.tries)
                        .put("problem", row.problem)
                        .put("detail", row.detail)
                        .put("endedAt", Objects.toString(row.endedAt, null))
                        .put("subject", row.subject)
                        .put("letter", row.letter)
                        .put("payload", row.payload));
        return all;
    }
}
