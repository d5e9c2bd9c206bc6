package dev.redial.session;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "help_session")
@NullUnmarked
class SessionEntity {

    @Id
    UUID id;

    String tokenHash;
    String supportCode;

    @Nullable
    Integer disconnect;

    @Nullable
    Integer extended;

    @Nullable
    String host;

    @Nullable
    Integer port;

    @Nullable
    String gateway;

    @Nullable
    String fromArticle;

    String language;

    @Nullable
    String consentVersion;

    @Nullable
    Instant consentAt;

    Instant createdAt;
    String state;

    @Nullable
    String topCause;

    @Version
    int version;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "session_answer", joinColumns = @JoinColumn(name = "session_id"))
    @MapKeyColumn(name = "question")
    Map<String, GivenAnswer> answers = new HashMap<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "session_step", joinColumns = @JoinColumn(name = "session_id"))
    @MapKeyColumn(name = "step")
    Map<String, TriedStep> steps = new HashMap<>();

    /** An answer. @param answeredAt absent for sessions from before this was kept */
    @Embeddable
    record GivenAnswer(String answer, @Nullable Instant answeredAt) {}

    /** What became of a step. @param triedAt absent for sessions from before this was kept */
    @Embeddable
    record TriedStep(String result, @Nullable Instant triedAt) {}
}
