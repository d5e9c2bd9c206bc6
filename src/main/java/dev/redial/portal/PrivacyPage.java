package dev.redial.portal;

import dev.redial.session.RetentionConfig;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says to everybody what is stored about them, why, for how long, and how to take it away or erase it. */
@PermitAll
@Path("/about/privacy")
@RunOnVirtualThread
public class PrivacyPage {

    private final RetentionConfig retention;
    private final Optional<String> contact;

    PrivacyPage(RetentionConfig retention, @ConfigProperty(name = "redial.contact") Optional<String> contact) {
        this.retention = retention;
        this.contact = contact;
    }

    /** Days, as they are set. @param contact a mail or web address, or empty */
    record PrivacyView(int session, int record, int audit, int clientKey, String contact) {}

    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        static native TemplateInstance privacy(PrivacyView view);

        private Templates() {}
    }

    @GET
    public Response show(@Context HttpHeaders headers, @Context UriInfo uri) {
        PrivacyView view = new PrivacyView(
                retention.sessionDays(),
                retention.recordDays(),
                retention.auditDays(),
                RetentionConfig.CLIENT_KEY_DAYS,
                contact.orElse(""));
        return Page.ok(Templates.privacy(view), PageLanguage.of(headers, uri));
    }
}
