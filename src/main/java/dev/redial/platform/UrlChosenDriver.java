package dev.redial.platform;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets the database's address decide at run time between H2 and PostgreSQL. Quarkus fixes one driver at build time; this one passes each
 * connection on to the driver that its address names.
 */
public final class UrlChosenDriver implements Driver {

    /** H2 shall read the one set of scripts and statements that we write for PostgreSQL. */
    private static final String LIKE_POSTGRESQL = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    private final Driver h2 = new org.h2.Driver();
    private final Driver postgresql = new org.postgresql.Driver();

    private Driver driverFor(String url) {
        return isH2(url) ? h2 : postgresql;
    }

    private static boolean isH2(String url) {
        return url.startsWith("jdbc:h2:");
    }

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        return driverFor(url).connect(isH2(url) ? url + LIKE_POSTGRESQL : url, info);
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return driverFor(url).acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return driverFor(url).getPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return postgresql.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return postgresql.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("dev.redial.database");
    }
}
