package dev.redial.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.StepResult;
import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.StepId;
import dev.redial.outcome.Outcome;
import dev.redial.session.Arrival;
import dev.redial.session.SessionState;
import dev.redial.session.Sessions;
import dev.redial.target.TargetRequest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What staff find by what, and how what they do shows in it. */
@QuarkusTest
class CaseQueueTest {

    @Inject
    Sessions sessions;

    @Inject
    Casework casework;

    @Inject
    CaseQueue queue;

    @Inject
    SavedViews views;

    @Inject
    Incidents incidents;

    @Inject
    CaseGroups groups;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    private Sessions.Opened open(ErrorCode code, String host, String gateway, String from) {
        return sessions.open(new Arrival(
                Optional.of(code),
                Optional.of(new TargetRequest(
                        host, Optional.of(3390), Optional.of(gateway).filter(g -> !g.isEmpty()))),
                Optional.of(from),
                true,
                "en"));
    }

    private UUID id(Sessions.Opened opened) {
        return sessions.find(opened.token()).orElseThrow().id();
    }

    /** A filter with one thing in it. */
    private static final class Only {
        Optional<ErrorCode> code = Optional.empty();
        Optional<String> host = Optional.empty();
        Optional<String> gateway = Optional.empty();
        Optional<String> article = Optional.empty();
        Optional<String> state = Optional.empty();
        Optional<String> assigned = Optional.empty();
        Optional<String> tag = Optional.empty();
        boolean unread;
        Optional<String> words = Optional.empty();
        Optional<Instant> since = Optional.empty();

        CaseFilter filter() {
            return new CaseFilter(
                    code,
                    Optional.empty(),
                    host,
                    gateway,
                    Optional.empty(),
                    article,
                    state,
                    assigned,
                    tag,
                    unread,
                    words,
                    since,
                    Optional.empty());
        }
    }

    private static CaseFilter host(String host) {
        Only only = new Only();
        only.host = Optional.of(host);
        return only.filter();
    }

    private static CaseFilter words(String words) {
        Only only = new Only();
        only.words = Optional.of(words);
        return only.filter();
    }

    private List<UUID> found(CaseFilter filter) {
        return queue.list(filter, 0, 50).lines().stream()
                .map(line -> line.session().id())
                .toList();
    }

    @Test
    void newCase_isFoundByEverythingThatIsKnownOfIt() {
        UUID one = id(open(ErrorCode.of(0x904, 7), "pc7.queue-a.example", "gw.queue-a.example", "kb-queue-a"));
        UUID other = id(open(ErrorCode.of(0x108), "pc8.queue-a.example", "", "kb-queue-b"));
        assertThat(found(host("PC7.queue-a.example"))).containsExactly(one);
        assertThat(found(host("queue-a.example"))).containsExactly(other, one);
        assertThat(found(host("pc7.queue"))).as("the beginning of a name").containsExactly(one);
        assertThat(found(words("gw.queue-a.example"))).containsExactly(one);
        assertThat(found(words("2308 kb-queue-a"))).containsExactly(one);
        assertThat(found(words("kb-queue*"))).containsExactly(other, one);
        assertThat(found(words("kb-queue-a 0x108"))).isEmpty();
        assertThat(found(words("nothing-like-that*"))).isEmpty();
        Only code = new Only();
        code.code = Optional.of(ErrorCode.of(0x904, 7));
        code.host = Optional.of("queue-a.example");
        assertThat(found(code.filter())).containsExactly(one);
        Only gateway = new Only();
        gateway.gateway = Optional.of("queue-a.example");
        assertThat(found(gateway.filter())).containsExactly(one);
        Only article = new Only();
        article.article = Optional.of("KB-queue-b");
        assertThat(found(article.filter())).containsExactly(other);
        Only later = new Only();
        later.host = Optional.of("queue-a.example");
        later.since = Optional.of(clock.instant().plus(Duration.ofDays(1)));
        assertThat(found(later.filter())).isEmpty();
    }

    @Test
    void newCase_isUnread_untilSomebodyLooks_andAgainWhenSomethingHappens() {
        Sessions.Opened opened = open(ErrorCode.of(0x904), "pc.queue-c.example", "", "kb");
        UUID id = id(opened);
        Only unread = new Only();
        unread.host = Optional.of("queue-c.example");
        unread.unread = true;
        assertThat(found(unread.filter())).containsExactly(id);
        casework.seen(id, "kim");
        assertThat(found(unread.filter())).isEmpty();
        assertThat(casework.views(id)).isEqualTo(1);
        casework.note(id, "wrote it down", "kim");
        assertThat(found(unread.filter()))
                .as("what staff do themselves is no news")
                .isEmpty();
        sessions.tried(opened.token(), new StepId("reboot-host"), StepResult.NOT_FIXED);
        assertThat(found(unread.filter())).containsExactly(id);
    }

    @Test
    void whatStaffDo_canBeSearchedFor() {
        UUID id = id(open(ErrorCode.of(0x904), "pc.queue-d.example", "", "kb"));
        Only mine = new Only();
        mine.host = Optional.of("queue-d.example");
        mine.assigned = Optional.of("");
        assertThat(found(mine.filter())).containsExactly(id);
        casework.assign(id, Optional.of("kim"), "kim");
        assertThat(found(mine.filter())).isEmpty();
        mine.assigned = Optional.of("kim");
        assertThat(found(mine.filter())).containsExactly(id);
        casework.tag(id, "queue-d-vip", "kim");
        Only tagged = new Only();
        tagged.tag = Optional.of("queue-d-vip");
        assertThat(found(tagged.filter())).containsExactly(id);
        casework.untag(id, "queue-d-vip", "kim");
        assertThat(found(tagged.filter())).isEmpty();
        casework.note(id, "The firewall of Zweigstelle-Süd drops it.", "kim");
        assertThat(found(words("zweigstelle-süd"))).containsExactly(id);
        assertThat(casework.of(id).notes()).hasSize(1);
    }

    @Test
    void resolved_isConfirmed_andCanBeOpenedAgain() {
        Sessions.Opened opened = open(ErrorCode.of(0x904), "pc.queue-e.example", "", "kb");
        UUID id = id(opened);
        casework.resolve(
                id,
                Outcome.Result.FIXED,
                Optional.of(new CauseId("remote-desktop-disabled")),
                Optional.of(new StepId("enable-remote-desktop")),
                "kim");
        Outcome outcome = sessions.find(id).flatMap(SessionState::outcome).orElseThrow();
        assertThat(outcome.confirmedBy()).contains("kim");
        assertThat(outcome.cause()).contains("remote-desktop-disabled");
        Only fixed = new Only();
        fixed.host = Optional.of("queue-e.example");
        fixed.state = Optional.of("fixed");
        assertThat(found(fixed.filter())).containsExactly(id);

        sessions.end(opened.token(), said(Outcome.Result.FIXED, "thank you"));
        outcome = sessions.find(id).flatMap(SessionState::outcome).orElseThrow();
        assertThat(outcome.confirmedBy()).as("said once more").contains("kim");
        assertThat(outcome.remark()).contains("thank you");
        sessions.end(opened.token(), said(Outcome.Result.NOT_FIXED, "no, it came back"));
        assertThat(sessions.find(id)
                        .flatMap(SessionState::outcome)
                        .orElseThrow()
                        .confirmedBy())
                .isEmpty();

        casework.reopen(id, "kim");
        fixed.state = Optional.of("open");
        assertThat(found(fixed.filter())).containsExactly(id);
        assertThat(sessions.find(id).flatMap(SessionState::outcome)).isEmpty();
    }

    private Outcome said(Outcome.Result result, String remark) {
        return new Outcome(result, Optional.empty(), Optional.empty(), Optional.of(remark), clock.instant());
    }

    @Test
    void erased_isFoundByNothing() {
        Sessions.Opened opened = open(ErrorCode.of(0x904), "pc.queue-f.example", "", "kb");
        UUID id = id(opened);
        casework.note(id, "note", "kim");
        casework.tag(id, "tag", "kim");
        sessions.erase(opened.token());
        assertThat(found(host("queue-f.example"))).isEmpty();
        Number left = QuarkusTransaction.requiringNew()
                .call(() -> (Number) database.createNativeQuery("select count(*) from case_term where session_id = ?1")
                        .setParameter(1, id)
                        .getSingleResult());
        assertThat(left.intValue()).isZero();
        assertThat(casework.note(id, "too late", "kim")).isFalse();
    }

    @Test
    void pages_followOneAnother() {
        for (int i = 0; i < 5; i++) {
            open(ErrorCode.of(0x904), "pc" + i + ".queue-g.example", "", "kb");
        }
        CaseFilter filter = host("queue-g.example");
        CaseQueue.Listed first = queue.list(filter, 0, 2);
        CaseQueue.Listed last = queue.list(filter, 2, 2);
        assertThat(first.total()).isEqualTo(5);
        assertThat(first.more()).isFalse();
        assertThat(first.lines().getFirst().session().host()).contains("pc4.queue-g.example");
        assertThat(last.lines()).hasSize(1);
    }

    @Test
    void view_isKeptForOneOrForAll() {
        assertThat(views.keep("kim-of-views", "Mine", "state=open", false)).isTrue();
        assertThat(views.keep("kim-of-views", "Ours", "unread=1", true)).isTrue();
        assertThat(views.keep("kim-of-views", "Mine", "state=fixed", false)).isTrue();
        assertThat(views.keep("kim-of-views", "", "state=open", false)).isFalse();
        assertThat(views.of("kim-of-views"))
                .filteredOn(SavedViews.SavedView::own)
                .extracting(SavedViews.SavedView::query)
                .containsExactly("state=fixed", "unread=1");
        List<SavedViews.SavedView> others = views.of("lee-of-views").stream()
                .filter(v -> v.name().equals("Ours"))
                .toList();
        assertThat(others).hasSize(1);
        assertThat(views.remove("lee-of-views", others.getFirst().id())).isFalse();
        assertThat(views.remove("kim-of-views", others.getFirst().id())).isTrue();
    }

    @Test
    void casesInCommon_standTogether_andTheirVisitorsAreTold() {
        UUID first = id(open(ErrorCode.of(0x3000008), "a.one.example", "gw.incident.example", "kb"));
        open(ErrorCode.of(0x904), "b.two.example", "gw.incident.example", "kb");
        open(ErrorCode.of(0x108), "c.three.example", "gw.incident.example", "kb");
        UUID aside = id(open(ErrorCode.of(0x108), "d.four.example", "gw.elsewhere.example", "kb"));
        CaseGroups.Group group = groups.ofTheDay().stream()
                .filter(g -> g.term().text().equals("gw.incident.example"))
                .findFirst()
                .orElseThrow();
        assertThat(group.cases()).isEqualTo(3);
        assertThat(group.open()).isEqualTo(3);
        assertThat(groups.ofTheDay())
                .as("the domain says nothing more than the gateway")
                .noneMatch(g -> g.term().text().equals("incident.example"));

        Incidents.Incident incident = incidents.open(group.term(), group.since(), "kim");
        assertThat(incidents.open(group.term(), group.since(), "lee").id()).isEqualTo(incident.id());
        assertThat(incidents.banners(first)).isEmpty();
        incidents.say(incident.id(), Optional.of("We know; until ten."), "kim");
        assertThat(incidents.banners(first)).containsExactly("We know; until ten.");
        assertThat(incidents.banners(aside)).isEmpty();
        UUID late = id(open(ErrorCode.of(0x108), "e.five.example", "gw.incident.example", "kb"));
        assertThat(incidents.banners(late)).as("who comes later").hasSize(1);
        assertThat(groups.of(incident.term(), incident.since()).orElseThrow().cases())
                .isEqualTo(4);
        incidents.close(incident.id(), "kim");
        assertThat(incidents.banners(first)).isEmpty();
        assertThat(incidents.say(incident.id(), Optional.of("again"), "kim")).isFalse();
    }
}
