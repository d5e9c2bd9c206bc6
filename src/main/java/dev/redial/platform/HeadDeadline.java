package dev.redial.platform;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection that does not send the whole head of a request in time, however busily it drips (W-21). The server's own idle time-out counts
 * any byte as life, and a short one would cut off who only listens to events. Between requests a connection may rest; while one is answered
 * nothing is counted.
 *
 * <p>Vert.x shows us a connection with its first request, which here is too late. So each event loop looks through its own connections every
 * second and puts a watch before those that have none.
 */
@ApplicationScoped
class HeadDeadline {

    private static final int PRIORITY = 700;
    private static final AttributeKey<Watch> WATCH = AttributeKey.valueOf("redial.head");

    private final Vertx vertx;
    private final long millis;
    private final List<ScheduledFuture<?>> looks = new ArrayList<>();

    HeadDeadline(
            Vertx vertx, @ConfigProperty(name = "redial.http.head-timeout", defaultValue = "10s") Duration longest) {
        this.vertx = vertx;
        millis = longest.toMillis();
    }

    void begin(@Observes StartupEvent start) {
        for (EventExecutor loop : vertx.nettyEventLoopGroup()) {
            if (loop instanceof SingleThreadEventLoop connections) {
                looks.add(connections.scheduleAtFixedRate(() -> look(connections), 1, 1, TimeUnit.SECONDS));
            }
        }
    }

    @PreDestroy
    void stop() {
        looks.forEach(look -> look.cancel(false));
    }

    private void look(SingleThreadEventLoop loop) {
        loop.registeredChannelsIterator().forEachRemaining(channel -> {
            if (channel.parent() instanceof ServerSocketChannel) {
                watch(channel);
            }
        });
    }

    private Watch watch(Channel channel) {
        Watch known = channel.attr(WATCH).get();
        if (known != null) {
            return known;
        }
        Watch fresh = new Watch(millis);
        channel.attr(WATCH).set(fresh);
        channel.pipeline().addFirst(fresh);
        return fresh;
    }

    void register(@Observes Filters filters) {
        filters.register(this::headIsHere, PRIORITY);
    }

    private void headIsHere(RoutingContext context) {
        if (context.request().connection() instanceof ConnectionBase connection && connection.channel() != null) {
            Watch watch = watch(connection.channel());
            watch.requestBegins(context.request().version() == HttpVersion.HTTP_2);
            context.addEndHandler(end -> watch.requestEnds());
        }
        context.next();
    }

    /** One connection; all of it happens on the connection's own thread. */
    private static final class Watch extends ChannelInboundHandlerAdapter {

        private final long millis;
        private int open;
        private boolean many;
        private @Nullable ScheduledFuture<?> deadline;
        private @Nullable ChannelHandlerContext place;

        Watch(long millis) {
            this.millis = millis;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            place = context;
            arm(context);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            arm(context);
            context.fireChannelRead(bytes);
        }

        private void arm(ChannelHandlerContext context) {
            if (open == 0 && !many && deadline == null) {
                deadline = context.executor().schedule(() -> context.close(), millis, TimeUnit.MILLISECONDS);
            }
        }

        /** @param severalAtOnce with HTTP/2 the heads of later requests come between the answers to earlier ones, in frames of their own */
        void requestBegins(boolean severalAtOnce) {
            open++;
            many |= severalAtOnce;
            disarm();
        }

        void requestEnds() {
            onOwnThread(() -> open--);
        }

        private void onOwnThread(Runnable change) {
            ChannelHandlerContext here = place;
            if (here == null || here.executor().inEventLoop()) {
                change.run();
            } else {
                here.executor().execute(change);
            }
        }

        private void disarm() {
            if (deadline != null) {
                deadline.cancel(false);
                deadline = null;
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            disarm();
            context.fireChannelInactive();
        }
    }
}
