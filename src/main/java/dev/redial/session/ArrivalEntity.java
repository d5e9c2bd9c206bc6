package dev.redial.session;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "arrival")
@NullUnmarked
class ArrivalEntity {

    @Id
    UUID id;

    LocalDate dayOf;
    String fromArticle;
    String code;
    long visits;
}
