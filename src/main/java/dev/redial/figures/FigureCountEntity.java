package dev.redial.figures;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "figure_count")
@NullUnmarked
class FigureCountEntity {

    @Id
    UUID id;

    LocalDate dayOf;
    String kind;
    String subject;
    String measure;
    long amount;
}
