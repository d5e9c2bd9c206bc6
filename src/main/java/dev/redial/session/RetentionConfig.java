package dev.redial.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * How many days things are kept (REQUIREMENTS G-01 and G-02). A package that keeps something maps this prefix by itself: a mapping that
 * does not know all of the keys is fine as long as some mapping does.
 */
@ConfigMapping(prefix = "redial.retention")
public interface RetentionConfig {

    /** Days after which a key is destroyed that addresses of clients were hashed with; not a setting (G-01). */
    int CLIENT_KEY_DAYS = 7;

    /** Days that a session is kept with all that belongs to it, 1 to 365. */
    @WithDefault("30")
    @WithConverter(Days.class)
    int sessionDays();

    /** Days that the record of runs is kept, which answers who tested what and when, 1 to 365. */
    @WithDefault("30")
    @WithConverter(Days.class)
    int recordDays();

    /** Days that the trail of what staff did is kept (W-16), 1 to 365. */
    @WithDefault("365")
    @WithConverter(Days.class)
    int auditDays();

    /** Refuses at the start what would keep things for ever, or not at all. */
    class Days implements Converter<Integer> {

        private static final long serialVersionUID = 1L;
        private static final int MOST = 365;

        @Override
        public Integer convert(String value) {
            String digits = value.strip();
            int days = digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : 0;
            if (days < 1 || days > MOST) {
                throw new IllegalArgumentException("must be a number of days from 1 to " + MOST);
            }
            return days;
        }
    }
}
