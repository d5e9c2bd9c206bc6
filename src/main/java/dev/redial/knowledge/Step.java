package dev.redial.knowledge;

import dev.redial.probe.Stage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something a person can do.
 *
 * @param who who can do it, the first being the usual one
 * @param minutes how long it takes, as an estimate
 * @param weakensSecurity whether it lowers the host's protection while it lasts; such a step comes last and is undone
 * @param undoWithinMinutes for a step that weakens security: when it has to be undone
 * @param changes the stages at which a test should see the difference
 */
public record Step(
        StepId id,
        List<Role> who,
        int minutes,
        Risk risk,
        boolean weakensSecurity,
        Optional<Integer> undoWithinMinutes,
        Set<Stage> changes,
        List<String> sources,
        Texts texts) {

    /** Who has the rights to do a step. */
    public enum Role {
        USER,
        HOST_ADMIN,
        NETWORK_ADMIN,
        DOMAIN_ADMIN,
        CLOUD_ADMIN,
        GATEWAY_ADMIN,
        RELAY_ADMIN,
        LINUX_ADMIN
    }

    /** Chance and size of harm if done as written. */
    public enum Risk {
        NONE,
        LOW,
        MEDIUM,
        HIGH
    }
}
