package dev.redial.rdpfile;

import dev.redial.rdpfile.RdpFileReader.Address;
import dev.redial.rdpfile.RdpFileReader.Setting;
import dev.redial.rdpfile.Remark.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings of one file, and what they mean together. */
record SavedConnection(Map<String, Setting> settings) {

    private static final int USUAL_PORT = 3389;

    /** Values of {@code gatewayusagemethod}; 0 and 4 mean that none is used. */
    private static final String ALWAYS = "1";

    private static final String IF_NEEDED = "2";
    private static final String AS_THE_SYSTEM_SAYS = "3";

    RdpFile judged(List<String> dropped) {
        Optional<Address> address = text("full address").map(s -> Address.of(s.value()));
        Optional<Address> other = text("alternate full address").map(s -> Address.of(s.value()));
        List<Remark> remarks = new ArrayList<>();
        remarks.addAll(aboutAddress(address.or(() -> other), other));
        remarks.addAll(aboutGateway());
        remarks.addAll(aboutProtection());
        remarks.addAll(aboutKind());
        remarks.sort(Comparator.comparing(remark -> remark.kind().weight()));
        return new RdpFile(
                address.or(() -> other).map(Address::host).filter(h -> !h.isEmpty()),
                port(address.or(() -> other)),
                gateway().map(Setting::value),
                List.copyOf(remarks),
                dropped);
    }

    private Optional<Setting> text(String name) {
        return Optional.ofNullable(settings.get(name)).filter(s -> !s.value().isEmpty());
    }

    private boolean has(String name, String value) {
        return text(name).filter(s -> s.value().equals(value)).isPresent();
    }

    private Optional<Remark> when(String name, String value, Kind kind) {
        return text(name).filter(s -> s.value().equals(value)).map(s -> new Remark(kind, s.toString()));
    }

    /** The one behind the name counts more than the file's own line, as in mstsc. */
    private Optional<Integer> port(Optional<Address> address) {
        return address.flatMap(Address::port)
                .or(() -> text("server port").map(s -> RdpFileReader.number(s.value())))
                .filter(port -> port > 0);
    }

    private List<Remark> aboutAddress(Optional<Address> address, Optional<Address> other) {
        List<Remark> remarks = new ArrayList<>();
        if (address.filter(a -> !a.host().isEmpty()).isEmpty()) {
            remarks.add(new Remark(Kind.ADDRESS_MISSING, ""));
        }
        Optional<Setting> line = text("server port");
        Optional<Integer> byLine = line.map(s -> RdpFileReader.number(s.value()));
        Optional<Integer> byName = address.flatMap(Address::port);
        byName.or(() -> byLine)
                .filter(port -> port < 0)
                .ifPresent(port -> remarks.add(new Remark(
                        Kind.PORT_UNREADABLE,
                        byName.isPresent()
                                ? text("full address").map(Setting::toString).orElse("")
                                : line.map(Setting::toString).orElse(""))));
        if (byName.isPresent() && byLine.isPresent() && !byName.equals(byLine)) {
            remarks.add(
                    new Remark(Kind.PORTS_DIFFER, line.map(Setting::toString).orElse("")));
        }
        port(address)
                .filter(port -> port != USUAL_PORT)
                .ifPresent(port -> remarks.add(new Remark(Kind.OTHER_PORT, Integer.toString(port))));
        if (text("full address").isPresent()
                && other.isPresent()
                && !other.map(Address::host).equals(address.map(Address::host))) {
            remarks.add(new Remark(
                    Kind.ADDRESSES_DIFFER,
                    text("alternate full address").map(Setting::toString).orElse("")));
        }
        return remarks;
    }

    /** The gateway that the connection uses, or falls back to; where no line says whether, a test through it tells more. */
    private Optional<Setting> gateway() {
        return text("gatewayhostname")
                .filter(s -> text("gatewayusagemethod").isEmpty()
                        || Stream.of(ALWAYS, IF_NEEDED, AS_THE_SYSTEM_SAYS)
                                .anyMatch(use -> has("gatewayusagemethod", use)));
    }

    private List<Remark> aboutGateway() {
        Optional<Setting> named = text("gatewayhostname");
        Optional<Setting> usage = text("gatewayusagemethod");
        if (named.isEmpty()) {
            return usage.filter(s -> s.value().equals(ALWAYS)).stream()
                    .map(s -> new Remark(Kind.GATEWAY_MISSING, s.toString()))
                    .toList();
        }
        Kind kind = switch (usage.map(Setting::value).orElse("")) {
            case ALWAYS -> Kind.GATEWAY_ALWAYS;
            case IF_NEEDED, AS_THE_SYSTEM_SAYS -> Kind.GATEWAY_IF_NEEDED;
            default -> Kind.GATEWAY_NAMED_BUT_UNUSED;
        };
        return List.of(new Remark(kind, named.map(Setting::toString).orElse("")));
    }

    private List<Remark> aboutProtection() {
        List<Remark> remarks = new ArrayList<>();
        when("enablecredsspsupport", "0", Kind.NLA_OFF).ifPresent(remarks::add);
        when("negotiate security layer", "0", Kind.NEGOTIATION_OFF).ifPresent(remarks::add);
        when("authentication level", "0", Kind.HOST_UNCHECKED).ifPresent(remarks::add);
        when("authentication level", "1", Kind.HOST_MUST_BE_PROVEN).ifPresent(remarks::add);
        when("enablerdsaadauth", "1", Kind.ENTRA_SIGN_IN).ifPresent(remarks::add);
        return remarks;
    }

    private List<Remark> aboutKind() {
        List<Remark> remarks = new ArrayList<>();
        text("loadbalanceinfo").ifPresent(s -> remarks.add(new Remark(Kind.BROKER, "loadbalanceinfo")));
        when("remoteapplicationmode", "1", Kind.REMOTE_APP).ifPresent(remarks::add);
        when("administrative session", "1", Kind.ADMIN_SESSION).ifPresent(remarks::add);
        text("signature").ifPresent(s -> remarks.add(new Remark(Kind.SIGNED, "signature")));
        return remarks;
    }
}
