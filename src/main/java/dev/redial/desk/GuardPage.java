package dev.redial.desk;

import dev.redial.admission.Alarm;
import dev.redial.admission.AlarmKind;
import dev.redial.admission.Alarms;
import dev.redial.admission.Block;
import dev.redial.admission.Blocks;
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
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What staff should look at, and who may not ask for now. */
@Path("/desk/guard")
public class GuardPage {

    private static final URI HERE = URI.create("/desk/guard");

    private final Visitor visitor;
    private final Alarms alarms;
    private final Blocks blocks;
    private final Records records;
    private final Clock clock;

    GuardPage(Visitor visitor, Alarms alarms, Blocks blocks, Records records, Clock clock) {
        this.visitor = visitor;
        this.alarms = alarms;
        this.blocks = blocks;
        this.records = records;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({DeskRoles.SUPPORT, DeskRoles.ADMIN})
    @RunOnVirtualThread
    @Produces("text/html;charset=UTF-8")
    public Response show() {
        Visitor.Frame frame = visitor.frame();
        List<Alarm> all = alarms.list();
        GuardView view = new GuardView(
                all.stream().filter(a -> a.seen().isEmpty()).map(GuardPage::row).toList(),
                all.stream()
                        .filter(a -> a.seen().isPresent())
                        .map(GuardPage::row)
                        .toList(),
                blocks.list().stream().map(this::row).toList(),
                visitor.is(DeskRoles.ADMIN),
                records.form(RecordForm.empty(clock)));
        return Response.ok(DeskTemplates.guard(frame.lang(), frame, view).setLocale(frame.lang()))
                .build();
    }

    private static GuardView.AlarmRow row(Alarm a) {
        boolean client = a.kind() == AlarmKind.CLIENT_REFUSED || a.kind() == AlarmKind.METADATA_ASKED;
        return new GuardView.AlarmRow(
                a.id().toString(),
                a.kind(),
                client ? Records.shortName(a.subject()) : a.subject(),
                client ? a.subject() : "",
                a.detail(),
                a.times(),
                DeskTime.text(a.raisedAt()),
                DeskTime.text(a.lastAt()),
                a.seen().map(Alarm.Seen::by).orElse(""),
                a.seen().map(s -> DeskTime.text(s.at())).orElse(""));
    }

    private GuardView.BlockRow row(Block b) {
        return new GuardView.BlockRow(
                b.id().toString(),
                b.client().value(),
                Records.shortName(b.client().value()),
                b.why(),
                b.by().orElse(""),
                DeskTime.text(b.at()),
                DeskTime.text(b.until()),
                b.holds(clock.instant()),
                b.lifted().map(Block.Lifted::by).orElse(""),
                b.lifted().map(l -> DeskTime.text(l.at())).orElse(""));
    }

    @POST
    @Path("/alarms/{id}/seen")
    @RolesAllowed({DeskRoles.SUPPORT, DeskRoles.ADMIN})
    @RunOnVirtualThread
    public Response seen(String id) {
        visitor.does(AuditAction.ALARM_SEEN, id);
        return and(id, alarm -> alarms.seen(alarm, visitor.name()));
    }

    @POST
    @Path("/blocks/{id}/lift")
    @RolesAllowed(DeskRoles.ADMIN)
    @RunOnVirtualThread
    public Response lift(String id) {
        visitor.does(AuditAction.BLOCK_LIFTED, id);
        return and(id, block -> blocks.lift(block, visitor.name()));
    }

    /** Whether there was such a thing or not, the page shows how things stand. */
    private static Response and(String id, Consumer<UUID> change) {
        RowId.read(id).ifPresent(change);
        return Response.seeOther(HERE).build();
    }

    @ServerExceptionMapper
    public Response turnAway(ForbiddenException why) {
        return Turned.away(visitor, why);
    }
}
