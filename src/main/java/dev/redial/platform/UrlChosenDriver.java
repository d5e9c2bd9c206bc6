package dev.redial.platform;

import java.io.IOException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Lets the database's address decide at run time between H2 and PostgreSQL. Quarkus fixes one driver at build time; this one passes each
 * connection on to the driver that its address names.
 */
public final class UrlChosenDriver implements Driver {

    /** H2 shall read the one set of scripts and statements that we write for PostgreSQL. */
    private static final String LIKE_POSTGRESQL = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    private static final String PASSWORD = "password";

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
        return isH2(url) ? connectH2(url, info) : postgresql.connect(url, plannedEachTime(info));
    }

    /**
     * PostgreSQL plans a statement that comes again and again once for all values. Of a million cases, one term may have three and another
     * half of all: a plan for the one takes a hundred times as long for the other. So it plans each time; an address can say otherwise.
     */
    private static Properties plannedEachTime(Properties info) {
        Properties all = new Properties();
        all.putAll(info);
        all.putIfAbsent("prepareThreshold", "0");
        return all;
    }

    /** One after the other: the first connection of all makes the database and its password. */
    private synchronized @Nullable Connection connectH2(String url, Properties info) throws SQLException {
        Optional<String> complaint = H2Files.complaint(url);
        if (complaint.isPresent()) {
            throw new SQLException("redial.db.url: " + complaint.get());
        }
        String address = url + LIKE_POSTGRESQL;
        Optional<H2Files> files = H2Files.at(url);
        boolean passwordSet = !info.getProperty(PASSWORD, "").isEmpty();
        if (files.isEmpty() || passwordSet) {
            return h2.connect(address, info);
        }
        try {
            Connection connection = connectWith(address, info, files.get().keptPassword());
            files.get().shut();
            return connection;
        } catch (IOException unusable) {
            throw new SQLException("the file of the database's password: " + unusable, unusable);
        }
    }

    private @Nullable Connection connectWith(String address, Properties info, String password) throws SQLException {
        Properties login = new Properties();
        login.putAll(info);
        login.setProperty(PASSWORD, password);
        try {
            return h2.connect(address, login);
        } catch (SQLException refused) {
            if (refused.getErrorCode() != ErrorCode.WRONG_USER_OR_PASSWORD) {
                throw refused;
            }
            return closeTheDoor(address, info, password, refused);
        }
    }

    /** Databases were made without a password once: such a one gets the kept one now. */
    private @Nullable Connection closeTheDoor(String address, Properties info, String password, SQLException refused)
            throws SQLException {
        Connection open;
        try {
            open = h2.connect(address, info);
        } catch (SQLException otherPassword) {
            throw refused;
        }
        if (open != null) {
            try (PreparedStatement set = open.prepareStatement("SET PASSWORD '" + password + "'")) {
                set.execute();
            }
            getParentLogger().info("the database had no password; it has one now, in the file beside it");
        }
        return open;
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
