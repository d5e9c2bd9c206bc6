package dev.redial.desk;

import dev.redial.audit.AuditAction;
import dev.redial.audit.AuditChain;
import dev.redial.audit.AuditEntry;
import dev.redial.audit.AuditLines;
import dev.redial.audit.AuditTrail;
import io.quarkus.security.ForbiddenException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** What staff did, for those who look after them. Nobody can change it here; who takes a copy is written down as well. */
@Path("/desk/audit")
@RolesAllowed(DeskRoles.AUDITOR)
public class AuditPage {

    private static final int MOST = 100;
    private static final String NUMBER = "[0-9]{1,18}";

    private final Visitor visitor;
    private final AuditTrail trail;

    AuditPage(Visitor visitor, AuditTrail trail) {
        this.visitor = visitor;
        this.trail = trail;
    }

    @GET
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response show(
            @RestQuery @Nullable String action,
            @RestQuery @Nullable String who,
            @RestQuery @Nullable String subject,
            @RestQuery @Nullable String before) {
        return show(new AuditView.Typed(typed(action), typed(who), typed(subject)), number(before), null);
    }

    private static String typed(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static long number(@Nullable String text) {
        return text != null && text.matches(NUMBER) ? Long.parseLong(text) : Long.MAX_VALUE;
    }

    private Response show(AuditView.Typed typed, long before, AuditChain.@Nullable Verdict verdict) {
        Visitor.Frame frame = visitor.frame();
        AuditTrail.Filter filter =
                new AuditTrail.Filter(AuditAction.byId(typed.action()), given(typed.who()), given(typed.subject()));
        List<AuditEntry> entries = trail.newest(filter, before, MOST);
        AuditView view = new AuditView(
                typed,
                List.of(AuditAction.values()),
                entries.stream().map(AuditPage::row).toList(),
                entries.size() == MOST ? older(typed, entries.getLast().number()) : "",
                verdict == null ? null : new AuditView.Checked(verdict));
        return Response.ok(DeskTemplates.audit(frame.lang(), frame, view).setLocale(frame.lang()))
                .build();
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }

    private static AuditView.Row row(AuditEntry e) {
        return new AuditView.Row(
                e.number(),
                DeskTime.text(e.at()),
                e.who(),
                AuditAction.byId(e.action()).orElse(null),
                e.action(),
                e.subject(),
                e.detail(),
                e.hash().substring(0, 12));
    }

    private static String older(AuditView.Typed typed, long before) {
        return "/desk/audit?action=%s&who=%s&subject=%s&before=%d"
                .formatted(inAddress(typed.action()), inAddress(typed.who()), inAddress(typed.subject()), before);
    }

    private static String inAddress(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Follows the whole chain. By POST, because it costs something. */
    @POST
    @Path("/verify")
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response verify() {
        return show(new AuditView.Typed("", "", ""), Long.MAX_VALUE, trail.verify());
    }

    /** After a form the address bar names its target; loading that shows the page. */
    @GET
    @Path("/verify")
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response back() {
        return show(new AuditView.Typed("", "", ""), Long.MAX_VALUE, null);
    }

    /** The whole trail, one entry a line, for {@code VerifyAudit} on another machine. */
    @POST
    @Path("/export")
    @RunOnVirtualThread
    public Response export() {
        visitor.does(AuditAction.AUDIT_EXPORTED, "trail");
        StreamingOutput lines = out -> AuditLines.write(trail, out);
        return Response.ok(lines, "application/x-ndjson")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"redial-audit.jsonl\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @ServerExceptionMapper
    public Response turnAway(ForbiddenException why) {
        return Turned.away(visitor, why);
    }
}
