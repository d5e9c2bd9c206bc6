package dev.redial.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.Mutator;
import dev.redial.target.NameLookup.Status;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Good answers of a name server, spoiled: the resolver keeps its {@link DnsPromises}. */
@Tag("deeper")
class DnsMutationTest {
    @Test
    void spoiledAnswers_areReadOrInvalid() throws IOException {
        Name name = Name.fromString("pc7.example.net.");
        Name alias = Name.fromString("web.example.org.");
        byte[] good = answer(
                new CNAMERecord(name, DClass.IN, 60, alias),
                new ARecord(alias, DClass.IN, 60, new byte[] {20, 42, 73, 24}),
                new AAAARecord(
                        alias, DClass.IN, 60, new byte[] {0x26, 6, 0x47, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7}));
        Mutator mutator = new Mutator(53);
        Set<Status> seen = EnumSet.noneOf(Status.class);
        for (int i = 0; i < Mutator.ROUNDS; i++) {
            byte[] spoiled = mutator.mutate(good);
            byte[] framed = new byte[spoiled.length + 2];
            framed[0] = (byte) (spoiled.length >> 8);
            framed[1] = (byte) spoiled.length;
            System.arraycopy(spoiled, 0, framed, 2, spoiled.length);
            seen.add(DnsPromises.answers(framed));
        }
        assertThat(seen).contains(Status.FOUND, Status.INVALID, Status.NO_ADDRESS);
    }

    private static byte[] answer(Record... records) throws IOException {
        Message answer = new Message(7);
        answer.addRecord(Record.newRecord(Name.fromString("pc7.example.net."), Type.A, DClass.IN), Section.QUESTION);
        for (Record record : records) {
            answer.addRecord(record, Section.ANSWER);
        }
        return answer.toWire();
    }
}
