package dev.redial.client;

import dev.redial.client.Client.Source;
import dev.redial.client.TlsVersion.Range;
import dev.redial.finding.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The clients that we know ({@code clients/clients.yaml}), in the order in which they are shown. */
public final class ClientTable {

    private static final String FILE = "/clients/clients.yaml";

    private final List<Client> clients;

    private ClientTable(List<Client> clients) {
        this.clients = List.copyOf(clients);
    }

    public List<Client> clients() {
        return clients;
    }

    /**
     * Which of them can connect to the host of these findings; none if the host never answered as Remote Desktop does. Where several
     * addresses answer, a client may get any of them, so the worst one counts.
     */
    public List<Judgement> judge(List<Finding> findings) {
        List<Host> hosts = Host.all(findings);
        return clients.stream()
                .flatMap(
                        client -> hosts.stream()
                                .map(host -> Judge.judge(host, client))
                                .max(Comparator.comparing(Judgement::verdict))
                                .stream())
                .toList();
    }

    /** Reads our own table; IllegalStateException naming everything that is wrong with it. */
    public static ClientTable load() {
        try (InputStream in = ClientTable.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + ": the file is missing");
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(FILE + ": the file cannot be read", e);
        }
    }

    static ClientTable read(String yaml) {
        List<String> defects = new ArrayList<>();
        Fields file = new Fields(FILE, parsed(yaml), defects);
        if (file.date("checked").isEmpty()) {
            file.defect("'checked' is missing: the day of the last comparison with the sources");
        }
        Map<String, Source> sources = new LinkedHashMap<>();
        file.table("sources").tables().forEach((id, fields) -> sources.put(id, source(id, fields)));
        file.table("shared").tables(); // only there to be referred to
        Set<String> ids = new HashSet<>();
        List<Client> clients = file.listOfTables("clients").stream()
                .map(fields -> client(fields, sources, ids))
                .toList();
        file.nothingElse();
        if (!defects.isEmpty()) {
            throw new IllegalStateException(
                    defects.size() + " defects in the table of clients:\n" + String.join("\n", defects));
        }
        return new ClientTable(clients);
    }

    private static Object parsed(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Object file = new Yaml(new SafeConstructor(options)).load(yaml);
            return file == null ? Map.of() : file;
        } catch (YAMLException e) {
            throw new IllegalStateException(FILE + ": is not valid YAML: " + e.getMessage(), e);
        }
    }

    private static Source source(String id, Fields fields) {
        Source source = new Source(id, fields.text("title"), fields.text("url"), fields.date("checked"));
        if (!source.url().startsWith("https://")) {
            fields.defect("the address must begin with https://");
        }
        fields.nothingElse();
        return source;
    }

    private static Client client(Fields fields, Map<String, Source> sources, Set<String> ids) {
        Fields tls = fields.table("tls");
        Range sure = range(tls, "from", "to");
        Range most = new Range(version(tls, "perhaps-from", sure.from()), version(tls, "perhaps-to", sure.to()));
        tls.nothingElse();
        Client client = new Client(
                fields.text("id"),
                fields.text("name"),
                fields.list("offers", Protection::of),
                fields.optionalList("offers-if-set", Protection::of),
                fields.optionalList("offers-perhaps", Protection::of),
                sure,
                most,
                tolerance(fields, "weak-ciphers"),
                fields.yes("modern-ciphers-only"),
                tolerance(fields, "old-credssp"),
                fields.yes("kerberos-only"),
                reactions(fields.table("certificate")),
                fields.yes("unverified"),
                fields.list("sources", id -> Optional.ofNullable(sources.get(id))));
        check(client, fields, ids);
        fields.nothingElse();
        return client;
    }

    private static void check(Client client, Fields fields, Set<String> ids) {
        if (!client.id().matches("[a-z0-9]+(-[a-z0-9]+)*") || !ids.add(client.id())) {
            fields.defect("'" + client.id() + "' must be a name of its own, such as freerdp-3");
        }
        if (client.offers().isEmpty() && client.unsure().isEmpty()) {
            fields.defect("'offers' names no protection");
        }
        if (client.sources().isEmpty()) {
            fields.defect("'sources' names none");
        }
        boolean inside = client.tlsAtMost().contains(client.tls().from())
                && client.tlsAtMost().contains(client.tls().to());
        if (!inside || client.tls().from().compareTo(client.tls().to()) > 0) {
            fields.defect("'tls' must go from an older to a newer version, and 'perhaps' further than that");
        }
        if (client.sources().stream().anyMatch(s -> s.checked().isEmpty()) && !client.unverified()) {
            fields.defect("rests on a source that nobody checked, so it is 'unverified: true'");
        }
    }

    private static Range range(Fields tls, String from, String to) {
        return new Range(tls.one(from, TlsVersion::of, TlsVersion.V1_2), tls.one(to, TlsVersion::of, TlsVersion.V1_2));
    }

    private static TlsVersion version(Fields tls, String key, TlsVersion otherwise) {
        return tls.has(key) ? tls.one(key, TlsVersion::of, otherwise) : otherwise;
    }

    private static Tolerance tolerance(Fields fields, String key) {
        return fields.one(key, word -> Words.constant(Tolerance.class, word), Tolerance.UNKNOWN);
    }

    private static Map<CertificateFault, Reaction> reactions(Fields fields) {
        Map<CertificateFault, Reaction> reactions = new EnumMap<>(CertificateFault.class);
        for (CertificateFault fault : CertificateFault.values()) {
            reactions.put(
                    fault, fields.one(Words.of(fault), word -> Words.constant(Reaction.class, word), Reaction.UNKNOWN));
        }
        fields.nothingElse();
        return reactions;
    }
}
