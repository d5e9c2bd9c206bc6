package dev.redial.practice;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/** Starts the practice hosts with the program, in the dev profile only. A host whose port is taken is left out. */
@ApplicationScoped
@IfBuildProfile("dev")
class PracticeHosts implements PracticeList {

    private static final Logger LOG = Logger.getLogger(PracticeHosts.class);

    private final List<RunningHost> running = new CopyOnWriteArrayList<>();
    private final List<Runnable> closing = new ArrayList<>();

    @Override
    public List<RunningHost> running() {
        return List.copyOf(running);
    }

    void start(@Observes StartupEvent event) {
        for (var host : PracticeHost.values()) {
            start(host, host.port());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stop();
    }

    void start(PracticeHost host, int port) {
        try {
            running.add(host.gateway().isPresent() ? gateway(host, port) : host(host, port));
        } catch (IOException e) {
            LOG.warnf("Practice host %s is left out: port %d: %s", host.id(), port, e.getMessage());
        }
    }

    void stop() {
        running.clear();
        closing.forEach(Runnable::run);
        closing.clear();
    }

    private RunningHost host(PracticeHost host, int port) throws IOException {
        var script = host.script();
        int used = script.isPresent() ? serve(port, script.get()) : leftClosed(port);
        return new RunningHost(host, "127.0.0.1:" + used, Optional.empty());
    }

    private RunningHost gateway(PracticeHost host, int port) throws IOException {
        var server = ScriptedGateway.start(port, host.gateway().orElseThrow());
        closing.add(server::close);
        return new RunningHost(host, host.behindGateway().orElseThrow(), Optional.of(server.address()));
    }

    private int serve(int port, Script script) throws IOException {
        var server = ScriptedRdpServer.start(port, script);
        closing.add(server::close);
        return server.port();
    }

    /** Makes sure that nothing listens there, by listening for a moment. */
    private static int leftClosed(int port) throws IOException {
        try (var listener = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return listener.getLocalPort();
        }
    }
}
