package dev.redial.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "audit_entry")
@NullUnmarked
class AuditEntryEntity {

    @Id
    Long number;

    Instant at;
    String who;
    String action;
    String subject;
    String detail;
    String previousHash;
    String hash;

    static AuditEntryEntity of(AuditEntry entry) {
        AuditEntryEntity entity = new AuditEntryEntity();
        entity.number = entry.number();
        entity.at = entry.at();
        entity.who = entry.who();
        entity.action = entry.action();
        entity.subject = entry.subject();
        entity.detail = entry.detail();
        entity.previousHash = entry.previous();
        entity.hash = entry.hash();
        return entity;
    }

    AuditEntry entry() {
        return new AuditEntry(number, at, who, action, subject, detail, previousHash, hash);
    }
}
