package dev.redial;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser sends along with a form of ours: the hidden field and the cookie that go with each other. */
public final class TestForm {

    private static final String COOKIE = "redial-form";
    private static final String FIELD = "csrf-token";
    private static final Pattern TOKEN = Pattern.compile("name=\"" + FIELD + "\" value=\"([^\"]+)\"");

    private TestForm() {}

    /** Opens a page with a form, as a browser must before it can send one, and makes the request one that comes from there. */
    public static RequestSpecification filled(RequestSpecification request) {
        Response page = given().get("/e");
        return request.cookie(COOKIE, page.getCookie(COOKIE)).formParam(FIELD, token(page.asString()));
    }

    /** The same for a request that may be any: the token goes along as a header, as scripts send it. */
    public static RequestSpecification carrying(RequestSpecification request) {
        return proof().carriedBy(request);
    }

    /** What one visit of a page with a form brings; it stays good for as long as the application runs. */
    public static Proof proof() {
        Response page = given().get("/e");
        return new Proof(page.getCookie(COOKIE), token(page.asString()));
    }

    /** The cookie and the token that go with each other. */
    public record Proof(String cookie, String token) {
        public RequestSpecification carriedBy(RequestSpecification request) {
            return request.cookie(COOKIE, cookie).header("X-CSRF-Token", token);
        }
    }

    /** The token in a page. */
    public static String token(String page) {
        Matcher token = TOKEN.matcher(page);
        if (!token.find()) {
            throw new AssertionError("no form with a token in " + page);
        }
        return token.group(1);
    }
}
