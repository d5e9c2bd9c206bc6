package dev.redial.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.NullUnmarked;

/** Both ends of the chain, in the one row of its table: without them nobody would miss entries that were cut off. */
@Entity
@Table(name = "audit_ends")
@NullUnmarked
class AuditEndsEntity {

    static final int THE_ROW = 1;

    @Id
    Integer id;

    long firstAfter;
    String firstAfterHash;
    long last;
    String lastHash;

    @Version
    int version;

    AuditChain.Mark start() {
        return new AuditChain.Mark(firstAfter, firstAfterHash);
    }

    AuditChain.Mark end() {
        return new AuditChain.Mark(last, lastHash);
    }
}
