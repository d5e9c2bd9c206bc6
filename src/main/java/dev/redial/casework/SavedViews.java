package dev.redial.casework;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Filters that people keep under a name, for themselves or for all. */
@ApplicationScoped
public class SavedViews {

    /** Longer names fit in no row of links. */
    public static final int LONGEST_NAME = 60;

    private static final int LONGEST_QUERY = 2_000;
    private static final int MOST = 50;

    private final Views views;
    private final Clock clock;

    SavedViews(Views views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    /** A kept filter. @param query as in the address, without the question mark @param own whether the reader made it */
    public record SavedView(UUID id, String name, String query, boolean shared, boolean own) {}

    /** Somebody's own and everybody's, by name. */
    @Transactional
    public List<SavedView> of(String who) {
        return views.find("owner = ?1 or shared = true order by lower(name), id", who).page(0, MOST).stream()
                .map(v -> new SavedView(v.id, v.name, v.query, v.shared, v.owner.equals(who)))
                .toList();
    }

    /**
     * Keeps a filter; one of the same name is replaced.
     *
     * @return whether there was a name and room for it
     */
    @Transactional
    public boolean keep(String who, String name, String query, boolean shared) {
        Optional<SavedViewEntity> same =
                views.find("owner = ?1 and name = ?2", who, name).firstResultOptional();
        boolean fits = !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && query.length() <= LONGEST_QUERY
                && (same.isPresent() || views.count("owner", who) < MOST);
        if (fits) {
            SavedViewEntity view = same.orElseGet(() -> made(who, name));
            view.query = query;
            view.shared = shared;
            views.persist(view);
        }
        return fits;
    }

    private SavedViewEntity made(String who, String name) {
        SavedViewEntity view = new SavedViewEntity();
        view.id = UUID.randomUUID();
        view.owner = who;
        view.name = name;
        view.madeAt = clock.instant();
        return view;
    }

    /** Only their owner can remove them. */
    @Transactional
    public boolean remove(String who, UUID id) {
        return views.delete("id = ?1 and owner = ?2", id, who) > 0;
    }

    /** The table. */
    @ApplicationScoped
    static class Views implements PanacheRepositoryBase<SavedViewEntity, UUID> {}
}
