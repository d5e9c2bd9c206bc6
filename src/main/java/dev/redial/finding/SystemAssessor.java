package dev.redial.finding;

import static dev.redial.finding.FindingCode.OS_END_OF_SUPPORT;

import dev.redial.rdp.NtlmChallenge;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Judges the build that a host tells in its NTLM challenge. FreeRDP's servers (its shadow server, GNOME's and KDE's remote
 * desktop) tell a fixed one: 6.1.7601 up to 2.x, 10.0.22631 from 3.0 on (winpr, ntlm_compute.c). They are known by
 * another habit of theirs, {@link NtlmChallenge#tellsTargetType}.
 */
final class SystemAssessor {

    private static final String NOT_WINDOWS = "not-windows";
    private static final String UNKNOWN = "unknown";

    private final OsBuilds builds = OsBuilds.load();

    /** The products of the build that was told, or our word for a build that tells nothing; empty if none was told. */
    Optional<String> system(NtlmChallenge challenge) {
        return challenge
                .osBuild()
                .map(build -> challenge.tellsTargetType()
                        ? builds.of(build).map(OsBuilds.Release::name).orElse(UNKNOWN)
                        : NOT_WINDOWS);
    }

    /** Says so only when no product that shares the build has normal support any more. */
    Optional<Finding> endOfSupport(NtlmChallenge challenge, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return challenge
                .osBuild()
                .filter(build -> challenge.tellsTargetType())
                .flatMap(build -> builds.of(build)
                        .flatMap(release -> release.endedBefore(today)
                                .map(since -> Finding.of(
                                        OS_END_OF_SUPPORT,
                                        "build",
                                        build.toString(),
                                        "name",
                                        release.name(),
                                        "since",
                                        since.toString()))));
    }
}
