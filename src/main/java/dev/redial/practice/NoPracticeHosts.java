package dev.redial.practice;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** All profiles but dev: nothing to practise with. */
@ApplicationScoped
@DefaultBean
class NoPracticeHosts implements PracticeList {

    @Override
    public List<RunningHost> running() {
        return List.of();
    }
}
