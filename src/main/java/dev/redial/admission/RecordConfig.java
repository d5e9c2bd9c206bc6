package dev.redial.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long the record of runs, its alarms and its blocks are kept. */
@ConfigMapping(prefix = "redial.retention")
interface RecordConfig {

    /** Days, 1 to 365. */
    @WithDefault("30")
    int recordDays();
}
