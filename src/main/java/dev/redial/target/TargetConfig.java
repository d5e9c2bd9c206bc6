package dev.redial.target;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Where tests may go. A value that cannot be read stops the start. */
@ConfigMapping(prefix = "redial.target")
interface TargetConfig {
    /** {@code public}: only globally reachable addresses. {@code private}: only those in {@link #allow}; for staff or local use. */
    @WithDefault("public")
    Scope policy();

    /** Ranges as {@code 10.0.0.0/8}; counts in {@code private} only. Link-local and metadata addresses stay refused. */
    Optional<List<String>> allow();

    /** Ranges never tested, above all our own public addresses and services. */
    Optional<List<String>> deny();

    /** Ports and ranges of ports that may be tested. 443 is for gateways only. */
    @WithDefault("443,3389,1024-65535")
    List<String> ports();

    /**
     * Ports of other services, never tested: SOCKS, SQL Server, Oracle, MQTT, NFS, ZooKeeper, Docker, etcd, Squid, MySQL, EPMD, SIP,
     * PostgreSQL, AMQP, VNC, CouchDB, WinRM, X11, Redis, Kubernetes, IRC, WebLogic, Consul, Cassandra, Kafka, Elasticsearch, kubelet,
     * memcached, MongoDB.
     */
    @WithDefault(
            "1080,1433-1434,1521,1883,2049,2181,2375-2376,2379-2380,3128,3306,4369,5060-5061,5432,5672,5900,5984,5985-5986,6000,"
                    + "6379,6443,6667,7001,8500,9042,9092,9200,9300,10250,11211,27017")
    List<String> deniedPorts();

    /** NAT64 prefixes of our own network (RFC 6052); addresses behind them are refused. */
    Optional<List<String>> nat64Prefixes();

    /** Whether a name with any refused address is refused whole, instead of dialling its other addresses. */
    @WithDefault("false")
    boolean strict();
}
