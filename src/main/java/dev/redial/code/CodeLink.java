package dev.redial.code;

/** The permanent address of an error code's page, for help articles to link to. */
public final class CodeLink {

    private CodeLink() {}

    /** {@code /e/0x904/0x7}. */
    public static String path(ErrorCode code) {
        return "/e/" + code;
    }

    /** {@code /embed/0x904/0x7}: the small card, the only page that others may frame. */
    public static String embedPath(ErrorCode code) {
        return "/embed/" + code;
    }
}
