package dev.redial.desk;

import dev.redial.admission.Blocks;
import dev.redial.admission.Pseudonym;
import dev.redial.admission.RunRecord;
import dev.redial.admission.RunRecords;
import dev.redial.audit.AuditAction;
import io.quarkus.security.ForbiddenException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** "Who tested X at T?", and a block for who should not have. By POST, so that hosts and addresses stay out of histories and logs. */
@Path("/desk/guard/record")
@RolesAllowed(DeskRoles.ADMIN)
public class RecordPage {

    private static final int UNPROCESSABLE = 422;

    /** As long as the record can be kept at most. */
    private static final Duration EVER = Duration.ofDays(366);

    private final Visitor visitor;
    private final Records records;
    private final Blocks blocks;
    private final Clock clock;

    RecordPage(Visitor visitor, Records records, Blocks blocks, Clock clock) {
        this.visitor = visitor;
        this.records = records;
        this.blocks = blocks;
        this.clock = clock;
    }

    /** Everything of one client on the day on which it had this name. */
    @GET
    @Path("/{client:[0-9a-f]{32}}")
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response ofClient(String client) {
        return show(RecordForm.ofClient(client, clock, EVER));
    }

    @POST
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response search(
            @RestForm @Nullable String target,
            @RestForm @Nullable String client,
            @RestForm @Nullable String address,
            @RestForm @Nullable String from,
            @RestForm @Nullable String until) {
        return show(RecordForm.of(target, client, address, from, until));
    }

    private Response show(RecordForm form) {
        Visitor.Frame frame = visitor.frame();
        Optional<List<RunRecord>> found = records.search(form, RunRecords.MOST_LISTED + 1);
        List<RunRecord> shown =
                found.orElse(List.of()).stream().limit(RunRecords.MOST_LISTED).toList();
        RecordView view = new RecordView(
                records.form(form),
                found.isPresent(),
                shown.stream()
                        .map(r -> records.row(r, visitor.is(DeskRoles.SUPPORT)))
                        .toList(),
                found.orElse(List.of()).size() > shown.size(),
                records.reasons(shown, Locale.of(frame.lang())),
                Blocks.MOST_HOURS);
        return Response.status(found.isPresent() ? Response.Status.OK.getStatusCode() : UNPROCESSABLE)
                .entity(DeskTemplates.record(frame.lang(), frame, view).setLocale(frame.lang()))
                .build();
    }

    /** A file that lacks some says so in its name. */
    @POST
    @Path("/csv")
    @RunOnVirtualThread
    public Response export(
            @RestForm @Nullable String target,
            @RestForm @Nullable String client,
            @RestForm @Nullable String address,
            @RestForm @Nullable String from,
            @RestForm @Nullable String until) {
        RecordForm form = RecordForm.of(target, client, address, from, until);
        Optional<List<RunRecord>> found = records.search(form, RunRecords.MOST_EXPORTED + 1);
        if (found.isEmpty()) {
            return show(form);
        }
        visitor.does(AuditAction.RECORD_EXPORTED, "record of runs");
        boolean cut = found.get().size() > RunRecords.MOST_EXPORTED;
        List<List<String>> rows = found.get().stream()
                .limit(RunRecords.MOST_EXPORTED)
                .map(records::cells)
                .toList();
        return CsvExport.response(cut ? "record-incomplete.csv" : "record.csv", CsvExport.of(Records.HEAD, rows));
    }

    @POST
    @Path("/{client:[0-9a-f]{32}}/block")
    @RunOnVirtualThread
    public Response block(String client, @RestForm @Nullable String hours) {
        if (hours == null || !hours.matches("[1-9][0-9]{0,2}") || Integer.parseInt(hours) > Blocks.MOST_HOURS) {
            return Response.seeOther(URI.create("/desk/guard/record/" + client)).build();
        }
        visitor.does(AuditAction.CLIENT_BLOCKED, client);
        blocks.block(new Pseudonym(client), Integer.parseInt(hours), visitor.name());
        return Response.seeOther(URI.create("/desk/guard")).build();
    }

    @ServerExceptionMapper
    public Response turnAway(ForbiddenException why) {
        return Turned.away(visitor, why);
    }
}
