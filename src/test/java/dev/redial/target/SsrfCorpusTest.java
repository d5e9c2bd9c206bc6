package dev.redial.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.redial.target.TargetDecision.Approved;
import dev.redial.target.TargetDecision.Refused;
import dev.redial.target.TargetDecision.Unresolved;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every row of the corpus whose stage is ours, through the real policy and resolver; only the name servers are scripted. */
class SsrfCorpusTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPT_OUT = "opt-out=";

    record Row(List<String> cells) {
        String id() {
            return cells.get(0);
        }

        String category() {
            return cells.get(3);
        }

        String stage() {
            return cells.get(2);
        }

        String input() {
            try {
                return JSON.readValue('"' + cells.get(4) + '"', String.class);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        Optional<Integer> port() {
            return cells.get(5).isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(cells.get(5)));
        }

        String setup() {
            return cells.get(6);
        }

        String resolvesTo() {
            return cells.get(7);
        }

        boolean allowed() {
            return cells.get(8).equals("allow");
        }

        List<String> reasons() {
            return Arrays.asList(cells.get(9).split("\\|", -1));
        }

        String dialOnly() {
            return cells.get(10);
        }

        String canonical() {
            return cells.get(11);
        }

        boolean forGateway() {
            return cells.get(12).contains("Gateway role");
        }
    }

    private record Verdict(boolean allowed, String reason) {}

    @Test
    void everyRow_getsItsVerdictAndReason() throws Exception {
        List<String> wrongVerdicts = new ArrayList<>();
        List<String> wrongReasons = new ArrayList<>();
        SsrfScore score = new SsrfScore();
        int judged = 0;
        for (Row row : rows()) {
            if (row.stage().equals("secondary")) {
                continue;
            }
            judged++;
            Verdict verdict = row.stage().equals("lb-token") ? token(row) : decision(row);
            score.count(row, verdict.allowed, verdict.reason);
            String seen = row.id() + " '" + row.input() + "' wants " + row.reasons() + ", got " + verdict;
            if (verdict.allowed != row.allowed()) {
                wrongVerdicts.add(seen);
            } else if (!row.reasons().contains(verdict.reason)) {
                wrongReasons.add(seen);
            }
        }
        score.write(Path.of("target", "ssrf-score.txt"));
        assertThat(wrongVerdicts).isEmpty();
        assertThat(wrongReasons).isEmpty();
        assertThat(judged).isGreaterThan(400);
    }

    private static Verdict token(Row row) {
        return RoutingToken.refusalOf(row.input())
                .map(why -> new Verdict(false, why.name()))
                .orElse(new Verdict(true, "OK_TOKEN"));
    }

    private static Verdict decision(Row row) {
        ScriptedDnsServers servers = ScriptedDnsServers.of(row.resolvesTo());
        TargetDecision decision = decide(row, servers);
        return switch (decision) {
            case Approved approved -> {
                if (row.allowed()) {
                    check(row, approved);
                }
                String reason = approved.target().skipped().isEmpty() ? "OK_PUBLIC" : "OK_PARTIAL";
                yield new Verdict(true, reason);
            }
            case Refused refused -> {
                assertThat(servers.asked().isEmpty())
                        .as("%s asks name servers only for names that may be asked", row.id())
                        .isEqualTo(refused.lookup().isEmpty() || isLiteral(refused.lookup()));
                yield new Verdict(false, refused.why().name());
            }
            case Unresolved unresolved ->
                new Verdict(false, reason(unresolved.lookup().status()));
        };
    }

    static TargetDecision decide(Row row, ScriptedDnsServers servers) {
        OptOuts optOuts = row.setup().startsWith(OPT_OUT)
                ? TestOptOuts.of(row.setup().substring(OPT_OUT.length()))
                : TestOptOuts.none();
        NameResolver resolver = new DnsResolver(servers, TestOptOuts.mayAsk(optOuts), Duration.ofSeconds(5));
        TargetPolicy policy = config(row).policyWith(resolver, optOuts);
        return row.forGateway()
                ? policy.decideGateway(row.input() + ":" + row.port().orElseThrow())
                : policy.decide(new TargetRequest(row.input(), row.port(), Optional.empty()));
    }

    private static boolean isLiteral(Optional<NameLookup> lookup) {
        return lookup.filter(seen -> seen.status() == NameLookup.Status.LITERAL).isPresent();
    }

    private static TestConfig config(Row row) {
        String[] parts = row.setup().split("=", 2);
        return switch (parts[0]) {
            case "", "opt-out" -> TestConfig.publicPolicy();
            case "deny-ranges" -> TestConfig.publicPolicy().denying(parts[1]);
            case "nat64-prefixes" -> TestConfig.publicPolicy().behindNat64(parts[1]);
            default -> throw new IllegalArgumentException("unknown setup " + row.setup());
        };
    }

    private static void check(Row row, Approved approved) {
        List<InetAddress> dialled = approved.target().addresses();
        assertThat(dialled).as(row.id()).hasSizeBetween(1, 4);
        if (!row.dialOnly().startsWith("at most")) {
            IpAddress only = IpAddress.read(row.dialOnly()).orElseThrow();
            assertThat(dialled)
                    .as(row.id())
                    .extracting(address -> IpAddress.of(address.getAddress()))
                    .containsExactly(only);
        }
        if (!row.canonical().isEmpty()) {
            assertThat(approved.target().name().ascii()).as(row.id()).isEqualTo(row.canonical());
        }
    }

    private static String reason(NameLookup.Status status) {
        return switch (status) {
            case LITERAL, FOUND -> throw new AssertionError("unresolved, yet " + status);
            case NOT_FOUND -> "DNS_NXDOMAIN";
            case NO_ADDRESS -> "DNS_NODATA";
            case SERVER_FAILED -> "DNS_SERVFAIL";
            case SERVER_REFUSED -> "DNS_REFUSED";
            case TIMEOUT -> "DNS_TIMEOUT";
            case ALIAS_LOOP -> "DNS_CHAIN_TOO_LONG";
            case INVALID -> "DNS_MALFORMED";
        };
    }

    static List<Row> rows() throws IOException {
        try (InputStream in = SsrfCorpusTest.class.getResourceAsStream("/target/ssrf-corpus.csv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).map(line -> new Row(cells(line))).toList();
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean doubled = quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
            if (doubled) {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
