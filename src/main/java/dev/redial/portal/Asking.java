package dev.redial.portal;

import dev.redial.admission.Client;
import dev.redial.admission.Proxies;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** Who asks for a page: the other end of the connection itself, or whom a trusted proxy there names. */
@ApplicationScoped
class Asking {

    private final Proxies proxies;

    Asking(Proxies proxies) {
        this.proxies = proxies;
    }

    Client client(HttpServerRequest request) {
        return proxies.client(
                request.connection().remoteAddress().hostAddress(),
                request.headers().getAll("X-Forwarded-For"));
    }
}
