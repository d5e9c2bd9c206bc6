package dev.redial.staff;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The table of staff accounts. */
@ApplicationScoped
class StaffStore implements PanacheRepositoryBase<StaffAccountEntity, String> {}
