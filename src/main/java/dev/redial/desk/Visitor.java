package dev.redial.desk;

import dev.redial.admission.Alarms;
import dev.redial.audit.AuditAction;
import dev.redial.audit.AuditTrail;
import dev.redial.knowledge.Languages;
import dev.redial.staff.StaffAccounts;
import dev.redial.staff.StaffIdentity;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who looks at the desk just now, and in which language. */
@RequestScoped
class Visitor {

    private final SecurityIdentity identity;
    private final StaffAccounts accounts;
    private final Alarms alarms;
    private final HttpHeaders headers;
    private final UriInfo address;
    private final AuditTrail trail;

    Visitor(
            SecurityIdentity identity,
            StaffAccounts accounts,
            Alarms alarms,
            HttpHeaders headers,
            UriInfo address,
            AuditTrail trail) {
        this.trail = trail;
        this.identity = identity;
        this.accounts = accounts;
        this.alarms = alarms;
        this.headers = headers;
        this.address = address;
    }

    /**
     * What the frame of every page shows.
     *
     * @param name empty on pages for nobody yet
     * @param local whether the password is ours to change
     * @param unseen how many alarms nobody has looked at, for whom alarms are
     * @param roles theirs, so that the bar links to what they may open
     */
    record Frame(String lang, String name, boolean local, long unseen, Set<String> roles) {

        /** Whether alarms are for this person. */
        public boolean guard() {
            return may(DeskRoles.SUPPORT) || may(DeskRoles.ADMIN);
        }

        /** Public, because templates ask; and not called "is", which is an equals sign to them. */
        public boolean may(String role) {
            return roles.contains(role);
        }
    }

    /** The wish in the address goes first, then the one that the visitors' pages remember, then those of the browser. */
    String language() {
        Cookie remembered = headers.getCookies().get("lang");
        Stream<String> wished = Stream.of(
                        Optional.ofNullable(address.getQueryParameters().getFirst("lang")),
                        Optional.ofNullable(remembered).map(Cookie::getValue))
                .flatMap(Optional::stream);
        List<Locale> wishes = Stream.concat(
                        wished.map(Locale::forLanguageTag), headers.getAcceptableLanguages().stream())
                .toList();
        return Languages.choose(wishes);
    }

    String name() {
        return StaffIdentity.name(identity);
    }

    /** Writes into the trail what they are about to do. @param subject an id or a name, nothing of what a case contains */
    void does(AuditAction action, String subject) {
        does(action, subject, "");
    }

    /** @param detail the rest in a few words */
    void does(AuditAction action, String subject, String detail) {
        trail.record(action, name(), subject, detail);
    }

    Frame frame() {
        Frame frame = frameAtOnce();
        return frame.guard()
                ? new Frame(frame.lang(), frame.name(), frame.local(), alarms.unseen(), frame.roles())
                : frame;
    }

    /** The same without looking for alarms, for where the database must not be asked: people are turned away before they have a thread. */
    Frame frameAtOnce() {
        return new Frame(language(), name(), accounts.inUse(), 0, identity.getRoles());
    }

    Frame anonymousFrame() {
        return new Frame(language(), "", accounts.inUse(), 0, Set.of());
    }

    /** @param role one of {@link DeskRoles} */
    boolean is(String role) {
        return identity.hasRole(role);
    }

    boolean mustChangePassword() {
        return identity.hasRole(StaffIdentity.MUST_CHANGE);
    }

    /** Whether they may do what only administrators may. */
    boolean administers() {
        return identity.hasRole(DeskRoles.ADMIN);
    }

    /** Whether they may change what Redial knows: by a reading of files, or by letting outcomes count. */
    boolean edits() {
        return is(DeskRoles.EDITOR) || is(DeskRoles.ADMIN);
    }

    /** Where somebody begins who comes to the desk: the page that their work is on, the list of sessions first. */
    URI start() {
        if (is(DeskRoles.SUPPORT)) {
            return URI.create("/desk");
        }
        if (is(DeskRoles.EDITOR)) {
            return URI.create("/desk/knowledge");
        }
        if (is(DeskRoles.ADMIN)) {
            return URI.create("/desk/guard");
        }
        return URI.create(is(DeskRoles.ANALYST) ? "/desk/figures" : "/desk/audit");
    }
}
