package dev.redial.optout;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "opt_out")
@NullUnmarked
class OptOutEntity {

    @Id
    UUID id;

    String subject;
    String way;
    Instant addedAt;
    String addedBy;
    String contact;
    String remark;
    Instant withdrawnAt;
    String withdrawnWay;
    String withdrawnBy;
    String withdrawnBecause;

    OptOut shown() {
        return new OptOut(
                id,
                subject,
                Way.valueOf(way),
                addedAt,
                Optional.ofNullable(addedBy),
                Optional.ofNullable(contact),
                Optional.ofNullable(remark),
                Optional.ofNullable(withdrawnAt)
                        .map(at -> new OptOut.Withdrawal(
                                at,
                                Way.valueOf(withdrawnWay),
                                Optional.ofNullable(withdrawnBy),
                                Optional.ofNullable(withdrawnBecause))));
    }
}
