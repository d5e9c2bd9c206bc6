package dev.redial.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.knowledge.CauseId;
import dev.redial.knowledge.KnowledgeBase;
import dev.redial.knowledge.KnowledgeLoader.Loaded;
import dev.redial.session.KnowledgeShelf.OwnFile;
import dev.redial.session.KnowledgeShelf.Use;
import dev.redial.session.Librarian.Draft;
import dev.redial.session.Librarian.ReadAgain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A house's folder over ours: read at start, read again, tried out. */
class LibrarianTest {

    private static final CauseId CLOCK_SKEW = new CauseId("clock-skew");
    private static final String FILE = "causes/clock-skew.md";

    @TempDir
    private Path house;

    private Librarian librarian() {
        return new Librarian(new KnowledgeShelf(Optional.of(house), Clock.systemUTC()));
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(house.resolve(path).getParent());
        Files.writeString(house.resolve(path), text);
    }

    private static int prior(KnowledgeBase knowledge) {
        return knowledge.cause(CLOCK_SKEW).orElseThrow().prior();
    }

    private static int prior(Loaded loaded) {
        return loaded instanceof Loaded.Whole(var knowledge) ? prior(knowledge) : -1;
    }

    @Test
    void ownFiles_areToldByWhatTheyDo() throws IOException {
        write(FILE, "---\nprior: 7\n---\n");
        write("causes/README.txt", "Our notes");
        write("notes.md", "# Notes");
        write("contact.md", "# Our help desk\n\nCall 4711.");
        Librarian librarian = librarian();
        assertThat(librarian.inUse().own())
                .containsExactlyInAnyOrder(
                        new OwnFile(FILE, Use.ADDS),
                        new OwnFile("causes/README.txt", Use.UNREAD),
                        new OwnFile("notes.md", Use.UNREAD),
                        new OwnFile("contact.md", Use.NEW));
        assertThat(prior(librarian.knowledge().now())).isEqualTo(7);
    }

    @Test
    void brokenFiles_stopTheStart() throws IOException {
        write(FILE, "---\nprior: many\n---\n");
        assertThatThrownBy(this::librarian)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(FILE);
    }

    @Test
    void readAgain_takesWhatIsWholeAndNamesTheFiles() throws IOException {
        Librarian librarian = librarian();
        KnowledgeBase before = librarian.knowledge().now();
        write(FILE, "---\nprior: 33\n---\n");
        ReadAgain.Renewed renewed = (ReadAgain.Renewed) librarian.readAgain();
        assertThat(renewed.before()).isSameAs(before);
        assertThat(renewed.after()).isSameAs(librarian.knowledge().now());
        assertThat(renewed.files()).containsExactly(FILE);
        assertThat(prior(librarian.knowledge().now())).isEqualTo(33);
        assertThat(librarian.inUse().own()).containsExactly(new OwnFile(FILE, Use.ADDS));
    }

    @Test
    void readAgain_keepsWhatWasKnownWhenSomethingIsBroken() throws IOException {
        Librarian librarian = librarian();
        KnowledgeBase before = librarian.knowledge().now();
        write(FILE, "---\nvisibility: both\nprior: many\n---\n");
        ReadAgain.Kept kept = (ReadAgain.Kept) librarian.readAgain();
        assertThat(kept.defects()).singleElement().satisfies(d -> {
            assertThat(d.file()).isEqualTo(FILE);
            assertThat(d.line()).isEqualTo(3);
        });
        assertThat(librarian.knowledge().now()).isSameAs(before);
        assertThat(librarian.inUse().own()).isEmpty();
    }

    @Test
    void readAgain_namesAFileThatIsNoText() throws IOException {
        Librarian librarian = librarian();
        Files.createDirectories(house.resolve("causes"));
        Files.write(house.resolve(FILE), new byte[] {(byte) 0xC3, (byte) 0x28});
        ReadAgain.Kept kept = (ReadAgain.Kept) librarian.readAgain();
        assertThat(kept.defects()).singleElement().asString().contains("clock-skew.md");
    }

    @Test
    void draft_standsInThePlaceOfTheHousesOwnFileAndIsKeptNowhere() throws IOException {
        write(FILE, "---\nprior: 33\ncodes:\n  \"0x77\": typical\n---\n");
        Librarian librarian = librarian();
        Loaded.Whole tried =
                (Loaded.Whole) librarian.tryOut(Optional.of(new Draft(FILE, "---\r\nvisibility: both\r\n---\r\n")));
        assertThat(prior(tried)).isEqualTo(6);
        assertThat(tried.knowledge().cause(CLOCK_SKEW).orElseThrow().codes())
                .hasSize(librarian
                                .knowledge()
                                .now()
                                .cause(CLOCK_SKEW)
                                .orElseThrow()
                                .codes()
                                .size()
                        - 1);
        assertThat(prior(librarian.knowledge().now())).isEqualTo(33);
        assertThat(prior(librarian.tryOut(Optional.empty()))).isEqualTo(33);
    }

    @Test
    void disk_isTriedOutAsItIsNow() throws IOException {
        Librarian librarian = librarian();
        write(FILE, "---\nprior: 44\n---\n");
        assertThat(prior(librarian.tryOut(Optional.empty()))).isEqualTo(44);
        assertThat(prior(librarian.knowledge().now())).isEqualTo(6);
    }
}
