package dev.redial.handover;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where another system takes cases.
 *
 * @param uri {@code https} or {@code http}, with a host, in ASCII
 * @param secret the key of the signature
 */
public record WebhookAddress(URI uri, String secret) {

    private static final int LEAST_SECRET = 32;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /** Reads what stands in the settings; IllegalStateException naming the setting, never the secret. */
    static WebhookAddress read(String name, String url, String secret) {
        String setting = "redial.handover.webhook.\"" + name + "\"";
        if (secret.length() < LEAST_SECRET) {
            throw new IllegalStateException(setting + ".secret has fewer than " + LEAST_SECRET + " characters");
        }
        try {
            URI uri = new URI(new URI(url.strip()).toASCIIString());
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean sound = uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            if (sound && (scheme.equals("https") || scheme.equals("http"))) {
                return new WebhookAddress(uri, secret);
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(setting + ".url is not an address", e);
        }
        throw new IllegalStateException(setting + ".url is not https://host/path without user name and fragment");
    }

    public boolean encrypted() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    public int port() {
        int usual = encrypted() ? HTTPS : HTTP;
        return uri.getPort() < 0 ? usual : uri.getPort();
    }

    /** What the request asks for: path and query. */
    public String target() {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** Host, and the port where it is not the usual one. */
    public String authority() {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
