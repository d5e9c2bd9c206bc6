package dev.redial.probe.negotiation;

import dev.redial.probe.Conversation;
import dev.redial.probe.Observation;
import dev.redial.probe.Probe;
import dev.redial.probe.ProbeId;
import dev.redial.probe.SkipReason;
import dev.redial.probe.net.Line;
import dev.redial.probe.net.LineFailure;
import dev.redial.rdp.MalformedPdu;
import dev.redial.rdp.NegotiationConfirm;
import dev.redial.rdp.NegotiationFailure;
import dev.redial.rdp.NegotiationRequest;
import dev.redial.rdp.NegotiationResponse;
import dev.redial.rdp.SecurityProtocols;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A question beside the main one, on a short connection of its own: what does the host say to another offer? */
public final class SideOffer implements Probe {

    private final ProbeId id;
    private final SecurityProtocols offer;
    private final boolean withCookie;
    private final ProbeId after;
    private final Function<Conversation, Optional<SkipReason>> skip;

    private SideOffer(
            ProbeId id,
            SecurityProtocols offer,
            boolean withCookie,
            ProbeId after,
            Function<Conversation, Optional<SkipReason>> skip) {
        this.id = id;
        this.offer = offer;
        this.withCookie = withCookie;
        this.after = after;
        this.skip = skip;
    }

    /**
     * All that runs inside TLS but CredSSP: a host that demands Network Level Authentication refuses it. Settled where the host chose TLS by
     * itself.
     */
    public static Probe withoutNla() {
        return new SideOffer(
                ProbeId.WITHOUT_NLA,
                SecurityProtocols.SSL.with(SecurityProtocols.RDSTLS).with(SecurityProtocols.RDSAAD),
                true,
                ProbeId.NEGOTIATION,
                soFar -> answer(soFar).isEmpty()
                        ? Optional.of(SkipReason.NOT_REACHED)
                        : choseCredSsp(soFar) ? Optional.empty() : Optional.of(SkipReason.NOT_NEEDED));
    }

    /** What a broker's redirection and Entra ID need, alone; settled where the host refused them beside TLS already. */
    public static Probe otherSignIns() {
        return new SideOffer(
                ProbeId.OTHER_SIGN_INS,
                SecurityProtocols.RDSTLS.with(SecurityProtocols.RDSAAD),
                true,
                ProbeId.WITHOUT_NLA,
                soFar -> choseTls(soFar)
                                && !(answer(soFar, ProbeId.WITHOUT_NLA).orElse(null) instanceof NegotiationFailure)
                        ? Optional.empty()
                        : Optional.of(SkipReason.NOT_NEEDED));
    }

    /** The main offer without the routing cookie: some inspection devices cut connections by it. Only asked when the main one was cut off. */
    public static Probe withoutCookie() {
        return new SideOffer(
                ProbeId.WITHOUT_COOKIE,
                SecurityProtocols.SSL.with(SecurityProtocols.HYBRID),
                false,
                ProbeId.NEGOTIATION,
                soFar -> soFar.failure(ProbeId.NEGOTIATION)
                        .map(kind -> switch (kind) {
                            case RESET, CLOSED_BY_PEER -> Optional.<SkipReason>empty();
                            case REFUSED, CONNECT_TIMEOUT, UNREACHABLE, NO_WAY_FROM_HERE, READ_TIMEOUT ->
                                Optional.of(SkipReason.NOT_REACHED);
                            case UNFINISHED, MALFORMED, TOO_MUCH, OUT_OF_TIME, OUR_BUG ->
                                Optional.of(SkipReason.NOT_NEEDED);
                        })
                        .orElse(Optional.of(SkipReason.NOT_NEEDED)));
    }

    @Override
    public ProbeId id() {
        return id;
    }

    @Override
    public Set<ProbeId> after() {
        return Set.of(after);
    }

    @Override
    public Optional<SkipReason> skip(Conversation soFar) {
        return skip.apply(soFar);
    }

    @Override
    public Observation run(Conversation conversation) throws LineFailure, MalformedPdu {
        Optional<String> cookie = Optional.of(conversation.config().identity()).filter(c -> withCookie);
        NegotiationRequest request = new NegotiationRequest(offer, cookie);
        try (Line line = conversation.dial()) {
            return Exchange.over(
                    line, request, conversation.within(conversation.config().negotiation()));
        }
    }

    private static Optional<NegotiationResponse> answer(Conversation soFar) {
        return answer(soFar, ProbeId.NEGOTIATION);
    }

    private static Optional<NegotiationResponse> answer(Conversation soFar, ProbeId question) {
        return soFar.seen(question)
                .flatMap(seen -> seen instanceof Observation.Negotiated(var offered, var response)
                        ? Optional.of(response)
                        : Optional.empty());
    }

    private static boolean choseTls(Conversation soFar) {
        return answer(soFar)
                .map(response -> response instanceof NegotiationConfirm confirm
                        && !confirm.selected().equals(SecurityProtocols.RDP))
                .orElse(false);
    }

    private static boolean choseCredSsp(Conversation soFar) {
        return answer(soFar)
                .map(response -> response instanceof NegotiationConfirm confirm
                        && (confirm.selected().equals(SecurityProtocols.HYBRID)
                                || confirm.selected().equals(SecurityProtocols.HYBRID_EX)))
                .orElse(false);
    }
}
