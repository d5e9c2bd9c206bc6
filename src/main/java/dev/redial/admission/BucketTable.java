package dev.redial.admission;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.select_for_update.AbstractSelectForUpdateBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.select_for_update.LockAndGetResult;
import io.github.bucket4j.distributed.proxy.generic.select_for_update.SelectForUpdateBasedTransaction;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * bucket4j's buckets as rows that are locked while they are counted, so that they outlive a restart and all nodes count together. bucket4j has such
 * tables ready for some databases; this one says it in the SQL that both of ours take.
 */
final class BucketTable extends AbstractSelectForUpdateBasedProxyManager<String> {

    private static final String LOCK = "select state from limit_bucket where id = ? for update";
    private static final String INSERT = "insert into limit_bucket (id) values (?) on conflict do nothing";
    private static final String UPDATE = "update limit_bucket set state = ?, expires_at = ? where id = ?";
    private static final String REMOVE = "delete from limit_bucket where id = ?";

    /** A bucket that is full again says nothing; it may go this long after. */
    private static final Duration SPARE = Duration.ofMinutes(10);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DataSource database;
    private final TimeMeter time;

    BucketTable(DataSource database, TimeMeter time) {
        super(ClientSideConfig.getDefault()
                .withClientClock(time)
                .withRequestTimeout(PATIENCE)
                .withExpirationAfterWriteStrategy(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(SPARE)));
        this.database = database;
        this.time = time;
    }

    @Override
    protected SelectForUpdateBasedTransaction allocateTransaction(String id, Optional<Long> timeoutNanos) {
        try {
            return new Row(database.getConnection(), id);
        } catch (SQLException e) {
            throw new BucketFailure(e);
        }
    }

    @Override
    public boolean isExpireAfterWriteSupported() {
        return true;
    }

    @Override
    public void removeProxy(String id) {
        try (Connection connection = database.getConnection();
                PreparedStatement remove = connection.prepareStatement(REMOVE)) {
            remove.setString(1, id);
            remove.executeUpdate();
        } catch (SQLException e) {
            throw new BucketFailure(e);
        }
    }

    /** The store did not do what it is there for; limits then fall back to this node's memory. */
    static final class BucketFailure extends RuntimeException {
        BucketFailure(SQLException cause) {
            super(cause);
        }
    }

    private interface Statement<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    /** One bucket, locked from its reading to the end of the transaction. */
    private final class Row implements SelectForUpdateBasedTransaction {

        private final Connection connection;
        private final String id;

        Row(Connection connection, String id) {
            this.connection = connection;
            this.id = id;
        }

        private <T> T with(String sql, Optional<Long> timeoutNanos, Statement<T> use) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                applyTimeout(statement, timeoutNanos);
                return use.run(statement);
            } catch (SQLException e) {
                throw new BucketFailure(e);
            }
        }

        @Override
        public void begin(Optional<Long> timeoutNanos) {
            try {
                connection.setAutoCommit(false);
            } catch (SQLException e) {
                throw new BucketFailure(e);
            }
        }

        @Override
        public LockAndGetResult tryLockAndGet(Optional<Long> timeoutNanos) {
            return with(LOCK, timeoutNanos, statement -> {
                statement.setString(1, id);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? LockAndGetResult.locked(row.getBytes(1)) : LockAndGetResult.notLocked();
                }
            });
        }

        @Override
        public boolean tryInsertEmptyData(Optional<Long> timeoutNanos) {
            return with(INSERT, timeoutNanos, statement -> {
                statement.setString(1, id);
                return statement.executeUpdate() > 0;
            });
        }

        @Override
        public void update(byte[] data, RemoteBucketState state, Optional<Long> timeoutNanos) {
            long now = time.currentTimeNanos();
            long expires = Duration.ofNanos(now).toMillis()
                    + getClientSideConfig()
                            .getExpirationAfterWriteStrategy()
                            .orElseThrow()
                            .calculateTimeToLiveMillis(state, now);
            int changed = with(UPDATE, timeoutNanos, statement -> {
                statement.setBytes(1, data);
                statement.setLong(2, expires);
                statement.setString(3, id);
                return statement.executeUpdate();
            });
            if (changed != 1) {
                throw new IllegalStateException("a locked bucket is gone");
            }
        }

        @Override
        public void commit(Optional<Long> timeoutNanos) {
            try {
                connection.commit();
            } catch (SQLException e) {
                throw new BucketFailure(e);
            }
        }

        @Override
        public void rollback() {
            try {
                connection.rollback();
            } catch (SQLException e) {
                throw new BucketFailure(e);
            }
        }

        @Override
        public void release() {
            try (connection) {
                connection.setAutoCommit(true);
            } catch (SQLException e) {
                throw new BucketFailure(e);
            }
        }
    }
}
