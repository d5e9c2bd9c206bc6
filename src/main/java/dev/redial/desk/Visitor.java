package dev.redial.desk;

import dev.redial.knowledge.Languages;
import dev.redial.staff.StaffAccounts;
import dev.redial.staff.StaffIdentity;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who looks at the desk just now, and in which language. */
@RequestScoped
class Visitor {

    private final SecurityIdentity identity;
    private final StaffAccounts accounts;
    private final HttpHeaders headers;
    private final UriInfo address;

    Visitor(SecurityIdentity identity, StaffAccounts accounts, HttpHeaders headers, UriInfo address) {
        this.identity = identity;
        this.accounts = accounts;
        this.headers = headers;
        this.address = address;
    }

    /** What the frame of every page shows. @param name empty on pages for nobody yet @param local whether the password is ours to change */
    record Frame(String lang, String name, boolean local) {}

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

    Frame frame() {
        return new Frame(language(), name(), accounts.inUse());
    }

    Frame anonymousFrame() {
        return new Frame(language(), "", accounts.inUse());
    }

    boolean mustChangePassword() {
        return identity.hasRole(StaffIdentity.MUST_CHANGE);
    }

    /** Whether they may do what only administrators may. */
    boolean administers() {
        return identity.hasRole(DeskRoles.ADMIN);
    }
}
