package dev.redial.target;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Settings for tests: the defaults, and what a test changes of them. */
record TestConfig(
        Scope policy,
        Optional<List<String>> allow,
        Optional<List<String>> deny,
        List<String> ports,
        List<String> deniedPorts,
        Optional<List<String>> nat64Prefixes,
        boolean strict)
        implements TargetConfig {

    static TestConfig publicPolicy() {
        TargetConfig defaults = DefaultSettings.of(TargetConfig.class);
        return new TestConfig(
                Scope.PUBLIC,
                Optional.empty(),
                Optional.empty(),
                defaults.ports(),
                defaults.deniedPorts(),
                Optional.empty(),
                false);
    }

    static TestConfig privatePolicy(String... listed) {
        return publicPolicy().with(Scope.PRIVATE, Optional.of(List.of(listed)));
    }

    private TestConfig with(Scope scope, Optional<List<String>> listed) {
        return new TestConfig(scope, listed, deny, ports, deniedPorts, nat64Prefixes, strict);
    }

    TestConfig denying(String range) {
        return new TestConfig(policy, allow, Optional.of(List.of(range)), ports, deniedPorts, nat64Prefixes, strict);
    }

    TestConfig behindNat64(String range) {
        return new TestConfig(policy, allow, deny, ports, deniedPorts, Optional.of(List.of(range)), strict);
    }

    TestConfig onPorts(String... texts) {
        return new TestConfig(policy, allow, deny, List.of(texts), deniedPorts, nat64Prefixes, strict);
    }

    TestConfig strictly() {
        return new TestConfig(policy, allow, deny, ports, deniedPorts, nat64Prefixes, true);
    }

    TargetPolicy policyWith(NameResolver resolver) {
        return policyWith(resolver, TestOptOuts.none());
    }

    TargetPolicy policyWith(NameResolver resolver, OptOuts optOuts) {
        return new TargetPolicy(this, resolver, optOuts, Set::of);
    }
}
