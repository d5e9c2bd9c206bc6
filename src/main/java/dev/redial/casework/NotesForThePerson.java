package dev.redial.casework;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.redial.session.KeptBeside;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** What staff wrote about a case, for the person it is about; names of staff are left out. */
@ApplicationScoped
class NotesForThePerson implements KeptBeside {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CaseFiles files;

    NotesForThePerson(CaseFiles files) {
        this.files = files;
    }

    @Override
    public String name() {
        return "support";
    }

    @Override
    @Transactional
    public JsonNode of(UUID session) {
        CaseFile file = files.of(session);
        ObjectNode all = JSON.createObjectNode();
        ObjectNode work = all.putObject("work");
        work.put("assigned", file.assignedTo().isPresent());
        work.put("assignedAt", file.assignedAt().map(Object::toString).orElse(null));
        work.put("unread", file.unread());
        file.tags().forEach(all.withArray("tags")::add);
        file.notes()
                .forEach(note -> all.withArray("notes")
                        .addObject()
                        .put("writtenAt", note.at().toString())
                        .put("kind", note.kind().name())
                        .put("words", note.words()));
        return all;
    }
}
