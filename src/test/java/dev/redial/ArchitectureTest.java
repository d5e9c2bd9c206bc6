package dev.redial;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.redial.finding.TrustAnchors;
import dev.redial.probe.Depth;
import dev.redial.probe.Probe;
import dev.redial.probe.ProbeConfig;
import dev.redial.probe.ProbePlan;
import dev.redial.probe.Stage;
import dev.redial.rdp.HttpAnswer;
import dev.redial.rdp.HttpAnswerReader;
import dev.redial.rdp.MalformedPdu;
import dev.redial.rdp.PeerText;
import dev.redial.session.KeptBeside;
import dev.redial.target.ApprovedReceiver;
import dev.redial.target.ApprovedTarget;
import dev.redial.target.RefusalWords;
import dev.redial.target.TargetRequest;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import java.net.Socket;
import java.nio.file.Path;
import java.security.Security;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The walls between the packages. Every rule here has been seen to fail; add none without having broken it once. */
class ArchitectureTest {

    private static final String BASE = "dev.redial.";

    private static final Set<String> PORTAL_MAY_USE = Set.of(
            "session",
            "casework",
            "admission",
            "code",
            "rdpfile",
            "target",
            "finding",
            "client",
            "knowledge",
            "diagnosis",
            "outcome",
            "optout",
            "figures");

    /** Who may use whom. A package that is not here has no home yet. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("code", Set.of()),
            Map.entry("rdp", Set.of()),
            Map.entry("rdpfile", Set.of()),
            Map.entry("target", Set.of()),
            Map.entry("platform", Set.of()),
            Map.entry("practice", Set.of()),
            Map.entry("optout", Set.of("target")),
            Map.entry("handover", Set.of("target")),
            Map.entry("staff", Set.of("audit")),
            Map.entry("audit", Set.of()),
            Map.entry("probe", Set.of("target", "rdp")),
            Map.entry("finding", Set.of("probe", "rdp", "target")),
            Map.entry("client", Set.of("finding")),
            Map.entry("knowledge", Set.of("code", "finding")),
            Map.entry("diagnosis", Set.of("knowledge", "finding", "code")),
            Map.entry("outcome", Set.of("code")),
            Map.entry("learning", Set.of("knowledge", "diagnosis", "code", "finding")),
            Map.entry("figures", Set.of("code", "knowledge", "diagnosis", "outcome")),
            Map.entry("admission", Set.of("target")),
            Map.entry(
                    "session",
                    Set.of(
                            "audit",
                            "code",
                            "target",
                            "admission",
                            "probe",
                            "finding",
                            "client",
                            "knowledge",
                            "diagnosis",
                            "learning",
                            "outcome",
                            "figures")),
            Map.entry("casework", Set.of("session", "audit", "code", "finding", "knowledge", "diagnosis", "outcome")),
            Map.entry("portal", PORTAL_MAY_USE),
            Map.entry("api", PORTAL_MAY_USE),
            Map.entry(
                    "desk",
                    Set.of(
                            "audit",
                            "casework",
                            "session",
                            "admission",
                            "code",
                            "finding",
                            "client",
                            "knowledge",
                            "diagnosis",
                            "learning",
                            "outcome",
                            "staff",
                            "optout",
                            "figures",
                            "handover")));

    private static final JavaClasses OURS = new ClassFileImporter().importPath(Path.of("target", "classes", "dev"));

    private static final String[] PURE = {
        below("code"), below("rdp"), below("rdpfile"), below("finding"), below("client"), below("diagnosis")
    };

    /** The stages of the ladder are words that whoever shows a finding needs, and the depth one that whoever starts a check needs; the rest of probe is not. */
    private static final DescribedPredicate<JavaClass> STAGE = equivalentTo(Stage.class)
            .or(nameStarting(Stage.class.getName() + "$"))
            .or(equivalentTo(Depth.class));

    /** The desk shows which computer was asked for, as the person named it, and why it was refused; nothing of how it is judged. */
    private static final DescribedPredicate<JavaClass> TARGET_REQUEST =
            equivalentTo(TargetRequest.class).or(equivalentTo(RefusalWords.class));

    /** What strangers typed is made safe to show in one place, the one that is for words of peers. */
    private static final DescribedPredicate<JavaClass> PEER_TEXT = equivalentTo(PeerText.class);

    /** Whoever takes a case over is believed by the same authorities as a host, their answer read by the reader of gateways' answers, and what is kept of it put into the person's file. */
    private static final DescribedPredicate<JavaClass> COURIERS_LOANS = equivalentTo(TrustAnchors.class)
            .or(equivalentTo(HttpAnswer.class))
            .or(nameStarting(HttpAnswerReader.class.getName()))
            .or(equivalentTo(MalformedPdu.class))
            .or(equivalentTo(KeptBeside.class));

    /** The start page lists what one can practise on. */
    private static final DescribedPredicate<JavaClass> PRACTICE_LIST = nameMatching(
                    "dev\\.redial\\.practice\\.(PracticeList|RunningHost|PracticeHost)")
            .forSubtype();

    /** The page that says what we send says it from the settings that decide it. */
    private static final DescribedPredicate<JavaClass> PROBE_CONFIG = equivalentTo(ProbeConfig.class);

    @TestFactory
    Stream<DynamicTest> aPackage_usesOnlyWhomItMay() {
        return MAY_USE.keySet().stream().sorted().map(name -> dynamicTest(name, () -> usesOnlyWhomItMay(name)));
    }

    private static void usesOnlyWhomItMay(String name) {
        String[] others = MAY_USE.keySet().stream()
                .filter(other -> !other.equals(name))
                .filter(other -> !MAY_USE.getOrDefault(name, Set.of()).contains(other))
                .map(ArchitectureTest::below)
                .toArray(String[]::new);
        DescribedPredicate<JavaClass> forbidden = resideInAnyPackage(others);
        forbidden = MAY_USE.getOrDefault(name, Set.of()).contains("finding") ? forbidden.and(not(STAGE)) : forbidden;
        forbidden = PORTAL_MAY_USE.equals(MAY_USE.get(name))
                ? forbidden.and(not(PRACTICE_LIST.or(PROBE_CONFIG)))
                : forbidden;
        forbidden = Set.of("admission", "desk").contains(name) ? forbidden.and(not(PEER_TEXT)) : forbidden;
        forbidden = name.equals("desk") ? forbidden.and(not(TARGET_REQUEST)) : forbidden;
        forbidden = name.equals("casework") ? forbidden.and(not(equivalentTo(TargetRequest.class))) : forbidden;
        forbidden = name.equals("handover") ? forbidden.and(not(COURIERS_LOANS)) : forbidden;
        check(noClasses().that().resideInAPackage(below(name)).should().dependOnClassesThat(forbidden));
    }

    @Test
    void everyPackage_isInTheTable() {
        Stream<String> found = OURS.stream()
                .map(JavaClass::getPackageName)
                .filter(p -> p.startsWith(BASE))
                .map(p -> p.substring(BASE.length()).split("\\.")[0]);
        assertThat(found.distinct()).isSubsetOf(MAY_USE.keySet());
    }

    @Test
    void packages_haveNoCycles() {
        check(slices().matching("dev.redial.(*)..").should().beFreeOfCycles());
    }

    @Test
    void nothingOutsideProbe_seesBelowIt() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(below("probe"))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.redial.probe.*..")));
    }

    @Test
    void nothingOutsideHandover_seesBelowIt() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(below("handover"))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.redial.handover.*..")));
    }

    @Test
    void probes_areNamedInOneListOnly() {
        check(classes()
                .that()
                .implement(Probe.class)
                .should()
                .bePublic()
                .andShould()
                .onlyHaveDependentClassesThat(equivalentTo(ProbePlan.class).or(assignableTo(Probe.class))));
    }

    /** A test looks at any certificate and a letter only goes to whom it is meant for, so each has a place of its own; the policy decides for both. */
    @Test
    void sockets_areOpenedByTheProberAndTheCourier() {
        DescribedPredicate<JavaClass> network = resideInAnyPackage(
                        "java.nio.channels..", "javax.net..", "java.net.http..", "org.bouncycastle.tls..")
                .or(nameMatching("java\\.net\\.(.*Socket|.*URLConnection|URL)").forSubtype());
        check(noClasses()
                .that()
                .resideOutsideOfPackages(below("probe.net"), below("practice"), below("handover.net"))
                .should()
                .dependOnClassesThat(network));
    }

    /** What the courier's libraries could dial by themselves, a mailer or TLS, is handed a connection by {@code Wire}, which takes approved receivers only. */
    @Test
    void deliveries_areDialledInOnePlace() {
        check(noClasses()
                .that(resideInAPackage(below("handover")).and(not(nameStarting(BASE + "handover.net.Wire"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.nio.channels..", "java.net.http..", "org.bouncycastle..")
                        .or(nameMatching("java\\.net\\.(Datagram.*|.*URLConnection|URL)")
                                .forSubtype()))
                .orShould()
                .accessTargetWhere(DescribedPredicate.describe("somebody is called", access -> {
                    String target = access.getTarget().getFullName();
                    boolean socket = access.getTargetOwner().isAssignableTo(Socket.class);
                    boolean mail = access.getTargetOwner().isAssignableTo("jakarta.mail.Service");
                    return socket && access.getName().matches("<init>|connect")
                            || mail && access.getName().equals("connect") && !target.endsWith("(java.net.Socket)")
                            || target.startsWith("jakarta.mail.Transport.send(")
                            || target.matches("javax\\.net\\..*\\.createSocket\\(.*")
                                    && !target.endsWith("(java.net.Socket, java.lang.String, int, boolean)");
                })));
    }

    /** T-21: whatever else on the class path could open a connection for us, a client of HTTP, a shell or a mailer, is not asked to. */
    @Test
    void otherClients_areNotUsed() {
        DescribedPredicate<JavaClass> client = resideInAnyPackage(
                        "io.vertx.core.datagram..",
                        "io.vertx.core.dns..",
                        "io.vertx.ext.web.client..",
                        "io.vertx.ext.mail..",
                        "io.vertx.mutiny..",
                        "io.netty..",
                        "jakarta.ws.rs.client..",
                        "org.eclipse.microprofile.rest.client..",
                        "io.quarkus.rest.client..",
                        "io.quarkus.mailer..",
                        "org.jboss.resteasy.reactive.client..",
                        "org.apache.http..",
                        "org.apache.hc..",
                        "java.rmi..",
                        "javax.management.remote..",
                        "com.sun.jndi..",
                        "sun.net..",
                        "jdk.internal..")
                .or(nameMatching("io\\.vertx\\.core\\.(http\\.(Http|WebSocket)Client|net\\.NetClient).*")
                        .forSubtype())
                .or(nameMatching("java\\.lang\\.Process(Builder)?").forSubtype());
        // The one closes connections that others opened to us, in the terms of the server below Quarkus, and opens
        // none. The other asks the server
        // that the operator names, by the client that Quarkus keeps for it.
        check(noClasses()
                .that(not(nameStarting(BASE + "platform.HeadDeadline").or(nameStarting(BASE + "staff.KeycloakReach"))))
                .should()
                .dependOnClassesThat(client)
                .orShould()
                .accessTargetWhere(DescribedPredicate.describe(
                        "a client, an address to read from or a program is begun", access -> {
                            String target = access.getTarget().getFullName();
                            return target.matches(
                                                    "io\\.vertx\\.core\\.Vertx\\.create(Http|Net|Dns|WebSocket|Datagram).*(Client|Socket)\\w*\\(.*")
                                            && !target.contains("Server")
                                    || target.startsWith("java.net.URI.toURL(")
                                    || target.startsWith("java.lang.Runtime.exec(");
                        })));
    }

    /** The one mailer is the courier's, whose connections are our own. */
    @Test
    void mail_isTheCouriersBusiness() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(below("handover.net"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..")));
    }

    /** Practice hosts wait to be called; they call nobody. */
    @Test
    void practiceHosts_connectToNobody() {
        check(noClasses()
                .that()
                .resideInAPackage(below("practice"))
                .should()
                .accessTargetWhere(DescribedPredicate.describe("somebody is called", access -> {
                    String target = access.getTarget().getFullName();
                    return target.matches("java\\.net\\.(Datagram)?Socket\\.connect\\(.*")
                            || target.matches("java\\.net\\.Socket\\.<init>\\(.+\\)")
                            || target.matches("java\\.nio\\.channels\\..*\\.(connect|open)\\(.*");
                }))
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("java.net.http..")
                        .or(nameMatching("java\\.net\\.(.*URLConnection|URL)").forSubtype())));
    }

    /** T-18: a certificate is judged by what the host has sent. What could fetch an issuer or a revocation list is not used. */
    @Test
    void certificates_areJudgedWithoutFetching() {
        check(noClasses()
                .should()
                .dependOnClassesThat(
                        nameMatching("java\\.security\\.cert\\.(CertStore|PKIXRevocationChecker|.*CertStoreParameters)")
                                .forSubtype())
                .orShould()
                .accessTargetWhere(DescribedPredicate.describe("the JVM is told to fetch", access -> {
                    String target = access.getTarget().getFullName();
                    return target.startsWith("java.lang.System.setProperty(")
                            || target.startsWith("java.security.Security.setProperty(");
                })));
        // What the JVM itself takes for granted.
        assertThat(System.getProperty("com.sun.security.enableAIAcaIssuers")).isNull();
        assertThat(System.getProperty("com.sun.security.enableCRLDP")).isNull();
        assertThat(Security.getProperty("ocsp.enable")).isNull();
    }

    @Test
    void names_areResolvedInTargetOnly() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(below("target"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.xbill..", "javax.naming.."))
                .orShould()
                .accessTargetWhere(asksTheSystemsResolver()));
    }

    private static DescribedPredicate<JavaAccess<?>> asksTheSystemsResolver() {
        DescribedPredicate<JavaAccess<?>> lookUp = targetOwner(assignableTo("java.net.InetAddress"))
                .and(target(nameMatching(
                        "getByName|getAllByName|getLocalHost|getHostName|getCanonicalHostName|isReachable")))
                .forSubtype();
        DescribedPredicate<JavaAccess<?>> byName = DescribedPredicate.describe(
                "a socket or address is made from a name",
                access -> access.getName().equals("<init>")
                        && access.getTargetOwner().getName().matches("java\\.net\\.(InetSocketAddress|Socket)")
                        && access.getTarget().getFullName().contains("(java.lang.String"));
        return lookUp.or(byName);
    }

    @Test
    void permission_isGivenByThePoliciesOnly() {
        check(constructors()
                .that()
                .areDeclaredIn(ApprovedTarget.class)
                .or()
                .areDeclaredIn(ApprovedReceiver.class)
                .should()
                .bePackagePrivate());
    }

    @Test
    void purePackages_doNoInputAndOutput() {
        DescribedPredicate<JavaClass> world = resideInAnyPackage(
                        "jakarta..",
                        "io.quarkus..",
                        "io.smallrye..",
                        "io.vertx..",
                        "org.eclipse.microprofile..",
                        "org.jboss..",
                        "java.util.concurrent..")
                .or(resideInAPackage("java.net..").and(not(nameMatching("java\\.net\\.Inet[46]?Address"))))
                .or(assignableTo(Thread.class))
                .forSubtype();
        check(noClasses().that().resideInAnyPackage(PURE).should().dependOnClassesThat(world));
    }

    @Test
    void time_isHandedIn() {
        check(noClasses()
                .that(not(resideInAPackage(below("practice")).or(nameStarting(BASE + "platform.Time"))))
                .should()
                .accessTargetWhere(readsTheClock()));
    }

    /** Clocks of the day, not {@code System.nanoTime}, by which probes measure how long something took. */
    private static DescribedPredicate<JavaAccess<?>> readsTheClock() {
        return DescribedPredicate.describe("the time of day is read", access -> {
            String target = access.getTarget().getFullName();
            return target.matches("java\\.time\\.[A-Za-z]+\\.now\\(\\)")
                    || target.startsWith("java.time.Clock.system")
                    || target.startsWith("java.lang.System.currentTimeMillis")
                    || target.equals("java.util.Date.<init>()");
        });
    }

    @Test
    void purePackages_doNotMeasureTime() {
        check(noClasses().that().resideInAnyPackage(PURE).should().callMethod(System.class, "nanoTime"));
    }

    @Test
    void databaseTypes_stayWithTheStores() {
        check(noClasses()
                .that(resideOutsideOfPackage(below("session"))
                        .and(resideOutsideOfPackage(below("outcome")))
                        .and(resideOutsideOfPackage(below("learning")))
                        .and(resideOutsideOfPackage(below("figures")))
                        .and(resideOutsideOfPackage(below("audit")))
                        .and(resideOutsideOfPackage(below("casework")))
                        .and(resideOutsideOfPackage(below("optout")))
                        .and(resideOutsideOfPackage(below("staff")))
                        .and(resideOutsideOfPackage(below("admission")))
                        .and(not(resideInAPackage("dev.redial.handover")))
                        .and(not(nameStarting(BASE + "platform.UrlChosenDriver"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "jakarta.persistence..",
                        "jakarta.transaction..",
                        "io.quarkus.hibernate..",
                        "io.quarkus.narayana..",
                        "io.quarkus.panache..",
                        "org.hibernate..",
                        "io.agroal..",
                        "java.sql..",
                        "javax.sql..",
                        "org.h2..",
                        "org.postgresql..")));
    }

    @Test
    void httpAndPages_stayAtTheEdge() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        below("portal"), below("desk"), below("api"), below("staff"), below("platform"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "jakarta.ws.rs..",
                        "io.quarkus.qute..",
                        "io.vertx..",
                        "org.jboss.resteasy..",
                        "io.quarkus.vertx..")));
    }

    @Test
    void entities_arePackagePrivate() {
        check(classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate());
    }

    /** Quarkus REST passes over a method that is not public without a word: its address is a 404. */
    @Test
    void endpoints_arePublic() {
        check(methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should()
                .bePublic()
                .andShould()
                .beDeclaredInClassesThat()
                .arePublic()
                .allowEmptyShould(true));
    }

    /** W-15. Quarkus refuses a route that says nothing; this says so before anybody asks for it. */
    @Test
    void everyRoute_saysWhomItIsFor() {
        assertThat(Routes.inCode())
                .hasSizeGreaterThan(80)
                .allSatisfy(route -> assertThat(route.forWhom())
                        .as("%s, %s", route.name(), route.where())
                        .isPresent());
    }

    /** Signing in is for everybody; and everybody who is signed in, in whatever role, chooses their password and signs out. */
    @Test
    void everyRouteOfTheDesk_namesRoles() {
        Map<String, Class<?>> exceptions = Map.of(
                "GET /desk/login", PermitAll.class,
                "GET /desk/signed-in", Authenticated.class,
                "GET /desk/password", Authenticated.class,
                "POST /desk/password", Authenticated.class,
                "POST /desk/logout", Authenticated.class);
        assertThat(Routes.inCode().stream().filter(Routes.Route::atTheDesk))
                .allSatisfy(route -> assertThat(route.forWhom().orElseThrow())
                        .as("%s, %s", route.name(), route.where())
                        .isEqualTo(exceptions.getOrDefault(route.name(), RolesAllowed.class)));
    }

    @Test
    void fields_areNotInjected() {
        check(noFields().should().beAnnotatedWith(Inject.class).orShould().beAnnotatedWith(ConfigProperty.class));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(OURS);
    }

    private static String below(String name) {
        return BASE + name + "..";
    }

    private static DescribedPredicate<JavaClass> nameStarting(String start) {
        return DescribedPredicate.describe(
                "name starts with " + start, c -> c.getName().startsWith(start));
    }
}
