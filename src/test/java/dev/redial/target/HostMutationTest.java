package dev.redial.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import dev.redial.Mutator;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.validator.routines.InetAddressValidator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The host field under seeded mutations. P-17: what we take for an address, other readers take for the same one; what we take for a name,
 * none of them takes for an address, or it would be dialled unjudged.
 */
@Tag("deeper")
class HostMutationTest {
    private static final String ALPHABET = "0123456789abcdefxX:.[]%-_ @/\\\u00fc\u0663\uff0e\u200d\u202e\ud83d";
    private static final String[] SEEDS = {
        "192.168.10.254",
        "20.42.73.24",
        "0177.0.0.1",
        "0x7f.0.0.1",
        "127.1",
        "2606:4700:4700::1111",
        "[::1]:3389",
        "::ffff:20.42.73.24",
        "64:ff9b::20.42.73.24",
        "1:2:3:4:5:6:7.8.9.10",
        "::",
        "fe80::1",
        "pc7.example.net:3389",
        "xn--bcher-kva.de",
        "dead.beef"
    };

    /** P-15, P-16: nothing but hosts and refusals. */
    @Test
    void spoiledHosts_areReadOrRefused() {
        Mutator mutator = new Mutator(15);
        int hosts = 0;
        for (int i = 0; i < Mutator.ROUNDS; i++) {
            hosts += HostPromises.typedHost(mutator.mutate(SEEDS[i % SEEDS.length], ALPHABET))
                            .isPresent()
                    ? 1
                    : 0;
        }
        assertThat(hosts).isBetween(Mutator.ROUNDS / 20, Mutator.ROUNDS * 19 / 20);
    }

    @Test
    void addresses_jdkAgrees() {
        agrees(HostPromises::byJdk);
    }

    @Test
    void addresses_guavaAgrees() {
        agrees(literal -> InetAddresses.isInetAddress(literal)
                ? Optional.of(HostPromises.bytes(InetAddresses.forString(literal), literal.indexOf(':') >= 0))
                : Optional.empty());
    }

    /** It only says whether a text is an address. */
    @Test
    void addresses_commonsValidatorAgrees() {
        InetAddressValidator validator = InetAddressValidator.getInstance();
        agrees(literal -> validator.isValid(literal) ? HostPromises.byJdk(literal) : Optional.empty());
    }

    /** Both of its readers: the strict one, and the one that takes octal, hexadecimal and short forms, which getaddrinfo uses. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void addresses_cLibraryAgrees() {
        CLibrary library = new CLibrary();
        agrees(library::strict);
        agrees(literal -> literal.indexOf(':') < 0 ? library.generous(literal) : library.strict(literal));
    }

    private interface Reader {
        Optional<byte[]> read(String literal);
    }

    private static void agrees(Reader theirs) {
        Mutator mutator = new Mutator(17);
        int addresses = 0;
        for (int i = 0; i < Mutator.ROUNDS; i++) {
            String text = mutator.mutate(SEEDS[mutator.below(SEEDS.length)], ALPHABET);
            Optional<TypedHost> read = read(text);
            if (read.isEmpty()) {
                continue;
            }
            String typed = read.get().typedName();
            Optional<byte[]> their = theirs.read(typed);
            switch (read.get().name()) {
                case HostName.Literal(IpAddress address) -> {
                    addresses++;
                    if (!Arrays.equals(bytes(address), their.orElse(new byte[0]))) {
                        throw new AssertionError(text + " is " + address + ", to them "
                                + their.map(Arrays::toString).orElse("no address"));
                    }
                }
                case HostName.Dns name -> {
                    if (their.isPresent() || theirs.read(name.ascii()).isPresent()) {
                        throw new AssertionError(text + " is a name, to them an address");
                    }
                }
            }
        }
        assertThat(addresses).isGreaterThan(Mutator.ROUNDS / 20);
    }

    private static Optional<TypedHost> read(String text) {
        try {
            return Optional.of(TypedHost.read(text));
        } catch (Unacceptable refused) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(IpAddress address) {
        return HostPromises.bytes(address.pinned(new HostName.Literal(address)), address.v6());
    }

    /** inet_pton and inet_aton of the C library that the JVM runs on. */
    private static final class CLibrary {
        private static final int AF_INET = 2;
        private static final int AF_INET6 = 10; // on Linux

        private final MethodHandle pton = function("inet_pton", 3);
        private final MethodHandle aton = function("inet_aton", 2);

        private static MethodHandle function(String name, int arguments) {
            Linker linker = Linker.nativeLinker();
            FunctionDescriptor descriptor = arguments == 3
                    ? FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS)
                    : FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
            return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
        }

        Optional<byte[]> strict(String literal) {
            boolean v6 = literal.indexOf(':') >= 0;
            return call(
                    literal, v6 ? 16 : 4, (text, out) -> (int) pton.invokeExact(v6 ? AF_INET6 : AF_INET, text, out));
        }

        Optional<byte[]> generous(String literal) {
            return call(literal, 4, (text, out) -> (int) aton.invokeExact(text, out));
        }

        private static Optional<byte[]> call(String literal, int length, Call call) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment out = arena.allocate(length);
                int good = call.on(arena.allocateFrom(literal), out);
                return good == 1 ? Optional.of(out.toArray(ValueLayout.JAVA_BYTE)) : Optional.empty();
            } catch (Throwable broken) {
                throw new AssertionError("the C library cannot be called", broken);
            }
        }

        private interface Call {
            int on(MemorySegment text, MemorySegment out) throws Throwable;
        }
    }
}
