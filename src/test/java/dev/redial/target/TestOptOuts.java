package dev.redial.target;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Lists of those who opted out, for tests. */
final class TestOptOuts implements OptOuts {
    private final List<Holding> holdings;

    private TestOptOuts(List<Holding> holdings) {
        this.holdings = holdings;
    }

    static OptOuts none() {
        return of();
    }

    static OptOuts of(String... texts) {
        return new TestOptOuts(Arrays.stream(texts).map(TestOptOuts::holding).toList());
    }

    static Holding holding(String text) {
        return ((Holding.Read) Holding.read(text)).holding();
    }

    /** What the resolver of the policy "public" is told. */
    static Predicate<String> mayAsk(OptOuts optOuts) {
        SpecialNames names = SpecialNames.load(Scope.PUBLIC);
        return alias -> names.judge(alias).isEmpty() && !optOuts.name(alias);
    }

    @Override
    public boolean name(String ascii) {
        return holdings.stream()
                .anyMatch(holding -> holding instanceof Holding.Domain(var domain)
                        && (ascii.equals(domain.ascii()) || ascii.endsWith("." + domain.ascii())));
    }

    @Override
    public boolean address(IpAddress address) {
        return holdings.stream()
                .anyMatch(holding -> holding instanceof Holding.Range(var range) && range.contains(address));
    }
}
