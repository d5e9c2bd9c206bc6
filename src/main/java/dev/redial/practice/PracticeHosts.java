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
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/** Starts the practice hosts with the program, in the dev profile only. A host whose port is taken is left out. */
@ApplicationScoped
@IfBuildProfile("dev")
class PracticeHosts implements PracticeList {

    private static final Logger LOG = Logger.getLogger(PracticeHosts.class);

    private final List<RunningHost> running = new CopyOnWriteArrayList<>();
    private final List<ScriptedRdpServer> servers = new ArrayList<>();

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
            var script = host.script();
            int used = script.isPresent() ? serve(port, script.get()) : leftClosed(port);
            running.add(new RunningHost(host, "127.0.0.1:" + used));
        } catch (IOException e) {
            LOG.warnf("Practice host %s is left out: port %d: %s", host.id(), port, e.getMessage());
        }
    }

    void stop() {
        running.clear();
        servers.forEach(ScriptedRdpServer::close);
        servers.clear();
    }

    private int serve(int port, Script script) throws IOException {
        var server = ScriptedRdpServer.start(port, script);
        servers.add(server);
        return server.port();
    }

    /** Makes sure that nothing listens there, by listening for a moment. */
    private static int leftClosed(int port) throws IOException {
        try (var listener = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return listener.getLocalPort();
        }
    }
}
