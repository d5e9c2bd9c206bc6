package dev.redial.session;

import java.util.UUID;

/** Told to whoever observes it when something happened to a session: it was opened, changed, tested or ended. */
public record SessionChanged(UUID session) {}
