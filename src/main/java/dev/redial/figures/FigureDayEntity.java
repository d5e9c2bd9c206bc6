package dev.redial.figures;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "figure_day")
@NullUnmarked
class FigureDayEntity {

    @Id
    LocalDate dayOf;

    long sessions;
    long versions;
    boolean closed;
    Instant countedAt;
}
