package dev.redial.admission;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "run_record")
@NullUnmarked
class RunRecordEntity {

    @Id
    UUID id;

    Instant askedAt;
    String client;

    @Nullable
    UUID sessionId;

    String targetKey;

    @Nullable
    String host;

    int port;

    @Nullable
    String gateway;

    @Nullable
    String addresses;

    String depth;
    String verdict;

    @Nullable
    String reason;

    String policy;

    @Nullable
    Integer connections;

    @Nullable
    Long bytesSent;

    @Nullable
    Long bytesReceived;

    @Nullable
    Long millis;
}
