package dev.redial.full;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.LoadState;
import dev.redial.practice.HostIdentity;
import dev.redial.practice.PracticeCertificate;
import dev.redial.practice.Script;
import dev.redial.practice.ScriptedRdpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strangers' words in a real browser: none of them runs, and the policy of the pages has nothing to refuse (REQUIREMENTS W-10). */
@Tag("full")
class HostileTextBrowserTest {

    /** Of the payloads, those that hosts say of themselves; a test of a host takes about two seconds. */
    private static final List<String> OF_HOSTS = List.of(
            "<script>window.__xss=1</script>",
            "<img src=x onerror=window.__xss=1>",
            "\"><script>window.__xss=1</script>",
            "</title><script>window.__xss=1</script>");

    @TempDir
    Path folder;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void noPayload_runs() throws IOException {
        Path chromium = Packages.browser();
        List<String> payloads = payloads();
        try (Processes processes = new Processes(folder);
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium)
                                .setArgs(List.of("--no-sandbox")))) {
            RunningRedial redial = RunningRedial.start(
                    processes,
                    Map.of(
                            "redial.db.url", "jdbc:h2:mem:markup;DB_CLOSE_DELAY=-1",
                            "redial.limit.enabled", "false",
                            "redial.target.policy", "private",
                            "redial.target.allow", "127.0.0.0/8"));
            Page page = browser.newPage(new Browser.NewPageOptions().setLocale("en-GB"));
            watch(page);
            for (String payload : payloads) {
                visit(page, redial, payload);
            }
            assertThat(payloads).containsAll(OF_HOSTS);
            for (String payload : OF_HOSTS) {
                test(page, redial, payload);
            }
            assertThat(complaints).isEmpty();
        }
    }

    private static List<String> payloads() throws IOException {
        try (InputStream file = HostileTextBrowserTest.class.getResourceAsStream("/hostile/markup.json")) {
            return List.of(new ObjectMapper().readValue(file, String[].class));
        }
    }

    private void watch(Page page) {
        page.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        // Of what the browser says, a page that is not found is no complaint.
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith("http://127.0.0.1:")) {
                complaints.add("asked for " + request.url());
            }
        });
    }

    private void visit(Page page, RunningRedial redial, String payload) {
        String sent = URLEncoder.encode(payload, StandardCharsets.UTF_8).replace("+", "%20");
        for (String path : List.of(
                "/e?q=" + sent,
                "/e/0x904/" + sent,
                "/e/0x904/0x7?host=" + sent + "&port=" + sent + "&gateway=" + sent + "&from=" + sent,
                "/embed/" + sent,
                "/desk/login?notice=" + sent)) {
            see(page, redial.at(path), payload);
        }
        page.navigate(redial.at("/?from=" + sent));
        page.locator("#f-errorText").fill(payload);
        page.locator("#f-host").fill(payload);
        page.locator("button.primary").first().click();
        unharmed(page, "start with " + payload);
    }

    private void see(Page page, String address, String payload) {
        page.navigate(address);
        unharmed(page, address + " with " + payload);
    }

    private void unharmed(Page page, String what) {
        page.waitForLoadState(LoadState.LOAD);
        if (!Boolean.TRUE.equals(page.evaluate("() => window.__xss === undefined"))) {
            complaints.add("ran: " + what);
        }
    }

    /** A host that says the payload of itself, followed live and read afterwards. */
    private void test(Page page, RunningRedial redial, String payload) throws IOException {
        // RFC 4514 section 2.4: what has a meaning of its own in the text of a name.
        String subject = payload.replaceAll("([,+\"\\\\<>;=#])", "\\\\$1");
        PracticeCertificate certificate =
                PracticeCertificate.named(subject).sans("127.0.0.1").selfSigned();
        try (ScriptedRdpServer host =
                ScriptedRdpServer.start(Script.windows(certificate, HostIdentity.workgroup(payload, payload)))) {
            page.navigate(redial.at("/"));
            Locator form = page.locator("form:has([name=host])").first();
            form.locator("[name=host]").fill("127.0.0.1");
            form.locator("[name=port]").fill(String.valueOf(host.port()));
            form.locator("[name=consent]").check();
            form.locator("button.primary").click();
            page.waitForURL(Pattern.compile(".*/s/[A-Za-z0-9_-]{24}$"));
            page.locator("#outcome").waitFor(new Locator.WaitForOptions().setTimeout(60_000));
            page.locator("[name=result][value=not-fixed]").last().check();
            page.locator("[name=comment]").fill(payload);
            page.locator("#outcome button").click();
            unharmed(page, "session with " + payload);
            assertThat(page.locator("#findings-list").textContent()).contains("window.__xss=1");
        }
    }
}
