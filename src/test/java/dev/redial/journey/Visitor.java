package dev.redial.journey;

import static io.restassured.RestAssured.given;

import dev.redial.TestForm;
import dev.redial.practice.Script;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person with a browser that runs no scripts: sends forms, follows redirects, and loads a page anew when it says so. */
final class Visitor {

    /** A test of a loopback host takes about two seconds; this only bounds a broken one. */
    private static final int MOST_RELOADS = 300;

    private final String language;
    private final String address;

    Visitor(String language) {
        this(language, "");
    }

    /** @param address what a proxy before us says of where this person is */
    Visitor(String language, String address) {
        this.language = language;
        this.address = address;
    }

    RequestSpecification asks() {
        RequestSpecification request = address.isEmpty() ? given() : given().header("X-Forwarded-For", address);
        return request.header("Accept", "text/html")
                .header("Accept-Language", language)
                .redirects()
                .follow(false);
    }

    Response get(String path) {
        return asks().get(path);
    }

    /** Sends a form; {@code fields} alternates names and values. */
    Response send(String path, String... fields) {
        RequestSpecification form =
                TestForm.filled(asks().contentType("application/x-www-form-urlencoded; charset=UTF-8"));
        for (int i = 0; i < fields.length; i += 2) {
            form.formParam(fields[i], fields[i + 1]);
        }
        return form.post(path);
    }

    /** Loads the page as often as its Refresh header asks for it, as a browser without scripts does. */
    Response untilTested(String path) throws InterruptedException {
        Response page = get(path);
        for (int i = 0; i < MOST_RELOADS && page.getHeader("Refresh") != null; i++) {
            // Nothing counts this down: it is the pause between two loads, bounded and free of a clock of ours.
            boolean never = new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
            page = never ? page : get(path);
        }
        return page;
    }

    /** The path a redirect leads to, without its anchor. */
    static String goal(Response redirect) {
        return redirect.getHeader("Location")
                .replaceFirst("^https?://[^/]+", "")
                .replaceFirst("#.*", "");
    }

    /** The state of one rung, as the page shows it: {@code passed}. */
    static String rung(String page, String stage) {
        Matcher rung = Pattern.compile("class=\"rung ([a-z]+)\" data-stage=\"" + stage + "\"")
                .matcher(page);
        return rung.find() ? rung.group(1) : "none";
    }

    /** Whatever the first group of the pattern finds in the page. */
    static String find(String page, String pattern) {
        Matcher m = Pattern.compile(pattern).matcher(page);
        return m.find() ? m.group(1) : "";
    }

    static Script script(dev.redial.practice.PracticeHost host) {
        return host.script().orElseThrow();
    }
}
