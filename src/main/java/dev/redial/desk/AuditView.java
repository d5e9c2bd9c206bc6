package dev.redial.desk;

import dev.redial.audit.AuditAction;
import dev.redial.audit.AuditChain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the page of the trail shows. @param older the address of earlier entries, or empty @param checked what following the chain told, if that was asked for */
record AuditView(
        Typed typed,
        List<AuditAction> actions,
        List<Row> rows,
        String older,
        @Nullable Checked checked) {

    /** The filter as it was typed. */
    record Typed(String action, String who, String subject) {}

    /** One entry. @param action absent for one that this version does not know any more */
    record Row(
            long number,
            String at,
            String who,
            @Nullable AuditAction action,
            String actionId,
            String subject,
            String detail,
            String hash) {}

    /** Whether the chain holds. */
    record Checked(AuditChain.Verdict verdict) {
        public boolean holds() {
            return verdict.holds();
        }

        public String end() {
            return verdict.end().hash();
        }

        public long entries() {
            return verdict.entries();
        }

        public long number() {
            return verdict.broken().map(AuditChain.Broken::number).orElse(0L);
        }

        public AuditChain.@Nullable Fault fault() {
            return verdict.broken().map(AuditChain.Broken::fault).orElse(null);
        }
    }
}
