package dev.redial.full;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.redial.practice.Ending;
import dev.redial.practice.HostIdentity;
import dev.redial.practice.PracticeCertificate;
import dev.redial.practice.Script;
import dev.redial.practice.ScriptedRdpServer;
import dev.redial.practice.TlsAnswer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way in a real browser, from an error's article to a step tried. */
@Tag("full")
class BrowserTest {

    private static final int MOST_QUESTIONS = 4;
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    @TempDir
    Path folder;

    private final List<String> complaints = new ArrayList<>();
    private Path chromium;
    private Processes processes;
    private Playwright playwright;

    @BeforeEach
    void prepare() {
        chromium = Packages.browser();
        processes = new Processes(folder);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    @AfterEach
    void stop() {
        if (playwright != null) {
            playwright.close();
        }
        if (processes != null) {
            processes.close();
        }
    }

    @Test
    void articleToStep_hostWithAnUnreadableKey() throws IOException {
        try (ScriptedRdpServer host = ScriptedRdpServer.start(unreadableKey());
                Browser browser = launch()) {
            RunningRedial redial = RunningRedial.start(
                    processes,
                    Map.of(
                            "redial.db.url", "jdbc:h2:mem:browser;DB_CLOSE_DELAY=-1",
                            "redial.target.policy", "private",
                            "redial.target.allow", "127.0.0.0/8"));
            Page page = open(browser, redial.at("/e/0x904/0x7"));

            nameTheComputer(page, host);
            followTheCheck(page);
            assertThat(page.locator("#causes .causes a").first())
                    .hasAttribute("href", "/causes/tls-private-key-unreadable");
            screenshot(page, "diagnosis");
            answerUntilAStepComes(page);
            screenshot(page, "step");
            page.locator("#next button[value='not-fixed']").click();

            assertThat(page.locator("#tried a").first()).isVisible();
            assertThat(host.sawAuthenticate()).isFalse();
            assertThat(complaints).isEmpty();
        }
    }

    /** Slow enough in its first answer that the ladder can be seen climbing, about two seconds. */
    private static Script unreadableKey() {
        PracticeCertificate certificate =
                PracticeCertificate.named("localhost").sans("127.0.0.1").selfSigned();
        return Script.windows(certificate, HostIdentity.workgroup("PC7", "pc7"))
                .with(new TlsAnswer.EndAfterHello(Ending.RESET))
                .dripping(Duration.ofMillis(100));
    }

    private Browser launch() {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox")));
    }

    private Page open(Browser browser, String address) {
        Page page =
                browser.newPage(new Browser.NewPageOptions().setLocale("en-GB").setViewportSize(1100, 1400));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(address);
        return page;
    }

    private static void nameTheComputer(Page page, ScriptedRdpServer host) {
        Locator form = page.locator("form:has([name=host])").first();
        form.locator("[name=host]").fill("127.0.0.1");
        form.locator("[name=port]").fill(String.valueOf(host.port()));
        form.locator("[name=consent]").check();
        form.locator("button.primary").click();
        assertThat(page).hasURL(Pattern.compile(".*/s/[A-Za-z0-9_-]{24}.*"));
    }

    private static void followTheCheck(Page page) {
        assertThat(page.locator(".rung.running").first()).isVisible();
        var patience = new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);
        assertThat(page.locator(".rung.failed[data-stage=tls]")).isVisible(patience);
        assertThat(page.locator(".rung.passed[data-stage=negotiation]")).isVisible();
        assertThat(page.locator("#causes .cause").first()).isVisible(patience);
        assertThat(page.locator("#tls-reset-after-hello")).isVisible();
    }

    private static void answerUntilAStepComes(Page page) {
        Locator answers = page.locator("#next [name=answer]");
        for (int asked = 0; asked < MOST_QUESTIONS && answers.count() > 0; asked++) {
            answers.first().check();
            page.locator("#next button.primary").click();
            assertThat(page.locator("#answers .given > li")).hasCount(asked + 1);
        }
        assertThat(page.locator("#next button[value='not-fixed']")).isVisible();
    }

    private static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }
}
