package dev.redial.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database in a file: who may open it, and who may read it (REQUIREMENTS W-20). */
@NullUnmarked
class H2FilesTest {

    @TempDir
    Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    private String url() {
        return "jdbc:h2:file:" + data().resolve("redial");
    }

    /** Another driver each time, as after a restart. */
    private Connection open(String password) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "redial");
        login.setProperty("password", password);
        return Objects.requireNonNull(new UrlChosenDriver().connect(url(), login));
    }

    private void openPlainly(String password) throws SQLException {
        new org.h2.Driver().connect(url(), login(password)).close();
    }

    private static Properties login(String password) {
        Properties login = new Properties();
        login.setProperty("user", "redial");
        login.setProperty("password", password);
        return login;
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void firstStart_makesAPasswordAndKeepsItForUsAlone() throws IOException, SQLException {
        open("").close();
        assertThat(rights(data())).isEqualTo("rwx------");
        assertThat(rights(data().resolve("redial.password"))).isEqualTo("rw-------");
        assertThat(rights(data().resolve("redial.mv.db"))).isEqualTo("rw-------");
        assertThat(Files.readString(data().resolve("redial.password"))).matches("[0-9a-f]{48}\\n");
        assertThatThrownBy(() -> openPlainly("")).hasMessageContaining("Wrong user name or password");
    }

    @Test
    void restart_opensWithTheKeptPassword() throws SQLException {
        try (Connection first = open("")) {
            first.createStatement().execute("create table kept (it int)");
        }
        try (Connection second = open("");
                ResultSet rows = second.createStatement().executeQuery("select count(*) from kept")) {
            assertThat(rows.next()).isTrue();
        }
    }

    @Test
    void oldDatabaseWithoutPassword_opensAndGetsOne() throws IOException, SQLException {
        new org.h2.Driver()
                .connect(url() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH", login(""))
                .close();
        open("").close();
        assertThatThrownBy(() -> new org.h2.Driver().connect(url() + ";DATABASE_TO_LOWER=TRUE", login("")))
                .isInstanceOf(SQLException.class);
        open("").close();
        assertThat(rights(data().resolve("redial.mv.db"))).isEqualTo("rw-------");
    }

    @Test
    void startThatEndedBeforeThePasswordWasSet_isMadeGood() throws IOException, SQLException {
        new org.h2.Driver()
                .connect(url() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH", login(""))
                .close();
        Files.writeString(data().resolve("redial.password"), "ab".repeat(24));
        open("").close();
        assertThat(rights(data().resolve("redial.password"))).isEqualTo("rw-------");
        open("ab".repeat(24)).close();
    }

    @Test
    void passwordOfTheSettings_goesFirstAndIsNotWritten() throws SQLException {
        open("a password of the operator").close();
        assertThat(data().resolve("redial.password")).doesNotExist();
        assertThatThrownBy(() -> open("another").close()).isInstanceOf(SQLException.class);
    }

    @Test
    void lostPasswordFile_opensNothing() throws IOException, SQLException {
        open("").close();
        Files.delete(data().resolve("redial.password"));
        assertThatThrownBy(() -> open("").close()).hasMessageContaining("Wrong user name or password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'x'",
                "jdbc:h2:mem:x;init=create table x(y int)",
                "jdbc:h2:mem:x; INIT =select 1",
                "jdbc:h2:file:./x;AUTO_SERVER=TRUE",
                "jdbc:h2:file:./x;auto_server_port=9090",
                "jdbc:h2:mem:x;DB_CLOSE_DELAY=-1;MODE=Oracle",
                "jdbc:h2:mem:x;DB_CLOSE_DELAY=1\\;INIT=select 1",
                "jdbc:h2:tcp://localhost/x",
                "jdbc:h2:ssl://localhost/x",
                "jdbc:h2:zip:x.zip!/x",
            })
    void addressThatAsksForMore_isRefused(String url) {
        assertThatThrownBy(() -> new UrlChosenDriver().connect(url, login("")))
                .isInstanceOf(SQLException.class)
                .hasMessageStartingWith("redial.db.url: ");
    }

    @Test
    void addressesInUse_arePlaces() {
        assertThat(H2Files.at("jdbc:h2:mem:redial;DB_CLOSE_DELAY=-1")).isEmpty();
        assertThat(H2Files.at("jdbc:h2:./data/redial")).isPresent();
        assertThat(H2Files.complaint("jdbc:h2:mem:redial;DB_CLOSE_DELAY=-1")).isEmpty();
        assertThat(H2Files.complaint("jdbc:h2:file:C:/data/redial")).isEmpty();
        assertThat(H2Files.complaint("jdbc:h2:C:/data/redial")).isEmpty();
    }
}
